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
  reads: 'Reads',
  readsAndChanges: 'Reads and changes',
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
  access: 'It may',
  read: 'read',
  write: 'read and change',
  accessHint:
    'One that may change everything, in all campaigns, may also make keys and take them back.',
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
    campaigns: 'Choose at least one of the campaigns, or all',
  } as Record<string, string>,
};

export type TokenMessages = typeof englishTokens;
