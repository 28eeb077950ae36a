import type { SurveyDocument } from './survey-document.ts';

/** The sentences of the survey. The benchmark stops where the widget's own differ from them. */
export const words = {
  ward: 'Your ward',
  chooseWard: 'Choose your ward',
  unknownWard: 'I don’t know my ward',
  outsideWards: 'I live outside these wards',
  issue: 'What is the one big issue where you live?',
  issueHint: 'Choose one.',
  somethingElse: 'Something else',
  other: 'If something else, what is it?',
  words: 'What would you change, and where? (optional)',
  wordsHint: 'Leave out names and anything that tells who you are.',
  leaveEmpty: 'Leave this empty',
  send: 'Send my answer',
  thanks: 'Thank you. We have your answer',
  notSent: 'We can’t reach the server. Try again.',
  privacyNotice: 'Privacy notice',
};

export const problemWords = {
  area: 'Choose your ward',
  issue: 'Choose the issue that matters most to you',
  other: 'Write what the issue is',
  twoAnswers: 'You chose an issue and also wrote one. Choose “Something else”, or empty the box',
  otherTooLong: 'Use 120 characters or fewer',
  wordsTooLong: 'Use 1000 characters or fewer',
};

export const privacyWords = ({ controller }: SurveyDocument): string =>
  `${controller.name} asks this. Your answer is anonymous. We keep your ward, the issue and your words, and publish how many people named each issue. We publish your words only once we have checked them. Ask us:`;

export function imprintWords({ imprint: { promoter, onBehalfOf } }: SurveyDocument): string {
  return `Promoted by ${promoter.name} of ${promoter.address}, on behalf of ${onBehalfOf.name} of ${onBehalfOf.address}.`;
}
