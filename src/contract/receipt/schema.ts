import * as z from 'zod';
import { Problem } from '../problem/schema.ts';
import { PlainNumber, PlainText } from '../text/schema.ts';

/** An endpoint's answer once a submission is stored; the same again for every retry. */
export const Receipt = z.object({
  id: PlainText,
  /** Short, for a person to quote: `BCD-FGH-JKL`. */
  reference: PlainText,
  receivedAt: PlainText,
  /**
   * For a submission with a name: the private page, where the person sees, changes and deletes
   * their data. Its key is in the fragment.
   */
  mine: PlainText.optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** An endpoint's answer when it refuses: problem details (RFC 9457). */
export const Refusal = z.object({
  type: PlainText.optional(),
  title: PlainText,
  status: PlainNumber,
  detail: PlainText.optional(),
  problems: z.array(Problem).optional(),
});
export type Refusal = z.infer<typeof Refusal>;
