/**
 * What is told of a report beside showing it: to the author of the page what is wrong in it or in
 * the tag, and to people who can't see it what has changed. Few pages need it when they are loaded,
 * so it is in a file beside the script.
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

const PART_NAMES = ['measures', 'milestones', 'wards', 'pledges', 'events', 'wins'];
const LAYOUT_NAMES = ['bar', 'ring', 'thermometer'];

/** The ids of a campaign's measures, also of those that have no figure in a report yet. */
function measureIdsOf({ progress }: Pick<TrackerDocument, 'progress'>): unknown[] {
  const measures: unknown = isObject(progress) && progress.measures;
  return Array.isArray(measures)
    ? measures.map((measure: unknown) => isObject(measure) && measure.id)
    : [];
}

/**
 * What a page asks for and the report, the campaign or the tracker doesn't have, in words for its
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

/** What the author of a page is told of. */
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

/** Tells the author of a page what is wrong in the report and in the tag. */
export function warnAuthor({
  host,
  report,
  document,
  sections,
  mistakes,
  isOwn,
}: AuthorData): void {
  const places = [...mistakes, ...(sections?.sectionMistakes(report) ?? [])];
  for (const place of places) warn(host, describeMistake(place, host, isOwn));
  for (const error of settingsErrors(report, host, document)) warn(host, error);
}

/** What to tell about a mistake in a report, by its place. */
function describeMistake(place: string, host: TrackerHost, isOwn: boolean | undefined): string {
  const key = place.split('.').pop() as 'value' | 'asOf';
  const where = isOwn ? `${key === 'asOf' ? 'as-of' : key}="${host[key]}"` : `report: ${place}`;
  return `${where} is missing or wrong: write 62 or 1,234, or 2026-11-21`;
}

/** What the trackers of the page announced last, so that several with one report say it once. */
let lastAnnouncement = '';

/**
 * What to announce of a newer report, for people who can't see it; undefined where it has been
 * said, or where there is nothing.
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

/** What has changed of the measures that are shown, each in one line; empty where nothing has. */
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
