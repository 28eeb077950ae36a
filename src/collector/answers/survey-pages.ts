import { html } from 'hono/html';
import { downloadLinks } from '../organiser/ui/download-links.ts';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { type AreaFigures, publishThresholdOf } from './publish-results.ts';
import type { AnswerDecision, ResponseRow } from './answer-records.ts';
import {
  campaignPage,
  formatCount,
  formatDay,
  type Html,
  campaignName,
  formatNumber,
  campaignPath,
  formatShare,
  type CampaignContext,
} from '../organiser/ui/page-layout.ts';
import { heldReason, displayNames } from '../organiser/ui/display-names.ts';
import { canWrite } from '../organiser/principal.ts';

export function resultsPage(
  view: CampaignContext,
  areas: AreaFigures[],
  { held, recruited, waiting }: { held: number; recruited: number; waiting: number },
  notices: (Html | '')[],
): Html {
  const { campaign } = view;
  const names = displayNames(campaign);
  const total = areas.reduce((sum, { counted }) => sum + counted, waiting);
  const answered = areas.filter(({ counted }) => counted > 0);
  return campaignPage(
    view,
    'results',
    html`<h1>${campaignName(campaign)}</h1>
      ${notices}
      <dl class="figures">
        <div>
          <dt>${total === 1 ? 'answer' : 'answers'} counted</dt>
          <dd>${formatNumber(total)}</dd>
        </div>
        <div>
          <dt>of ${campaign.areas.wards.length} wards have answers</dt>
          <dd>${answered.filter(({ code }) => /\d/.test(code)).length}</dd>
        </div>
        ${
          waiting === 0
            ? ''
            : html`<div>
                <dt>of them ${waiting === 1 ? 'waits' : 'wait'} for others</dt>
                <dd>${formatNumber(waiting)}</dd>
              </div>`
        }
        <div>
          <dt>held for you to decide</dt>
          <dd>${formatNumber(held)}</dd>
        </div>
        <div>
          <dt>${recruited === 1 ? 'person' : 'people'} recruited</dt>
          <dd>${formatNumber(recruited)}</dd>
        </div>
      </dl>
      ${total === 0 ? html`<p>No answers yet. <a href="${campaignPath(campaign, '/embed')}">Put the survey on a web page</a> to get the first.</p>` : ''}
      <p class="hint">
        These are answers, not a sample of people. The public sees a ward from
        ${publishThresholdOf(campaign)} answers on, and an issue in it from
        ${publishThresholdOf(campaign)} on; you see all of it.
      </p>
      ${waitingNote(campaign, waiting)}
      <section class="wards">
        ${answered.map(
          ({ code, counted, issues }) =>
            html`<section>
              <h2>
                ${names.area(code)}
                <small
                  >${formatNumber(counted)}
                  ${counted === 1 ? 'answer' : 'answers'}${counted < publishThresholdOf(campaign) ? ', not published yet' : ''}</small
                >
              </h2>
              <table>
                <thead>
                  <tr>
                    <th scope="col">Issue</th>
                    <th scope="col" class="number">Answers</th>
                    <th scope="col" class="number">Share</th>
                    <td></td>
                  </tr>
                </thead>
                <tbody>
                  ${issues.map(
                    ({ id, count }) =>
                      html`<tr>
                        <th scope="row">${names.issue(id)}</th>
                        <td class="number">${formatNumber(count)}</td>
                        <td class="number">${formatShare(count, counted)}</td>
                        <td class="bar">${bar(count, issues[0]?.count ?? count)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </section>`,
        )}
      </section>
      <h2>More</h2>
      <ul class="plain">
        <li>
          <a href="${campaignPath(campaign, '/sources')}">Where answers come from</a>, page by page
          and day by day
        </li>
        ${downloadLinks(view, 'responses', 'All answers')}
        ${downloadLinks(view, 'people', 'All people')}
      </ul>`,
  );
}

export interface WordsPageData {
  rows: ResponseRow[];
  hasMore: boolean;
  heldPeople: number;
  /** Why some of the held ones may not be let count, by id. */
  uncountable: ReadonlyMap<string, string>;
}

export function wordsPage(
  view: CampaignContext,
  only: 'words' | 'held',
  { rows, hasMore, heldPeople, uncountable }: WordsPageData,
): Html {
  const { campaign, principal } = view;
  const names = displayNames(campaign);
  const here = campaignPath(campaign, `/${only}`);
  const decide = (row: ResponseRow, decision: AnswerDecision, label: string) =>
    canWrite(principal)
      ? html`<button name="decision" value="${decision}" aria-describedby="r-${row.id}">
          ${label}
        </button>`
      : '';
  return campaignPage(
    view,
    only,
    html`<h1>${only === 'words' ? 'Words people wrote' : 'Answers held'}</h1>
      <p>
        ${
          only === 'words'
            ? 'Nothing typed is public until you release it. Look for names, addresses and anything that tells who wrote it or whom it is about.'
            : html`These are kept, but not counted. Let them count, or leave them here. A whole wave
                from one page is held and let in under
                <a href="${campaignPath(campaign, '/sources')}">where answers come from</a>.`
        }
      </p>
      ${only === 'held' && heldPeople > 0 ? html`<p><a href="${campaignPath(campaign, '/people')}?only=held">${formatCount(heldPeople, 'person is', 'people are')} held too</a></p>` : ''}
      ${rows.length === 0 ? html`<p>${only === 'words' ? 'Nobody has written anything yet.' : 'Nothing is held.'}</p>` : ''}
      <ul class="plain cards">
        ${rows.map(
          (row) =>
            html`<li id="${row.id}">
              <p class="hint" id="r-${row.id}">
                <b>${names.issue(row.issue)}</b> · ${names.area(row.area)}
                ${row.receivedOn === null ? '' : html` · ${formatDay(row.receivedOn)}`}${row.source ? html` · from ${row.source}` : ''}${row.channel === null || row.channel === 'online' ? '' : html` · ${row.channel}`}
              </p>
              ${row.other === null ? '' : html`<p class="typed"><bdi>${row.other}</bdi></p>`}
              ${row.words === null ? '' : html`<p class="typed"><bdi>${row.words}</bdi></p>`}
              <form method="post" action="${campaignPath(campaign, `/responses/${row.id}`)}">
                <input type="hidden" name="back" value="${here}#${row.id}" />
                ${row.other === null && row.words === null ? '' : row.released ? html`<span class="tag">Public</span> ${decide(row, 'withhold', 'Take back')}` : decide(row, 'release', 'Release')}
                ${
                  row.state === 'held'
                    ? html`<span class="tag">Held: ${heldReason(row)}</span> ${
                          uncountable.has(row.id)
                            ? html`<span class="hint">${uncountable.get(row.id)}</span>`
                            : decide(row, 'count', 'Let it count')
                        }`
                    : decide(row, 'hold', "Hold: don't count")
                }
              </form>
            </li>`,
        )}
      </ul>
      ${hasMore ? html`<p><a href="${here}?after=${rows.at(-1)?.id}">Next ${rows.length}</a></p>` : ''}`,
  );
}

/** Why figures, words and downloads hold fewer answers than have come in. */
function waitingNote(campaign: CampaignDocument, waiting: number): Html {
  const threshold = publishThresholdOf(campaign);
  if (threshold === 1)
    return html`<p class="hint">
      This campaign publishes each answer as it comes in (<code>publishThreshold</code> is 1).
      Whoever watches the figures and the list of people can tell whose answer it is.
    </p>`;
  const numberWaiting =
    waiting === 0 ? '' : html`<b>${formatCount(waiting, 'answer waits', 'answers wait')} now.</b>`;
  return html`<p class="hint">
    So that answers can't be matched with the names that come in, the figures of a ward, its words
    and the downloads move only when at least ${threshold} new answers of it have come, and for the
    rest when the survey closes. ${numberWaiting}
  </p>`;
}

const bar = (count: number, most: number) =>
  html`<svg width="100%" height="14" aria-hidden="true" focusable="false">
    <rect height="14" rx="2" width="${Math.max(1, Math.round((100 * count) / most))}%" />
  </svg>`;
