// The types of a look-up, for the page that asks and reads by hand.
export type { InviterFound, InviterQuestion } from './schema.ts';
