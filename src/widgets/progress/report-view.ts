import { html, type TemplateResult } from 'lit';
import type { TrackerReport } from '../../contract/progress/reader.ts';
import type { FigureContext } from './figure-context.ts';
import { figureView } from './figure-view.ts';
import { figureSentence } from './goal-progress.ts';
import { measuresView, type ShownMeasure } from './measures-view.ts';
import { LAYOUT_NAMES } from './meter-view.ts';
import type * as SectionViews from './section-views.ts';

/** What the page wants to see of a report. */
export interface ReportSettings {
  /** Parts, in their order, with spaces between. */
  readonly show: string;
  /** Ids of measures, with spaces between; all if empty. */
  readonly measure: string;
  readonly layout: string;
  readonly headingLevel: number;
}

/** What a report's view is given. */
export interface ReportData {
  report: TrackerReport;
  /** Whether a newer report could not be loaded. */
  isStale: boolean;
  /** What to say where nothing of the report is shown. */
  nothingToShow: string;
  settings: ReportSettings;
  /** The views of what a report has beside its measures, once their file is loaded. */
  sections: typeof SectionViews | undefined;
}

const PART_NAMES = ['measures', 'milestones', 'wards', 'pledges', 'events', 'wins'];

const splitWords = (text: string): string[] => text.match(/\S+/g) ?? [];

const chosenMeasures = (report: TrackerReport, { measure }: ReportSettings): ShownMeasure[] =>
  measure
    ? splitWords(measure).flatMap((id) => report.measures.filter((one) => one.id === id))
    : report.measures;

/**
 * What a page asks for and the report, the campaign or the tracker doesn't have, in words for its
 * author.
 * @param measureIds the measures of the campaign, which may have no figure in the report yet
 */
export function settingsErrors(
  report: TrackerReport,
  settings: ReportSettings,
  measureIds: readonly unknown[] = [],
): string[] {
  const known: Record<'measure' | 'show' | 'layout', readonly unknown[]> = {
    measure: [...new Set([...report.measures.map(({ id }) => id), ...measureIds])],
    show: PART_NAMES,
    layout: LAYOUT_NAMES,
  };
  return Object.entries(known).flatMap(([name, words]) => {
    const given = settings[name as keyof typeof known];
    return splitWords(given).every((word) => words.includes(word))
      ? []
      : [`${name}="${given}" must be of ${words.join(' ')}`];
  });
}

/** The measures that are shown, with whose counts are in them. */
function measuresPart(context: FigureContext, { report, settings }: ReportData): unknown {
  const { words, list, day, localize } = context;
  const measures = chosenMeasures(report, settings);
  const names = report.partners.map(
    ({ name, asOf }) => localize(name).words + (asOf ? ` (${day(asOf)})` : ''),
  );
  const { layout } = settings;
  return (
    measures[0] &&
    html`${measuresView(context, { measures, layout })}
    ${names[0] ? html`<p part="note">${words.together(list(names))}</p>` : ''}`
  );
}

function sectionPart(
  context: FigureContext,
  { report, settings, sections }: ReportData,
  part: string,
): unknown {
  const { headingLevel } = settings;
  return sections?.sectionView(
    { ...context, figureView: (data) => figureView(context, data) },
    { report, measures: chosenMeasures(report, settings), part, headingLevel },
  );
}

/** A report in the form that the page wants to see, and how old it is. */
export function reportView(context: FigureContext, data: ReportData): TemplateResult {
  const { words, day } = context;
  const { report, isStale, settings, nothingToShow } = data;
  const parts = splitWords(settings.show).map((part) =>
    part === 'measures' ? measuresPart(context, data) : sectionPart(context, data, part),
  );
  const asOf = report.asOf ? words.asOf(day(report.asOf)) : '';
  return html`${parts.some(Boolean) ? parts.map((part) => part || '') : html`<p>${nothingToShow}</p>`}
  ${asOf || isStale ? html`<p part="note">${asOf} ${isStale ? words.notNew : ''}</p>` : ''}`;
}

/** What has changed of the measures that are shown, each in one line; empty where nothing has. */
export function describeChanges(
  context: FigureContext,
  before: TrackerReport,
  { report, settings }: Pick<ReportData, 'report' | 'settings'>,
): string {
  if (!splitWords(settings.show).includes('measures')) return '';
  return chosenMeasures(report, settings)
    .filter(({ id, value }) => before.measures.some((one) => one.id === id && one.value !== value))
    .map(
      (measure) => `${context.localize(measure.label).words}: ${figureSentence(context, measure)}.`,
    )
    .join(' ');
}
