import { setImmediate } from 'node:timers/promises';
import { type CampaignDocument, ownValue } from 'campaign-widgets/contract';
import type { CampaignVocabulary } from '../campaigns/campaign-vocabulary.ts';
import type { PeopleFilter, PeopleRecords } from './people-records.ts';
import { agreedChannels, importWords, latestConsents } from './latest-consents.ts';
import type { Person } from './person.ts';
import type { Export } from '../answers/answer-exports.ts';
import { downloadNames } from '../campaigns/display-names.ts';

type ExportFilter = Omit<PeopleFilter, 'limit' | 'after'>;

const PEOPLE_PER_QUERY = 200;

const COLUMNS_BEFORE_CONSENTS = [
  'may_be_used_for',
  ...['id', 'name', 'email', 'phone', 'area', 'area_name', 'stage', 'roles', 'cares'],
  ...['organisation', 'organisation_kind', 'organisation_role', 'organisation_people'],
  ...['organisation_listed', 'language', 'source', 'kind', 'state'],
];
const COLUMNS_AFTER_CONSENTS = [
  ...['consent_source', 'meeting', 'meeting_on', 'meeting_with', 'trainings', 'invited_by'],
  ...['invited_by_id', 'brought', 'duplicate_of_id', 'since', 'last_contact_at'],
];

/**
 * Everybody who matches, oldest first, with a column for each of the campaign's statements: their
 * last answer to it.
 */
export function exportPeople(
  people: PeopleRecords,
  { campaign, vocabulary }: { campaign: CampaignDocument; vocabulary: CampaignVocabulary },
  filter: ExportFilter,
): Export {
  const names = downloadNames(campaign, vocabulary);
  const questions = [...vocabulary.signupQuestions.keys()];
  const statements = (campaign.consents ?? []).map(({ id }) => id);
  const toRow = (person: Person) => ({
    may_be_used_for: usesOf(campaign, person),
    ...personCells(person, names.area),
    ...organisationCells(person),
    ...originCells(person),
    ...consentCells(person, statements),
    ...meetingCells(person),
    ...historyCells(person),
    ...questionCells(person, questions),
  });
  return {
    columns: [
      ...COLUMNS_BEFORE_CONSENTS,
      ...statements.map((id) => `consent_${id}`),
      ...COLUMNS_AFTER_CONSENTS,
      ...questions.map((id) => `more_${id}`),
    ],
    rows: readExportRows(people, campaign.id, filter, toRow),
  };
}

async function* readExportRows<Row>(
  people: PeopleRecords,
  campaign: string,
  filter: ExportFilter,
  toRow: (person: Person) => Row,
): AsyncGenerator<Row> {
  let after: string | undefined;
  do {
    const page = await people.list(campaign, {
      ...filter,
      limit: PEOPLE_PER_QUERY,
      ...(after !== undefined && { after }),
    });
    const ids = page.people.map(({ id }) => id);
    yield* (await people.findMany(campaign, ids)).map(toRow);
    after = page.next;
    // An embedded database answers at once: without a pause the thread would do nothing else.
    await setImmediate();
  } while (after !== undefined);
}

/** What somebody agreed to be reached by: nobody uses an address for anything else. */
const usesOf = (campaign: CampaignDocument, person: Person): string =>
  person.state === 'counted'
    ? [...agreedChannels(campaign, person)].join('; ') || 'nothing'
    : 'nothing';

const personCells = (person: Person, areaName: (code: string) => string) => ({
  id: person.id,
  name: person.name,
  email: person.email,
  phone: person.phone,
  area: person.area,
  area_name: areaName(person.area),
  stage: person.stage,
  roles: person.roles,
  cares: person.cares,
});

const originCells = ({ language, source, kind, state }: Person) => ({
  language,
  source,
  kind,
  state,
});

const historyCells = (person: Person) => ({
  trainings: person.trainings,
  invited_by: person.invitedBy?.name ?? null,
  invited_by_id: person.invitedBy?.id ?? null,
  brought: person.brought,
  duplicate_of_id: person.duplicateOf?.id ?? null,
  since: person.since,
  last_contact_at: person.lastContactAt,
});

const organisationCells = ({ organisation }: Person) => ({
  organisation: organisation?.name ?? null,
  organisation_kind: organisation?.kind ?? null,
  organisation_role: organisation?.role ?? null,
  organisation_people: organisation?.people ?? null,
  organisation_listed: organisation?.listed ?? null,
});

const meetingCells = ({ meeting }: Person) => ({
  meeting: meeting?.state ?? null,
  meeting_on: meeting?.on ?? null,
  meeting_with: meeting?.with ?? null,
});

/** A person's last answer to each of the campaign's own questions, over all their sign-ups. */
function questionCells({ signups }: Person, questions: string[]) {
  const latest = signups.toSorted((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1));
  const answerTo = (id: string) =>
    latest.map(({ more }) => ownValue(more, id)).find((answer) => answer !== undefined) ?? null;
  return Object.fromEntries(questions.map((id) => [`more_${id}`, answerTo(id)]));
}

function consentCells(person: Person, statements: string[]) {
  const latest = latestConsents(person);
  const granted = statements.map((id) => [`consent_${id}`, latest.get(id)?.granted ?? null]);
  return {
    ...(Object.fromEntries(granted) as Record<string, boolean | null>),
    consent_source: importWords(person),
  };
}
