import * as z from 'zod';
import { QUESTION_LIMITS } from '../campaign/question-limits.ts';
import { schemaProblem } from '../check-value.ts';
import { integerBetween, ShortId } from '../identifier-schema.ts';
import { oneLine } from '../text/schema.ts';

/**
 * An answer to a campaign's own question. Its type shows its kind without the document: a list of
 * ids is a choice; a text or a number was typed. A single choice is a list of one id.
 */
export const FurtherAnswer = z.union(
  [
    z.array(ShortId).min(1).max(QUESTION_LIMITS.choices),
    oneLine(QUESTION_LIMITS.text),
    integerBetween(0, QUESTION_LIMITS.number),
  ],
  `must be a list of ids, a text of at most ${QUESTION_LIMITS.text} characters, or a whole number ` +
    `from 0 to ${QUESTION_LIMITS.number}`,
);
export type FurtherAnswer = z.infer<typeof FurtherAnswer>;

/**
 * The answers to the campaign's own questions, by their ids. Present, perhaps empty, if the form
 * showed the questions.
 */
export const FurtherAnswers = z
  .record(ShortId, FurtherAnswer)
  .check(({ value, issues }) => {
    if (Object.keys(value).length > QUESTION_LIMITS.questions)
      issues.push(
        schemaProblem(
          value,
          [],
          'format',
          `must have at most ${QUESTION_LIMITS.questions} answers`,
        ),
      );
  })
  .meta({ maxProperties: QUESTION_LIMITS.questions });
export type FurtherAnswers = z.infer<typeof FurtherAnswers>;
