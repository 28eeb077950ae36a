import { type Imprint, isImprint } from '../../contract/campaign/imprint.ts';
import { isObject } from '../../contract/plain-object.ts';
import { resolveUrl } from '../../contract/url-reference.ts';
import { readInlineJson } from '../document-source.ts';
import { languageAround } from '../message-loader.ts';
import { splitWords } from './report-view.ts';
import type { TrackerHost, TrackerParts } from './tracker-host.ts';

/** The part of a campaign document that a tracker needs. */
export interface TrackerDocument {
  languages: string[];
  imprint: Imprint;
  /** The address of its report, unchecked. */
  report?: unknown;
  /** Its progress section, unchecked. */
  progress?: unknown;
  /** What it says of the look, unread. */
  theme?: unknown;
}

/** The source of the figures: an address, or an object from the page. */
export interface ReportSource {
  document?: TrackerDocument | undefined;
  url?: string | undefined;
  given?: unknown;
  /** Whether the figure is in the attributes of the tag. */
  isOwn?: boolean;
}

/**
 * Finds the source of the figures.
 * @throws Error that says what is wrong
 */
export async function findReport({ host, source }: TrackerParts): Promise<ReportSource> {
  const { report, label, value, src, campaign } = host;
  const hasOwn = (value ?? '') !== '';
  let found: unknown;
  if (campaign !== undefined || src) found = await source.read();
  else if (!report && !hasOwn) found = await readInlineJson(host);
  const document = isObject(found) && 'format' in found ? found : undefined;
  if (document) assertDocument(document);
  if (report && typeof report !== 'string') return { document, given: report };
  const named = document?.report;
  const url =
    typeof report === 'string' && report
      ? resolveUrl(report, host.baseURI)
      : typeof named === 'string' && source.resolve(named);
  if (url) return { document, url };
  if (found !== undefined && !document) return { given: found };
  if (!label || !hasOwn) throw new Error('needs src, report, or label and value');
  return { document, given: ownReport(host), isOwn: true };
}

/** A report of the one figure in the tag's attributes. */
function ownReport(host: TrackerHost): unknown {
  const { label, value, goal, unit, stretch, asOf, lang } = host;
  return {
    measures: [{ id: 'value', label, value, goal, unit, stretch: splitWords(stretch) }],
    asOf,
    languages: [lang || languageAround(host) || 'en'],
  };
}

/** @throws Error that names the wrong keys */
function assertDocument(
  document: Record<string, unknown>,
): asserts document is Record<string, unknown> & TrackerDocument {
  const { languages, imprint } = document;
  if (!Array.isArray(languages) || !isImprint(imprint))
    throw new Error('document needs languages and imprint');
}
