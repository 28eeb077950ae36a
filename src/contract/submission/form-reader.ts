import { startOfDay } from '../calendar-day.ts';
import type { Campaign } from '../campaign/schema.ts';
import type { CheckResult, Problem } from '../problem/problem.ts';
import { withoutControls } from '../text/clean-text.ts';
import { readObject, readText } from '../value-readers.ts';
import type { SubmissionKind } from '../vocabulary.ts';
import type { Submission } from './schema.ts';

export type { FurtherAnswers } from './further-answers-schema.ts';
export type { ChampionAnswers, OneToOne, Organisation } from './champion-schema.ts';
export type { ChampionSignup, Contact, IssueResponse, Submission } from './schema.ts';

// What the forms of every kind have in common. `answer-form.ts` and `person-form.ts` read and
// check those of their kinds.

/** What a form's fields don't say: when, where and in which language it was filled in. */
export type SubmissionContext = Pick<Submission, 'id' | 'answeredAt' | 'channel' | 'locale'> &
  Partial<Pick<Submission, 'source' | 'assistedBy' | 'page' | 'signals'>>;

/**
 * What somebody typed in the field of this name, without control characters; undefined where it is
 * empty.
 */
export function readField(data: FormData, name: string): string | undefined {
  const value = data.get(name);
  return (typeof value === 'string' && withoutControls(value).trim()) || undefined;
}

/** What the fields of one kind of form come to. */
interface FormContent {
  kind: SubmissionKind;
  answers: object;
  consents: object[];
}

/**
 * Makes a submission, unchecked, of what was read from a form. A campaign of one ward needs no
 * field `area`.
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

/** Checks which ward a form names. */
export const checkArea = (submission: Record<string, unknown>, problems: Problem[]): unknown =>
  readArea(submission.area, 'area', problems);

/** What a form's check comes to: the submission with its cleaned answers, or its problems. */
export const formResult = (
  submission: Record<string, unknown>,
  answers: unknown,
  problems: Problem[],
): CheckResult<Submission> =>
  problems[0]
    ? { ok: false, problems }
    : { ok: true, value: { ...submission, answers } as Submission };
