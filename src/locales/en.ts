const plural = new Intl.PluralRules('en');
const answers = (count: number) => `${count} ${plural.select(count) === 'one' ? 'answer' : 'answers'}`;

/** English, and the shape that every other language must fill. */
export const en = {
  /** `name` of a field that may be left empty. */
  optional: (label: string) => `${label} (optional)`,
  loading: 'Loading…',
  unavailable: 'This can’t be shown just now.',
  loadAgain: 'Try again',
  notOpen: 'This has not opened yet. Come back soon.',
  closed: 'This has closed. Thank you to everybody who took part.',

  problemTitle: 'There is a problem',
  errorPrefix: 'Error:',
  /** By a problem's path and code, else its path, else its code. */
  problems: {
    'area.code': 'Choose your ward',
    'answers.issue': 'Choose the one issue that matters most to you',
    'answers.other': 'Write what the issue is',
    'answers.other two-answers': 'You chose an issue from the list and also wrote one. Choose “Something else”, or empty the box',
    'answers.name': 'Enter your full name',
    'answers.email': 'Enter your email address',
    'answers.email format': 'Enter an email address in the correct format, like name@example.com',
    'answers.ageConfirmed': 'Tick the box if you are old enough. If not, leave out your name: your answer has been received without it',
    consents: 'Tick the box so that we may keep your name, or leave out your name and address',
  } as Record<string, string>,
  tooLong: (most: number) => `Use ${most} characters or fewer`,
  notTaken: 'This can’t be taken as it is',

  send: 'Send',
  sending: 'Sending…',
  unreachableTitle: 'Not sent yet',
  unreachable: 'We can’t reach the server. What you wrote is still here. Keep this page open: we go on trying, and you can try again yourself.',
  tryAgain: 'Try again',
  refusedTitle: 'Your answer was not taken',
  refused: 'The server would not take it as it is. What you wrote is still here: you can change it and send it again.',
  refusedHere: 'This page may not send answers to this campaign. What you wrote is still here. Tell the owner of the page.',

  survey: {
    ward: 'Your ward',
    chooseWard: 'Choose your ward',
    wardUnknown: 'I don’t know my ward',
    wardOutside: 'I live outside these wards',
    issue: 'What is the one big issue where you live?',
    issueHint: 'Choose one.',
    somethingElse: 'Something else',
    other: 'If something else, what is it?',
    words: 'What would you change, and where?',
    wordsHint: 'Leave out names and anything that tells who you are.',
    send: 'Send my answer',
    thanks: 'Thank you. We have your answer',
    youSaid: (issue: string, ward: string) => (ward ? `You said: ${issue}, in ${ward}.` : `You said: ${issue}.`),
    reference: (reference: string) => `Your reference is ${reference}.`,
    next: 'We read every answer. Once enough people of a ward have answered, we publish what they said.',
  },
  results: {
    title: (ward: string) => `What people in ${ward} have said so far`,
    counted: (count: number, day: string) => `${answers(count)} up to ${day}. These are answers, not a sample of people.`,
    tooFew: (ward: string, least: number) => `What people in ${ward} said is shown once ${answers(least)} have come in.`,
    otherIssues: 'Other issues',
  },
  contact: {
    title: 'Would you like to hear what happens?',
    apart: 'Your name is kept apart from your answer: nobody can tell which one is yours.',
    name: 'Full name',
    email: 'Email address',
    emailHint: 'We use it only for what you tick below.',
    keepHint: 'Without this one we may not keep your name at all. The others are up to you.',
    age: (years: number) => `I am ${years} or over`,
    send: 'Keep me informed',
    thanks: 'Thank you. We will be in touch',
  },
  privacy: {
    survey: (controller: string) => `${controller} asks this. Your answer is anonymous: we keep your ward, the issue and what you write, and publish how many people named each issue. What you write is shown to nobody else unless it has been checked.`,
    contact: (controller: string, days: number) => `${controller} keeps your name and address for ${days} days after we last spoke. You can see, change or withdraw it at any time.`,
    ask: 'Ask us:',
    notice: 'Privacy notice',
    complain: 'Complain:',
  },
  imprint: (promoter: string, onBehalfOf?: string) => `Promoted by ${promoter}${onBehalfOf ? ` on behalf of ${onBehalfOf}` : ''}.`,
  /** Two bodies at one address. */
  imprintBoth: (promoter: string, onBehalfOf: string, address: string) => `Promoted by ${promoter} on behalf of ${onBehalfOf}, both of ${address}.`,
  /** A body and its address. */
  of: (name: string, address: string) => `${name} of ${address}`,
};

export type Locale = typeof en;
