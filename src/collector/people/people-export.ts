import { setImmediate } from 'node:timers/promises';
import type { CampaignDocument } from 'campaign-widgets/contract';
import type { PeopleFilter, PeopleRecords } from './people-records.ts';
import type { Person } from './person.ts';
import type { Export } from '../answers/answer-exports.ts';
import { displayNames } from '../organiser/ui/display-names.ts';

const PAGE = 200;

/**
 * Everybody who fits, oldest first, with a column for each of the campaign's statements: what they said to it
 * last.
 */
export function exportPeople(
  people: PeopleRecords,
  campaign: CampaignDocument,
  filter: Omit<PeopleFilter, 'limit' | 'after'>,
): Export {
  const names = displayNames(campaign);
  const statements = (campaign.consents ?? []).map(({ id }) => id);
  const columns = [
    ...['id', 'name', 'email', 'phone', 'area', 'area_name', 'stage', 'roles', 'cares'],
    ...[
      'organisation',
      'organisation_kind',
      'organisation_role',
      'organisation_people',
      'organisation_listed',
    ],
    ...[
      'language',
      'source',
      'kind',
      'state',
      ...statements.map((id) => `consent_${id}`),
      'consent_source',
    ],
    ...[
      'meeting',
      'meeting_on',
      'meeting_with',
      'trainings',
      'invited_by',
      'invited_by_id',
      'brought',
      'same_as_id',
      'since',
      'last_contact_at',
    ],
  ];
  const toRow = (person: Person) => {
    const { organisation, meeting, invitedBy } = person;
    const said = saidLast(person);
    return {
      id: person.id,
      name: person.name,
      email: person.email,
      phone: person.phone,
      area: person.area,
      area_name: names.area(person.area),
      stage: person.stage,
      roles: person.roles,
      cares: person.cares,
      organisation: organisation?.name ?? null,
      organisation_kind: organisation?.kind ?? null,
      organisation_role: organisation?.role ?? null,
      organisation_people: organisation?.people ?? null,
      organisation_listed: organisation?.listed ?? null,
      language: person.language,
      source: person.source,
      kind: person.kind,
      state: person.state,
      ...Object.fromEntries(
        statements.map((id) => [`consent_${id}`, said.get(id)?.granted ?? null]),
      ),
      consent_source: consentSource(person),
      meeting: meeting?.state ?? null,
      meeting_on: meeting?.on ?? null,
      meeting_with: meeting?.with ?? null,
      trainings: person.trainings,
      invited_by: invitedBy?.name ?? null,
      invited_by_id: invitedBy?.id ?? null,
      brought: person.brought,
      same_as_id: person.sameAs?.id ?? null,
      since: person.since,
      last_contact_at: person.lastContactAt,
    };
  };
  async function* rows() {
    let after: string | undefined;
    do {
      const page = await people.list(campaign.id, {
        ...filter,
        limit: PAGE,
        ...(after !== undefined && { after }),
      });
      yield* (
        await people.findMany(
          campaign.id,
          page.people.map(({ id }) => id),
        )
      ).map(toRow);
      after = page.next;
      // An embedded database answers at once: without a pause nobody else would be served until the last row.
      await setImmediate();
    } while (after !== undefined);
  }
  return { columns, rows: rows() };
}

/** Of each statement, what they said last, in whichever of their sign-ups. */
function saidLast({ signups }: Person) {
  const said = signups
    .flatMap(({ consents }) => consents)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  return new Map(said.map((consent) => [consent.statement, consent]));
}

/** What whoever imported them said of their consent. */
const consentSource = ({ signups }: Person): string | null =>
  signups
    .flatMap(({ kind, consents }) =>
      kind === 'import'
        ? consents.filter(({ statement }) => statement === 'import').map(({ words }) => words)
        : [],
    )
    .at(-1) ?? null;
