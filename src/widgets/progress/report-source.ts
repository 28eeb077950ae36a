import { type Imprint, isImprint } from '../../contract/campaign/imprint.ts';
import { isObject } from '../../contract/plain-object.ts';
import { resolveUrl } from '../../contract/url-reference.ts';
import { readInlineJson } from '../document-source.ts';
import { languageAround } from '../message-loader.ts';
import type { TrackerHost, TrackerParts } from './tracker-host.ts';

/** What a tracker relies on in a campaign document. */
export interface TrackerDocument {
  languages: string[];
  imprint: Imprint;
  report?: string;
  /** The ids of its measures, also of those that have no figure yet. */
  measureIds: unknown[];
}

/** Where the figures are: at an address, or in an object that the page gives. */
export interface ReportSource {
  document?: TrackerDocument | undefined;
  url?: string | undefined;
  given?: unknown;
  /** Whether the figure is in the attributes of the tag. */
  isOwn?: boolean;
}

/** Finds where the figures are. @throws Error that says what is wrong */
export async function findReport({ host, source }: TrackerParts): Promise<ReportSource> {
  const { report, label, value, src, campaign } = host;
  const hasOwn = (value ?? '') !== '';
  const found =
    campaign !== undefined || src
      ? await source.read()
      : report || hasOwn
        ? undefined
        : await readInlineJson(host);
  const document = isObject(found) && 'format' in found ? checkDocument(found) : undefined;
  if (report && typeof report !== 'string') return { document, given: report };
  const url =
    typeof report === 'string' && report
      ? resolveUrl(report, host.baseURI)
      : document?.report && source.resolve(document.report);
  if (url) return { document, url };
  if (found !== undefined && !document) return { given: found };
  if (!label || !hasOwn) throw new Error('needs src, report, or label and value');
  return { document, given: ownReport(host), isOwn: true };
}

/** A report of the one figure that the page gives in the tag's attributes. */
function ownReport(host: TrackerHost): unknown {
  const { label, value, goal, unit, stretch, asOf, lang } = host;
  return {
    measures: [{ id: 'value', label, value, goal, unit, stretch: stretch.match(/\S+/g) }],
    asOf,
    languages: [lang || languageAround(host) || 'en'],
  };
}

/** @throws Error that names the key which is wrong */
function checkDocument(document: Record<string, unknown>): TrackerDocument {
  const { languages, imprint, report }: Partial<TrackerDocument> = document;
  if (!Array.isArray(languages) || !isImprint(imprint))
    throw new Error('campaign document: needs languages and imprint');
  const { progress } = document;
  const measures: unknown = isObject(progress) && progress.measures;
  const measureIds = Array.isArray(measures)
    ? measures.map((measure: unknown) => isObject(measure) && measure.id)
    : [];
  return { languages, imprint, measureIds, ...(typeof report === 'string' && { report }) };
}

/** What to tell the author of a page about a mistake in a report, by its place. */
export function describeMistake(place: string, host: TrackerHost, isOwn?: boolean): string {
  const key = place.split('.').pop() as 'value' | 'asOf';
  const where = isOwn ? `${key === 'asOf' ? 'as-of' : key}="${host[key]}"` : `report: ${place}`;
  return `${where} is missing or wrong: write 62 or 1,234, or 2026-11-21`;
}
