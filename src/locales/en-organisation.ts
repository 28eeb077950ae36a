/**
 * What a sign-up asks of an organisation, in English: in a file of its own, since few pages ask.
 */
export const englishOrganisation = {
  name: 'Name of the organisation',
  kind: 'What kind of organisation is it?',
  chooseKind: 'Choose one',
  kinds: {
    faith: 'Church, mosque or other faith group',
    residents: 'Residents’ group',
    school: 'School or college',
    charity: 'Charity or community group',
    union: 'Trade union branch',
    other: 'Something else',
  },
  people: 'Roughly how many people does it bring together? (optional)',
  listed: 'The organisation may be named publicly as one that takes part',
  contact: 'Your full name',
  role: 'What you do there (optional)',
  wardHint: 'The one that the organisation is in.',
  send: 'Sign us up',
  /** As `problems` of the main file. */
  problems: {
    organisation: 'Enter the name of the organisation',
    organisationKind: 'Choose what kind of organisation it is',
    organisationPeople: 'Enter a whole number of people, like 150',
  },
};

export type OrganisationMessages = typeof englishOrganisation;
