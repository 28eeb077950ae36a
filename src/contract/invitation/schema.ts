import * as z from 'zod';
import { InviteCode } from '../identifier-schema.ts';
import { PlainText } from '../text/schema.ts';

/** What is posted to find who invited somebody. The code stands in no address. */
export const InviterQuestion = z.object({
  campaign: PlainText.describe('The id of the campaign.'),
  code: InviteCode,
});
export type InviterQuestion = z.infer<typeof InviterQuestion>;

/**
 * Who invited somebody. Without `firstName` for a code that nobody has, for one whose person has
 * been forgotten, and for one whose person has not ticked that their name may be read: nobody tells
 * these apart.
 */
export const InviterFound = z.object({ firstName: PlainText.optional() });
export type InviterFound = z.infer<typeof InviterFound>;
