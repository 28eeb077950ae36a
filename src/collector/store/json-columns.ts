import type { FurtherAnswers } from 'campaign-widgets/contract';

/** Reads a column that holds JSON of one shape. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each column holds JSON of one shape
export const readJson = <Value>(json: string | null): Value | null =>
  json === null ? null : (JSON.parse(json) as Value);

/** Reads a column that holds a JSON list of texts. */
export const readList = (json: string): string[] => JSON.parse(json) as string[];

/** Writes the answers to a campaign's own questions; null where there are none. */
export const writeFurtherAnswers = (more: FurtherAnswers = {}): string | null =>
  Object.keys(more).length > 0 ? JSON.stringify(more) : null;
