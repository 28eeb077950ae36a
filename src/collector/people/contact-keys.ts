import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The country whose numbers need no country code. */
const HOME_COUNTRY = 'GB';

/**
 * The key of an address: two addresses with one key are the same. Dots and `+tags` stay, because
 * only some providers ignore them, and two people must never be taken for one.
 */
export const emailKey = (email: string): string => email.trim().toLowerCase().normalize('NFC');

/** The key of a telephone number: E.164, `+447700900123`; for an impossible number, its digits. */
export function phoneKey(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, HOME_COUNTRY);
  return parsed?.isPossible() ? parsed.number : phone.replace(/\D/g, '');
}

/** Whether a telephone number has as many digits as one of its country has. */
export const isPossiblePhone = (phone: string): boolean =>
  parsePhoneNumberFromString(phone, HOME_COUNTRY)?.isPossible() ?? false;

/**
 * A telephone number as people here read it: in national form if it is a number of this country,
 * else international; unchanged if it can't be parsed.
 */
export function phoneShown(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, HOME_COUNTRY);
  if (!parsed?.isPossible()) return phone;
  return parsed.countryCallingCode === '44'
    ? parsed.formatNational()
    : parsed.formatInternational();
}

/** Letters without a combining mark, and how people type them without those keys. */
const PLAIN_LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** A text prepared for search: without case, accents and marks, with one space between words. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The keys that recognise a person: for an address, for a number, and for name and ward only if
 * there is neither.
 */
export function contactKeys({
  name,
  email,
  phone,
  area,
}: {
  name: string;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  area: string;
}): string[] {
  const keys = [
    ...(email ? [`email:${emailKey(email)}`] : []),
    ...(phone ? [`phone:${phoneKey(phone)}`] : []),
  ];
  return keys.length > 0 ? keys : [`name:${foldText(name) || name.trim()} ${area}`];
}
