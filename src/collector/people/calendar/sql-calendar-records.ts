import { type Selectable, sql } from 'kysely';
import type { DatabaseHandles } from '../../store/database-handles.ts';
import type { Tables } from '../../store/tables.ts';
import type { CalendarEntry, CalendarFeed, CalendarRecords } from './calendar-records.ts';

/** A calendar is for what lies ahead: it shows no more of each kind. */
const MAX_ENTRIES = 500;

/** Calendars of organisers, in queries that SQLite and PostgreSQL share. */
export class SqlCalendarRecords implements CalendarRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async setFeed({ campaign, name, holder, at }: CalendarFeed, hash: string): Promise<void> {
    const columns = { holder, hash, at };
    await this.#database.write
      .insertInto('calendar_feeds')
      .values({ campaign, name, ...columns })
      .onConflict((conflict) => conflict.columns(['campaign', 'name']).doUpdateSet(columns))
      .execute();
  }

  async removeFeed(campaign: string, name: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.write
      .deleteFrom('calendar_feeds')
      .where('campaign', '=', campaign)
      .where('name', '=', name)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async ownFeed(campaign: string, name: string): Promise<CalendarFeed | undefined> {
    const row = await this.#database.read
      .selectFrom('calendar_feeds')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('name', '=', name)
      .executeTakeFirst();
    return row && toFeed(row);
  }

  async findFeed(hash: string): Promise<CalendarFeed | undefined> {
    const row = await this.#database.read
      .selectFrom('calendar_feeds')
      .selectAll()
      .where('hash', '=', hash)
      .executeTakeFirst();
    return row && toFeed(row);
  }

  async entries(campaign: string, name: string): Promise<CalendarEntry[]> {
    const meetings = await this.#meetings(campaign, name);
    const next = await this.#next(campaign, name);
    return [...meetings, ...next];
  }

  async #meetings(campaign: string, name: string): Promise<CalendarEntry[]> {
    const rows = await this.#database.read
      .selectFrom('people as p')
      .innerJoin('meetings as m', (join) =>
        join.onRef('m.campaign', '=', 'p.campaign').onRef('m.person', '=', 'p.id'),
      )
      .select(['m.id', 'p.id as person', 'p.name', 'm.day', 'm.starts_at', 'm.changed_at'])
      .where('p.campaign', '=', campaign)
      // A literal: a database uses a partial index only if it sees the same condition.
      .where(sql<boolean>`p.meeting_state in ('asked', 'arranged')`)
      .where('m.state', '=', 'arranged')
      .where('m.day', 'is not', null)
      .where(sql<boolean>`(m.met_by = ${name} or (m.met_by is null and p.owner = ${name}))`)
      .orderBy('p.rank')
      .limit(MAX_ENTRIES)
      .execute();
    return rows.map(({ day, starts_at, changed_at, ...row }) => ({
      ...row,
      kind: 'meeting' as const,
      day: day ?? '',
      time: starts_at,
      changedAt: changed_at,
    }));
  }

  async #next(campaign: string, name: string): Promise<CalendarEntry[]> {
    const rows = await this.#database.read
      .selectFrom('people as p')
      .select(['p.id', 'p.name', 'p.next_on', 'p.last_contact_at'])
      .where('p.campaign', '=', campaign)
      .where('p.owner', '=', name)
      .where('p.next_on', 'is not', null)
      .orderBy('p.rank')
      .limit(MAX_ENTRIES)
      .execute();
    return rows.map(({ id, name: person, next_on, last_contact_at }) => ({
      ...{ kind: 'next' as const, id, person: id, name: person },
      ...{ day: next_on ?? '', time: null, changedAt: last_contact_at },
    }));
  }
}

const toFeed = (row: Selectable<Tables['calendar_feeds']>): CalendarFeed => ({
  campaign: row.campaign,
  name: row.name,
  holder: row.holder,
  at: row.at,
});
