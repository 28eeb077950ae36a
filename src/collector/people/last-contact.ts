import type { PersonRecord } from './derive-person.ts';

/**
 * The time of a person's last contact, after a contact on this day, or now. A future day does not
 * count yet.
 */
export function lastContact(
  { last_contact_at }: Pick<PersonRecord, 'last_contact_at'>,
  now: string,
  day?: string | null,
): string {
  const start = day ? `${day}T00:00:00.000Z` : now;
  const contact = start < now ? start : now;
  return contact > last_contact_at ? contact : last_contact_at;
}
