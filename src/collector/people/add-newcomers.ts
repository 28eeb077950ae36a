import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { insertAll } from '../store/insert-rows.ts';
import { newRowId } from '../store/ordered-id.ts';
import type { Tables } from '../store/tables.ts';
import { derivePerson } from './derive-person.ts';
import { FigureLedger } from './figure-ledger.ts';
import { claimCodes, linkByCodes } from './invitations.ts';
import type { Newcomer } from './newcomer.ts';
import { claimOrganisations } from './organisation-speakers.ts';
import type { PeopleRows } from './people-rows.ts';
import type { ChangeActor } from './person.ts';
import { NO_SHARE, type PersonShare, shareOf } from './person-share.ts';
import { findRecruits, placeNewcomers, type PlacedNewcomer } from './place-newcomers.ts';

/**
 * Gives each newcomer their own row, flagged if they may be a person who is here already.
 * @param last the highest rank used before
 * @param returning contacts of people who were counted before they were erased
 */
export async function addNewcomers(
  rows: PeopleRows,
  newcomers: Newcomer[],
  last: number,
  returning: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (newcomers.length === 0) return;
  const placed = await placeNewcomers(rows, newcomers, last, returning);
  await ownCodes(rows, placed);
  const recruits = await findRecruits(rows, placed);
  const speakers = await findSpeakers(rows, placed, recruits);
  const ledger = new FigureLedger(rows.campaign, rows.actor.at);
  const people = placed.map((newcomer) => {
    const share = shareOfNewcomer(newcomer, recruits, speakers);
    ledger.move(NO_SHARE, share);
    return toPerson(newcomer, share);
  });
  const { trx, campaign } = rows;
  await insertAll(
    trx,
    'people',
    people.map(({ row }) => row),
  );
  await insertAll(
    trx,
    'terms',
    people.flatMap(({ row, terms }) => terms.map((term) => ({ campaign, term, rank: row.rank }))),
  );
  const signups = placed.map(({ signup }) => signup);
  await insertAll(trx, 'signups', signups);
  await insertAll(trx, 'meetings', placed.flatMap(toMeeting));
  await insertAll(
    trx,
    'notes',
    placed.flatMap((newcomer) => toNotes(newcomer, rows.actor)),
  );
  await insertAll(
    trx,
    'changes',
    placed.map((newcomer) => toChange(newcomer, rows.actor.name)),
  );
  await ledger.write(trx);
  await linkByCodes(rows, signups);
}

/** Removes codes that belong to somebody else, and gives each sign-up its person. */
async function ownCodes(rows: PeopleRows, placed: PlacedNewcomer[]): Promise<void> {
  const owned = await claimCodes(
    rows,
    placed.map(({ id, signup }) => ({ person: id, signup: signup.id, code: signup.invite_code })),
  );
  for (const { id, signup } of placed) {
    if (!owned.has(signup.id)) signup.invite_code = null;
    signup.person = id;
  }
}

/** The newcomers who speak for an organisation that had no speaker. */
function findSpeakers(
  rows: PeopleRows,
  placed: PlacedNewcomer[],
  recruits: ReadonlySet<string>,
): Promise<Set<string>> {
  const counted = placed.filter(
    ({ id, signup, duplicateOf }) =>
      signup.state === 'counted' && (duplicateOf === null || recruits.has(id)),
  );
  return claimOrganisations(
    rows,
    counted.map(({ id, signup }) => ({ person: id, hash: signup.organisation_hash })),
  );
}

const shareOfNewcomer = (
  { id, signup, wish, duplicateOf, recruit }: PlacedNewcomer,
  recruits: ReadonlySet<string>,
  speakers: ReadonlySet<string>,
): PersonShare =>
  shareOf({
    person: {
      area: signup.area,
      source: signup.source,
      state: signup.state,
      same_as: duplicateOf,
      recruit,
      depth: 1,
      trainings: 0,
      invited_code: null,
    },
    isDuplicate: !recruits.has(id),
    oneToOnesAsked: wish ? 1 : 0,
    oneToOnesHeld: 0,
    organisations: speakers.has(id) ? 1 : 0,
    invitations: 0,
  });

function toPerson(newcomer: PlacedNewcomer, share: PersonShare) {
  const {
    signup,
    wish,
    stage = 'new',
    id,
    rank,
    duplicateOf,
    cluster,
    recruit,
    tags = [],
    notes = [],
    granted = [],
  } = newcomer;
  const { row, terms } = derivePerson([signup], {}, { tags, texts: notes, granted });
  const person: Insertable<Tables['people']> & { rank: string } = {
    campaign: signup.campaign,
    id,
    rank,
    ...row,
    source: signup.source,
    stage,
    stage_set: newcomer.stage ? 1 : 0,
    state: signup.state,
    held_because: signup.held_because,
    details: '{}',
    invited_by: null,
    invited_code: null,
    depth: 1,
    same_as: duplicateOf,
    cluster,
    recruit,
    tags: JSON.stringify(tags),
    meeting_state: wish ? 'asked' : null,
    meeting_day: null,
    meeting_by: null,
    trainings: 0,
    share: JSON.stringify(share),
    counts_as_recruit: share.counts.recruited ?? 0,
    since: signup.received_at,
    last_contact_at: signup.received_at,
  };
  return { row: person, terms };
}

const toMeeting = ({ signup, wish, id }: PlacedNewcomer): Insertable<Tables['meetings']>[] =>
  wish
    ? [
        {
          id: randomUUID(),
          campaign: signup.campaign,
          person: id,
          signup: signup.id,
          number: 1,
          state: 'asked',
          day: null,
          met_by: null,
          wish: JSON.stringify(wish),
          asked: 1,
          changed_at: signup.received_at,
        },
      ]
    : [];

const toNotes = (
  { signup, id, notes = [] }: PlacedNewcomer,
  { name, at }: ChangeActor,
): Insertable<Tables['notes']>[] =>
  notes.map((text) => ({
    id: newRowId(signup.kind),
    campaign: signup.campaign,
    person: id,
    at,
    made_by: name,
    text,
    others: 0,
  }));

const toChange = (
  { signup, id, arrival }: PlacedNewcomer,
  actor: string,
): Insertable<Tables['changes']> => ({
  id: newRowId(signup.kind),
  campaign: signup.campaign,
  person: id,
  number: 1,
  at: signup.received_at,
  made_by: actor,
  what: arrival ?? signup.kind,
  detail: signup.source ? `from ${signup.source}` : '',
});
