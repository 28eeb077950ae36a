import { formatCount } from './page-layout.ts';
import { organiserPath } from '../return-path.ts';

/** What a page says after something was done; the address carries the word and a number, never a sentence. */
const DONE: Record<string, (people: string) => string> = {
  stage: (people) => `The stage of ${people} is recorded.`,
  meeting: (people) => `The 1-2-1 of ${people} is recorded.`,
  training: (people) => `The training of ${people} is recorded.`,
  'no-training': () => 'The training is taken back.',
  details: () => 'The details are saved.',
  hold: (people) => `Held back: ${people}, in no figure now.`,
  count: (people) => `Counted from now on: ${people}.`,
  same: () => 'They are one person now.',
  different: () => 'They stay two people.',
  deleted: () => 'They are deleted, with all they gave.',
  allowed: () => 'The address or number is allowed again. Import the row that has it.',
  nobody: () => 'Nobody was ticked. Tick those whom you mean, then record.',
  'token-revoked': () => 'The token opens nothing any more.',
};

export const doneMessage = (done: string | undefined, n = '1'): string | undefined =>
  done !== undefined && Object.hasOwn(DONE, done)
    ? DONE[done]?.(formatCount(Math.trunc(Number(n)) || 1, 'person', 'people'))
    : undefined;

/** Only a path of these pages is gone back to. */
export const backPath = <Else>(given: unknown, otherwise: Else): string | Else =>
  typeof given === 'string' ? (organiserPath(given) ?? otherwise) : otherwise;

/** The address of a page that says what was done, and how many people it was done for. */
export function donePath(path: string, done: string, n?: number): string {
  const url = new URL(path, 'http://localhost');
  url.searchParams.set('done', done);
  url.searchParams.delete('tick');
  if (n === undefined) url.searchParams.delete('n');
  else url.searchParams.set('n', String(n));
  return `${url.pathname}${url.search}${url.hash}`;
}
