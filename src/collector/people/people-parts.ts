import { type RawBuilder, sql } from 'kysely';
import type { PeoplePart } from './people-records.ts';

/**
 * The conditions for each part of the register. Literals, not parameters: a database uses a
 * partial index only if it sees the same condition.
 */
export const PART_CONDITIONS: Record<PeoplePart, RawBuilder<boolean>> = {
  waiting: sql`p.meeting_state in ('asked', 'arranged')`,
  flagged: sql`p.same_as is not null`,
  held: sql`p.state = 'held'`,
  organisations: sql`p.organisation is not null`,
};

export const PEOPLE_PARTS = Object.keys(PART_CONDITIONS) as PeoplePart[];

/** The highest count of a part: so a page costs the same in a register of any size. */
export const MAX_COUNTED_PEOPLE = 1000;
