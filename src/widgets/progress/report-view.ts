import { html, type ReactiveElement, type TemplateResult } from 'lit';
import type { FigureReport } from '../../contract/progress/figures-reader.ts';
import type { FigureContext } from './figure-context.ts';
import { type FigureData, figureView } from './figure-view.ts';
import { measuresView, type ShownMeasure } from './measures-view.ts';
import { saysDate } from './shown-dates.ts';
import type * as SectionViews from './section-views.ts';

/** The parts of a report that the page asks for. */
export interface ReportSettings {
  /** Parts, in their order, with spaces between. */
  readonly show: string;
  /** Ids of measures, with spaces between; all if empty. */
  readonly measure: string;
  readonly layout: string;
  readonly headingLevel: number;
}

/** The context of a report's view. */
export interface ReportData {
  report: FigureReport;
  /** Whether a newer report could not be loaded. */
  isStale: boolean;
  /** The message if nothing of the report is shown. */
  nothingToShow: string;
  settings: ReportSettings & ReactiveElement;
  /** The views of a report's sections, once their file is loaded. */
  sections: typeof SectionViews | undefined;
}

/** The words of an attribute. */
export const splitWords = (text: string): string[] => text.match(/\S+/g) ?? [];

/** The measures that a page asks for, in its order. */
export const chosenMeasures = (
  report: FigureReport,
  { measure }: ReportSettings,
): ShownMeasure[] =>
  measure
    ? splitWords(measure).flatMap((id) => report.measures.filter((one) => one.id === id))
    : report.measures;

/** A report in the form that the page asks for, and its age. */
export function reportView(context: FigureContext, data: ReportData): TemplateResult {
  const { words, day } = context;
  const { report, isStale, settings, nothingToShow, sections } = data;
  const { headingLevel, layout } = settings;
  const { partners } = report;
  const measures = chosenMeasures(report, settings);
  const sectionContext = {
    ...context,
    figureView: (figure: FigureData) => figureView(context, figure),
  };
  const parts = splitWords(settings.show)
    .map((part) =>
      part === 'measures'
        ? measures[0] && measuresView(context, { measures, partners, layout })
        : sections?.sectionView(sectionContext, { report, measures, part, headingLevel }),
    )
    .filter(Boolean);
  const age = [report.asOf && words.asOf(day(report.asOf)), isStale && words.notNew]
    .filter(Boolean)
    .join(' ');
  return html`${parts[0] ? parts : html`<p>${nothingToShow}</p>`}
  ${saysDate(settings, age) ? html`<p part="note">${age}</p>` : ''}`;
}
