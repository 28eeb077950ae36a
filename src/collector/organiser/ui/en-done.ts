import { createMessageFormat } from '../../http/format-message.ts';

const { count } = createMessageFormat('en-GB');
const people = (number: number): string =>
  count(number, { one: '{count} person', other: '{count} people' });
const answers = (number: number): string =>
  count(number, { one: '{count} answer', other: '{count} answers' });

/** What a page says after something was done, by the word in its address, in English. */
export const englishDone = {
  stage: (number: number) => `The stage of ${people(number)} is recorded.`,
  meeting: (number: number) => `The 1-2-1 of ${people(number)} is recorded.`,
  training: (number: number) => `The training of ${people(number)} is recorded.`,
  'no-training': () => 'The training is taken back.',
  details: () => 'The details are saved.',
  hold: (number: number) => `Set aside: ${people(number)}, in no figure now.`,
  count: (number: number) => `Counted from now on: ${people(number)}.`,
  same: () => 'They are one person now.',
  different: () => 'They stay two people.',
  deleted: () => 'They are deleted, with all they gave.',
  allowed: () => 'The address or number is allowed again. Import the row that has it.',
  nobody: () => 'Nobody was ticked. Tick those whom you mean, then record.',
  'answer-release': () => 'These words are public now.',
  'answer-withhold': () => 'These words are not public any more.',
  'answer-hold': () => 'Set aside: this answer is in no figure now.',
  'answer-count': () => 'This answer counts from now on.',
  'stop-confirmed': () => 'You confirmed it: they are deleted within a day.',
  'stop-postponed': () => 'You put it off: nobody is deleted for 7 days.',
  'token-revoked': () => 'Their key opens nothing any more.',
  'wave-held': (number: number) => `Set aside: ${answers(number)}, in no figure now.`,
  'wave-counted': (number: number) => `Counted from now on: ${answers(number)}.`,
  written: () => 'It is written down, and public.',
  'record-deleted': () => 'It is taken away. What it was stays in the record below.',
};

export type DoneMessages = Record<keyof typeof englishDone, (number: number) => string>;
