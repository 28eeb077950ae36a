// `Intl` objects are made when they are used: the first of a page takes a slow telephone some 20 ms.
const answersInWords = (count: number) =>
  `${new Intl.NumberFormat('en-GB').format(count)} ` +
  (new Intl.PluralRules('en').select(count) === 'one' ? 'answer' : 'answers');

/**
 * What is said after an answer, in English: in a file of its own, since few of a page's visitors
 * come so far.
 */
export const englishSurveyThanks = {
  youSaid: 'You said:',
  /** Between an issue and a ward. */
  inWard: 'in',
  next: 'We read every answer. Once enough people of a ward have answered, we publish what they said.',
  results: {
    title: (ward: string) => `What people in ${ward} have said so far`,
    counted: (count: number, day: string) =>
      `${answersInWords(count)} up to ${day}. These are answers, not a sample of people.`,
    tooFew: (ward: string, least: number) =>
      `What people in ${ward} said is shown once ${answersInWords(least)} have come in.`,
    otherIssues: 'Other issues',
  },
  contact: {
    privacy: (controller: string, days: number) =>
      `${controller} keeps your name and address for ${days} days after we last spoke. Ask us ` +
      'at any time to see, change or delete it.',
    title: 'Would you like to hear what happens?',
    apart: 'Your name is kept apart from your answer: nothing we keep links the two.',
    emailHint: 'We use it only for what you tick below.',
    send: 'Keep me informed',
    thanks: 'Thank you. We will be in touch',
    /** Where the person did not ask for messages. */
    thanksKept: 'Thank you. We have your name',
    /** Where `problems` of the main file would not do. */
    problems: {
      ageConfirmed:
        'Tick the box if you are old enough. If not, leave out your name: your answer has been received without it',
      consents: 'Tick the box so that we may keep your name, or leave out your name and address',
    },
  },
};

export type SurveyThanksMessages = typeof englishSurveyThanks;
