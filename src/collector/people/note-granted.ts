import { sql } from 'kysely';
import type { Trx } from '../store/insert-rows.ts';

/** How many sign-ups one statement names. */
const SIGNUPS_PER_STATEMENT = 500;

/**
 * Notes with the people of new sign-ups what they agreed to, so that lists find them by it. Their
 * consents are written already; a later answer is noted by `PeopleRows.refreshTerms`.
 */
export async function noteGranted(trx: Trx, signups: readonly string[]): Promise<void> {
  for (let from = 0; from < signups.length; from += SIGNUPS_PER_STATEMENT) {
    const ids = signups.slice(from, from + SIGNUPS_PER_STATEMENT);
    await sql`insert into terms (campaign, term, rank)
      select distinct p.campaign, 'yes:' || c.statement, p.rank
      from consents as c join signups as s on s.id = c.submission
      join people as p on p.campaign = s.campaign and p.id = s.person
      where c.submission in (${sql.join(ids)}) and c.granted = 1
      on conflict do nothing`.execute(trx);
  }
}
