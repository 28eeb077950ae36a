/**
 * The usual form of a UK postcode, `B17 9PL`, however it was typed: all but letters and digits is left out (GOV.UK Design
 * System, "Addresses"), the last three stand apart. Whether there is such a postcode only a look-up can tell.
 * @returns undefined where it has not the form of one
 */
export function normalisePostcode(typed: string): string | undefined {
  const postcode = typed
    .replace(/[^A-Za-z\d]/g, '')
    .toUpperCase()
    .replace(/(?=.{3}$)/, ' ');
  return /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/.test(postcode) ? postcode : undefined;
}
