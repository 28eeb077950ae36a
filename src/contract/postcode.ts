/**
 * The usual form of a UK postcode, `ZZ1 1ZZ`, from any spelling: only letters and digits are read
 * (GOV.UK Design System, "Addresses"), with a space before the last three. Only a look-up can tell
 * whether the postcode exists.
 * @returns undefined for any other form
 */
export function normalisePostcode(typed: string): string | undefined {
  const postcode = typed
    .replace(/[^A-Za-z\d]/g, '')
    .toUpperCase()
    .replace(/(?=.{3}$)/, ' ');
  return /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/.test(postcode) ? postcode : undefined;
}
