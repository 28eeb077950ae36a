/**
 * The results, and the content before a campaign opens and after it has closed: in a file beside
 * the script.
 * @module
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { AreaResults } from '../contract/results/reader.ts';
import { scheduleTimeout } from '../delivery/schedule.ts';
import { localizedText } from '../forms/index.ts';
import { resultsMessages } from '../locales/compiled/en-results.ts';
import { hasDay, resultBars, withFormerIssues } from './issue-survey/ward-results.ts';
import type { ViewContext } from './view-context.ts';

export { fetchServerTime } from '../delivery/clock-check.ts';
export { loadResults } from '../delivery/index.ts';
export { resultBarStyles } from './issue-survey/result-bars.styles.ts';
export { wardResults } from './issue-survey/ward-results.ts';

/** How long the notice waits for the results, which would move the content below it. */
const MAX_RESULTS_WAIT_MS = 3_000;

/** Campaigns are in the United Kingdom: days end by its clock. */
const TIME_ZONE = 'Europe/London';

/** The context of the notice. */
export interface ClosedViewData {
  readonly campaign: Campaign;
  readonly availability: 'before' | 'after';
  /** The results, if the widget shows them and they could be loaded. */
  readonly results: AreaResults | undefined;
}

/** Waits for the results, with a time limit. */
export const awaitResults = (results: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.race([
    results,
    new Promise<void>((resolve) => scheduleTimeout(MAX_RESULTS_WAIT_MS, resolve)),
  ]);

/** The day, the link to the tracker, the link inside the tag, and the results. */
export const closedView = (context: ViewContext, data: ClosedViewData): TemplateResult =>
  closedNotice(context, data, html`<slot></slot>`);

/** The same with something else than the link of the page, where there is no tag around it. */
export function closedNotice(
  context: ViewContext,
  data: ClosedViewData,
  link: TemplateResult | typeof nothing,
): TemplateResult {
  const { resolve } = context;
  const { campaign, availability, results } = data;
  const { opens = '', closes = '' } = campaign;
  const words = resultsMessages(context.messages);
  const day = (time: number) => context.messages.formats.day(time, { timeZone: TIME_ZONE });
  // A campaign that closes at midnight was open on the day before.
  const sentence =
    availability === 'before'
      ? words.opens(day(Date.parse(opens)))
      : words.closed(day(Date.parse(closes) - 1));
  const tracker = campaign.progress?.page && resolve(campaign.progress.page);
  return html`<div class="stack">
    <p role="status">${sentence}</p>
    ${tracker ? html`<p><a href=${tracker}>${words.tracker}</a></p>` : nothing} ${link}
    ${availability === 'after' && results && hasDay(results) ? allResults(context, campaign, results) : nothing}
  </div>`;
}

function allResults(
  context: ViewContext,
  { areas, survey }: Campaign,
  results: AreaResults,
): TemplateResult | typeof nothing {
  const { language, headingLevel, localize } = context;
  const words = resultsMessages(context.messages);
  const day = context.messages.formats.day(results.asOf, { timeZone: 'UTC' });
  const fullSurvey = withFormerIssues(survey, results);
  const wards = [...areas.wards, ...(results.formerNames?.wards ?? [])];
  const published = wards.flatMap((ward) => {
    const area = results.areas.find(({ code }) => code === ward.code);
    return area ? [{ name: localize(ward.name), area }] : [];
  });
  if (!published[0]) return nothing;
  return html`<div class="field">
    <div role="heading" aria-level=${headingLevel}>${words.allWards}</div>
    ${published.map(
      ({ name, area }) =>
        html`<details ?open=${!published[1]}>
          <summary>${localizedText(name, language)}</summary>
          <div class="field">
            ${resultBars(context, { survey: fullSurvey, area })}
            <p>${words.counted(area.counted, day)}</p>
          </div>
        </details>`,
    )}
  </div>`;
}
