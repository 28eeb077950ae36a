import * as z from 'zod';
import { SEAT_MEASURES } from './seat-tables.ts';

const measure = z.enum(SEAT_MEASURES);
const counts = z.strictObject({
  total: z.int(),
  week: z.int().describe('How much it grew since Monday; negative if it shrank.'),
});

/** The answers about seats, for the published contract. */
export const seatSchemas = {
  Seats: z.strictObject({
    seats: z.array(
      z.strictObject({
        campaign: z.string(),
        name: z.string(),
        figures: z.partialRecord(measure, counts).describe('Without those that never counted.'),
        lastOn: z.iso
          .date()
          .nullable()
          .describe('The last day on which a figure changed; null without the scope `register`.'),
      }),
    ),
    weeks: z
      .array(
        z.strictObject({
          monday: z.iso.date(),
          counts: z.partialRecord(measure, z.int()),
        }),
      )
      .describe('The sums of all seats, the last eight weeks; empty without that scope.'),
  }),
};
