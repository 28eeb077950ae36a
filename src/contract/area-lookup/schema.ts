import * as z from 'zod';
import { oneLine, PlainText } from '../text/schema.ts';

/** The request that finds the wards of a postcode. */
export const AreaQuestion = z.object({ campaign: PlainText, postcode: oneLine(16) });
export type AreaQuestion = z.infer<typeof AreaQuestion>;

/**
 * The wards of a postcode, also outside the campaign: none, one, or several that the postcode may
 * lie in.
 */
export const AreasFound = z.object({
  areas: z.array(z.object({ code: PlainText, name: PlainText })),
});
export type AreasFound = z.infer<typeof AreasFound>;
