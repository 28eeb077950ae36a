import { codeMistake, normaliseCode } from '../../contract/ballot/ballot-code.ts';

const MAX_HASH_LENGTH = 60;

/**
 * Takes a code out of the fragment of the page's address, where a slip's QR code puts it: no log has
 * it there, and from now on the address bar has it neither.
 * @returns the code; undefined if the fragment is something else, which then stays
 */
export function takeCode(): string | undefined {
  const { hash, pathname, search } = location;
  if (hash.length > MAX_HASH_LENGTH) return undefined;
  let code: string;
  try {
    code = normaliseCode(decodeURIComponent(hash.slice(1)));
  } catch {
    return undefined;
  }
  if (codeMistake(code)) return undefined;
  history.replaceState(history.state, '', pathname + search);
  return code;
}
