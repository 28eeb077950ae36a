import { type FigureReport, readFigures } from './figures-reader.ts';
import { readSections, type ReportSections } from './sections-reader.ts';

/** The part of a report that a tracker shows: every list, perhaps empty, with the correct items. */
export type TrackerReport = Omit<FigureReport, 'source'> & ReportSections;

/** The result of reading a report, and the place of each mistake in it: `measures.0.goal`. */
export interface ReportReading {
  report: TrackerReport;
  mistakes: string[];
}

/**
 * Reads a whole progress report from any source, as trackers do: a page that shows only figures
 * does not read the sections.
 * @returns undefined if the value is not a report
 */
export function readReport(value: unknown): ReportReading | undefined {
  const reading = readFigures(value);
  if (!reading) return undefined;
  const { source, ...figures } = reading.report;
  const { sections, mistakes } = readSections(source);
  return { report: { ...figures, ...sections }, mistakes: [...reading.mistakes, ...mistakes] };
}
