/** Isolates a name from the direction of the sentence around it: UAX #9. */
export const isolateName = (name: string): string => `\u2068${name}\u2069`;
