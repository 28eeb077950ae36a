import type { MiddlewareHandler } from 'hono';
import { createProblem, isBrokenText, type Problem } from 'campaign-widgets/contract';
import { HttpProblem } from './http-problem.ts';

// The protection for texts that no schema reads: addresses, the keys of a body, and values that are
// passed on unchanged.

const MAX_DEPTH = 100;
const MAX_TEXT_PROBLEMS = 50;
const MESSAGE = 'must have no control characters, and no half of a character';
// JSON in UTF-8 can hold such a character only as one of these.
const MAY_BE_BROKEN = /\\u|\\[bf]|[\x7f-\x9f]/;

/**
 * Finds every text in a JSON value that holds control characters or half a character, in keys and
 * in values.
 */
export function findBrokenTexts(value: unknown): Problem[] {
  const problems: Problem[] = [];
  const visit = (inner: unknown, path: string[]): void => {
    if (problems.length >= MAX_TEXT_PROBLEMS) return;
    if (typeof inner === 'string') {
      if (isBrokenText(inner)) problems.push(createProblem(path.join('.'), 'format', MESSAGE));
    } else if (typeof inner === 'object' && inner !== null) {
      if (path.length >= MAX_DEPTH)
        problems.push(
          createProblem(path.join('.'), 'too-deep', `must have at most ${MAX_DEPTH} levels`),
        );
      else
        for (const [key, each] of Object.entries(inner)) {
          // The key itself is not repeated: it is the problem.
          if (isBrokenText(key))
            problems.push(createProblem(path.join('.'), 'format', `${MESSAGE}, in its keys`));
          else visit(each, [...path, key]);
        }
    }
  };
  visit(value, []);
  return problems;
}

/**
 * Checks a parsed JSON body.
 * @param text its source: most bodies can be seen to be correct without walking through the values
 * @throws HttpProblem 422 that names the keys
 */
export function requirePlainJson(value: unknown, text: string): void {
  if (MAY_BE_BROKEN.test(text)) refuse(findBrokenTexts(value));
}

/**
 * A text as a person pasted it, with what word processors use for line breaks as line breaks, and
 * without other control characters and halves of characters.
 */
export const cleanPastedText = (typed: string): string =>
  isBrokenText(typed)
    ? Array.from(typed.replace(/[\v\f\x85]/g, '\n'))
        .filter((character) => !isBrokenText(character))
        .join('')
    : typed;

/**
 * Checks the names and texts of a form.
 * @throws HttpProblem 422 that names the fields
 */
export function requirePlainFields(entries: Iterable<[name: string, value: unknown]>): void {
  refuse([...entries].flatMap(([name, value]) => findBrokenTexts({ [name]: value })));
}

/**
 * Decodes the `%` sequences of a form or an address.
 * @throws URIError for bytes that are not UTF-8, which `URLSearchParams` would replace
 */
export const decodePercent = (encoded: string): string =>
  decodeURIComponent(encoded.split('+').join(' '));

/** Refuses a query with control characters or broken UTF-8 before a route reads it. */
export const plainQuery = (): MiddlewareHandler => async (c, next) => {
  const { url } = c.req;
  const at = url.indexOf('?');
  if (at >= 0) requirePlainAddress(url.slice(at));
  await next();
};

/** The same for a path, because routes look up parts of it in the store. */
export const plainPath = (): MiddlewareHandler => async (c, next) => {
  requirePlainAddress(c.req.url.replace(/\?.*$/s, ''));
  await next();
};

/** @throws HttpProblem 400 */
function requirePlainAddress(encoded: string): void {
  if (!encoded.includes('%')) return;
  let decoded: string;
  try {
    decoded = decodePercent(encoded);
  } catch {
    throw new HttpProblem(400, 'The address must be UTF-8.');
  }
  if (isBrokenText(decoded))
    throw new HttpProblem(400, 'The address must have no control characters.');
}

function refuse(problems: Problem[]): void {
  if (problems.length > 0)
    throw new HttpProblem(
      422,
      problems
        .slice(0, MAX_TEXT_PROBLEMS)
        .map(({ message }) => `${message}.`)
        .join(' '),
      {
        problems: problems.slice(0, MAX_TEXT_PROBLEMS),
      },
    );
}
