import { QUESTION_LIMITS } from '../campaign/question-limits.ts';
import type { FurtherQuestion } from '../campaign/schema.ts';
import { isObject, ownValue } from '../plain-object.ts';
import { type CheckResult, createProblem, type Problem } from '../problem/problem.ts';
import { readTypedText, readWhere, type ValueReader } from '../value-readers.ts';
import { readField, type Submission } from './form-reader.ts';
import type { FurtherAnswer, FurtherAnswers } from './further-answers-schema.ts';

// Reads and checks the answers to a campaign's own questions. A page loads this only if its
// campaign has some.

/** The name of the field of a question. */
export const questionField = (id: string): string => `more-${id}`;

/** Reads the fields of the campaign's own questions: `more-<id>`, each once for every choice. */
export const readFurtherFields = (
  data: FormData,
  questions: readonly FurtherQuestion[],
): Record<string, unknown> =>
  Object.fromEntries(
    questions.map(({ id, kind }): [string, unknown] => {
      const name = questionField(id);
      const typed = readField(data, name);
      if (kind === 'number') return [id, typed && numberOf(typed)];
      if (kind === 'text') return [id, typed];
      // The choice "no answer" is an empty one.
      const chosen = data.getAll(name).filter(Boolean);
      return [id, chosen[0] ? chosen : undefined];
    }),
  );

/**
 * Checks the answers to the campaign's own questions.
 * @param more undefined if the form did not show the questions, as in an older script: then none
 * is missing
 * @returns the answers, with typed texts cleaned, in the order of the questions
 */
export function checkFurtherAnswers(
  questions: readonly FurtherQuestion[],
  more: unknown,
  problems: Problem[],
): FurtherAnswers | undefined {
  if (!isObject(more)) return undefined;
  const answers = questions.flatMap((question): [string, FurtherAnswer][] => {
    const { id, required } = question;
    const path = `answers.more.${id}`;
    const value = ownValue(more, id);
    if (value !== undefined) return [[id, readerOf(question)(value, path, problems)]];
    if (required) problems.push(createProblem(path, 'required', 'must be answered'));
    return [];
  });
  return Object.fromEntries(answers);
}

/** Adds the answers to the campaign's own questions to the result of checking a form. */
export function withFurtherAnswers(
  checked: CheckResult<Submission>,
  more: unknown,
  questions: readonly FurtherQuestion[],
): CheckResult<Submission> {
  if (!questions[0]) return checked;
  const problems: Problem[] = [];
  const answers = checkFurtherAnswers(questions, more, problems);
  if (!checked.ok) return { ok: false, problems: [...checked.problems, ...problems] };
  if (problems[0]) return { ok: false, problems };
  const { value } = checked;
  return {
    ok: true,
    value: { ...value, answers: { ...value.answers, more: answers } } as Submission,
  };
}

function readerOf({ kind, choices = [] }: FurtherQuestion): ValueReader<FurtherAnswer> {
  if (kind === 'text') return readTypedText(QUESTION_LIMITS.text);
  if (kind === 'number') return readWhere(isCount, COUNT_EXPECTED);
  const ids = choices.map(({ id }) => id);
  const isChosen = (value: unknown): value is string[] =>
    Array.isArray(value) &&
    value.every((id, at) => ids.includes(id as string) && value.indexOf(id) === at) &&
    value.length > 0 &&
    (kind === 'choices' || value.length === 1);
  return readWhere(isChosen, kind === 'choice' ? 'a list of one choice' : 'a list of choices');
}

const COUNT_EXPECTED = `a whole number from 0 to ${QUESTION_LIMITS.number}`;
const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= QUESTION_LIMITS.number;

/** The code point from which digits are six places later in their block. */
const DEVANAGARI = 0x900;

const LOCAL_DIGITS = /[\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF\u0A66-\u0A6F]/g;
/** Thousands, or lakhs, with one kind of separator. */
const GROUPED_NUMBER = /^\d{1,3}(?:[\s,.\u066C]\d{2,3})*[\s,.\u066C]\d{3}$/;

/**
 * A whole number in people's spelling: with the digits of their script (Arabic, Urdu, Bengali,
 * Panjabi), and with commas, dots or spaces between thousands, or as lakhs. NaN for anything else.
 */
const numberOf = (typed: string): number => {
  const figures = typed.replace(LOCAL_DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    return String((code - (code > DEVANAGARI ? 6 : 0)) % 16);
  });
  const digits = GROUPED_NUMBER.test(figures) ? figures.replace(/\D/g, '') : figures;
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
};
