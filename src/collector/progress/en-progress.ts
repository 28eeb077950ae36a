import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { RecordList } from './progress-records.ts';

const { number } = createMessageFormat('en-GB');

/** What is said of what organisers write down about the progress, in English. */
export const englishProgress = {
  title: 'Progress',
  errorTitle: 'progress',
  missing:
    'The campaign document has no “progress” yet: it says what is measured, and which milestones ' +
    'there are. Whoever runs the server adds it, raises the version, and starts it again.',
  intro:
    'This is what every tracker shows now. People and answers are counted by themselves; the rest ' +
    'is what you write down here. All of it is public.',
  putOnPage: 'Put the tracker on a web page',
  measure: 'Measure',
  now: 'Now',
  goal: 'Goal',
  noneYet: 'none yet',
  /** What a measure counts. */
  countedFrom: {
    responses: 'answers to the survey',
    recruited: 'people in the register',
    oneToOnes: '1-2-1s held',
    trained: 'trainings recorded',
    organisations: 'organisations that joined',
    manual: 'what you write down',
  },
  own: (value: number) => `; of it ${number(value)} your own`,
  partners: (names: Html) => html`Added to these: ${names}.`,
  hints: {
    values:
      'A figure that nobody else counts; or, for a counted measure, what has to be added to it, ' +
      'such as answers on paper. A new figure replaces the last one.',
    milestones: 'How far each step is. A step nobody wrote about is “next”.',
    pledges: 'What somebody with power was asked, and what came of it.',
    events: 'Turnout against what you aimed at, and against the last time.',
    wins: 'What was won, where, when and who with.',
  } satisfies Record<RecordList, string>,
  writeDown: 'Write down',
  correct: 'Correct',
  takeAway: 'Take away',
  takenAway: 'taken away',
  history: 'Who wrote what down',
  noHistory: 'Nothing yet.',
};

export type ProgressPageMessages = typeof englishProgress;
