import { startOfDay } from './calendar-day.ts';
import type { Campaign } from './campaign.ts';
import type { CheckResult, Problem } from './problem.ts';
import { shape, text } from './shape.ts';
import type { Submission } from './submission.ts';
import type { SubmissionKind } from './terms.ts';
import { withoutControls } from './typed.ts';

// What the forms of every kind have in common. `answer-form.ts` and `person-form.ts` read and check those of their kinds.

/** What a form's fields don't say: when, where and in which language it was filled in. */
export type SubmissionContext = Pick<Submission, 'id' | 'answeredAt' | 'channel' | 'locale'> &
  Partial<Pick<Submission, 'source' | 'assistedBy' | 'page' | 'signals'>>;

/** What somebody typed in the field of this name, without control characters; undefined where it is empty. */
export function readField(data: FormData, name: string): string | undefined {
  const value = data.get(name);
  return (typeof value === 'string' && withoutControls(value).trim()) || undefined;
}

/** Makes a submission, unchecked, of what was read from a form. A campaign of one ward needs no field `area`. */
export function buildSubmission(
  data: FormData,
  { areas, id, version }: Campaign,
  kind: SubmissionKind,
  about: SubmissionContext,
  { answers, consents }: { answers: object; consents: object[] },
): Record<string, unknown> {
  return {
    ...about,
    answeredAt: kind === 'champion-signup' ? about.answeredAt : startOfDay(about.answeredAt),
    kind,
    campaign: id,
    campaignVersion: version,
    area: {
      code: readField(data, 'area') ?? (areas.wards[1] ? undefined : areas.wards[0]?.code),
      version: areas.version,
    },
    answers,
    consents,
  };
}

/** Checks which ward a form names. */
export const checkArea = (read: Record<string, unknown>, problems: Problem[]): unknown =>
  shape({ code: text })(read.area, 'area', problems);

/** What a form's check comes to: the submission with its cleaned answers, or its problems. */
export const formResult = (
  read: Record<string, unknown>,
  answers: unknown,
  problems: Problem[],
): CheckResult<Submission> =>
  problems[0] ? { ok: false, problems } : { ok: true, value: { ...read, answers } as Submission };
