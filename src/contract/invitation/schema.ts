import * as z from 'zod';
import { InviteCode } from '../identifier-schema.ts';
import { PlainText } from '../text/schema.ts';

/** The request that finds the sender of an invitation. The code is in no address. */
export const InviterQuestion = z.object({
  campaign: PlainText.describe('The id of the campaign.'),
  code: InviteCode,
});
export type InviterQuestion = z.infer<typeof InviterQuestion>;

/**
 * The sender of an invitation. `firstName` is missing for an unknown code, for a person who has
 * been forgotten, and for a person who has not allowed their name to be read: nobody can tell
 * these apart.
 */
export const InviterFound = z.object({ firstName: PlainText.optional() });
export type InviterFound = z.infer<typeof InviterFound>;
