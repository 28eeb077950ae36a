import { html, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { AreaResults } from '../../contract/results/reader.ts';
import { localizedText } from '../../forms/index.ts';
import { surveyThanksMessages } from '../../locales/compiled/en-survey-thanks.ts';
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
}

/** What others in the ward have said so far; nothing where the results have no valid date. */
export function wardResults(context: ViewContext, data: WardResultsData): TemplateResult | '' {
  const { messages, language, headingLevel } = context;
  const { survey, results, code, ward } = data;
  if (Number.isNaN(Date.parse(results.asOf))) return '';
  const { title, counted, tooFew, otherIssues } = surveyThanksMessages(messages).results;
  const area = results.areas.find((one) => one.code === code);
  if (!area) return html`<p>${tooFew(ward, results.threshold)}</p>`;
  // An issue that a newer version of the campaign asks about has no name here.
  const known = area.issues.filter(
    ({ id }) => id === 'other' || survey?.issues.some((issue) => issue.id === id),
  );
  const rows = known.map(({ id, count }) => ({ label: issueLabel(context, survey, id), count }));
  const rest = area.counted - known.reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) rows.push({ label: { words: otherIssues, lang: language }, count: rest });
  return html`<div class="field">
    <div role="heading" aria-level=${headingLevel}>${title(ward)}</div>
    <ul>
      ${rows.map(
        ({ label, count }) =>
          html`<li>
            ${localizedText(label, language)}
            <b>${new Intl.NumberFormat([language, 'en-GB']).format(count)}</b>
            <svg aria-hidden="true" width="100%" height="12">
              <rect width="100%" height="12" fill="currentColor" fill-opacity="0.15" />
              <rect width="${(100 * count) / area.counted}%" height="12" fill="var(--_accent)" />
            </svg>
          </li>`,
      )}
    </ul>
    <p>${counted(area.counted, dateInWords(language, results.asOf))}</p>
  </div>`;
}

/** A day in words, or in figures where the browser doesn't know the language's months. */
function dateInWords(language: string, day: string): string {
  const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  return new Intl.DateTimeFormat([language === 'en' ? 'en-GB' : language, 'en-GB'], {
    timeZone: 'UTC',
    ...(known && { dateStyle: 'long' }),
  }).format(new Date(day));
}
