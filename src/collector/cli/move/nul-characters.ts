import { formatCount } from './format-count.ts';
import { describeKey, type Row, type SourceTable } from './source-table.ts';

const NUL = '\0';
const MAX_ROWS_NAMED = 20;

/** The option of `move` that leaves them out. */
export const WITHOUT_NUL = 'without-nul';

const hasNul = (value: unknown): boolean => typeof value === 'string' && value.includes(NUL);

export const dropNul = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll(NUL, '') : value,
    ]),
  );

/** @throws Error that names the rows with a NUL, by table, key and column */
export function refuseNul(tables: SourceTable[]): void {
  const found = tables.flatMap(rowsWithNul);
  if (found.length === 0) return;
  const more = found.length - MAX_ROWS_NAMED;
  const rows = `${formatCount(found.length)} ${found.length === 1 ? 'row has' : 'rows have'} one`;
  throw new Error(
    [
      `PostgreSQL takes no NUL character (U+0000) in a text, and ${rows}. Nothing was moved:`,
      ...found.slice(0, MAX_ROWS_NAMED),
      ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
      `Run "move --${WITHOUT_NUL}" to move these texts without that character, which shows nothing; ` +
        "or correct them on the organiser's pages first.",
    ].join('\n'),
  );
}

function rowsWithNul({ name, columns, keys, rows }: SourceTable): string[] {
  const found: string[] = [];
  for (const row of rows()) {
    const wrong = columns.filter((column) => hasNul(row[column]));
    if (wrong.length > 0)
      found.push(`  table "${name}", ${describeKey(row, keys)}: column ${wrong.join(', ')}`);
  }
  return found;
}
