import type { Selectable } from 'kysely';
import type { FurtherAnswers, OneToOne, Organisation } from 'campaign-widgets/contract';
import { readJson, readList } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';
import { contactKeys, foldText, phoneKey, phoneShown } from './contact-keys.ts';

export type PersonRecord = Selectable<Tables['people']>;
export type SignupRecord = Selectable<Tables['signups']>;

/** The fields of the sign-ups that an organiser may replace. */
export interface PersonDetails {
  name?: string;
  email?: string | null;
  phone?: string | null;
  area?: string;
  language?: string | null;
}

const mergeLists = (lists: string[]) => JSON.stringify([...new Set(lists.flatMap(readList))]);

const KINDS_BY_RANK = ['contact', 'import', 'champion-signup'] as const;

/** The index holds no more of a name. */
export const MAX_SORT_NAME = 80;

/** What organisers wrote of a person, and what the person agreed to. */
export interface PersonWork {
  tags: readonly string[];
  /** Notes, and what is due. */
  texts: readonly string[];
  /** The statements that they agreed to last. */
  granted: readonly string[];
}

const NO_WORK: PersonWork = { tags: [], texts: [], granted: [] };

/**
 * A person's row and the terms that find them, derived from all their sign-ups, oldest first, and
 * from an organiser's corrections and work.
 */
export function derivePerson(
  signups: SignupRecord[],
  details: PersonDetails,
  work: PersonWork = NO_WORK,
) {
  const first = <Key extends keyof SignupRecord>(key: Key) =>
    signups.map((signup) => signup[key]).find((value) => value !== null && value !== '') ?? null;
  const ward = signups.find(({ area }) => /\d/.test(area))?.area ?? signups[0]?.area ?? 'unknown';
  const shown = {
    name: first('name') ?? '',
    email: first('email'),
    phone: first('phone'),
    area: ward,
    language: first('language'),
    ...details,
  };
  const organisation = first('organisation');
  const row = {
    ...shown,
    sort_name: foldText(shown.name).slice(0, MAX_SORT_NAME),
    organisation,
    organisation_hash: first('organisation_hash'),
    roles: mergeLists(signups.map(({ roles }) => roles)),
    cares: mergeLists(signups.map(({ cares }) => cares)),
    kind:
      KINDS_BY_RANK.findLast((kind) => signups.some((signup) => signup.kind === kind)) ?? 'contact',
  };
  const keys = new Set([...signups.flatMap(contactKeys), ...contactKeys(shown)]);
  const words = searchWords([shown, ...signups], readJson<Organisation>(organisation)?.name);
  return {
    row: { ...row, search: words.map((word) => ` ${word}`).join('') },
    terms: [
      ...keys,
      ...readList(row.roles).map((role) => `role:${role}`),
      ...readList(row.cares).map((issue) => `cares:${issue}`),
      ...new Set(work.tags.map(tagTerm)),
      ...work.granted.map(grantedTerm),
      ...new Set([...words, ...writtenWords(signups, work)]),
    ],
  };
}

/** The term of a tag: the same in capitals and without. */
export const tagTerm = (tag: string): string => `tag:${foldText(tag) || tag}`;

/** The term of a statement that a person agreed to. */
export const grantedTerm = (statement: string): string => `yes:${statement}`;

/** Beyond this many words, what is written of a person is not searched. */
const MAX_WRITTEN_WORDS = 3000;
/** What is longer is no word. */
const MAX_WORD_CHARACTERS = 64;

/** The words of what a person wrote, and of what organisers wrote of them, folded. */
function writtenWords(signups: SignupRecord[], { tags, texts }: PersonWork): string[] {
  const own = signups.flatMap(({ wish, more }) => [
    readJson<OneToOne>(wish)?.place ?? '',
    ...Object.values(readJson<FurtherAnswers>(more) ?? {}).flat(),
  ]);
  const written = foldText([...own, ...tags, ...texts].join(' '));
  return [...new Set(written.split(' '))]
    .filter((word) => word !== '' && word.length <= MAX_WORD_CHARACTERS)
    .slice(0, MAX_WRITTEN_WORDS);
}

/**
 * Every word that finds a person. For a telephone number: its digits, as dialled at home and
 * abroad, and its last six digits.
 */
function searchWords(
  named: { name: string; email: string | null; phone: string | null }[],
  organisation = '',
): string[] {
  const words = named.flatMap(({ name, email, phone }) => {
    const numbers = phone
      ? [phoneKey(phone), phoneShown(phone)].map((written) => written.replace(/\D/g, ''))
      : [];
    return [
      ...foldText(`${name} ${email ?? ''}`).split(' '),
      ...numbers,
      ...numbers.map((digits) => digits.slice(-6)),
    ];
  });
  return [...new Set([...words, ...foldText(organisation).split(' ')])].filter(Boolean);
}
