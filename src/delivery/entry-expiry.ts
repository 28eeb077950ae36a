import type { OutboxEntry } from './outbox-entry.ts';

const DAY_MS = 86_400_000;

/**
 * Until when it is kept. An entry that looks too old gets one more day, because the clock may be
 * wrong.
 */
export const expiryOf = ({ since, days, until, clockSkew }: OutboxEntry): number =>
  until ?? Math.max(since + days * DAY_MS, clockSkew?.side === 1 ? clockSkew.at + DAY_MS : 0);
