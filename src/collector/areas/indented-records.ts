import { readFileSync } from 'node:fs';

/** One record with the cells of its own line, and of each line under it. */
export interface IndentedRecord {
  cells: string[];
  entries: string[][];
}

/**
 * Reads a file of records with their entries indented below them. Tabs separate cells; a line that
 * starts with `#` is a comment.
 */
export function readIndentedRecords(file: URL): IndentedRecord[] {
  const records: IndentedRecord[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('\t')) records.at(-1)?.entries.push(line.slice(1).split('\t'));
    else records.push({ cells: line.split('\t'), entries: [] });
  }
  return records;
}
