import type { SignupThanksMessages } from './en-signup-thanks.ts';
import type { SurveyThanksMessages } from './en-survey-thanks.ts';
import type { ChampionMessages } from './en-champion.ts';
import type { WardLookupMessages } from './en-ward-lookup.ts';
import type { OrganisationMessages } from './en-organisation.ts';
import type { OutboxMessages } from './en-outbox.ts';
import type { PersonMessages } from './en-person.ts';

/** What the embed script says in English, and the shape that every other language must fill. */
export const englishMessages = {
  loading: 'Loading…',
  unavailable: 'This can’t be shown just now.',
  notOpen: 'This has not opened yet.',
  closed: 'This has closed.',

  problemTitle: 'There is a problem',
  errorPrefix: 'Error:',
  /** By a field and a problem's code, else by the field. */
  problems: {
    area: 'Choose your ward',
    issue: 'Choose the issue that matters most to you',
    other: 'Write what the issue is',
    'other two-answers':
      'You chose an issue and also wrote one. Choose “Something else”, or empty the box',
  } as Record<string, string>,
  tooLong: (most: number) => `Use ${most} characters or fewer`,
  notTaken: 'This can’t be taken as it is',

  sending: 'Sending…',
  unreachableTitle: 'Not sent yet',
  unreachable:
    'We can’t reach the server. What you wrote is still here. Keep this page open. We go on trying, and so can you.',
  /** After what could not be sent. */
  tellUs: (contact: string) => `If this goes on, tell us: ${contact}.`,
  tryAgain: 'Try again',
  /** Beside a field that only programs see. */
  leaveEmpty: 'Leave this empty',
  sentTitle: 'Thank you. It has been sent',
  noReceipt: 'Nothing came back to show that it arrived, so there is no reference.',
  refusedTitle: 'This can’t be taken as it is',
  refused: 'What you wrote is still here: change it and send it again.',
  refusedHere:
    'This page may not send to this campaign. What you wrote is still here. Tell its owner.',

  reference: (reference: string) => `Your reference is ${reference}.`,

  ward: {
    label: 'Your ward',
    choose: 'Choose your ward',
    unknown: 'I don’t know my ward',
    outside: 'I live outside these wards',
    postcode: 'Your postcode (optional)',
    postcodeHint: 'Only to find your ward. We do not keep it.',
    /** On the button beside the postcode; `findWard`, which begins with the same word, is heard. */
    find: 'Find',
    findWard: 'Find my ward',
    notFound: 'We can’t look it up just now. Choose your ward in the list.',
  },
  survey: {
    issue: 'What is the one big issue where you live?',
    issueHint: 'Choose one.',
    somethingElse: 'Something else',
    other: 'If something else, what is it?',
    words: 'What would you change, and where? (optional)',
    wordsHint: 'Leave out names and anything that tells who you are.',
    send: 'Send my answer',
    thanks: 'Thank you. We have your answer',
  },
  privacy: {
    survey: (controller: string) =>
      `${controller} asks this. Your answer is anonymous. We keep your ward, the issue and ` +
      'your words, and publish how many people named each issue. We publish your words only ' +
      'once we have checked them.',
    ask: 'Ask us:',
    notice: 'Privacy notice',
    complain: 'Complain:',
  },
  imprint: (promoter: string, onBehalfOf?: string) =>
    `Promoted by ${promoter}${onBehalfOf ? `, on behalf of ${onBehalfOf}` : ''}.`,
  /** A body and its address. */
  of: (name: string, address: string) => `${name} of ${address}`,
};

/** A language. English has what few visitors come to read in files of their own. */
export type WidgetMessages = typeof englishMessages & {
  surveyThanks?: SurveyThanksMessages;
  signupThanks?: SignupThanksMessages;
  champion?: ChampionMessages;
  wardLookup?: WardLookupMessages;
  organisation?: OrganisationMessages;
  outbox?: OutboxMessages;
  person?: PersonMessages;
};
