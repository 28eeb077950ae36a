import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import { readFigures } from '../contract/progress/figures-reader.ts';
import type { AreaResults } from '../contract/results/reader.ts';
import type { Results } from '../contract/results/schema.ts';
import type { LocalText } from '../contract/text/local-text.ts';
import { localizedText } from '../forms/index.ts';
import { resultsMessages } from '../locales/compiled/en-results.ts';
import type { ProgressMessages } from '../locales/compiled/en-progress.ts';
import { resultBars, withFormerIssues } from '../widgets/issue-survey/ward-results.ts';
import { issueLabel } from '../widgets/issue-survey/survey-form.ts';
import { createFigureContext } from '../widgets/progress/figure-context.ts';
import { type FigureData, figureView } from '../widgets/progress/figure-view.ts';
import { measuresView } from '../widgets/progress/measures-view.ts';
import { sectionView } from '../widgets/progress/section-views.ts';
import type { ViewContext } from '../widgets/view-context.ts';

type ReleasedWords = Results['words'];

/** The published answers of one ward. */
export interface HostedWard {
  readonly area: AreaResults['areas'][number];
  readonly name: Campaign['areas']['wards'][number]['name'];
  /** Their released words. */
  readonly released: ReleasedWords;
}

/** The content of a page of results. */
export interface HostedResults {
  readonly survey: Campaign['survey'];
  readonly results: Results;
  readonly wards: readonly HostedWard[];
  /** Released words from wards that are not shown. */
  readonly elsewhere: ReleasedWords;
  /** The address of the next wards of a long list. */
  readonly next: string | undefined;
  /** The votes about what was named, with their pages. */
  readonly ballots: readonly { href: string; title: LocalText; words: string }[];
  readonly words: {
    readonly counted: (count: number) => string;
    readonly none: string;
    readonly words: string;
    readonly how: string;
    readonly people: string;
    readonly least: (least: number) => string;
    readonly groups: string;
    readonly checked: string;
    readonly more: string;
  };
}

/** The results ward by ward, what people wrote, and how it was made. */
export function hostedResults(context: ViewContext, data: HostedResults): TemplateResult {
  const { results, wards, elsewhere, next, words, ballots } = data;
  const { language, localize } = context;
  return html`<div class="stack">
    <div class="field">
      <div role="heading" aria-level="2">${resultsMessages(context.messages).allWards}</div>
      <p>${words.counted(results.counted)}</p>
      ${wards[0] ? nothing : html`<p>${words.none}</p>`}
      ${ballots.map(
        ({ href, title, words: label }) =>
          html`<p>${localizedText(localize(title), language)} <a href=${href}>${label}</a></p>`,
      )}
    </div>
    ${wards.map((ward) => wardSection(context, data, ward))}
    ${
      elsewhere[0]
        ? html`<div class="field">${releasedWords(context, data, elsewhere)}</div>`
        : nothing
    }
    ${next ? html`<p><a href=${next} rel="next">${words.more}</a></p>` : nothing}
    <div class="field">
      <div role="heading" aria-level="2">${words.how}</div>
      <p>${words.people}</p>
      <p>${words.least(results.threshold)}</p>
      <p>${words.groups}</p>
      <p>${words.checked}</p>
    </div>
  </div>`;
}

function wardSection(
  context: ViewContext,
  data: HostedResults,
  { area, name, released }: HostedWard,
): TemplateResult {
  const { messages, language, localize } = context;
  const { results } = data;
  const survey = withFormerIssues(data.survey, results);
  const day = messages.formats.day(results.asOf, { timeZone: 'UTC' });
  return html`<div class="field">
    <div role="heading" aria-level="3">${localizedText(localize(name), language)}</div>
    ${resultBars(context, { survey, area })}
    <p>${resultsMessages(messages).counted(area.counted, day)}</p>
    ${released[0] ? releasedWords(context, data, released) : nothing}
  </div>`;
}

/** Released words, grouped by issue. */
function releasedWords(
  context: ViewContext,
  data: HostedResults,
  released: ReleasedWords,
): TemplateResult {
  const { language } = context;
  const survey = withFormerIssues(data.survey, data.results);
  return html`<p part="label">${data.words.words}</p>
    ${released.map(
      ({ issue, other, words }) =>
        html`<blockquote>
          <p part="hint">${localizedText(issueLabel(context, survey, issue), language)}</p>
          ${[other, words].map((text) => (text ? html`<p><bdi>${text}</bdi></p>` : nothing))}
        </blockquote>`,
    )}`;
}

/** The content of a page of progress. */
export interface HostedProgress {
  readonly report: unknown;
  readonly messages: ProgressMessages;
  readonly title: string;
}

/** The parts of a report beside its measures, in the order in which a tracker lists them. */
const SECTION_NAMES = ['milestones', 'choice', 'wards', 'pledges', 'events', 'wins'];

/** The progress of a campaign: every part of its report. */
export function hostedProgress(
  { language, localize, headingLevel }: ViewContext,
  { report: given, messages, title }: HostedProgress,
): TemplateResult {
  const { report } = readFigures(given) ?? {};
  if (!report) return html`<p>${messages.unavailable}</p>`;
  const context = createFigureContext(language, messages, localize);
  const { measures, partners, asOf } = report;
  const sectionContext = {
    ...context,
    figureView: (data: FigureData) => figureView(context, data),
  };
  const parts = SECTION_NAMES.map((part) =>
    sectionView(sectionContext, { report, measures, part, headingLevel }),
  );
  const isEmpty = !measures[0] && !parts.some(Boolean);
  return html`<h2>${title}</h2>
    ${measures[0] ? measuresView(context, { measures, partners, layout: 'bar' }) : nothing}
    ${parts.map((part) => part ?? nothing)}
    ${isEmpty ? html`<p>${context.words.empty}</p>` : nothing}
    ${asOf ? html`<p part="note">${context.words.asOf(context.day(asOf))}</p>` : nothing}`;
}
