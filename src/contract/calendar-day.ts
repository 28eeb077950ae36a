/**
 * The first moment of an instant's day. An anonymous answer, and the name that a person leaves
 * after it, keep only the day: exact times would link them.
 */
export const startOfDay = (instant: string): string => `${instant.slice(0, 10)}T00:00:00.000Z`;
