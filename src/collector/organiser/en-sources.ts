import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from './ui/html.ts';

const { count, number } = createMessageFormat('en-GB');
const answers = (amount: number): string =>
  count(amount, { one: '{count} answer', other: '{count} answers' });

/** What is said of the pages that answers come from, in English. */
export const englishSources = {
  title: 'Where answers come from',
  intro:
    'Answers of the last fourteen days, by the page that they were sent from. A sudden wave can be ' +
    'set aside as one: it is kept, in no figure, and let in again with one button.',
  waiting:
    'Answers that still wait for others of their ward are set aside with it, and are not counted in ' +
    'this table.',
  otherReasons: (link: Html) =>
    html`Answers that are set aside for another reason stay as they are. Of sign-ups: show those of
    one source under ${link}, tick them all, and record that they are set aside.`,
  people: 'People',
  none: 'No answers came in these days.',
  unnamed: 'Pages without a name',
  day: 'Day',
  counted: 'Counted',
  held: 'Set aside',
  fromThisDay: 'From this day on',
  unusual: 'Unusual',
  fewerThan: (threshold: number) => `fewer than ${number(threshold)}`,
  /** A number that is rounded down. */
  atLeast: (amount: number) => `at least ${number(amount)}`,
  atLeastAnswers: (amount: number) => `at least ${answers(amount)}`,
  answers,
  theFew: 'the few set aside as a wave',
  hold: (amount: string) => `Set ${amount} aside`,
  holdSince: (amount: string, source: string, day: string) =>
    `Set ${amount} of ${source} since ${day} aside`,
  letCount: (amount: string) => `Count ${amount}`,
  letCountSince: (amount: string, source: string, day: string) =>
    `Count ${amount} of ${source} since ${day}`,
  jump: (source: Html, amount: string, day: string, usual: string) =>
    html`${source} sent ${amount} on ${day}, ${usual}.`,
  hardlyAny: 'after hardly any in the week before',
  usual: (amount: number) =>
    count(amount, { one: 'where {count} a day is usual', other: 'where {count} a day are usual' }),
  lookAtSources: 'Look at where answers come from',
  heldBackMail: (people: Html, mostPerDay: number) =>
    html`${people} who signed up today got no thank-you message: a campaign sends at most
    ${number(mostPerDay)} from midnight to midnight UTC (MAX_MAIL_PER_DAY). They are stored like
    everybody else.`,
  persons: (amount: number) => count(amount, { one: '{count} person', other: '{count} people' }),
  lookAtPeople: 'Look at where they came from',
};

export type SourceMessages = typeof englishSources;
