import type { Selectable } from 'kysely';
import type { FurtherAnswers, Organisation } from 'campaign-widgets/contract';
import { readJson, readList } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import type { SignupRecord } from './derive-person.ts';
import type { ConsentState, Signup } from './person.ts';

/** The state of each statement, from its lines in the order they were written. */
export function standingConsents(lines: Selectable<Tables['consents']>[]): ConsentState[] {
  const last = new Map(lines.map((line) => [line.statement, line]));
  return [...last.values()].map(
    ({ statement, version, locale, words, granted, via, recorded_at }) => ({
      statement,
      version,
      locale,
      words,
      granted: granted === 1,
      recordedAt: recorded_at,
      via,
    }),
  );
}

export const toSignup = (row: SignupRecord, consents: ConsentState[]): Signup => ({
  id: row.id,
  kind: row.kind,
  version: row.version,
  state: row.state,
  heldBecause: row.held_because,
  name: row.name,
  email: row.email,
  phone: row.phone,
  area: row.area,
  areaVersion: row.area_version,
  channel: row.channel,
  source: row.source,
  assistedBy: row.assisted_by,
  locale: row.locale,
  cares: readList(row.cares),
  roles: readList(row.roles),
  organisation: readJson<Organisation>(row.organisation),
  language: row.language,
  more: readJson<FurtherAnswers>(row.more) ?? {},
  inviteCode: row.invite_code,
  invitedBy: row.invited_by,
  showsFirstName: row.shows_first_name === 1,
  receivedAt: row.received_at,
  consents,
});
