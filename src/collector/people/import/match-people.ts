import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { contactKeys, foldText } from '../contact-keys.ts';
import { MAX_SORT_NAME } from '../derive-person.ts';
import { firstRanks } from '../read-first-ranks.ts';
import type { SuppressionList } from '../suppression-list.ts';
import type { ImportedPerson, KnownPerson, PersonMatch } from './import-records.ts';

/**
 * Finds out for each person of a list whether the register has them. Somebody of the same name with
 * the same address or number is the same person. An address or a number under another name may be
 * that of a couple or an office: an organiser decides.
 */
export async function matchPeople(
  db: Kysely<Tables>,
  suppression: SuppressionList,
  campaign: string,
  people: readonly ImportedPerson[],
): Promise<PersonMatch[]> {
  const keysOf = people.map(contactKeys);
  const keys = [...new Set(keysOf.flat())];
  if (keys.length === 0) return people.map(() => ({}));
  const known = await findByNameAndKey(db, campaign, keys, people);
  const shared = await findFirstHolders(db, campaign, keys);
  const suppressed = await suppression.among(db, campaign, keys);
  return people.map(({ name }, index): PersonMatch => {
    const own = keysOf[index] ?? [];
    const names = nameVariants(name);
    const reasons = own.flatMap((key) => suppressed.get(key) ?? []);
    const same = own
      .flatMap((key) => known.filter((each) => each.term === key))
      .find((each) => names.includes(each.sort_name));
    const other = own.flatMap((key) => shared.get(key) ?? [])[0];
    return {
      ...(same && { known: { id: same.id, name: same.name } }),
      ...(!same && other && { shared: other }),
      ...(reasons.length > 0 && { suppressed: reasons.includes('erased') ? 'erased' : 'list' }),
    };
  });
}

/** A name as the register sorts by it, also with its last word first, as lists have it. */
export function nameVariants(name: string): string[] {
  const words = foldText(name).split(' ');
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  const variants = [words, [last, ...words.slice(0, -1)], [...rest, first]];
  return [...new Set(variants.map((each) => each.join(' ').slice(0, MAX_SORT_NAME)))];
}

interface NamedHolder extends KnownPerson {
  term: string;
  sort_name: string;
}

function findByNameAndKey(
  db: Kysely<Tables>,
  campaign: string,
  keys: string[],
  people: readonly ImportedPerson[],
): Promise<NamedHolder[]> {
  const names = [...new Set(people.flatMap(({ name }) => nameVariants(name)))];
  return (
    db
      .selectFrom('terms')
      // A cross join, so that SQLite goes from the contacts to their people, and not through everybody.
      .crossJoin('people')
      .select(['terms.term', 'people.id', 'people.name', 'people.sort_name'])
      .where('terms.campaign', '=', campaign)
      .where('terms.term', 'in', keys)
      .whereRef('people.campaign', '=', 'terms.campaign')
      .whereRef('people.rank', '=', 'terms.rank')
      .where('people.sort_name', 'in', names)
      .orderBy('people.rank')
      .execute()
  );
}

/** The first person who has each of these contacts. */
async function findFirstHolders(
  db: Kysely<Tables>,
  campaign: string,
  keys: string[],
): Promise<Map<string, KnownPerson>> {
  const ranks = await firstRanks(db, campaign, keys);
  if (ranks.size === 0) return new Map();
  const people = await db
    .selectFrom('people')
    .select(['rank', 'id', 'name'])
    .where('campaign', '=', campaign)
    .where('rank', 'in', [...new Set(ranks.values())])
    .execute();
  const byRank = new Map(people.map(({ rank, id, name }) => [rank, { id, name }]));
  return new Map(
    [...ranks].flatMap(([key, rank]): [string, KnownPerson][] => {
      const person = byRank.get(rank);
      return person ? [[key, person]] : [];
    }),
  );
}
