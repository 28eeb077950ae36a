import { html } from 'hono/html';
import type { MilestoneState, Pledge } from 'campaign-widgets/contract';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { RecordList } from './progress-records.ts';

const { number } = createMessageFormat('en-GB');

const append = (text: string | undefined): string => (text ? `, ${text}` : '');

/** A pledge in words; days are written as the page writes them. */
interface PledgeWords {
  who: Html;
  role?: string | undefined;
  ask: string;
  answer: string;
  saidOn?: string | undefined;
  kept?: string | undefined;
}

/** The forms and the sentences of what organisers write down, in English. */
export const englishProgressRecords = {
  lists: {
    values: 'Figures',
    milestones: 'Milestones',
    pledges: 'Pledges',
    events: 'Events',
    wins: 'Wins',
  } satisfies Record<RecordList, string>,
  states: {
    done: 'Done',
    now: 'Now',
    next: 'Next',
    won: 'Won',
  } satisfies Record<MilestoneState['state'], string>,
  answers: {
    yes: 'Yes',
    no: 'No',
    partly: 'Partly',
    'none-yet': 'No answer yet',
  } satisfies Record<Pledge['answer'], string>,
  kept: {
    yes: 'Kept',
    no: 'Not kept',
    pending: 'Not due yet',
  } satisfies Record<NonNullable<Pledge['kept']>, string>,
  notKnown: '–',
  add: {
    values: 'Write a figure down',
    milestones: 'Write a milestone down',
    pledges: 'Add a pledge',
    events: 'Add an event',
    wins: 'Add a win',
  } satisfies Record<RecordList, string>,
  /** A figure or a milestone is corrected by a new one under the same name. */
  change: {
    values: undefined,
    milestones: undefined,
    pledges: 'Correct the pledge',
    events: 'Correct the event',
    wins: 'Correct the win',
  } satisfies Record<RecordList, string | undefined>,
  /** What the fields of each form are called. */
  fields: {
    values: { id: 'Measure', value: 'Figure', on: 'As of' },
    milestones: {
      id: 'Milestone',
      state: 'How far',
      date: 'Day (optional)',
      note: 'Note (optional)',
    },
    pledges: {
      who: 'Who was asked',
      role: 'What they are (optional)',
      ask: 'What they were asked for',
      answer: 'What they said',
      saidOn: 'Said on (optional)',
      followUpOn: 'We ask again on (optional)',
      kept: 'Kept (optional)',
      source: 'Where it can be read (optional)',
    },
    events: {
      name: 'Event',
      on: 'Day',
      target: 'Aimed at (optional)',
      turnout: 'Came (optional)',
      lastTime: 'Came the last time (optional)',
    },
    wins: {
      what: 'What was won',
      where: 'Where (optional)',
      on: 'Day',
      with: 'With whom (optional, one a line)',
    },
  } satisfies Record<RecordList, Record<string, string>>,
  /** A record in one line. */
  records: {
    value: (measure: Html, value: number, day: string) =>
      html`${measure}: ${number(value)}${append(day)}`,
    milestone: (milestone: Html, state: string, day: string | undefined, note: string) =>
      html`${milestone}: ${state}${append(day)}${note ? `. ${note}` : ''}`,
    pledge: ({ who, role, ask, answer, saidOn, kept }: PledgeWords) =>
      html`${who}${append(role)}: ${ask} – ${answer}${append(saidOn)}${append(kept)}`,
    event: (name: Html, day: string, turnout: string) =>
      html`${name}${append(day)}${turnout ? `: ${turnout}` : ''}`,
    came: (people: number) => `${number(people)} came`,
    aimedAt: (people: number) => `${number(people)} aimed at`,
    lastTime: (people: number) => `${number(people)} the last time`,
    win: (what: Html, where: string, day: string, partners: string) =>
      html`${what}${append(where)}${append(day)}${partners ? `, with ${partners}` : ''}`,
  },
  /** What is wrong with a form, by the field. */
  problems: {
    id: 'Choose one of the list',
    value: 'Give the figure, like 62',
    on: 'Give the day',
    state: 'Choose how far it is',
    date: 'Give a day that exists',
    note: 'Say it in 500 characters at most',
    who: 'Say who was asked, in 120 characters at most',
    role: 'Say what they are in 120 characters at most',
    ask: 'Say what they were asked for, in 500 characters at most',
    answer: 'Choose what they said',
    saidOn: 'Give a day that exists',
    followUpOn: 'Give a day that exists',
    source: 'Give the whole address of a page, beginning with https://',
    name: 'Name the event in 120 characters at most',
    target: 'Give a figure above 0, like 100',
    turnout: 'Give how many came, like 112',
    lastTime: 'Give how many came the last time, like 80',
    what: 'Say what was won, in 500 characters at most',
    where: 'Say where in 120 characters at most',
    with: 'Give up to 20 names, one a line',
  } as Record<string, string>,
};

export type ProgressRecordMessages = typeof englishProgressRecords;
