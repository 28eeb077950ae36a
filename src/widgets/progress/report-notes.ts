/**
 * The messages about a report: its mistakes and those in the tag, for the page's author; and its
 * changes, for people who can't see it. Few pages need it at first, so it is in a file beside the
 * script.
 * @module
 */
import { isObject } from '../../contract/plain-object.ts';
import type { FigureReport } from '../../contract/progress/figures-reader.ts';
import { warn } from '../warn.ts';
import type { FigureContext } from './figure-context.ts';
import { figureSentence } from './goal-progress.ts';
import type { TrackerDocument } from './report-source.ts';
import { chosenMeasures, type ReportSettings, splitWords } from './report-view.ts';
import type * as SectionViews from './section-views.ts';
import type { TrackerHost } from './tracker-host.ts';

const PART_NAMES = ['measures', 'milestones', 'wards', 'pledges', 'events', 'wins', 'choice'];
const LAYOUT_NAMES = ['bar', 'ring', 'thermometer'];

/** The ids of a campaign's measures, also of those without a figure in a report yet. */
function measureIdsOf({ progress }: Pick<TrackerDocument, 'progress'>): unknown[] {
  const measures: unknown = isObject(progress) && progress.measures;
  return Array.isArray(measures)
    ? measures.map((measure: unknown) => isObject(measure) && measure.id)
    : [];
}

/**
 * The page's requests that the report, the campaign or the tracker can't meet, in words for its
 * author.
 */
export function settingsErrors(
  report: FigureReport,
  settings: ReportSettings,
  document: TrackerDocument | undefined,
): string[] {
  const reported = report.measures.map(({ id }) => id);
  const known: Record<'measure' | 'show' | 'layout', readonly unknown[]> = {
    measure: [...new Set([...reported, ...(document ? measureIdsOf(document) : [])])],
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

/** The warnings for the author of a page. */
export interface AuthorData {
  host: TrackerHost;
  report: FigureReport;
  document: TrackerDocument | undefined;
  sections: typeof SectionViews | undefined;
  /** The places of mistakes in the figures. */
  mistakes: readonly string[];
  /** Whether the figure is in the attributes of the tag. */
  isOwn: boolean | undefined;
}

/** Warns the author of a page about mistakes in the report and in the tag. */
export function warnAuthor({
  host,
  report,
  document,
  sections,
  mistakes,
  isOwn,
}: AuthorData): void {
  const places = [...mistakes, ...(sections?.sectionMistakes(report) ?? [])];
  for (const place of places) warn(host, describeReportMistake(place, host, isOwn));
  for (const error of settingsErrors(report, host, document)) warn(host, error);
  if (!(host.refresh >= 0)) warn(host, 'refresh must be seconds');
}

/** The warning about a mistake in a report, by its place. */
function describeReportMistake(
  place: string,
  host: TrackerHost,
  isOwn: boolean | undefined,
): string {
  const key = place.split('.').pop() as 'value' | 'asOf';
  const where = isOwn ? `${key === 'asOf' ? 'as-of' : key}="${host[key]}"` : `report: ${place}`;
  return `${where} is missing or wrong: write 62 or 1,234, or 2026-11-21`;
}

/**
 * The last announcements of the page's trackers, so that several with one report announce it once.
 */
let lastAnnouncement = '';

/**
 * The announcement of a newer report, for people who can't see it; undefined if it was announced
 * already, or if nothing has changed.
 */
export function announce(
  context: FigureContext,
  before: FigureReport | undefined,
  report: FigureReport,
  settings: ReportSettings,
): string | undefined {
  const changes = before && describeChanges(context, before, report, settings);
  if (!changes || changes === lastAnnouncement) return undefined;
  lastAnnouncement = changes;
  return changes;
}

/** The changes of the visible measures, one per line; empty if there are none. */
function describeChanges(
  context: FigureContext,
  before: FigureReport,
  report: FigureReport,
  settings: ReportSettings,
): string {
  if (!splitWords(settings.show).includes('measures')) return '';
  return chosenMeasures(report, settings)
    .filter(({ id, value }) => before.measures.some((one) => one.id === id && one.value !== value))
    .map(
      (measure) => `${context.localize(measure.label).words}: ${figureSentence(context, measure)}.`,
    )
    .join(' ');
}
