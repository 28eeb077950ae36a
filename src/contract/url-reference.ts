import { isVisibleText } from './text/visible-text.ts';

const LOCAL_HOST = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;

/**
 * The absolute address of `reference`, relative to `base`.
 * @returns undefined if it may not be used: only `https:` is allowed, and `http:` on the machine
 * itself
 */
export function resolveUrl(reference: string, base: string): string | undefined {
  try {
    const { protocol, hostname, href } = new URL(reference, base);
    return protocol === 'https:' || (protocol === 'http:' && LOCAL_HOST.test(hostname))
      ? href
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is an address that a campaign document may hold, absolute or relative. */
export const isUrlReference = (value: unknown): value is string =>
  isVisibleText(value) && resolveUrl(value, 'https://document.invalid') !== undefined;
