import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';

const { count, number } = createMessageFormat('en-GB');
const answers = (amount: number): string =>
  count(amount, { one: '{count} answer', other: '{count} answers' });

/** What is said of answers: their results, their words, and those to decide on, in English. */
export const englishAnswers = {
  figures: {
    counted: (amount: number) => count(amount, { one: 'answer counted', other: 'answers counted' }),
    wards: (wards: number) =>
      count(wards, { one: 'of {count} ward has answers', other: 'of {count} wards have answers' }),
    waiting: (amount: number) =>
      count(amount, { one: 'of them waits for others', other: 'of them wait for others' }),
    held: 'for you to decide on',
    recruited: (amount: number) =>
      count(amount, { one: 'person recruited', other: 'people recruited' }),
  },
  none: (link: Html) => html`No answers yet. ${link} to get the first.`,
  putOnPage: 'Put the survey on a web page',
  notASample: (threshold: number) =>
    'These are answers, not a sample of people. The public sees a ward from ' +
    `${number(threshold)} answers on, and an issue in it from ${number(threshold)} on; you see ` +
    'all of it.',
  publicOnly: (threshold: number) =>
    'These are the public figures: answers, not a sample of people. A ward is shown from ' +
    `${number(threshold)} answers on, and an issue in it from ${number(threshold)} on.`,
  publishedAtOnce: (setting: Html) =>
    html`This campaign publishes each answer as it comes in (${setting} is 1). Whoever watches the
    figures and the list of people can tell whose answer it is.`,
  publishedInBatches: (threshold: number) =>
    "So that answers can't be matched with the names that come in, the figures of a ward, its " +
    `words and the downloads move only when at least ${number(threshold)} new answers of it have ` +
    'come, and for the rest when the survey closes.',
  waitNow: (amount: number) =>
    count(amount, { one: '{count} answer waits now.', other: '{count} answers wait now.' }),
  wardFilter: {
    name: 'Part of the name or code of a ward',
    sort: 'Order',
    sortNames: { answers: 'Most answers first', name: 'By name' },
    show: 'Show',
    showAll: 'Show all wards',
    found: (wards: number) => count(wards, { one: '{count} ward', other: '{count} wards' }),
    noneFound: 'No ward with answers has that in its name or code.',
  },
  ward: {
    answers,
    notPublished: 'not published yet',
    issue: 'Issue',
    answersHeading: 'Answers',
    share: 'Share',
  },
  total: {
    title: 'All wards together',
    scale: (share: string) =>
      `Every ward is drawn alike: the same order, and a full bar is ${share} of its answers.`,
  },
  weeks: {
    title: 'The last weeks',
    hint: (threshold: number) =>
      threshold === 1
        ? 'Answers that came in each week, by the Monday that it began with.'
        : 'Published answers of each week, by the Monday that it began with, rounded down to ' +
          `multiples of ${number(threshold)}, so that none can be told from the others.`,
    from: 'Week from',
    few: (threshold: number) => `under ${number(threshold)}`,
  },
  more: 'More',
  sources: (link: Html) => html`${link}, page by page and day by day`,
  whereFrom: 'Where answers come from',
  allAnswers: 'All answers',
  allPeople: 'All people',
  words: {
    title: 'Words people wrote',
    intro:
      'Nothing typed is public until you make it public. Look for names, addresses and anything that ' +
      'tells who wrote it or whom it is about.',
    none: 'Nobody has written anything yet.',
  },
  held: {
    title: 'Answers to decide on',
    intro: (link: Html) =>
      html`These are kept, but not counted. Count them, or leave them here. A whole wave from one
      page is set aside and let in under ${link}.`,
    whereFrom: 'where answers come from',
    none: 'Nothing is left to decide.',
    people: (amount: number) =>
      count(amount, {
        one: '{count} person is set aside too',
        other: '{count} people are set aside too',
      }),
  },
  from: (source: string) => `from ${source}`,
  isPublic: 'Public',
  heldFor: (reason: string) => `Set aside: ${reason}`,
  decisions: {
    release: 'Make public',
    withhold: 'Take back',
    count: 'Count it',
    hold: 'Set aside',
  },
  next: (amount: number) => `Next ${number(amount)}`,
};

export type AnswerMessages = typeof englishAnswers;
