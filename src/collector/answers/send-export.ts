import type { Context } from 'hono';
import type { ExportFormat } from './download-records.ts';

const EXPORT_TYPES: Record<ExportFormat, string> = { csv: 'text/csv', jsonl: 'application/jsonl' };
export const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'jsonl'];

/** Answers with a file to save, and sends it in the pieces that the store writes. */
export const sendExport = (
  c: Context,
  name: string,
  format: ExportFormat,
  file: ReadableStream<Uint8Array>,
): Response =>
  c.body(file, 200, {
    'Content-Type': `${EXPORT_TYPES[format]}; charset=utf-8`,
    'Content-Disposition': `attachment; filename="${name}.${format}"`,
  });
