/** The limits of a campaign's own questions in one form, and of their answers. */
export const QUESTION_LIMITS = {
  questions: 5,
  choices: 12,
  /** Characters of a text. */
  text: 200,
  /** The largest number; the smallest is 0. */
  number: 1_000_000,
} as const;
