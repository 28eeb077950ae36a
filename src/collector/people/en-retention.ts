import { html } from 'hono/html';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';

const { count, number } = createMessageFormat('en-GB');
const people = (amount: number): string =>
  count(amount, { one: '{count} person', other: '{count} people' });

/** What is said of deletions that were stopped, in English. */
export const englishRetention = {
  title: 'Stopped deletions',
  intro:
    'People whose time is up are deleted by themselves. A deletion of more than 20 people and ' +
    'more than a tenth of a register waits for you: a wrong clock or a wrong number in the ' +
    'campaign document looks the same.',
  none: 'Nothing is stopped.',
  heading: (campaign: Html, due: number, total: number) =>
    html`${campaign}: ${number(due)} of ${people(total)}`,
  stopped: (at: string, reason: string) => `Stopped ${at}: ${reason}.`,
  decided: {
    confirmed: (at: string, by: Html) =>
      html`Confirmed: they are deleted within a day, after a backup that is kept for seven days.
      Decided ${at} by ${by}.`,
    postponed: (at: string, by: Html) => html`Put off for 7 days. Decided ${at} by ${by}.`,
  },
  advice:
    'If the number or the clock is wrong, put it off and correct it: who is due no more is not ' +
    'deleted.',
  postpone: 'Put off for 7 days',
  confirm: (due: number) => `Delete ${people(due)}`,
};

export type RetentionMessages = typeof englishRetention;
