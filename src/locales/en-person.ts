/**
 * What a form says that asks for a name, in English: in a file of its own, which a page with a
 * survey alone loads late.
 */
export const englishPerson = {
  name: 'Full name',
  email: 'Email address',
  keepHint: 'Without this one we may not keep your name at all. The others are up to you.',
  age: (years: number) => `I am ${years} or over`,
  /** The link to the person's private page. */
  privatePage: 'See, take back or delete what you gave',
  /** As `problems` of the main file. */
  problems: {
    name: 'Enter your full name',
    email: 'Enter your email address',
    'email format': 'Enter an email address in the correct format, like name@example.com',
    'email no-contact': 'Enter an email address or a telephone number',
    phone: 'Enter a telephone number, like 01632 960 001',
    ageConfirmed: 'Tick the box if you are old enough to sign up',
    consents: 'Tick the box so that we may keep what you filled in',
  },
};

export type PersonMessages = typeof englishPerson;
