import { isPossiblePhone } from '../people/contact-keys.ts';

/** A part of a text that may say who wrote it or whom it is about: from `start` to before `end`. */
export interface PersonalMark {
  start: number;
  end: number;
}

/** Longer than any text that a form takes, so that a stranger's text costs little to look through. */
const MAX_LENGTH = 5_000;

/** Digits as people group them, from a nought or a country code. */
const PHONE = /(?<![\p{L}\p{N}])(?:\+|0)[\d\s().–-]{8,20}\d(?!\d)/gu;
const EMAIL = /[^\s@<>()]{1,64}@[^\s@<>()]{1,100}\.[^\s@<>().,;]{2,30}/gu;
/** Titles before a name, in English and Welsh, with the one or two names after them. */
const TITLED =
  /(?<![\p{L}\p{M}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Rev|Revd|Prof|Sir|Dame|Fr|Cyng|Cynghorydd|Parch)\.?\s+\p{Lu}[\p{L}\p{M}’'-]{0,40}(?:\s+\p{Lu}[\p{L}\p{M}’'-]{0,40})?/gu;
/** The number of a house and its street. */
const HOUSE =
  /(?<![\p{L}\p{N}])\d{1,4}[a-z]?,?\s+(?:\p{Lu}[\p{L}\p{M}’'-]{0,30}\s+){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Court|Grove|Crescent|Place|Terrace|Gardens|Walk|Hill)(?!\p{L})/gu;
/** A whole postcode, as the Royal Mail's guide writes it; half of one is no address. */
const POSTCODE = /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?![\p{L}\p{N}])/giu;

/**
 * Finds what looks like personal data: telephone numbers, email addresses, names after a title,
 * houses and postcodes. It helps the eye of an organiser, and never decides: a name without a title
 * is not found. In order, without overlaps.
 */
export function findPersonalMarks(text: string): PersonalMark[] {
  const looked = text.slice(0, MAX_LENGTH);
  const found = [EMAIL, TITLED, HOUSE, POSTCODE].flatMap((each) => [...looked.matchAll(each)]);
  const numbers = [...looked.matchAll(PHONE)].filter(([typed]) => isPossiblePhone(typed));
  const marks = [...found, ...numbers].map(({ index, 0: part }) => ({
    start: index,
    end: index + part.length,
  }));
  marks.sort((one, other) => one.start - other.start || other.end - one.end);
  const apart: PersonalMark[] = [];
  for (const mark of marks) {
    const last = apart.at(-1);
    if (last && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else apart.push({ ...mark });
  }
  return apart;
}
