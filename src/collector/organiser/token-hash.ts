import { createHash } from 'node:crypto';

/** Shorter ones can be guessed. A made one has 24. */
export const MIN_TOKEN_LENGTH = 20;

/**
 * SHA-256, hexadecimal: only this is stored of a token or a session. Both are long and random, so
 * nobody can search for the source of a plain hash.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Invisible characters in a copied text: zero-width characters, soft hyphens, direction marks. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00AD\u034F\u115F\u1160\u2800\u3164\uFFA0]/gu;
const QUOTES = /^["'`<([{«»‘’‚‛“”„‟‹›]+|["'`>)\]}«»‘’‚‛“”„‟‹›.,;]+$/gu;

/**
 * The tokens that a pasted text can mean, the likeliest first: the text itself, the text without
 * quotes and spaces around it, the text after a `token:`, or the token in the line that the
 * collector prints at its start.
 */
export function readPastedToken(pasted: string): string[] {
  const visible = pasted
    .replace(INVISIBLE, (character) => (/\s/.test(character) ? ' ' : ''))
    .trim();
  const labelled =
    /(?:^|[^a-z\d])(?:token|bearer)\b["'’”]?\s*[:=]?\s*(.+)$/iu.exec(visible)?.[1] ?? visible;
  const unquoted = labelled.trim().replace(QUOTES, '').trim();
  const [firstWord = ''] = unquoted.split(/\s+/u);
  const candidates = [
    pasted.trim(),
    visible,
    visible.replace(QUOTES, '').trim(),
    unquoted,
    firstWord.replace(QUOTES, ''),
    unquoted.replace(/\s+/gu, ''),
    visible.replace(QUOTES, '').replace(/\s+/gu, ''),
  ];
  return [...new Set(candidates)].filter(Boolean);
}
