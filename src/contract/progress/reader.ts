import { type FigureReport, readFigures } from './figures-reader.ts';
import { readSections, type ReportSections } from './sections-reader.ts';

/** What a tracker shows of a report: every list, maybe empty; of each item what is right. */
export type TrackerReport = Omit<FigureReport, 'source'> & ReportSections;

/** A report that was read, and the place of each mistake in it: `measures.0.goal`. */
export interface ReportReading {
  report: TrackerReport;
  mistakes: string[];
}

/**
 * Reads all of a progress report from anywhere, as trackers do: a page that shows figures alone
 * reads the sections not at all.
 * @returns undefined where the value is no report
 */
export function readReport(value: unknown): ReportReading | undefined {
  const reading = readFigures(value);
  if (!reading) return undefined;
  const { source, ...figures } = reading.report;
  const { sections, mistakes } = readSections(source);
  return { report: { ...figures, ...sections }, mistakes: [...reading.mistakes, ...mistakes] };
}
