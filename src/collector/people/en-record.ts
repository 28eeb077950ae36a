import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';

const { count } = createMessageFormat('en-GB');

/** What is said of the forms that record something about one person or many, in English. */
export const englishRecord = {
  title: 'Record',
  errorTitle: 'record',
  headingOne: (name: Html) => html`Record for ${name}`,
  headingMany: (people: number) =>
    count(people, { one: 'Record for {count} person', other: 'Record for {count} people' }),
  meeting: {
    legend: 'A 1-2-1',
    state: 'What became of it',
    day: 'Day (optional, unless it was held)',
    with: 'With whom (optional)',
    record: 'Record the 1-2-1',
  },
  training: {
    legend: 'A training',
    course: 'Course',
    day: 'Day',
    record: 'Record the training',
  },
  stage: { legend: 'How far they are', stage: 'Stage', record: 'Record the stage' },
  counting: {
    title: 'In the figures or not',
    hint:
      'Whoever is set aside is kept, and is in no figure until you count them: a wave of sign-ups ' +
      'that nobody made, for example.',
    hold: 'Set aside',
    count: 'Count',
  },
  /** Under the paths and codes of problems. */
  problems: {
    state: 'Choose what became of the 1-2-1',
    'on required': 'Give the day',
    on: 'Give a day that exists, from 2000 on',
    'with too-long': 'Say in 120 characters at most who met them',
    'course too-long': 'Name the course in 120 characters at most',
    course: 'Name the course',
    stage: 'Choose a stage',
  } as Record<string, string>,
};

export type RecordMessages = typeof englishRecord;
