import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { emailKey, foldText, phoneKey } from './contact-keys.ts';
import {
  countUpTo,
  type PeopleCondition,
  termCondition,
  wordCondition,
} from './people-conditions.ts';

const PHONE_NUMBER = /^[\s+\d().\-/]+$/;

/**
 * The most words of a search that are looked for: each is a look into an index. The longest of
 * them tell people apart.
 */
const MAX_SEARCHED_WORDS = 12;

/** Only punctuation: no name is written like this. */
const NOBODY_TERM = '';

/**
 * What a search asks for: the holders of a contact, or people who have a word that begins like
 * each of its words, in their name or in what is written of them.
 */
export async function findSearched(
  db: Kysely<Tables>,
  campaign: string,
  search: string,
): Promise<PeopleCondition[]> {
  const isPhone = PHONE_NUMBER.test(search);
  const contact = contactTerm(search, isPhone);
  if (contact !== undefined) {
    const holders = termCondition(campaign, contact);
    if ((await countUpTo(db, holders, 1)) > 0) return [holders];
  }
  const written = isPhone ? search.replace(/\D/g, '') : foldText(search);
  const words = [...new Set(written.split(' ').filter(Boolean))]
    .sort((one, other) => other.length - one.length)
    .slice(0, MAX_SEARCHED_WORDS);
  if (words.length === 0) return [termCondition(campaign, NOBODY_TERM)];
  return words.map((word) => wordCondition(campaign, word));
}

function contactTerm(search: string, isPhone: boolean): string | undefined {
  if (search.includes('@')) return `email:${emailKey(search)}`;
  return isPhone ? `phone:${phoneKey(search)}` : undefined;
}
