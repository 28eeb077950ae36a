import { type Insertable, type Selectable, sql, type Transaction } from 'kysely';
import type { OneToOne, Organisation } from 'campaign-widgets/contract';
import { insertEach } from './insert-each.ts';
import type { Tables } from './tables.ts';
import { contactKeys, folded, phoneKey, phoneShown } from '../people/contact-keys.ts';
import type { ConsentState, Signup } from '../people/person.ts';

export type Trx = Transaction<Tables>;
export type PersonRecord = Selectable<Tables['people']>;
export type SignupRecord = Selectable<Tables['signups']>;
type Table = keyof Tables;

// Far under what a statement may have (SQLite 32,766): a small one is no slower a row, and its memory is free sooner.
const PARAMETERS = 3_000;
// Memory: of a driver that takes all rows as one parameter.
const ROWS_AT_ONCE = 1_000;

/** Inserts rows, in as many statements as their number needs. */
export async function insertAll<Name extends Table>(
  trx: Trx,
  table: Name,
  rows: Insertable<Tables[Name]>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await insertEach(trx, table, rows.slice(at, at + ROWS_AT_ONCE));
}

/**
 * The lowest rank that each of these terms leads to, found without reading whoever else has it.
 * @returns the terms that somebody has
 */
export async function firstRanks(
  trx: Trx,
  campaign: string,
  terms: string[],
): Promise<Map<string, string>> {
  const ranks = new Map<string, string>();
  for (let from = 0; from < terms.length; from += PARAMETERS) {
    const wanted = sql.join(terms.slice(from, from + PARAMETERS).map((term) => sql`(${term})`));
    const { rows } = await sql<{ term: string; rank: string | null }>`
      with wanted(term) as (values ${wanted})
      select wanted.term, (
        select terms.rank from terms
        where terms.campaign = ${campaign} and terms.term = wanted.term
        order by terms.rank limit 1
      ) as rank from wanted`.execute(trx);
    for (const { term, rank } of rows) if (rank !== null) ranks.set(term, rank);
  }
  return ranks;
}

/** What an organiser may write over that which the sign-ups gave. */
export interface Details {
  name?: string;
  email?: string | null;
  phone?: string | null;
  area?: string;
  language?: string | null;
}

const list = (json: string) => JSON.parse(json) as string[];
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each column holds JSON of one shape
export const parsed = <T>(json: string | null): T | null =>
  json === null ? null : (JSON.parse(json) as T);
const either = (lists: string[][]) => JSON.stringify([...new Set(lists.flat())]);

const KIND_RANK = ['contact', 'import', 'champion-signup'] as const;

/** What a person's row says of them, from all that their sign-ups gave (oldest first) and what an organiser wrote over it. */
export function derive(signups: SignupRecord[], details: Details) {
  const first = <Key extends keyof SignupRecord>(key: Key) =>
    signups.map((signup) => signup[key]).find((value) => value !== null && value !== '') ?? null;
  const ward = signups.find(({ area }) => /\d/.test(area))?.area ?? signups[0]?.area ?? 'unknown';
  const said = {
    name: first('name') ?? '',
    email: first('email'),
    phone: first('phone'),
    area: ward,
    language: first('language'),
    ...details,
  };
  const organisation = first('organisation');
  const row = {
    ...said,
    organisation,
    organisation_hash: first('organisation_hash'),
    roles: either(signups.map(({ roles }) => list(roles))),
    cares: either(signups.map(({ cares }) => list(cares))),
    kind: KIND_RANK.findLast((kind) => signups.some((signup) => signup.kind === kind)) ?? 'contact',
  };
  const keys = new Set([...signups.flatMap(contactKeys), ...contactKeys(said)]);
  const words = wordsOf([said, ...signups], parsed<Organisation>(organisation)?.name);
  return {
    row: { ...row, search: words.map((word) => ` ${word}`).join('') },
    terms: [...keys, ...list(row.roles).map((role) => `role:${role}`), ...words],
  };
}

/** Every word that somebody is searched by; of a telephone number its digits, as dialled at home and abroad, and its last six. */
function wordsOf(
  named: { name: string; email: string | null; phone: string | null }[],
  organisation = '',
): string[] {
  const words = named.flatMap(({ name, email, phone }) => {
    const numbers = phone
      ? [phoneKey(phone), phoneShown(phone)].map((written) => written.replace(/\D/g, ''))
      : [];
    return [
      ...folded(`${name} ${email ?? ''}`).split(' '),
      ...numbers,
      ...numbers.map((digits) => digits.slice(-6)),
    ];
  });
  return [...new Set([...words, ...folded(organisation).split(' ')])].filter(Boolean);
}

/** What stands of each statement, from its lines in the order they were written. */
export function standing(lines: Selectable<Tables['consents']>[]): ConsentState[] {
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
  cares: list(row.cares),
  roles: list(row.roles),
  organisation: parsed<Organisation>(row.organisation),
  language: row.language,
  inviteCode: row.invite_code,
  invitedBy: row.invited_by,
  receivedAt: row.received_at,
  consents,
});

export const wishOf = (json: string | null): OneToOne | null => parsed<OneToOne>(json);
