/**
 * The usual form of a UK postcode, `ZZ1 1ZZ`, however it was typed: only letters and digits are
 * read (GOV.UK Design System, "Addresses"), and the last three stand apart. Whether there is such
 * a postcode only a look-up can tell.
 * @returns undefined where it has not the form of a postcode
 */
export function normalisePostcode(typed: string): string | undefined {
  const postcode = typed
    .replace(/[^A-Za-z\d]/g, '')
    .toUpperCase()
    .replace(/(?=.{3}$)/, ' ');
  return /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/.test(postcode) ? postcode : undefined;
}
