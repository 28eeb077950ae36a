import { createHash, createHmac, type Hash } from 'node:crypto';
import * as z from 'zod';

/** The first line of the file. */
export const FileHeader = z.strictObject({
  format: z.literal('campaign-collector campaign'),
  /** The id of the campaign. */
  campaign: z.string().min(1).max(60),
  /** The newest migration of the database: the tables have its columns. */
  schema: z.string(),
  exportedAt: z.string(),
  /** Tells whether another collector has the same secret, and so the same links. */
  keyId: z.string(),
});
export type FileHeader = z.infer<typeof FileHeader>;

/** A value of a row. */
const Cell = z.union([z.string(), z.number(), z.null()]);

export const FileRow = z.strictObject({ table: z.string(), row: z.record(z.string(), Cell) });
export type FileRow = z.infer<typeof FileRow>;

/** The last line: without it, the file was cut. */
export const FileEnd = z.strictObject({ rows: z.int(), sha256: z.string() });
export type FileEnd = z.infer<typeof FileEnd>;

/** Of the lines of a file, with their line ends. */
export const createDigest = (): Hash => createHash('sha256');

/** Names a secret without telling it. */
export const keyIdOf = (secret: string): string =>
  createHmac('sha256', secret).update('key id of exports').digest('base64url').slice(0, 16);
