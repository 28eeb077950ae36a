import { cleanLine } from 'campaign-widgets/contract';
import type { FormFields } from '../http/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { FormProblem } from '../organiser/ui/form-fields.ts';
import { MARKS, type ShortlistDocument, type Weighing } from './shortlist-records.ts';
import type { WardCandidate } from './ward-candidates.ts';

/** Where a candidate may be. */
export const CANDIDATE_PLACES = ['on', 'out', 'neither'] as const;

/** What the rules of a ballot allow: two to eight options in a contest. */
const MIN_OPTIONS = 2;
const MAX_OPTIONS = 8;
const MAX_REASON_LENGTH = 300;

export type ReadChoice<Value> = { ok: true; value: Value } | { ok: false; problems: FormProblem[] };

type MessageContext = Pick<CampaignContext, 'messages'>;

/** What an organiser thinks of each candidate that the form shows. */
export function readWeighings(
  context: MessageContext,
  candidates: readonly WardCandidate[],
  form: FormFields,
): ReadChoice<Weighing[]> {
  const problems: FormProblem[] = [];
  const weighings = candidates
    .filter(({ id }) => form.has(`${id}.worthwhile`))
    .map(({ id }) => {
      const text = textReader(context, form, problems);
      return {
        candidate: id,
        worthwhile: readMark(form.text(`${id}.worthwhile`)),
        winnable: readMark(form.text(`${id}.winnable`)),
        decider: text(`${id}.decider`),
        ask: text(`${id}.ask`),
        note: text(`${id}.note`),
      };
    });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: weighings };
}

/**
 * The shortlist of a ward. It has two to eight candidates, and whatever more answers named than
 * one of these has a reason to be left out.
 */
export function readShortlist(
  context: MessageContext,
  candidates: readonly WardCandidate[],
  form: FormFields,
): ReadChoice<ShortlistDocument> {
  const { refused } = context.messages.choose;
  const problems: FormProblem[] = [];
  const text = textReader(context, form, problems);
  const entries = candidates.map((candidate) => ({
    ...candidate,
    place:
      CANDIDATE_PLACES.find((place) => place === form.text(`${candidate.id}.place`)) ?? 'neither',
    reason: text(`${candidate.id}.reason`),
    ask: text(`${candidate.id}.ask`),
  }));
  const on = entries.filter(({ place }) => place === 'on');
  const first = `${candidates[0]?.id ?? ''}.place`;
  if (on.length < MIN_OPTIONS) problems.push({ field: first, message: refused.tooFew });
  if (on.length > MAX_OPTIONS)
    problems.push({ field: first, message: refused.tooManyOptions(MAX_OPTIONS) });
  const leastNamed = Math.min(...on.map(({ named }) => named));
  for (const { id, place, reason, named } of entries) {
    if (place === 'out' && reason === '')
      problems.push({ field: `${id}.reason`, message: refused.noReason });
    if (place === 'neither' && on.length >= MIN_OPTIONS && named > leastNamed)
      problems.push({ field: `${id}.place`, message: refused.namedMore });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      options: on.map(({ id, reason, ask }) => ({ candidate: id, why: reason, ask })),
      leftOut: entries
        .filter(({ place }) => place === 'out')
        .map(({ id, reason }) => ({ candidate: id, because: reason })),
    },
  };
}

const readMark = (typed: string | undefined) => MARKS.find((mark) => mark === typed) ?? null;

/** Reads a line, and adds a problem where it is too long. */
const textReader =
  ({ messages }: MessageContext, form: FormFields, problems: FormProblem[]) =>
  (field: string): string => {
    const text = cleanLine(form.text(field) ?? '').trim();
    if (Array.from(text).length > MAX_REASON_LENGTH)
      problems.push({ field, message: messages.choose.refused.tooLong(MAX_REASON_LENGTH) });
    return text;
  };
