import type { CampaignDelivery } from '../contract/campaign/reader.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { PostedKind } from '../contract/vocabulary.ts';
import type { RetryTimes } from './retry-policy.ts';

/**
 * The format of a submission for another kind of endpoint. `channels` are the statements' ways of
 * contact, by their ids.
 */
export type Encoding = Pick<CampaignDelivery, 'format' | 'fields' | 'tags' | 'autoresponse'> & {
  channels?: Record<string, string>;
};

/** One waiting submission. All times are milliseconds since 1970, by the clock of the device. */
export interface OutboxEntry extends RetryTimes {
  /** The version of this shape. */
  format: number;
  id: string;
  kind: PostedKind;
  campaign: string;
  /** Absolute address; empty where the page has its own transport. */
  endpoint: string;
  /** Left out: the contract's JSON. */
  encoding?: Encoding | undefined;
  /** Whether the page delivers it with its own transport. */
  hasTransport?: boolean | undefined;
  /** The submission as JSON: the same bytes at every try. */
  body: string;
  since: number;
  /** Days for which it is kept. */
  days: number;
  /** When it is too late: it is tried once more, and deleted if that fails. */
  until?: number | undefined;
  /** How many tries have failed. */
  tries: number;
  /**
   * Since when the clock of the device has been before the entry's time (`side` -1) or after it
   * (1).
   */
  clockSkew?: { side: number; at: number } | undefined;
  /** Until when a tab is sending it, where a browser has no locks. */
  lease?: number | undefined;
  /** Why the endpoint has refused it: it is not retried. */
  refused?:
    | {
        status: number;
        problems: Problem[];
        /** Missing in older scripts, which took any page with such a status for a refusal. */
        proven?: boolean;
      }
    | undefined;
}

/** The names of fields in format 1. */
interface EntryOfFormat1 {
  way?: Encoding;
  own?: boolean;
  asked?: number;
  odd?: OutboxEntry['clockSkew'];
}

export const ENTRY_FORMAT = 2;
/** Days for which a submission may wait, by default. */
export const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Reads an entry of this or an older script, and adds fields that the older one did not have. A
 * refusal without problems and without proof may have been a page in the endpoint's place: it is
 * retried.
 * @returns undefined for an entry of a newer script, which stays unchanged
 */
export function readEntry(
  stored: OutboxEntry & EntryOfFormat1,
  now: number,
): OutboxEntry | undefined {
  const { way, own, asked = 0, odd, ...rest } = stored;
  if (stored.format > ENTRY_FORMAT) return undefined;
  const { refused } = stored;
  return {
    ...{ kind: 'issue-response', since: now, days: DEFAULT_DAYS, tries: 0, notBefore: 0 },
    ...{ encoding: way, hasTransport: own, pausedUntil: asked, clockSkew: odd },
    ...rest,
    format: ENTRY_FORMAT,
    refused: refused?.proven || refused?.problems[0] ? refused : undefined,
  };
}

/**
 * Checks an entry's age. A clock proves nothing at one moment: one that has jumped forward must
 * not lose an entry, and one that was ahead when the entry was written must not keep it for ever.
 * So only a state that is still the same a day later counts.
 * @returns the entry to keep, or undefined once it has expired
 */
export function checkAge(entry: OutboxEntry, now: number): OutboxEntry | undefined {
  const { since, days, clockSkew } = entry;
  const side = now < since ? -1 : now < since + (days - 1) * DAY_MS ? 0 : 1;
  if (!side) return clockSkew ? { ...entry, clockSkew: undefined } : entry;
  const at = clockSkew?.side === side ? Math.min(clockSkew.at, now) : now;
  if (now - at < DAY_MS)
    return clockSkew?.side === side && clockSkew.at === at
      ? entry
      : { ...entry, clockSkew: { side, at } };
  return side < 0 ? { ...entry, since: at, clockSkew: undefined } : undefined;
}
