import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Dialect, orderedTextType } from './dialect.ts';

/**
 * The figures of each campaign, in all and by week. What is there already is counted for the weeks
 * of its own days; organisations and invitations have no day, and are in the total alone.
 */
export const seatFigures = (dialect: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    const ordered = orderedTextType(dialect);
    await db.schema
      .createTable('seat_figures')
      .addColumn('week', ordered, (column) => column.notNull())
      .addColumn('campaign', ordered, (column) => column.notNull())
      .addColumn('measure', ordered, (column) => column.notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('last_on', ordered, (column) => column.notNull())
      .addPrimaryKeyConstraint('seat_figures_key', ['week', 'campaign', 'measure'])
      .execute();
    for (const { measure, from, day } of DATED) {
      const week = mondayOf(dialect, day);
      await sql`insert into seat_figures (week, campaign, measure, count, last_on)
        select ${week}, campaign, ${sql.lit(measure)}, count(*), max(${day}) from ${from}
        group by ${week}, campaign`.execute(db);
    }
    await addTotals(db);
  },
});

/** What each measure counts, and the day of each. */
const DATED = [
  {
    measure: 'responses',
    from: sql`responses where state = 'counted'`,
    day: sql`received_on`,
  },
  {
    measure: 'recruited',
    from: sql`people where counts_as_recruit = 1`,
    day: sql`substr(since, 1, 10)`,
  },
  {
    measure: 'oneToOnesHeld',
    from: sql`meetings where state = 'held'`,
    day: sql`substr(changed_at, 1, 10)`,
  },
  {
    measure: 'trained',
    from: sql`(select campaign, person, min(day) as first_on from trainings group by campaign, person) as first_trainings`,
    day: sql`first_on`,
  },
] as const;

const mondayOf = (dialect: Dialect, day: RawBuilder<unknown>): RawBuilder<unknown> =>
  dialect === 'sqlite'
    ? sql`date(${day}, 'weekday 0', '-6 days')`
    : sql`to_char(date_trunc('week', (${day})::date), 'YYYY-MM-DD')`;

/** The totals are those of the figures themselves, whatever the weeks make. */
async function addTotals(db: Kysely<unknown>): Promise<void> {
  const lastOn = sql`coalesce((select max(last_on) from seat_figures as w
    where w.campaign = sums.campaign and w.measure = sums.measure), '')`;
  await sql`insert into seat_figures (week, campaign, measure, count, last_on)
    select '', campaign, measure, total, ${lastOn} from (
      select campaign, measure, sum(count) as total from figures
      where measure <> 'oneToOnesAsked' group by campaign, measure
    ) as sums where total <> 0`.execute(db);
  await sql`insert into seat_figures (week, campaign, measure, count, last_on)
    select '', campaign, measure, total, ${lastOn} from (
      select campaign, 'responses' as measure, sum(count) as total from (
        select campaign, count from tallies union all select campaign, count from waiting_answers
      ) as answers group by campaign
    ) as sums where total <> 0`.execute(db);
}
