import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { readList } from '../store/json-columns.ts';
import { insertAll, type Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import {
  type PersonDetails,
  derivePerson,
  type PersonRecord,
  type PersonWork,
  type SignupRecord,
} from './derive-person.ts';
import type { Change, ChangeActor } from './person.ts';
import type { SuppressionList } from './suppression-list.ts';

export type MeetingRecord = Selectable<Tables['meetings']>;
type ConsentLine = Selectable<Tables['consents']>;

/** Whether a meeting is still to be held. */
export const isOpenMeeting = ({ state }: MeetingRecord): boolean =>
  state === 'asked' || state === 'arranged';

/** The rows of one campaign's register in one transaction, and the actor who changes them. */
export class PeopleRows {
  readonly trx: Trx;
  readonly campaign: string;
  readonly actor: ChangeActor;
  readonly suppression: SuppressionList;

  constructor(trx: Trx, campaign: string, actor: ChangeActor, suppression: SuppressionList) {
    this.trx = trx;
    this.campaign = campaign;
    this.actor = actor;
    this.suppression = suppression;
  }

  /**
   * Locks the register of the campaign, so that transactions of several collectors on one database
   * run one after another.
   * @param places the most new people that may come
   * @returns the highest rank used before
   */
  async lock(places = 0): Promise<number> {
    const { last } = await this.trx
      .insertInto('registers')
      .values({ campaign: this.campaign, last: places })
      .onConflict((conflict) =>
        conflict.column('campaign').doUpdateSet({ last: sql`registers.last + excluded.last` }),
      )
      .returning('last')
      .executeTakeFirstOrThrow();
    return last - places;
  }

  find(id: string): Promise<PersonRecord | undefined> {
    return this.trx
      .selectFrom('people')
      .selectAll()
      .where('campaign', '=', this.campaign)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  async findMany(ids: string[]): Promise<PersonRecord[]> {
    if (ids.length === 0) return [];
    return this.trx
      .selectFrom('people')
      .selectAll()
      .where('campaign', '=', this.campaign)
      .where('id', 'in', ids)
      .execute();
  }

  async update(id: string, columns: Partial<PersonRecord>): Promise<void> {
    await this.trx
      .updateTable('people')
      .set(columns)
      .where('campaign', '=', this.campaign)
      .where('id', '=', id)
      .execute();
  }

  /** Adds a line to the history of a person. */
  async log(person: string, what: Change['what'], detail: string): Promise<void> {
    const { campaign, actor } = this;
    const { last } = await this.trx
      .selectFrom('changes')
      .select(sql<number | null>`max(number)`.as('last'))
      .where('campaign', '=', campaign)
      .where('person', '=', person)
      .executeTakeFirstOrThrow();
    const number = (last ?? 0) + 1;
    await this.trx
      .insertInto('changes')
      .values({
        id: randomUUID(),
        campaign,
        person,
        number,
        at: actor.at,
        made_by: actor.name,
        what,
        detail,
      })
      .execute();
  }

  /** A sign-up of this campaign that is not erased. */
  async findSignup(id: string): Promise<SignupRecord | undefined> {
    const signup = await this.trx
      .selectFrom('signups')
      .selectAll()
      .where('id', '=', id)
      .where('state', '!=', 'erased')
      .executeTakeFirst();
    return signup?.campaign === this.campaign ? signup : undefined;
  }

  /** The granted and withdrawn consents of a sign-up, line by line. */
  consentsOf(signup: string): Promise<ConsentLine[]> {
    return this.trx
      .selectFrom('consents')
      .selectAll()
      .where('submission', '=', signup)
      .orderBy('number')
      .execute();
  }

  signupsOf(person: string): Promise<SignupRecord[]> {
    return this.trx
      .selectFrom('signups')
      .selectAll()
      .where('campaign', '=', this.campaign)
      .where('person', '=', person)
      .orderBy('received_at')
      .orderBy('id')
      .execute();
  }

  meetingsOf(person: string): Promise<MeetingRecord[]> {
    return this.trx
      .selectFrom('meetings')
      .selectAll()
      .where('campaign', '=', this.campaign)
      .where('person', '=', person)
      .orderBy('number')
      .orderBy('id')
      .execute();
  }

  /**
   * Keeps the latest meeting in the person's row, for the filters of lists. An open meeting comes
   * before a past one.
   */
  async showLatestMeeting(person: string): Promise<void> {
    const meetings = await this.meetingsOf(person);
    const shown = meetings.findLast(isOpenMeeting) ?? meetings.at(-1);
    await this.update(person, {
      meeting_state: shown?.state ?? null,
      meeting_day: shown?.day ?? null,
      meeting_by: shown?.met_by ?? null,
    });
  }

  /** Writes a person's row, and the terms that find them, from all their data here. */
  async rewrite(
    { id, rank }: Pick<PersonRecord, 'id' | 'rank'>,
    details: PersonDetails,
  ): Promise<void> {
    const signups = await this.signupsOf(id);
    const { row, terms } = derivePerson(signups, details, await this.#workOf(id, signups));
    await this.update(id, { ...row, details: JSON.stringify(details) });
    await this.deleteTerms(rank);
    const { campaign } = this;
    await insertAll(
      this.trx,
      'terms',
      terms.map((term) => ({ campaign, term, rank })),
    );
  }

  /** Writes the terms again that find a person: what is written of them has changed. */
  async refreshTerms({ id, rank, details }: PersonRecord): Promise<void> {
    await this.rewrite({ id, rank }, JSON.parse(details) as PersonDetails);
  }

  async #workOf(id: string, signups: SignupRecord[]): Promise<PersonWork> {
    const person = await this.find(id);
    const notes = await this.trx
      .selectFrom('notes')
      .select('text')
      .where('campaign', '=', this.campaign)
      .where('person', '=', id)
      .execute();
    const lines = await this.trx
      .selectFrom('consents')
      .select(['statement', 'granted'])
      .where('submission', 'in', ['', ...signups.map((signup) => signup.id)])
      .orderBy('recorded_at')
      .orderBy('number')
      .execute();
    const last = new Map(lines.map(({ statement, granted }) => [statement, granted]));
    return {
      tags: readList(person?.tags ?? '[]'),
      texts: [person?.next_what ?? '', ...notes.map(({ text }) => text)],
      granted: [...last].filter(([, granted]) => granted === 1).map(([statement]) => statement),
    };
  }

  async deleteTerms(rank: string): Promise<void> {
    await this.trx
      .deleteFrom('terms')
      .where('campaign', '=', this.campaign)
      .where('rank', '=', rank)
      .execute();
  }

  /** The keys that recognise a person. */
  async contactTerms({ rank }: Pick<PersonRecord, 'rank'>): Promise<string[]> {
    const terms = await this.trx
      .selectFrom('terms')
      .select('term')
      .where('campaign', '=', this.campaign)
      .where('rank', '=', rank)
      .execute();
    // Sorted here: if the query asks for this order, SQLite reads the terms of everybody, which
    // have it.
    return terms
      .map(({ term }) => term)
      .filter((term) => /^(email|phone|name):/.test(term))
      .sort();
  }
}
