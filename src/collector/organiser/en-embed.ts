import { html } from 'hono/html';
import type { Html } from './ui/html.ts';

/** What is said to whoever puts a widget on a web page, in English. */
export const englishEmbed = {
  title: 'Put it on a web page',
  intro:
    'Paste a snippet where the form should stand: in WordPress as a “Custom HTML” block, in Wix ' +
    'as an “Embed HTML” element, in Squarespace as a “Code” block.',
  survey: {
    heading: 'The survey',
    about: 'Residents name the one big issue in their ward.',
    /** The link that stands in the snippet, for visitors without scripts. */
    fallback: 'Write to us about the one big issue in your ward',
  },
  signup: {
    heading: 'The sign-up of community champions',
    about: (people: Html) =>
      html`People who would like to help sign up, ask for a 1-2-1, and get a link to invite others
      by. You find them under ${people}.`,
    people: 'People',
    fallback: 'Write to us if you would like to help',
  },
  tracker: {
    heading: 'The progress tracker',
    about: (progress: Html) =>
      html`Shows where the campaign stands. Its figures you find under ${progress}. Add
      layout="ring" or layout="thermometer", or what else it should show: show="measures milestones
      wards pledges events wins".`,
    progress: 'Progress',
    fallback: 'Ask us how far we are',
  },
  /** The name of a page, in the snippet, to be replaced. */
  sourceExample: 'name-of-this-page',
  notes: {
    source: html`<b>source</b>: a short name for the page (small letters, digits, hyphens). Answers
      and sign-ups are marked with it, so that you see which partner's page they came from.`,
    organisation: html`<b>as="organisation"</b> in the tag of the sign-up: asks a church, residents'
      group, school or other body to join the coalition, and not one person.`,
    minHeight: html`<b>min-height</b>: keeps the page from jumping while the form loads: until then
      the room of a screen is kept free, and given back once there is no form. Where the form is
      shorter than the screen, say how high it is: min-height:min(100vh,900px).`,
    link:
      'The link inside is what people see where scripts are switched off: give it an address ' +
      'where they can reach you.',
    together:
      'Both forms on one page need the first line once; with a form on the page, the tracker ' +
      'needs no line of its own.',
    localOnly: html`<b>This address works on this machine only.</b> For other people's pages it must
      begin with https: (whoever runs the server sets PUBLIC_URL).`,
  },
};

export type EmbedMessages = typeof englishEmbed;
