import { html } from 'hono/html';
import type { Html } from './ui/html.ts';

/** What is said of tokens, in English. */
export const englishTokens = {
  title: 'Tokens',
  intro:
    'A token opens these pages to a person, and the routes behind them to a program. Make one ' +
    'for each, so that the log says who it was and each can be taken back.',
  none: "None was made yet: only the collector's own token opens these pages.",
  revoked: 'Revoked',
  reads: 'Reads',
  readsAndChanges: 'Reads and changes',
  allCampaigns: 'all campaigns',
  made: (at: string, by: Html) => html`Made ${at} by ${by}`,
  revokedOn: (at: string) => `, revoked ${at}`,
  revoke: 'Revoke',
  revokeToken: (name: string) => `Revoke ${name}`,
  makeTitle: 'Make a token',
  name: 'Name',
  nameHint: 'Of the person or the program. The log says it with every change.',
  campaigns: 'Campaigns',
  everyCampaign: 'All, also those that come later',
  access: 'It may',
  read: 'read',
  write: 'read and change',
  accessHint: 'One that may change everything, in all campaigns, may also make and revoke tokens.',
  make: 'Make the token',
  madeTitle: 'Token made',
  madeHeading: (name: Html) => html`The token for ${name}`,
  copyNow:
    'Copy it now, and give it only to them: it is shown this once, and nobody can look it up again.',
  token: 'Token',
  all: 'All tokens',
  problems: {
    'name required': 'Give it a name of 1 to 60 characters',
    'name duplicate':
      'Give it a name that no token has or had: the log says by it who made a change',
    campaigns: 'Choose at least one of the campaigns, or all',
  } as Record<string, string>,
};

export type TokenMessages = typeof englishTokens;
