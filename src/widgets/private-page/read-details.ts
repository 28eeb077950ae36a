import { consentsFor } from '../../contract/campaign/consents.ts';
import type { DetailsChange, PrivateRecord } from '../../contract/private-page/reader.ts';
import type { CheckResult } from '../../contract/problem/problem.ts';
import { checkPersonForm, readPersonForm } from '../../contract/submission/person-form.ts';
import type { FormAnswers } from '../form-answers.ts';

type Answers = PrivateRecord['answers'];
type AnswerName = keyof Answers;

/** The stored values, in the form of the controls. */
export function formAnswersOf({ answers, area }: PrivateRecord): FormAnswers {
  const { name, email, phone, language, cares, roles, oneToOne, organisation } = answers;
  const texts = {
    ...{ name, email, phone, language, area },
    place: oneToOne?.place,
    organisation: organisation?.name,
    organisationKind: organisation?.kind,
    organisationRole: organisation?.role,
    organisationPeople: organisation?.people?.toString(),
  };
  const ticked: Record<string, readonly string[] | undefined> = {
    ...{ cares, roles },
    days: oneToOne?.days,
    parts: oneToOne?.parts,
    way: oneToOne && [oneToOne.way ?? ''],
    oneToOne: oneToOne && ['on'],
    organisationListed: organisation?.listed ? ['on'] : [],
  };
  const found: FormAnswers = new Map();
  for (const [control, value = ''] of Object.entries(texts))
    found.set(control, { value, checked: false });
  for (const [control, values = []] of Object.entries(ticked))
    for (const value of values) found.set(`${control} ${value}`, { value, checked: true });
  return found;
}

/**
 * Reads and checks the form with the contract's own readers, and finds the changes: only these are
 * sent, so that changes by somebody else in the meantime stay.
 */
export function readDetails(data: FormData, record: PrivateRecord): CheckResult<DetailsChange> {
  const { campaign, locale } = record;
  const kind = record.kind === 'contact' ? 'contact' : 'champion-signup';
  // This form does not repeat a confirmation that was ticked in the first form.
  data.set('ageConfirmed', 'on');
  for (const { id, channel } of consentsFor(campaign, kind))
    if (channel === 'keep') data.set(`consents-${id}`, 'on');
  if (!data.has('area')) data.set('area', record.area);
  const answeredAt = record.receivedAt;
  const about = { id: '', channel: 'online' as const, locale, answeredAt };
  const checked = checkPersonForm(readPersonForm(data, campaign, kind, about), campaign, kind);
  if (!checked.ok) return checked;
  const { answers, area } = checked.value;
  const change: DetailsChange = {
    answers: changedAnswers(answers, record, askedFields(record)),
    ...(area.code !== record.area && { area: { code: area.code } }),
  };
  return { ok: true, value: change };
}

/** Whether anything has changed. */
export const isChange = ({ area, answers = {} }: DetailsChange): boolean =>
  area !== undefined || Object.keys(answers).length > 0;

/** The fields that the form of this record has. */
function askedFields({ kind, campaign, answers }: PrivateRecord): AnswerName[] {
  if (kind === 'contact') return ['name', 'email'];
  const { survey, champion } = campaign;
  return [
    ...(['name', 'email', 'phone', 'language'] as const),
    ...(survey ? (['cares'] as const) : []),
    ...(champion ? (['roles'] as const) : []),
    ...(champion?.oneToOne ? (['oneToOne'] as const) : []),
    ...(answers.organisation ? (['organisation'] as const) : []),
  ];
}

function changedAnswers(
  typed: Partial<Answers>,
  { answers: stored }: PrivateRecord,
  fields: AnswerName[],
): NonNullable<DetailsChange['answers']> {
  const changed: Record<string, unknown> = {};
  for (const field of fields) {
    const isList = field === 'cares' || field === 'roles';
    if (comparable(typed[field]) !== comparable(stored[field]))
      changed[field] = typed[field] ?? (isList ? [] : null);
  }
  return changed;
}

/** A value as text that is equal for equal answers, in whatever order the boxes were ticked. */
function comparable(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).sort().join();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const parts = Object.entries(value)
    .map(([key, inner]) => [key, comparable(inner)])
    .filter(([, text]) => text !== '');
  return JSON.stringify(['given', ...parts.sort()]);
}
