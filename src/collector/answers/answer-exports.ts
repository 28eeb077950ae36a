import { Readable } from 'node:stream';
import { CSV_START, csvRow } from '../http/csv-rows.ts';
import { referenceOf } from '../public/receipt-reference.ts';
import { restAfter } from '../store/work-in-steps.ts';
import type { AnswerRecords, ResponseRow } from './answer-records.ts';
import type { DisplayNames } from '../campaigns/display-names.ts';

const ANSWERS_PER_QUERY = 1000;
const CHUNK_LENGTH = 64_000;

/** A table that is written row by row, so that a large one is never held in memory. */
export interface Export {
  columns: string[];
  /** A list is one cell of a spreadsheet, with semicolons between. */
  rows: AsyncIterable<Record<string, string | number | boolean | null | string[]>>;
}

/**
 * Every answer that is published or held, ordered by its random id, so that the order does not
 * show who came first. A cell is empty where too few answers share its value.
 */
export function exportResponses(
  answers: AnswerRecords,
  campaign: string,
  names: DisplayNames,
): Export {
  const columns = [
    'id',
    'reference',
    'date',
    'answered_on',
    'area',
    'area_name',
    'area_version',
    'issue',
    'issue_label',
    'other',
    'words',
    'released',
    'channel',
    'assisted_by',
    'source',
    'locale',
    'state',
    'held_because',
    'campaign_version',
  ];
  const toRow = (row: ResponseRow) => ({
    id: row.id,
    reference: referenceOf(row.id),
    date: row.receivedOn,
    answered_on: row.answeredOn,
    area: row.area,
    area_name: names.area(row.area),
    area_version: row.areaVersion,
    issue: row.issue,
    issue_label: names.issue(row.issue),
    other: row.other,
    words: row.words,
    released: row.released,
    channel: row.channel,
    assisted_by: row.assistedBy,
    source: row.source,
    locale: row.locale,
    state: row.state,
    held_because: row.heldBecause,
    campaign_version: row.version,
  });
  async function* rows() {
    // A batch published between two pages would be only partly in the file.
    const ids = new Set(await answers.listIds(campaign));
    const page = (after: { after?: string }) =>
      answers.list(campaign, { limit: ANSWERS_PER_QUERY, ...after });
    for await (const row of every(page, toRow)) if (ids.has(row.id)) yield row;
  }
  return { columns, rows: rows() };
}

/** A table as CSV: UTF-8 with a mark for Excel, safe to open in a spreadsheet. */
export const asCsv = ({ columns, rows }: Export): ReadableStream<Uint8Array> =>
  stream(`${CSV_START}${csvRow(columns)}`, rows, (row) =>
    csvRow(columns.map((column) => joined(row[column]))),
  );

/** A table as JSON Lines: one object a line, exactly as stored. */
export const asJsonLines = ({ rows }: Export): ReadableStream<Uint8Array> =>
  stream('', rows, (row) => `${JSON.stringify(row)}\n`);

const joined = (
  cell: Export['rows'] extends AsyncIterable<infer Row> ? Row[keyof Row] | undefined : never,
) => (Array.isArray(cell) ? cell.join('; ') : cell);

async function* every<Row extends { id: string }, Out>(
  page: (after: { after?: string }) => Promise<Row[]>,
  toRow: (row: Row) => Out,
): AsyncGenerator<Out> {
  let last: string | undefined;
  do {
    const rows = await page(last === undefined ? {} : { after: last });
    yield* rows.map(toRow);
    last = rows.length === ANSWERS_PER_QUERY ? rows.at(-1)?.id : undefined;
  } while (last !== undefined);
}

function stream<Row>(
  start: string,
  rows: AsyncIterable<Row>,
  write: (row: Row) => string,
): ReadableStream<Uint8Array> {
  async function* chunks() {
    let text = start;
    let since = performance.now();
    for await (const row of rows) {
      text += write(row);
      if (text.length > CHUNK_LENGTH) {
        await restAfter(since);
        yield Buffer.from(text);
        text = '';
        since = performance.now();
      }
    }
    if (text) yield Buffer.from(text);
  }
  return Readable.toWeb(Readable.from(chunks())) as ReadableStream<Uint8Array>;
}
