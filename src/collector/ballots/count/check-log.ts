import { createHash } from 'node:crypto';
import { isObject } from 'campaign-widgets/contract';
import { firstBrokenLine, type LogLine } from '../ballot-log.ts';
import type { StoredResult } from './count-records.ts';

/** The hash of a result, which stands in the line of the log that declares it. */
export const resultHash = (document: object): string =>
  `sha256:${createHash('sha256').update(JSON.stringify(document)).digest('hex')}`;

export interface LogCheck {
  /** The first line that is missing, moved or changed; undefined if the log is whole. */
  brokenLine: number | undefined;
  /** Results that are not those which the log declares, or which have no line in it. */
  changedResults: number[];
}

/**
 * Checks a whole log: each line against the one before, and each result against its line. A log
 * whose end is cut off misses the line of a result.
 */
export const checkLog = (
  lines: readonly LogLine[],
  results: readonly Pick<StoredResult, 'number' | 'document'>[],
): LogCheck => ({
  brokenLine: firstBrokenLine(lines),
  changedResults: results
    .filter((result) => !isDeclared(lines, result))
    .map(({ number }) => number),
});

function isDeclared(
  lines: readonly LogLine[],
  { document }: Pick<StoredResult, 'document'>,
): boolean {
  if (!isObject(document)) return false;
  const { log, ...result } = document;
  const line = lines.find(({ hash }) => hash === log);
  return line?.detail.result === resultHash(result);
}
