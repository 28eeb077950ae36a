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
 * The records that an organiser may write, by list. The `id` of a value or a milestone is that of
 * its definition; in the other lists, a new record has none.
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
 * The record in a form: its fields have the names of the contract, one name per line in `with`,
 * and a field for each other language. Empty fields are left out.
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
        // In the format of these pages: 1,234.
        if (NUMBER_FIELDS.includes(name)) return [name, Number(typed.replaceAll(',', ''))];
        return [name, name === 'with' ? typed.split(/\s*\n\s*/) : typed];
      }),
  );

/**
 * Checks a record against its campaign.
 * @returns its id, made for a new record, and its data
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
 * A figure with the one before it, of an earlier day. A figure of the same day, or of an earlier
 * one, is a correction.
 */
export function withPrevious(value: Omit<Value, 'previous'>, last: Value | undefined): Value {
  const previous = last && last.on < value.on ? { value: last.value, on: last.on } : last?.previous;
  return { ...value, ...(previous && previous.on < value.on && { previous }) };
}
