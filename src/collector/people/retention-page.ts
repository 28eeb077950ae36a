import { html } from 'hono/html';
import type { RetentionStop } from './retention-records.ts';
import { type Html, formatNumber, organiserPage, formatTime } from '../organiser/ui/page-layout.ts';
import { canWrite, type Principal } from '../organiser/principal.ts';

/** Deletions that were stopped, with why, and the two decisions for whoever may change things. */
export const retentionPage = (principal: Principal, stops: RetentionStop[]): Html =>
  organiserPage(
    principal,
    'Stopped deletions',
    html`<h1>Stopped deletions</h1>
      <p>
        People whose time is up are deleted by themselves. A deletion of more than 20 people and
        more than a tenth of a register waits for you: a wrong clock or a wrong number in the
        campaign document looks the same.
      </p>
      ${stops.length === 0 ? html`<p>Nothing is stopped.</p>` : ''}
      <ul class="plain cards">
        ${stops.map((stop) => stopCard(stop, canWrite(principal)))}
      </ul>`,
  );

const stopCard = (stop: RetentionStop, decidable: boolean): Html =>
  html`<li>
    <h2>
      <bdi>${stop.campaign}</bdi>: ${formatNumber(stop.due)} of ${formatNumber(stop.people)} people
    </h2>
    <p>Stopped ${formatTime(stop.at)}: ${stop.reason}.</p>
    ${stop.decision && stop.decidedAt ? html`<p>${DECISION_WORDS[stop.decision]} ${formatTime(stop.decidedAt)} by <bdi>${stop.decidedBy}</bdi>.</p>` : ''}
    ${
      stop.decision === null && decidable
        ? html`<p>
              If the number or the clock is wrong, put it off and correct it: who is due no more is
              not deleted.
            </p>
            ${decisionForm(stop, 'postpone', 'Put off for 7 days')}
            ${decisionForm(stop, 'confirm', `Delete ${formatNumber(stop.due)} people`)}`
        : ''
    }
  </li>`;

const decisionForm = ({ id, due }: RetentionStop, path: string, label: string): Html =>
  html`<form method="post" action="/organiser/retention/${id}/${path}?due=${due}">
    <button>${label}</button>
  </form>`;

const DECISION_WORDS = {
  confirmed:
    'Confirmed: they are deleted within a day, after a backup that is kept for seven days. Decided',
  postponed: 'Put off for 7 days. Decided',
};
