import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { emailKey, foldText, phoneKey } from './contact-keys.ts';

/**
 * If more people than this share the beginning of a word, the list is walked in its own order
 * instead.
 */
const MAX_RANKS = 1000;
const PHONE_NUMBER = /^[\s+\d().\-/]+$/;

/**
 * The people whom a search may mean: those with these ranks, if any, who have all of these words.
 */
export interface FoundRanks {
  ranks?: string[];
  words: string[];
}

/** Finds the holders of a contact, or people with a word that begins like this. */
export async function searchPeople(
  db: Kysely<Tables>,
  campaign: string,
  search: string,
): Promise<FoundRanks> {
  const isPhone = PHONE_NUMBER.test(search);
  const holders = await findContactHolders(db, campaign, contactTerm(search, isPhone));
  if (holders.length > 0) return { ranks: holders, words: [] };
  const written = isPhone ? search.replace(/\D/g, '') : foldText(search);
  const words = written.split(' ').filter(Boolean);
  const [longest] = words.toSorted((one, other) => other.length - one.length);
  // Only punctuation: no name is written like this.
  if (longest === undefined) return { ranks: [''], words: [] };
  const ranks = await findBeginnings(db, campaign, longest);
  return ranks.length < MAX_RANKS ? { ranks: ['', ...ranks], words } : { words };
}

function contactTerm(search: string, isPhone: boolean): string | undefined {
  if (search.includes('@')) return `email:${emailKey(search)}`;
  return isPhone ? `phone:${phoneKey(search)}` : undefined;
}

async function findContactHolders(
  db: Kysely<Tables>,
  campaign: string,
  contact: string | undefined,
): Promise<string[]> {
  if (contact === undefined) return [];
  const holders = await db
    .selectFrom('terms')
    .select('rank')
    .where('campaign', '=', campaign)
    .where('term', '=', contact)
    .orderBy('rank')
    .limit(MAX_RANKS)
    .execute();
  return holders.map(({ rank }) => rank);
}

/** In the order of their index, so that it stops as soon as there are too many. */
async function findBeginnings(
  db: Kysely<Tables>,
  campaign: string,
  beginning: string,
): Promise<string[]> {
  const found = await db
    .selectFrom('terms')
    .select('rank')
    .where('campaign', '=', campaign)
    .where('term', '>=', beginning)
    .where('term', '<', `${beginning}\u{10FFFF}`)
    .orderBy('term')
    .orderBy('rank')
    .limit(MAX_RANKS)
    .execute();
  return found.map(({ rank }) => rank);
}
