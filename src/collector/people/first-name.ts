const MAX_FIRST_NAME_LENGTH = 30;

/** Letters, each with a few marks at most, and the other characters of names. */
const NAME_PATTERN = /^(?:\p{L}\p{M}{0,4}[\u200C\u200D'’-]?)+$/u;

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|fr|sr|sir|dame|cllr)\.?$/i;

/**
 * The first name in a full name, as others may read it; empty if the name starts with something
 * that is clearly not a name: an address, a number, an emoji.
 */
export function firstNameOf(name: string): string {
  const [first = '', second = ''] = name.normalize().trim().split(/\s+/, 2);
  const chosen = TITLE.test(first) ? second : first;
  return chosen.length <= MAX_FIRST_NAME_LENGTH && NAME_PATTERN.test(chosen) ? chosen : '';
}
