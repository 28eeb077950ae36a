import { type Kysely, sql } from 'kysely';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { Tables } from '../../store/tables.ts';
import { MINUTE_MS } from '../../time-units.ts';
import { PART_CONDITIONS } from '../people-parts.ts';
import type { PeoplePart } from '../people-records.ts';
import { readPeople } from '../read-people.ts';
import type { DueList, TodayLists, TodayQuery, TodayRecords } from './today-records.ts';

const VISIT_MS = 30 * MINUTE_MS;

/** What is to be done, in queries that SQLite and PostgreSQL share. */
export class SqlTodayRecords implements TodayRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async read(campaign: string, query: TodayQuery): Promise<TodayLists> {
    const { read } = this.#database;
    const { limit } = query;
    const part = (name: PeoplePart) => idsOfPart(read, campaign, name, limit + 1);
    const lists = {
      waiting: await part('waiting'),
      held: await part('held'),
      flagged: await part('flagged'),
      mine: await idsOfDue(read, campaign, query, true),
      others: await idsOfDue(read, campaign, query, false),
      newcomers: await idsOfNewcomers(read, campaign, query),
    };
    const people = await readPeople(read, campaign, [...new Set(Object.values(lists).flat())]);
    const byId = new Map(people.map((person) => [person.id, person]));
    const toList = (ids: string[]): DueList => ({
      people: ids.slice(0, limit).flatMap((id) => byId.get(id) ?? []),
      hasMore: ids.length > limit,
    });
    return {
      waiting: toList(lists.waiting),
      held: toList(lists.held),
      flagged: toList(lists.flagged),
      mine: toList(lists.mine),
      others: toList(lists.others),
      newcomers: toList(lists.newcomers),
    };
  }

  async visit(campaign: string, name: string, at: string): Promise<string | undefined> {
    const startOfVisit = new Date(Date.parse(at) - VISIT_MS).toISOString();
    const { before_at } = await this.#database.write
      .insertInto('organiser_visits')
      .values({ campaign, name, seen_at: at, before_at: null })
      .onConflict((conflict) =>
        conflict.columns(['campaign', 'name']).doUpdateSet({
          before_at: sql`case when organiser_visits.seen_at < ${startOfVisit} then organiser_visits.seen_at else organiser_visits.before_at end`,
          seen_at: sql`excluded.seen_at`,
        }),
      )
      .returning('before_at')
      .executeTakeFirstOrThrow();
    return before_at ?? undefined;
  }

  async expireVisits(before: string): Promise<void> {
    await this.#database.maintenance
      .deleteFrom('organiser_visits')
      .where('seen_at', '<', before)
      .execute();
  }
}

const personIds = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

const peopleOf = (db: Kysely<Tables>, campaign: string, limit: number) =>
  db.selectFrom('people as p').select('p.id').where('p.campaign', '=', campaign).limit(limit);

const idsOfPart = async (
  db: Kysely<Tables>,
  campaign: string,
  part: PeoplePart,
  limit: number,
): Promise<string[]> =>
  personIds(
    await peopleOf(db, campaign, limit).where(PART_CONDITIONS[part]).orderBy('p.rank').execute(),
  );

async function idsOfDue(
  db: Kysely<Tables>,
  campaign: string,
  { owner, until, limit }: TodayQuery,
  isMine: boolean,
): Promise<string[]> {
  // Literals, not parameters: a database uses a partial index only if it sees the same condition.
  const due = peopleOf(db, campaign, limit + 1)
    .where(sql<boolean>`p.next_on is not null`)
    .where('p.next_on', '<=', until)
    .orderBy('p.next_on')
    .orderBy('p.rank');
  const whose = isMine
    ? sql<boolean>`p.owner = ${owner}`
    : sql<boolean>`(p.owner is null or p.owner <> ${owner})`;
  return personIds(await due.where(whose).execute());
}

/** People come in the order of their ranks: the newest are read until one is older. */
async function idsOfNewcomers(
  db: Kysely<Tables>,
  campaign: string,
  { since, limit }: TodayQuery,
): Promise<string[]> {
  const newest = await peopleOf(db, campaign, limit + 1)
    .select('p.since')
    .orderBy('p.rank', 'desc')
    .execute();
  return personIds(newest.filter((person) => person.since > since));
}
