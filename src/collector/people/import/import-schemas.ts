import * as z from 'zod';
import { STAGES } from '../person.ts';
import type { BatchPeople, ImportBatch } from './batch-records.ts';
import { IMPORT_ENCODINGS } from './decode-file.ts';
import { ImportChoices } from './import-choices.ts';
import { COLUMN_TARGETS } from './import-columns.ts';
import type { ImportReport } from './import-report.ts';

const text = z.string();
const problem = z.object({ line: z.int(), path: text, code: text, message: text });

const Imported = z.strictObject({
  batch: text.nullable().describe('The id of the batch that can be taken back.'),
  dryRun: z.boolean(),
  understood: z.strictObject({
    encoding: z.enum(IMPORT_ENCODINGS),
    headerLine: z.int().describe('The line with the names of the columns; 0 for none.'),
    columns: z.array(z.strictObject({ name: text, as: z.enum([...COLUMN_TARGETS, 'consent']) })),
  }),
  added: z.int(),
  perhapsKnown: z.int(),
  known: z.int(),
  suppressed: z.int(),
  refusedBefore: z.int(),
  refused: z.int(),
  refusals: z.array(z.strictObject({ line: z.int(), column: text, people: z.array(text) })),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      outcome: z.enum(['added', 'perhaps-known', 'known', 'suppressed', 'refused-before']),
    }),
  ),
  problems: z.array(problem),
  notices: z.array(
    z.strictObject({
      line: z.int(),
      column: z.enum(COLUMN_TARGETS),
      text,
      kept: z.enum(['note', 'tag', 'no']),
    }),
  ),
  ignored: z.array(text),
}) as z.ZodType<ImportReport>;

const counts = z.strictObject({
  added: z.int(),
  known: z.int(),
  suppressed: z.int(),
  refusedBefore: z.int(),
  refused: z.int(),
  unclear: z.int(),
});
const batch = {
  id: text,
  campaign: text,
  at: text,
  by: text,
  fileName: text,
  recruits: z.boolean(),
  state: z.enum(['keeping', 'kept', 'taking-back', 'taken-back']),
  counts,
  takenBackAt: text.nullable(),
  takenBackBy: text.nullable(),
};
const person = z.strictObject({
  id: text,
  name: text,
  area: text,
  stage: z.enum(STAGES),
  since: z.array(text).describe('Words of their history since.'),
});
const Batch = z.strictObject(batch) satisfies z.ZodType<ImportBatch>;

/** The bodies and answers of imports, for the published contract. */
export const importSchemas = {
  ImportReport: Imported,
  ImportChoices,
  ImportFile: z.object({
    file: text.describe('The list, as a file.'),
    choices: text.optional().describe('JSON of `ImportChoices`.'),
    dryRun: z.enum(['true', 'false']).optional(),
  }),
  ImportBatch: Batch,
  ImportBatches: z.strictObject({ batches: z.array(Batch) }),
  ImportBatchPeople: z.strictObject({
    ...batch,
    count: z.int(),
    changedCount: z.int(),
    changed: z.array(person),
    people: z.array(person),
    next: text.optional(),
  }) satisfies z.ZodType<ImportBatch & BatchPeople>,
  ImportStepForm: z
    .record(text, text)
    .describe('What the page of a step asks: the fields that it has.'),
  NewPersonForm: z.object({
    name: text,
    email: text.optional(),
    phone: text.optional(),
    area: text.optional().describe('The code or the name of a ward, `unknown` or `outside`.'),
    role: z.array(text).optional().describe('Ids of roles.'),
    tags: text.optional().describe('With commas between.'),
    language: text.optional(),
    note: text.optional(),
    consent: text.describe('Where and when they agreed.'),
    statement: z.array(text).optional().describe('Ids of the statements that they agreed to.'),
    invitedBy: text.optional().describe('The name or the address of who invited them.'),
    recruited: z.literal('yes').optional().describe('Whether they count as recruited.'),
  }),
  NewPersonAdded: z.strictObject({ id: text, outcome: z.enum(['added', 'perhaps-known']) }),
};

const AT = '2026-11-21T18:04:05.000Z';
const EXAMPLE_BATCH: ImportBatch = {
  id: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b11',
  campaign: 'edgbaston',
  at: AT,
  by: 'Grace',
  fileName: 'helpers.csv',
  recruits: false,
  state: 'kept',
  counts: { added: 1, known: 0, suppressed: 0, refusedBefore: 0, refused: 1, unclear: 1 },
  takenBackAt: null,
  takenBackBy: null,
};

export const EXAMPLE_CHOICES: ImportChoices = {
  columns: { Sig: 'consentSource', 'Contact number': 'phone' },
  consent: 'Signed a sheet at the spring fair',
  meanings: { Sig: { x: 'agreed' } },
  wards: { 'N. Edgbaston': 'E05011368' },
  roles: { Driver: 'as-tag' },
};

/** Examples of the answers. */
export const importExamples = {
  ImportReport: {
    batch: EXAMPLE_BATCH.id,
    dryRun: false,
    understood: {
      encoding: 'utf-8',
      headerLine: 1,
      columns: [
        { name: 'Name', as: 'name' },
        { name: 'Email', as: 'email' },
        { name: 'Do not email', as: 'consent' },
        { name: 'Shoe size', as: 'ignore' },
      ],
    },
    added: 1,
    perhapsKnown: 0,
    known: 0,
    suppressed: 0,
    refusedBefore: 0,
    refused: 1,
    refusals: [{ line: 3, column: 'Do not email', people: [] }],
    lines: [{ line: 2, outcome: 'added' }],
    problems: [{ line: 4, path: 'email', code: 'format', message: 'must be an address' }],
    notices: [],
    ignored: ['Shoe size'],
  } satisfies ImportReport,
  ImportBatch: EXAMPLE_BATCH,
  ImportBatches: { batches: [EXAMPLE_BATCH] },
  ImportBatchPeople: {
    ...EXAMPLE_BATCH,
    count: 1,
    changedCount: 0,
    changed: [],
    people: [
      {
        id: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10',
        name: 'Ada Example',
        area: 'E05011144',
        stage: 'new',
        since: [],
      },
    ],
  },
  NewPersonAdded: { id: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10', outcome: 'added' },
};
