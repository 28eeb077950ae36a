import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { AreaResults } from '../../contract/results/reader.ts';
import { localizedText } from '../../forms/index.ts';
import { resultsMessages } from '../../locales/compiled/en-results.ts';
import type { ViewContext } from '../view-context.ts';
import { issueLabel } from './survey-form.ts';

/** What the results of a ward are given. */
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

/** The issues of the survey, and those of earlier versions that results tell of. */
export const withFormerIssues = (
  survey: Campaign['survey'],
  { formerNames }: AreaResults,
): Campaign['survey'] =>
  survey && { ...survey, issues: [...survey.issues, ...(formerNames?.issues ?? [])] };

/** Whether results have a day until which they count; else none of them is shown. */
export const hasDay = ({ asOf }: AreaResults): boolean => !Number.isNaN(Date.parse(asOf));

/**
 * What others in the ward have said so far, the person's own issue marked. The figures are as they
 * were published: whether the person's own answer is among them, nobody can tell.
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

/** What the bars of a ward are given. */
export interface ResultBarsData {
  readonly survey: Campaign['survey'];
  readonly area: AreaResults['areas'][number];
  /** The id of the issue that the person named, where they have just named one. */
  readonly ownIssue?: string;
}

/** A bar for each issue of a ward, with its figure. */
export function resultBars(
  context: ViewContext,
  { survey, area, ownIssue }: ResultBarsData,
): TemplateResult {
  const { messages, language } = context;
  const words = resultsMessages(messages);
  // An issue that a newer version of the campaign asks about has no name here.
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
