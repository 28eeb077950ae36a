import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import {
  campaignPage,
  formatCount,
  formatDay,
  type Html,
  formatNumber,
  campaignPath,
  type CampaignContext,
} from './ui/page-layout.ts';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { Day, ShownNumber } from './answer-sources.ts';
import { canWrite } from './principal.ts';

/** What is said of a source whose rate has jumped, above the results. */
export const jumpNotice = (campaign: CampaignDocument, jumps: Day[]): Html | '' =>
  jumps.length === 0
    ? ''
    : html`<div class="panel">
        ${jumps.map((day) => html`<p>${jumpWords(campaign, day)}</p>`)}
        <p><a href="${campaignPath(campaign, '/sources')}">Look at where answers come from</a></p>
      </div>`;

/** What is said above the results while people get no thank-you because enough were sent today. */
export const heldBackMailNotice = (
  campaign: CampaignDocument,
  heldBack: number,
  maxMailPerDay: number,
): Html | '' =>
  heldBack === 0
    ? ''
    : html`<div class="panel">
        <p>
          <b>${formatCount(heldBack, 'person', 'people')}</b> who signed up today got no thank-you
          message: a campaign sends at most ${formatNumber(maxMailPerDay)} from midnight to midnight
          UTC (MAX_MAIL_PER_DAY). They are stored like everybody else.
        </p>
        <p><a href="${campaignPath(campaign, '/sources')}">Look at where they came from</a></p>
      </div>`;

const jumpWords = (campaign: CampaignDocument, day: Day): Html =>
  html`<b>${nameOf(day.source)}</b> sent
    ${roughly(campaign)}${formatCount(day.received, 'answer', 'answers')} on ${formatDay(day.day)},
    ${usually(day.usual)}.`;

const usually = (usual: number): string =>
  usual === 0
    ? 'after hardly any in the week before'
    : `where ${formatNumber(usual)} a day ${usual === 1 ? 'is' : 'are'} usual`;

/** Said before a number that is rounded down. */
const roughly = (campaign: CampaignDocument): string =>
  publishThresholdOf(campaign) > 1 ? 'at least ' : '';

const shownNumber = (campaign: CampaignDocument, count: ShownNumber): string =>
  count === null ? `fewer than ${publishThresholdOf(campaign)}` : formatNumber(count);

const nameOf = (source: string | null): string => source ?? 'Pages without a name';

/** @param done what was done just now, in words */
export function sourcesPage(view: CampaignContext, days: Day[], done: string | undefined): Html {
  const sources = [...new Set(days.map(({ source }) => source))].sort((a, b) =>
    nameOf(a).localeCompare(nameOf(b)),
  );
  return campaignPage(
    view,
    'held',
    html`<h1>Where answers come from</h1>
      ${done === undefined ? '' : html`<p class="done" role="status">${done}</p>`}
      <p>
        Answers of the last fourteen days, by the page that they were sent from. A sudden wave can
        be held as one: it is kept, in no figure, and let in again with one button.
        ${publishThresholdOf(view.campaign) > 1 ? html`Answers that still wait for others of their ward are held with it, and are not counted in this table.` : ''}
        Answers that are held for another reason stay as they are. Of sign-ups: show those of one
        source under <a href="${campaignPath(view.campaign, '/people')}">People</a>, tick them all,
        and record that they are held.
      </p>
      ${sources.length === 0 ? html`<p>No answers came in these days.</p>` : ''}
      ${sources.map((source) =>
        sourceSection(
          view,
          days.filter((day) => day.source === source),
        ),
      )}`,
    'Where answers come from',
  );
}

const sourceSection = (view: CampaignContext, days: Day[]): Html =>
  html`<section>
    <h2>${nameOf(days[0]?.source ?? null)}</h2>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" class="number">Counted</th>
            <th scope="col" class="number">Held</th>
            <th scope="col">From this day on</th>
          </tr>
        </thead>
        <tbody>
          ${days.map(
            (day) =>
              html`<tr>
                <th scope="row">
                  ${formatDay(day.day)}
                  ${day.jump ? html`<span class="tag due">Unusual</span>` : ''}
                </th>
                <td class="number">${shownNumber(view.campaign, day.counted)}</td>
                <td class="number">${shownNumber(view.campaign, day.held)}</td>
                <td>${canWrite(view.principal) ? waveForm(view.campaign, day) : ''}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;

function waveForm(campaign: CampaignDocument, { source, day, since }: Day): Html {
  const wave = since.wave === null ? 'the few held as a wave' : formatNumber(since.wave);
  const held = `${roughly(campaign)}${formatNumber(since.counted)}`;
  return html`<form class="row" method="post" action="${campaignPath(campaign, '/sources')}">
    ${source === null ? '' : html`<input type="hidden" name="source" value="${source}" />`}
    <input type="hidden" name="since" value="${day}" />
    ${since.counted > 0 ? html`<button name="decision" value="hold" aria-label="Hold ${held} of ${nameOf(source)} since ${formatDay(day)}">Hold ${held}</button>` : ''}
    ${since.wave === 0 ? '' : html`<button name="decision" value="count" aria-label="Let ${wave} of ${nameOf(source)} since ${formatDay(day)} count">Let ${wave} count</button>`}
  </form>`;
}

export const waveMessage = (
  decision: string | undefined,
  n: string | undefined,
): string | undefined => {
  const answers = formatCount(Math.trunc(Number(n)) || 0, 'answer', 'answers');
  return decision === 'hold'
    ? `Held: ${answers}, in no figure now.`
    : decision === 'count'
      ? `Counted from now on: ${answers}.`
      : undefined;
};
