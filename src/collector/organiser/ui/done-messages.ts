import type { Context, TypedResponse } from 'hono';
import { organiserPath } from '../return-path.ts';
import { DONE_ID, statusMessage } from './form-fields.ts';
import type { Html } from './html.ts';
import type { OrganiserMessages } from './organiser-messages.ts';
import type { LanguageContext } from './page-context.ts';

/** What was just done, from the address of a page. */
export interface DoneNotice {
  /** A word of the messages `done`. */
  done: string;
  message: string;
  /** The entry or the part of the page that it was done to. */
  at: string | undefined;
}

/** What was just done according to the address; undefined if the address names nothing known. */
export function readDone<Env extends { Variables: LanguageContext }>(
  c: Context<Env>,
): DoneNotice | undefined {
  const { done, n, at } = c.req.query();
  const { messages } = c.var as LanguageContext;
  const message = doneMessage(messages.done, done, n);
  return done === undefined || message === undefined ? undefined : { done, message, at };
}

/** The message about what was done, at its place; nothing at every other place. */
export const doneHere = (notice: DoneNotice | undefined, isHere: boolean): Html | '' =>
  isHere ? statusMessage(notice?.message) : '';

/** Redirects the browser to the place of the change, which shows the message. */
export const redirectDone = (
  c: Context,
  path: string,
  options: DonePathOptions,
): Response & TypedResponse<undefined, 303, 'redirect'> => c.redirect(donePath(path, options), 303);

/**
 * The message of a page about what was just done. The address has a word and a number, never a
 * sentence, so that no link can put its own text on the page.
 * @returns undefined for an unknown word
 */
export function doneMessage(
  messages: OrganiserMessages['done'],
  done: string | undefined,
  number = '1',
): string | undefined {
  if (done === undefined || !Object.hasOwn(messages, done)) return undefined;
  const message = messages[done as keyof typeof messages];
  const amount = Math.trunc(Number(number));
  return typeof message === 'string' ? message : message(Number.isSafeInteger(amount) ? amount : 1);
}

/** Only a path of these pages is allowed. */
export const backPath = <Else>(given: unknown, otherwise: Else): string | Else =>
  typeof given === 'string' ? (organiserPath(given) ?? otherwise) : otherwise;

interface DonePathOptions {
  done: string;
  /** How many people or answers it was done for. */
  number?: number;
  /**
   * The entry or part of the page that it was done to, so that the page shows the message there.
   */
  at?: string | undefined;
}

/**
 * The address of a page that says what was done, with the message as its fragment: a browser
 * scrolls to it and moves the focus there.
 */
export function donePath(path: string, { done, number, at }: DonePathOptions): string {
  const url = new URL(path, 'http://localhost');
  const parameters = { done, n: number === undefined ? '' : String(number), at: at ?? '' };
  url.searchParams.delete('tick');
  for (const [name, value] of Object.entries(parameters))
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return `${url.pathname}${url.search}#${DONE_ID}`;
}
