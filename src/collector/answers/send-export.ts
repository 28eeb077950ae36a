import type { Context } from 'hono';
import { asCsv, asJsonLines, type Export } from './answer-exports.ts';

const FORMATS = {
  csv: { type: 'text/csv', write: asCsv },
  jsonl: { type: 'application/jsonl', write: asJsonLines },
};
export type ExportFormat = keyof typeof FORMATS;
export const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'jsonl'];

/** Answers with a file to save, row by row as the database gives them. */
export function sendExport(
  c: Context,
  name: string,
  format: ExportFormat,
  rowsOf: () => Export,
): Response {
  const { type, write } = FORMATS[format];
  return c.body(write(rowsOf()), 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
  });
}
