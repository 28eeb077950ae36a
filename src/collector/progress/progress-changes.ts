import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import {
  CalendarDay,
  type CampaignDocument,
  CampaignWin,
  type CheckResult,
  checkValue,
  cleanLines,
  createProblem,
  EventHeld,
  FigureValue,
  isObject,
  MilestoneState,
  Pledge,
} from 'campaign-widgets/contract';
import { joinLanguages } from './form-languages.ts';
import type { RecordList } from './progress-records.ts';
import type { Value } from './make-report.ts';

const RecordId = z.string().regex(/^[\w-]{1,60}$/, 'must be letters, digits and hyphens');

/**
 * What an organiser may write down, by list. The `id` of a value or a milestone is that of its
 * definition; of the others it is left out for a new one.
 */
export const PROGRESS_RECORDS = {
  values: z.strictObject({ id: RecordId, value: FigureValue, on: CalendarDay }),
  milestones: MilestoneState.extend({ id: RecordId }).strict(),
  pledges: Pledge.extend({ id: RecordId.optional() }).strict(),
  events: EventHeld.extend({ id: RecordId.optional() }).strict(),
  wins: CampaignWin.extend({ id: RecordId.optional() }).strict(),
} satisfies Record<RecordList, z.core.$ZodType>;

const NUMBER_FIELDS = ['value', 'target', 'turnout', 'lastTime'];

/**
 * The record that a form holds: its fields carry the names of the contract, one name a line in
 * `with`, and a field for each other language. Empty fields are left out.
 */
export const readRecord = (
  fields: Record<string, string>,
  campaign: Pick<CampaignDocument, 'languages'>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(joinLanguages(fields, campaign))
      .map(([name, typed]) => [name, typeof typed === 'string' ? typed.trim() : typed] as const)
      .filter(([, typed]) => typed !== '')
      .map(([name, typed]): [string, unknown] => {
        if (typeof typed !== 'string') return [name, typed];
        // As it is written here: 1,234.
        if (NUMBER_FIELDS.includes(name)) return [name, Number(typed.replaceAll(',', ''))];
        return [name, name === 'with' ? typed.split(/\s*\n\s*/) : typed];
      }),
  );

/**
 * Checks what is to be written down, against the campaign that it is for.
 * @returns its id, made where it is new, and its data
 */
export function checkRecord(
  list: RecordList,
  record: unknown,
  { progress }: CampaignDocument,
): CheckResult<{ id: string; data: object }> {
  const checked = checkValue(PROGRESS_RECORDS[list] as z.core.$ZodType<{ id?: string }>, record);
  if (!checked.ok) return checked;
  const { id = randomUUID(), ...data } = checked.value;
  const defined =
    list === 'values'
      ? progress?.measures
      : list === 'milestones'
        ? (progress?.milestones ?? [])
        : undefined;
  if (defined && !defined.some((one) => one.id === id))
    return {
      ok: false,
      problems: [
        createProblem(
          'id',
          'unknown',
          `is none of the campaign's ${list === 'values' ? 'measures' : 'milestones'}`,
        ),
      ],
    };
  return { ok: true, value: { id, data: cleanTexts(data) as object } };
}

/** The same value with every text in it cleaned. */
function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanLines(value);
  if (Array.isArray(value)) return value.map(cleanTexts);
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanTexts(each)]))
    : value;
}

/**
 * A figure with the one before it: what was of an earlier day. A figure of the same day, or an
 * earlier one, corrects.
 */
export function withPrevious(value: Omit<Value, 'previous'>, last: Value | undefined): Value {
  const previous = last && last.on < value.on ? { value: last.value, on: last.on } : last?.previous;
  return { ...value, ...(previous && previous.on < value.on && { previous }) };
}
