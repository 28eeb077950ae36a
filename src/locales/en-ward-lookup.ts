/**
 * What is said of a postcode that was looked up, in English: in a file of its own, since few
 * campaigns ask for one.
 */
export const englishWardLookup = {
  notPostcode: 'Enter a full UK postcode, like ZZ1 1ZZ, or choose your ward in the list.',
  /** It is chosen in the list. */
  one: (ward: string) => `Your ward is ${ward}. It is chosen below: change it if that is wrong.`,
  /** The person chooses among them. */
  several: (wards: string) => `This postcode may lie in ${wards}. Choose yours in the list.`,
  /** Between those wards. */
  or: ' or ',
  outside: (ward: string) =>
    `This postcode is in ${ward}, which is not one of these wards. “I live outside these ` +
    'wards” is chosen below: change it if that is wrong.',
  none: 'We know no ward for this postcode. Choose your ward in the list.',
};

export type WardLookupMessages = typeof englishWardLookup;
