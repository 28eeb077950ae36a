import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/**
 * Lists of people by what they agreed to, care about and brought, by days and by words: terms and
 * indexes for each filter; who is ticked, and lists that have a name.
 */
export const peopleLists = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('people')
      .addColumn('brought', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await indexPeople(db);
    await createTables(db, dialect);
    await fillIn(db, dialect);
    await findWrittenWords(db);
    for (const statement of dialect === 'sqlite' ? SQLITE_TRIGGERS : POSTGRES_TRIGGERS)
      await sql.raw(statement).execute(db);
  },
});

async function indexPeople({ schema }: Kysely<unknown>): Promise<void> {
  // With the term, one look tells whether a person has a word that begins in some way.
  await schema.dropIndex('terms_rank').execute();
  await schema
    .createIndex('terms_rank')
    .on('terms')
    .columns(['campaign', 'rank', 'term'])
    .execute();
  for (const column of ['since', 'brought'])
    await schema
      .createIndex(`people_${column}`)
      .on('people')
      .columns(['campaign', column, 'rank'])
      .execute();
  await schema
    .createIndex('people_untrained')
    .on('people')
    .columns(['campaign', 'rank'])
    .where(sql<boolean>`trainings = 0`)
    .execute();
  await schema
    .createIndex('people_trained')
    .on('people')
    .columns(['campaign', 'rank'])
    .where(sql<boolean>`trainings > 0`)
    .execute();
}

async function createTables({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const ordered = orderedTextType(dialect);
  await schema
    .createTable('ticks')
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('rank', ordered, (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('ticks_key', ['campaign', 'name', 'rank'])
    .execute();
  let lists = schema
    .createTable('saved_lists')
    .addColumn('id', ordered, (column) => column.primaryKey());
  for (const column of ['campaign', 'name', 'query', 'made_by', 'at'])
    lists = lists.addColumn(column, 'text', (each) => each.notNull());
  await lists.execute();
  await schema
    .createIndex('saved_lists_campaign')
    .on('saved_lists')
    .columns(['campaign', 'name'])
    .execute();
}

/** The last answer of a person to a statement, over all their sign-ups. */
const LAST_ANSWER = `select c.granted from consents as c join signups as s on s.id = c.submission
  where s.campaign = p.campaign and s.person = p.id and c.statement = STATEMENT
  order by c.recorded_at desc, c.number desc limit 1`;

async function fillIn(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`update people set brought = coalesce((
    select sum(i.brought) from invites as i
    where i.campaign = people.campaign and i.person = people.id), 0)`.execute(db);
  const cares =
    dialect === 'sqlite'
      ? sql`json_each(p.cares) as e`
      : sql`json_array_elements_text(p.cares::json) as e(value)`;
  await sql`insert into terms (campaign, term, rank)
    select distinct p.campaign, 'cares:' || e.value, p.rank from people as p cross join ${cares}
    where true on conflict do nothing`.execute(db);
  const lastAnswer = sql.raw(LAST_ANSWER.replace('STATEMENT', 'g.statement'));
  await sql`insert into terms (campaign, term, rank)
    select distinct p.campaign, 'yes:' || g.statement, p.rank
    from consents as g join signups as h on h.id = g.submission
    join people as p on p.campaign = h.campaign and p.id = h.person
    where g.granted = 1 and (${lastAnswer}) = 1
    on conflict do nothing`.execute(db);
}

interface WrittenRow {
  id: string;
  campaign: string;
  rank: string;
  wish: string | null;
  more: string | null;
}

/** What people wrote in their sign-ups is found by its words from now on. */
async function findWrittenWords(db: Kysely<unknown>): Promise<void> {
  for (let after = '', rows: WrittenRow[] = []; ; after = rows.at(-1)?.id ?? '') {
    ({ rows } = await sql<WrittenRow>`
      select s.id, s.campaign, p.rank, s.wish, s.more from signups as s
      join people as p on p.campaign = s.campaign and p.id = s.person
      where s.id > ${after} and (s.wish is not null or s.more is not null)
      order by s.id limit 500`.execute(db));
    if (rows.length === 0) return;
    const terms = rows.flatMap(({ campaign, rank, wish, more }) =>
      wordsOf(wish, more).map((term) => sql`(${campaign}, ${term}, ${rank})`),
    );
    for (let from = 0; from < terms.length; from += 500)
      await sql`insert into terms (campaign, term, rank)
        values ${sql.join(terms.slice(from, from + 500))} on conflict do nothing`.execute(db);
  }
}

/** As the register folds them at the time of this migration. */
function wordsOf(wish: string | null, more: string | null): string[] {
  const { place = '' } = JSON.parse(wish ?? '{}') as { place?: string };
  const answers = Object.values(JSON.parse(more ?? '{}') as Record<string, unknown>);
  const text = [place, ...answers.flat()].map(String).join(' ').normalize('NFKD');
  const words = text
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words)].filter((word) => word !== '' && word.length <= 64);
}

const countBrought = (row: 'old' | 'new'): string =>
  `update people set brought = coalesce((
    select sum(i.brought) from invites as i
    where i.campaign = ${row}.campaign and i.person = ${row}.person), 0)
    where campaign = ${row}.campaign and id = ${row}.person;`;

/** Whatever counts an invitation, the lists know it. */
const SQLITE_TRIGGERS = [
  `create trigger invites_counted after update of brought, person on invites
    when old.brought <> new.brought or old.person is not new.person
    begin ${countBrought('old')} ${countBrought('new')} end`,
];
const POSTGRES_TRIGGERS = [
  `create function count_invites() returns trigger language plpgsql as $$
    begin ${countBrought('old')} ${countBrought('new')} return null; end $$`,
  `create trigger invites_counted after update of brought, person on invites for each row
    when (old.brought <> new.brought or old.person is distinct from new.person)
    execute function count_invites()`,
];
