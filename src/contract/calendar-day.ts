/** An anonymous answer, and the name that somebody leaves after it, keep the day and not the minute: neither can be matched with the other by its time. */
export const startOfDay = (instant: string): string => `${instant.slice(0, 10)}T00:00:00.000Z`;
