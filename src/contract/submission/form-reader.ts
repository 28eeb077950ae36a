import { startOfDay } from '../calendar-day.ts';
import type { Campaign } from '../campaign/schema.ts';
import type { CheckResult, Problem } from '../problem/problem.ts';
import { withoutControls } from '../text/clean-text.ts';
import { readObject, readText } from '../value-readers.ts';
import type { SubmissionKind } from '../vocabulary.ts';
import type { Submission } from './schema.ts';

export type { FurtherAnswers } from './further-answers-schema.ts';
export type { ChampionAnswers, OneToOne, Organisation } from './champion-schema.ts';
export type { PostedSubmission } from './posted-schema.ts';
export type { ChampionSignup, Contact, IssueResponse, Submission } from './schema.ts';

// What the forms of every kind have in common. `answer-form.ts` and `person-form.ts` read and
// check those of their kinds.

/**
 * The context of a form that is not in its fields: when, where and in which language it was filled
 * in.
 */
export type SubmissionContext = Pick<Submission, 'id' | 'answeredAt' | 'channel' | 'locale'> &
  Partial<Pick<Submission, 'source' | 'assistedBy' | 'page' | 'signals'>>;

/**
 * The text typed in the field of this name, without control characters; undefined if it is empty.
 */
export function readField(data: FormData, name: string): string | undefined {
  const value = data.get(name);
  return (typeof value === 'string' && withoutControls(value).trim()) || undefined;
}

/** The result of reading one kind of form. */
interface FormContent {
  kind: SubmissionKind;
  answers: object;
  consents: object[];
}

/**
 * Makes an unchecked submission from the data of a form. A campaign with one ward needs no field
 * `area`.
 */
export const buildSubmission = (
  data: FormData,
  { areas, id, version }: Campaign,
  context: SubmissionContext,
  { kind, answers, consents }: FormContent,
): Record<string, unknown> => ({
  ...context,
  answeredAt: kind === 'champion-signup' ? context.answeredAt : startOfDay(context.answeredAt),
  kind,
  campaign: id,
  campaignVersion: version,
  area: {
    code: readField(data, 'area') ?? (areas.wards[1] ? undefined : areas.wards[0]?.code),
    version: areas.version,
  },
  answers,
  consents,
});

const readArea = readObject({ code: readText });

/** Checks the ward of a form. */
export const checkArea = (submission: Record<string, unknown>, problems: Problem[]): unknown =>
  readArea(submission.area, 'area', problems);

/** The result of checking a form: the submission with its cleaned answers, or its problems. */
export const formResult = (
  submission: Record<string, unknown>,
  answers: unknown,
  problems: Problem[],
): CheckResult<Submission> =>
  problems[0]
    ? { ok: false, problems }
    : { ok: true, value: { ...submission, answers } as Submission };
