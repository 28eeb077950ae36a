import * as z from 'zod';
import { oneLine } from 'campaign-widgets/contract';
import { IMPORT_ENCODINGS } from './decode-file.ts';
import { COLUMN_TARGETS } from './import-columns.ts';
import { MAX_IMPORT_LINES } from './import-limits.ts';

/** What a role that the campaign does not have becomes. */
export const ROLE_AS_TAG = 'as-tag';
export const ROLE_LEFT_OUT = 'leave-out';

/** The meaning of a value in a column about consent. */
export type ConsentMeaning = 'agreed' | 'refused';

const MAX_CHOICES = 2_000;
const few = <Value extends z.core.$ZodType>(value: Value) =>
  z
    .record(z.string().max(1000), value)
    .refine(
      (record) => Object.keys(record).length <= MAX_CHOICES,
      `must have at most ${MAX_CHOICES} keys`,
    );

/** How a list is to be understood, where it does not say so itself. */
export const ImportChoices = z.strictObject({
  encoding: z.enum(IMPORT_ENCODINGS).optional(),
  /** The line of the row with the names of the columns; 0 for none. */
  headerLine: z.int().min(0).max(MAX_IMPORT_LINES).optional(),
  /** What each column is, by its name, or `#3` for the third. */
  columns: few(z.enum(COLUMN_TARGETS)).optional(),
  /** Where and when everybody agreed: also what a bare yes means. */
  consent: oneLine(500).optional(),
  /** What a value means, by the name of the column and the value. A no stays a no. */
  meanings: few(few(z.enum(['agreed', 'refused']))).optional(),
  /** The code of the ward of each name that the campaign does not have; `unknown`, `outside`. */
  wards: few(z.string().max(100)).optional(),
  /** The role of each word that the campaign does not have; `as-tag`, `leave-out`. */
  roles: few(z.string().max(100)).optional(),
  /** By line, whether somebody is the person who shares their address or number. */
  people: few(z.enum(['same', 'other'])).optional(),
  /** The short name of the list. */
  source: z.string().max(200).optional(),
  /** Whether its people count as recruited. */
  recruited: z.boolean().optional(),
});
export type ImportChoices = z.infer<typeof ImportChoices>;
