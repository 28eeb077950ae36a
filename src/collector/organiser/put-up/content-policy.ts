/** A content security policy: its directives with their sources. https://www.w3.org/TR/CSP3/ */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

const MAX_POLICY_LENGTH = 20_000;

/** Which directive stands in for one that is left out. */
const FALLBACKS: Record<string, readonly string[]> = {
  'script-src': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
};

/** Reads policies from headers and meta elements; a comma begins another policy. */
export const readPolicies = (texts: readonly string[]): ContentPolicy[] =>
  texts
    .flatMap((text) => text.slice(0, MAX_POLICY_LENGTH).split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(readPolicy);

function readPolicy(text: string): ContentPolicy {
  const directives = new Map<string, readonly string[]>();
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/);
    // Of a directive that stands there twice, the first counts.
    if (name !== '' && !directives.has(name.toLowerCase()))
      directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** Whether a page with a policy may load from an address. */
export function allowsSource(
  policy: ContentPolicy,
  directive: string,
  address: string,
  page: string,
): boolean {
  const sources = (FALLBACKS[directive] ?? [directive])
    .map((name) => policy.get(name))
    .find((found) => found !== undefined);
  if (!sources) return true;
  const [target, own] = [new URL(address), new URL(page)];
  return sources.some((source) => matchesSource(source.toLowerCase(), target, own));
}

function matchesSource(source: string, target: URL, own: URL): boolean {
  if (source === '*') return true;
  if (source === "'self'") return target.origin === own.origin;
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return target.protocol === source;
  const [, scheme, host = '', port] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/:]+)(?::(\d+|\*))?(?:\/.*)?$/.exec(source) ?? [];
  if (host === '' || host.startsWith("'")) return false;
  if (scheme !== undefined && `${scheme}:` !== target.protocol) return false;
  const isHost = host.startsWith('*.')
    ? target.hostname.endsWith(host.slice(1))
    : target.hostname === host;
  const defaultPort = target.protocol === 'https:' ? '443' : '80';
  const isPort = port === '*' || (port ?? defaultPort) === (target.port || defaultPort);
  return isHost && isPort;
}
