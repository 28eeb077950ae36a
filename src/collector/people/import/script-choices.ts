import * as z from 'zod';
import { checkValue, createProblem } from 'campaign-widgets/contract';
import { invalidRequest } from '../../http/http-problem.ts';
import { toShortId } from './fold-name.ts';
import { IMPORT_ENCODINGS } from './decode-file.ts';
import { ImportChoices } from './import-choices.ts';

/** What a script asks for beside: to be told only, and to keep nothing. */
export type ScriptChoices = ImportChoices & { dryRun: boolean };

const isTrue = z
  .enum(['true', 'false', '1', '0', ''])
  .transform((text) => ['true', '1'].includes(text));

/** The fields of a request: short ones by themselves, and all of them as JSON in `choices`. */
const ScriptFields = z.object({
  consent: z.string().optional(),
  source: z.string().optional(),
  encoding: z.enum(IMPORT_ENCODINGS).optional(),
  header: z.coerce.number().int().min(0).optional(),
  recruited: isTrue.optional(),
  dryRun: isTrue.optional(),
  choices: z.string().max(250_000).optional(),
});

/** @throws HttpProblem 422 that names the field */
export function readScriptChoices(fields: Record<string, string>): ScriptChoices {
  const checked = checkValue(ScriptFields, { ...fields });
  if (!checked.ok) throw invalidRequest(checked.problems);
  const { dryRun = false, choices, consent = '', source = '', header, ...rest } = checked.value;
  const given = checkValue(ImportChoices, {
    ...parseChoices(choices),
    ...(consent.trim() && { consent: consent.trim() }),
    ...(toShortId(source) && { source: toShortId(source) }),
    ...(header !== undefined && { headerLine: header }),
    ...rest,
  });
  if (!given.ok) throw invalidRequest(given.problems);
  return { ...given.value, dryRun };
}

function parseChoices(json = '{}'): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // The problem below says the same of text that is not JSON.
  }
  throw invalidRequest([createProblem('choices', 'format', 'must be an object in JSON')]);
}
