import type { Kysely } from 'kysely';
import type { Organisation } from 'campaign-widgets/contract';
import { readJson, readList } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import { phoneShown } from './contact-keys.ts';
import type { PersonRow } from './person.ts';

/** People with the names of their inviter, and of the person whom they may be. */
export const selectPeople = (db: Kysely<Tables>, campaign: string) =>
  db
    .selectFrom('people as p')
    .leftJoin('people as i', (join) =>
      join.onRef('i.campaign', '=', 'p.campaign').onRef('i.id', '=', 'p.invited_by'),
    )
    .leftJoin('people as s', (join) =>
      join.onRef('s.campaign', '=', 'p.campaign').onRef('s.id', '=', 'p.same_as'),
    )
    .selectAll('p')
    .select(['i.name as inviter_name', 's.name as same_name'])
    .where('p.campaign', '=', campaign);

export type FoundPerson = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

export function toPersonRow(row: FoundPerson): PersonRow {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone === null ? null : phoneShown(row.phone),
    area: row.area,
    stage: row.stage,
    stageIsSet: row.stage_set === 1,
    owner: row.owner,
    next: row.next_on === null ? null : { on: row.next_on, for: row.next_what },
    tags: readList(row.tags),
    roles: readList(row.roles),
    cares: readList(row.cares),
    organisation: readJson<Organisation>(row.organisation),
    language: row.language,
    source: row.source,
    kind: row.kind,
    state: row.state,
    invitedBy:
      row.invited_by === null ? null : { id: row.invited_by, name: row.inviter_name ?? '' },
    duplicateOf: row.same_as === null ? null : { id: row.same_as, name: row.same_name ?? '' },
    meeting:
      row.meeting_state === null
        ? null
        : { state: row.meeting_state, on: row.meeting_day, with: row.meeting_by },
    trainings: row.trainings,
    brought: row.brought,
    since: row.since,
    lastContactAt: row.last_contact_at,
  };
}
