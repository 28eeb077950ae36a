import { setImmediate } from 'node:timers/promises';
import type { CampaignDocument, CheckResult } from 'campaign-widgets/contract';
import { describeColumns, readConsentColumns, type UnderstoodColumn } from './check-import.ts';
import { valueKey } from './consent-meanings.ts';
import type { ConsentValue } from './consent-reader.ts';
import { decodeFile, IMPORT_ENCODINGS, type ImportEncoding } from './decode-file.ts';
import type { ImportChoices } from './import-choices.ts';
import { chooseColumns } from './import-columns.ts';
import type { ImportTable } from './import-rows.ts';
import { readTable } from './import-table.ts';

/** What was understood of a file, for the page of the first step. */
export interface UnderstoodFile {
  table: ImportTable;
  columns: (UnderstoodColumn & { examples: string[] })[];
  /** The values of the columns about consent, the most frequent first. */
  values: ConsentValue[];
  /** In how many rows somebody says in words how they agreed. */
  inWords: number;
  /** Some words of the file that are written differently in each encoding. */
  encodings: { encoding: ImportEncoding; sample: string }[];
}

const MAX_VALUES = 40;
/** The different values of a long list are counted no further. */
const MAX_COUNTED_VALUES = 2_000;
const ROWS_PER_TURN = 200;
const MAX_EXAMPLES = 2;
const MAX_SAMPLE_BYTES = 200_000;

export async function understandFile(
  bytes: Uint8Array,
  campaign: CampaignDocument,
  choices: ImportChoices,
): Promise<CheckResult<UnderstoodFile>> {
  const read = await readTable(bytes, choices);
  if (!read.ok) return read;
  const table = read.value;
  const columns = chooseColumns(table.header, choices.columns);
  const consent = readConsentColumns(table, columns, campaign, choices);
  const found = new Map<string, ConsentValue>();
  let inWords = 0;
  for (const [at, { cells }] of table.rows.entries()) {
    if (at % ROWS_PER_TURN === 0) await setImmediate();
    for (const value of consent.values(cells)) {
      if (value.reading === 'words') {
        inWords += 1;
        continue;
      }
      const key = `${value.column}\n${valueKey(value.value)}`;
      const before = found.get(key);
      if (before) before.count += 1;
      else if (found.size < MAX_COUNTED_VALUES) found.set(key, { ...value, count: 1 });
    }
  }
  const values = [...found.values()].sort((one, other) => other.count - one.count);
  const described = describeColumns(table.header, columns, consent);
  return {
    ok: true,
    value: {
      table,
      columns: described.map((column, at) => ({ ...column, examples: examplesOf(table, at) })),
      values: values.slice(0, MAX_VALUES),
      inWords,
      encodings: compareEncodings(bytes, table.encoding),
    },
  };
}

function examplesOf({ rows }: ImportTable, at: number): string[] {
  const found = new Set<string>();
  for (const { cells } of rows.slice(0, ROWS_PER_TURN)) {
    const cell = cells[at];
    if (cell) found.add(cell);
    if (found.size === MAX_EXAMPLES) break;
  }
  return [...found];
}

/** A word with a letter or a sign that is more than ASCII, in the first part of a file. */
const FOREIGN_WORD = /[\p{L}\p{M}’'-]*[^\0-\x7f]+[^\s,;"\0-\x1f]*/gu;

/** How the same words look in each encoding: whoever reads the names sees which one is right. */
function compareEncodings(bytes: Uint8Array, current: ImportEncoding): UnderstoodFile['encodings'] {
  const part = bytes.subarray(0, MAX_SAMPLE_BYTES);
  return IMPORT_ENCODINGS.filter(
    (encoding) => encoding === current || isPossible(part, encoding),
  ).map((encoding) => {
    const words = decodeFile(part, encoding).match(FOREIGN_WORD) ?? [];
    return { encoding, sample: [...new Set(words)].slice(0, 3).join(', ').slice(0, 60) };
  });
}

/** UTF-16 has a NUL in each of two bytes of a plain letter; the others have none. */
const isPossible = (part: Uint8Array, encoding: ImportEncoding): boolean =>
  encoding.startsWith('utf-16') === part.includes(0);
