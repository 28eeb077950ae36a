import { html } from 'hono/html';
import type { Html } from './ui/html.ts';

/** What is said around signing in, and where a request is refused, in English. */
export const englishSignIn = {
  title: 'Sign in',
  heading: 'Organiser pages',
  wrongToken:
    'That is not a key of these pages. Copy it again, whole, from where it was given to you.',
  secureAddress: (link: Html) =>
    html`These pages are at ${link}. If the address of this page begins with http:, sign in there: a
    browser does not stay signed in here.`,
  token: 'Your key',
  tokenHint:
    'A long row of letters and digits, from whoever runs the campaign’s server. They call it the ' +
    'organiser token, and can make one for you.',
  signIn: 'Sign in',
  httpsTitle: 'Open these pages by https',
  httpsNeeded:
    'The key is right. But this page was opened by http, where a browser does not stay signed ' +
    'in: these pages are set up to be reached by https.',
  signInAt: (address: string) => `Sign in at ${address}`,
  httpsSettings:
    'Whoever runs the server: if it has no https, set PUBLIC_URL to the http address that ' +
    'people use.',
  campaigns: 'Campaigns',
  noCampaigns: 'This key opens no campaign that is here now.',
  rejected: 'Not taken',
  rejectedHint:
    'Something is wrong with these documents. All others are served; of these, the version that was ' +
    'served before.',
  backHome: 'Back to the organiser pages',
};

export type SignInMessages = typeof englishSignIn;
