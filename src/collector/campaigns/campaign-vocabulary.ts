import {
  type Campaign,
  type FurtherQuestion,
  type LocalText,
  readCampaign,
} from 'campaign-widgets/contract';
import type { CampaignRecords } from './campaign-records.ts';

/**
 * The words for the ids of a campaign, over all its versions: an id that a newer version dropped
 * keeps the words of the newest version that has it, because an id is never reused for something
 * else.
 */
export interface CampaignVocabulary {
  readonly wards: ReadonlyMap<string, LocalText>;
  readonly issues: ReadonlyMap<string, LocalText>;
  readonly roles: ReadonlyMap<string, LocalText>;
  /** The campaign's own questions, of the survey and of the sign-up. */
  readonly surveyQuestions: ReadonlyMap<string, FurtherQuestion>;
  readonly signupQuestions: ReadonlyMap<string, FurtherQuestion>;
}

/** Collects the words of versions, the newest first. */
export function collectVocabulary(versions: readonly Campaign[]): CampaignVocabulary {
  const wards = new Map<string, LocalText>();
  const issues = new Map<string, LocalText>();
  const roles = new Map<string, LocalText>();
  const surveyQuestions = new Map<string, FurtherQuestion>();
  const signupQuestions = new Map<string, FurtherQuestion>();
  for (const { languages, areas, survey, champion } of versions) {
    const first = languages[0] ?? 'en';
    // A text without a language is in the first one of its own version.
    const localize = (text: LocalText): LocalText =>
      typeof text === 'string' ? { [first]: text } : text;
    for (const { code, name } of areas.wards) addNew(wards, code, localize(name));
    for (const { id, label } of survey?.issues ?? []) addNew(issues, id, localize(label));
    for (const { id, label } of champion?.roles ?? []) addNew(roles, id, localize(label));
    for (const question of survey?.questions ?? [])
      addQuestion(surveyQuestions, question, localize);
    for (const question of champion?.questions ?? [])
      addQuestion(signupQuestions, question, localize);
  }
  return { wards, issues, roles, surveyQuestions, signupQuestions };
}

/** Reads the words of all stored versions of a campaign, and adds those of the live one. */
export async function readVocabulary(
  records: Pick<CampaignRecords, 'listDocuments'>,
  live: Campaign,
): Promise<CampaignVocabulary> {
  const documents = await records.listDocuments(live.id);
  return collectVocabulary([live, ...documents.flatMap(readStoredVersion)]);
}

/** A version that this collector can't read is ignored. */
function readStoredVersion(document: unknown): Campaign[] {
  try {
    return [readCampaign(document)];
  } catch {
    return [];
  }
}

function addNew<Value>(known: Map<string, Value>, id: string, value: Value): void {
  if (!known.has(id)) known.set(id, value);
}

/** A question keeps choices that a newer version dropped, after its current ones. */
function addQuestion(
  known: Map<string, FurtherQuestion>,
  question: FurtherQuestion,
  localize: (text: LocalText) => LocalText,
): void {
  const newer = known.get(question.id);
  const choices = question.choices?.map(({ id, label }) => ({ id, label: localize(label) }));
  if (!newer) {
    const localized = { ...question, label: localize(question.label) };
    known.set(question.id, choices ? { ...localized, choices } : localized);
    return;
  }
  const dropped = (choices ?? []).filter(({ id }) => !newer.choices?.some((one) => one.id === id));
  if (dropped.length > 0)
    known.set(question.id, { ...newer, choices: [...(newer.choices ?? []), ...dropped] });
}
