import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { AreaResults } from '../../contract/results/reader.ts';
import { localizedText } from '../../forms/index.ts';
import { resultsMessages } from '../../locales/compiled/en-results.ts';
import type { ViewContext } from '../view-context.ts';
import { issueLabel } from './survey-form.ts';

/** The context of the results of a ward. */
export interface WardResultsData {
  readonly survey: Campaign['survey'];
  readonly results: AreaResults;
  /** The GSS code of the ward. */
  readonly code: string;
  /** Its name. */
  readonly ward: string;
  /** The id of the issue that the person named. */
  readonly ownIssue: string;
}

/** The issues of the survey, and those of earlier versions that are in the results. */
export const withFormerIssues = (
  survey: Campaign['survey'],
  { formerNames }: AreaResults,
): Campaign['survey'] =>
  survey && { ...survey, issues: [...survey.issues, ...(formerNames?.issues ?? [])] };

/** Whether the results have a day; otherwise they are not shown. */
export const hasDay = ({ asOf }: AreaResults): boolean => !Number.isNaN(Date.parse(asOf));

/**
 * The answers of others in the ward so far, with the person's own issue marked. The figures are
 * the published ones: nobody can tell whether they include the person's own answer.
 */
export function wardResults(context: ViewContext, data: WardResultsData): TemplateResult | '' {
  const { messages, headingLevel } = context;
  const { results, code, ward } = data;
  const survey = withFormerIssues(data.survey, results);
  if (!hasDay(results)) return '';
  const words = resultsMessages(messages);
  const area = results.areas.find((one) => one.code === code);
  if (!area) return html`<p>${words.amongFirst} ${words.tooFew(ward, results.threshold)}</p>`;
  return html`<div class="field">
    <div role="heading" aria-level=${headingLevel}>${words.title(ward)}</div>
    ${resultBars(context, { ...data, survey, area })}
    <p>${words.counted(area.counted, messages.formats.day(results.asOf, { timeZone: 'UTC' }))}</p>
  </div>`;
}

/** The context of the bars of a ward. */
export interface ResultBarsData {
  readonly survey: Campaign['survey'];
  readonly area: AreaResults['areas'][number];
  /** The id of the person's issue, if they have just answered. */
  readonly ownIssue?: string;
}

/** A bar for each issue of a ward, with its figure. */
export function resultBars(
  context: ViewContext,
  { survey, area, ownIssue }: ResultBarsData,
): TemplateResult {
  const { messages, language } = context;
  const words = resultsMessages(messages);
  // An issue of a newer version of the campaign has no name here.
  const known = area.issues.filter(
    ({ id }) => id === 'other' || survey?.issues.some((issue) => issue.id === id),
  );
  const rows = known.map(({ id, count }) => ({
    label: issueLabel(context, survey, id),
    isOwn: id === ownIssue,
    count,
  }));
  const rest = area.counted - known.reduce((sum, { count }) => sum + count, 0);
  const restLabel = { words: words.otherIssues, lang: language };
  if (rest > 0) rows.push({ label: restLabel, isOwn: false, count: rest });
  return html`<ul class="bars">
    ${rows.map(
      ({ label, isOwn, count }) =>
        html`<li class=${isOwn ? 'own' : ''}>
          <span>${localizedText(label, language)}${isOwn ? ` (${words.yours})` : ''}</span>
          <b>${messages.formats.number(count)}</b>
          <svg aria-hidden="true">
            <rect width="100%" height="100%" />
            <rect class="share" width="${(100 * count) / area.counted}%" height="100%" />
          </svg>
        </li>`,
    )}
  </ul>`;
}
