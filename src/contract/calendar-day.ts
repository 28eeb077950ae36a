/**
 * The first moment of an instant's day. An anonymous answer, and the name that somebody leaves
 * after it, keep the day and not the minute: otherwise their times would link them.
 */
export const startOfDay = (instant: string): string => `${instant.slice(0, 10)}T00:00:00.000Z`;
