import type { PersonDetails, PersonRecord } from './derive-person.ts';
import { flagDuplicates } from './flag-duplicates.ts';
import type { PeopleRows } from './people-rows.ts';
import type { PersonChange } from './person.ts';

/**
 * Stores details that replace those of the sign-ups.
 * @returns other people whose counts may change
 */
export async function changeDetails(
  rows: PeopleRows,
  person: PersonRecord,
  { what: _, ...details }: PersonChange & { what: 'details' },
): Promise<string[]> {
  const changed = Object.entries<string | null | undefined>(details).filter(
    ([field, value]) => value !== undefined && value !== person[field as keyof PersonDetails],
  );
  if (changed.length > 0) {
    const before = JSON.parse(person.details) as PersonDetails;
    await rows.rewrite(person, { ...before, ...Object.fromEntries(changed) });
    const lines = changed.map(
      ([field, value]) =>
        `${field}: ${person[field as keyof PersonDetails] ?? 'none'} → ${value ?? 'none'}`,
    );
    await rows.log(person.id, 'details', lines.join('; '));
  }
  return details.email || details.phone ? flagDuplicates(rows, person.id) : [];
}
