import { html } from 'hono/html';
import type { Html } from './ui/html.ts';

/** What is said of tokens, which whoever reads the pages knows as keys, in English. */
export const englishTokens = {
  title: 'Who has access',
  intro:
    'A key opens these pages to a person, or to a program of yours. Make one for each, so that ' +
    'the record says who it was and each can be taken back.',
  none: 'None was made yet: only the first key opens these pages.',
  revoked: 'Taken back',
  allCampaigns: 'all campaigns',
  made: (at: string, by: Html) => html`Made ${at} by ${by}`,
  revokedOn: (at: string) => `, taken back ${at}`,
  revoke: 'Take back',
  revokeToken: (name: string) => `Take back the key of ${name}`,
  makeTitle: 'Make a key',
  name: 'Name',
  nameHint: 'Of the person or the program. The record says it with every change.',
  campaigns: 'Campaigns',
  everyCampaign: 'All, also those that come later',
  scopes: 'What it opens',
  scopesHint: 'Give each key as little as its holder needs. Any key opens what is public.',
  /** By scope: what a key is for, in a list of them, and what its holder sees and does. */
  scopeNames: {
    figures: 'Figures',
    source: 'What came by one page',
    hall: 'The screen of a meeting',
    register: 'Reading people and answers',
    work: 'Working with people and answers',
    edit: 'Editing campaigns',
    owner: 'Everything',
  },
  scopeHints: {
    figures: 'Sees what is public: figures, where enough answers were given. No people, no words.',
    source:
      'For a partner whose page has the form. Sees how many answers came by that page, and those ' +
      'of a day and a ward where enough came. No people, no words that are not public.',
    hall: 'For the screen at a public meeting. Sees what is public.',
    register:
      'Sees names, addresses, telephone numbers and meetings, every answer and its words, and can ' +
      'download them. Changes nothing.',
    work:
      'Sees all of that, and changes it: people, meetings, trainings, lists, deletions, which ' +
      'answers count, which words are public, figures that are written down.',
    edit: 'Changes and publishes the texts, wards and issues of its campaigns. Sees no people.',
    owner: 'All of this, in all campaigns, and who else has access.',
  },
  source: 'Which page',
  sourceHint: 'Only for “What came by one page”: its short name, as in the snippet’s source="…".',
  make: 'Make the key',
  madeTitle: 'Key made',
  madeHeading: (name: Html) => html`The key for ${name}`,
  copyNow:
    'Copy it now, and give it only to them: it is shown this once, and nobody can look it up again.',
  token: 'Key',
  all: 'Everybody who has access',
  problems: {
    'name required': 'Give it a name of 1 to 60 characters',
    'name duplicate':
      'Give it a name that no key has or had: the record says by it who made a change',
    'scopes unknown': 'Choose what it opens',
    'scopes owner':
      'A key for everything is one for all campaigns: choose all, or less than everything',
    source: 'Write the short name of one page, such as st-marys',
    campaigns: 'Choose at least one of the campaigns, or all',
  } as Record<string, string>,
};

export type TokenMessages = typeof englishTokens;
