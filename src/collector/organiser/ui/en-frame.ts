import { html } from 'hono/html';
import { createMessageFormat } from '../../http/format-message.ts';
import type { Html } from './html.ts';

const { count, number } = createMessageFormat('en-GB');

/** What stands around every page of the organiser, and what several pages say, in English. */
export const englishFrame = {
  lang: 'en-GB',
  home: 'Organiser pages',
  /** Before the name of the campaign, for whoever does not see that it opens a menu. */
  menu: 'Campaigns and access:',
  allCampaigns: 'All campaigns',
  campaignNav: 'Campaign',
  tabs: {
    results: 'Results',
    words: 'Words',
    held: 'To decide',
    people: 'People',
    progress: 'Progress',
    embed: 'Web page',
  },
  skip: 'Skip to the page',
  tokens: 'Who has access',
  signOut: 'Sign out',
  signOutAs: (name: string) => `Sign out: you are ${name}`,
  back: 'Back',
  allPeople: 'All people',
  /** Before the title of a page that comes back with a problem. */
  errorTitle: (title: string) => `Error: ${title}`,
  problemTitle: 'There is a problem',
  choose: 'Choose',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  pages: 'Pages',
  pageOf: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
  wardHint: 'The name of the ward, or its code.',
  and: (more: number) => `And ${number(more)} more.`,
  /** The two forms of a download, after what is downloaded. */
  downloadAs: (what: string, csv: Html, jsonLines: Html) => html`${what}: ${csv} or ${jsonLines}`,
  spreadsheet: 'for a spreadsheet (CSV)',
  jsonLines: 'for a program (JSON)',
  retention: {
    stopped: (due: number, people: number, campaign: Html, reason: string) =>
      html`Deleting stopped: ${number(due)} of
      ${count(people, { one: '{count} person', other: '{count} people' })} of ${campaign} are due to
      be deleted (${reason}).`,
    decide: 'Look, and confirm it or put it off',
  },
};

export type FrameMessages = typeof englishFrame;
