import { html } from 'hono/html';
import type { Html } from './ui/html.ts';

/** What is said around signing in, and where a request is refused, in English. */
export const englishSignIn = {
  title: 'Sign in',
  heading: 'Organiser pages',
  wrongToken:
    'That is not the organiser token. Copy it again from where the collector was started.',
  secureAddress: (link: Html) =>
    html`These pages are at ${link}. If the address of this page begins with http:, sign in there: a
    browser does not stay signed in here.`,
  token: 'Organiser token',
  tokenHint:
    'Whoever started the collector has it: it is printed at the start, and kept in the data ' +
    'folder. They can also make one for you.',
  signIn: 'Sign in',
  httpsTitle: 'Open these pages by https',
  httpsNeeded:
    'The token is right. But this page was opened by http, where a browser does not stay signed ' +
    'in: this collector is set up to be reached by https.',
  signInAt: (address: string) => `Sign in at ${address}`,
  httpsSettings:
    'Whoever runs the collector: if it has no https, set PUBLIC_URL to the http address that ' +
    'people use.',
  campaigns: 'Campaigns',
  noCampaigns: 'This token opens no campaign that is here now.',
  backHome: 'Back to the organiser pages',
};

export type SignInMessages = typeof englishSignIn;
