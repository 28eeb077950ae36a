import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** The country whose way of writing a number needs no code in front. */
const HOME_COUNTRY = 'GB';

/**
 * What an address is known by: two with one key are one address. Dots and `+tags` stay, since only
 * some providers ignore them, and two people must never be taken for one.
 */
export const emailKey = (email: string): string => email.trim().toLowerCase().normalize('NFC');

/**
 * What a telephone number is known by: E.164, `+447700900123`; of what is no possible number, its
 * digits.
 */
export function phoneKey(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, HOME_COUNTRY);
  return parsed?.isPossible() ? parsed.number : phone.replace(/\D/g, '');
}

/** Whether a telephone number has as many digits as one of its country has. */
export const isPossiblePhone = (phone: string): boolean =>
  parsePhoneNumberFromString(phone, HOME_COUNTRY)?.isPossible() ?? false;

/**
 * A telephone number as a person here would read it out: in national form at home, else
 * international; as it is where it can't be parsed.
 */
export function phoneShown(phone: string): string {
  const parsed = parsePhoneNumberFromString(phone, HOME_COUNTRY);
  if (!parsed?.isPossible()) return phone;
  return parsed.countryCallingCode === '44'
    ? parsed.formatNational()
    : parsed.formatInternational();
}

/**
 * Letters that are no other letter with a mark, and that people without them on their keys write
 * so.
 */
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

/** A text as it is searched for: without case, accents and marks, its words one space apart. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The keys that somebody is found again by: of an address, of a number, and only where there is
 * neither, of name and ward.
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
