import type { CampaignDelivery } from '../contract/campaign/reader.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { SubmissionKind } from '../contract/vocabulary.ts';
import type { RetryTimes } from './retry-policy.ts';

/**
 * How a submission is written for an endpoint of another format. `channels` are the statements'
 * ways of contact, by their ids.
 */
export type Encoding = Pick<CampaignDelivery, 'format' | 'fields' | 'tags' | 'autoresponse'> & {
  channels?: Record<string, string>;
};

/** One submission that waits. All times are milliseconds since 1970, by the clock of the device. */
export interface OutboxEntry extends RetryTimes {
  /** The version of this shape. */
  format: number;
  id: string;
  kind: SubmissionKind;
  campaign: string;
  /** Absolute address; empty where the page has its own transport. */
  endpoint: string;
  /** Left out: the contract's JSON. */
  encoding?: Encoding | undefined;
  /** Whether the page delivers it by a transport of its own. */
  hasTransport?: boolean | undefined;
  /** The submission as JSON: the same bytes at every try. */
  body: string;
  since: number;
  /** Days for which it is kept. */
  days: number;
  /** How many tries have failed. */
  tries: number;
  /**
   * Since when the clock of the device has been before the entry's time (`side` -1) or after it
   * (1).
   */
  clockSkew?: { side: number; at: number } | undefined;
  /** Until when a tab is sending it, where a browser has no locks. */
  lease?: number | undefined;
  /** Why the endpoint has refused it: it is not tried again. */
  refused?:
    | {
        status: number;
        problems: Problem[];
        /** Left out by older scripts, which took any page with such a status for a refusal. */
        proven?: boolean;
      }
    | undefined;
}

/** What format 1 called things. */
interface EntryOfFormat1 {
  way?: Encoding;
  own?: boolean;
  asked?: number;
  odd?: OutboxEntry['clockSkew'];
}

export const ENTRY_FORMAT = 2;
/** Days for which a submission may wait, where nobody says. */
export const DEFAULT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Reads what this or an older script has stored, and fills in what the older one did not know. A
 * refusal that names no problem and is not proven may have been a page in the endpoint's place: it
 * is tried again.
 * @returns undefined for what a newer script has stored, which is left alone
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
 * Checks an entry's age. One look at a clock proves nothing: a clock that has jumped forward must
 * not lose an entry, and one that was ahead when the entry was written must not keep it for ever.
 * So it counts only what is seen again a day later.
 * @returns the entry as it is to be kept, or undefined once its days are over
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
