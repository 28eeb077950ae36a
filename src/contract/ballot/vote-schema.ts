import * as z from 'zod';
import {
  AreaCode,
  integerBetween,
  LanguageTag,
  ShortId,
  SubmissionId,
} from '../identifier-schema.ts';
import { oneLine } from '../text/schema.ts';
import { CODE_MESSAGES, codeMistake, normaliseCode } from './ballot-code.ts';
import { BALLOT_LIMITS } from './definition-schema.ts';
import { BALLOT_KIND, DECLARATION_NEEDED, VOTE_CHANNELS } from './vocabulary.ts';

/** A code as somebody typed it, normalised. */
export const BallotCode = z
  .string('must be the code of a slip')
  .max(60)
  .check((payload) => {
    const { value: input, issues } = payload;
    const code = normaliseCode(input);
    payload.value = code;
    const mistake = codeMistake(code);
    if (mistake)
      issues.push({
        code: 'custom',
        input,
        path: [],
        params: { code: mistake },
        message: CODE_MESSAGES[mistake],
      });
  });

/**
 * A vote, as it is posted. It holds no page, no signals and no time. The endpoint keeps the id with
 * the code and the choices apart from both: by its id alone a retry is recognised, so that other
 * content under the same id gets the first receipt.
 */
export const BallotSubmission = z.strictObject({
  /** Made once; every retry has the same. */
  id: SubmissionId,
  kind: z.literal(BALLOT_KIND),
  campaign: ShortId,
  campaignVersion: integerBetween(1, 1e6),
  ballot: ShortId,
  ballotVersion: integerBetween(1, 1e6),
  /** The partner whose page it came from: kept with the code, never with the vote. */
  source: ShortId.optional(),
  channel: z.enum(VOTE_CHANNELS),
  locale: LanguageTag,
  area: z.strictObject({ code: AreaCode, version: oneLine(40) }),
  answers: z.strictObject({
    code: BallotCode,
    choices: z.array(ShortId).max(BALLOT_LIMITS.options),
    /** "None of these". */
    none: z.boolean(),
    declared: z
      .boolean()
      .refine((declared) => declared, { error: DECLARATION_NEEDED, params: { code: 'required' } }),
  }),
  consents: z.array(z.never()).max(0),
});
export type BallotSubmission = z.infer<typeof BallotSubmission>;
