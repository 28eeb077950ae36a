import type { CampaignDelivery } from '../contract/campaign/reader.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { SubmissionKind } from '../contract/vocabulary.ts';

/** How an entry is written on the wire. `channels` are the statements' ways of contact, by their ids. */
export type Way = Pick<CampaignDelivery, 'format' | 'fields' | 'tags' | 'autoresponse'> & {
  channels?: Record<string, string>;
};

/** One submission that waits. All times are milliseconds since 1970, by the clock of the device. */
export interface Entry {
  /** The version of this shape. */
  format: number;
  id: string;
  kind: SubmissionKind;
  campaign: string;
  /** Absolute address; empty where the page delivers by itself. */
  endpoint: string;
  /** Left out: the contract's JSON. */
  way?: Way | undefined;
  /** Whether the page delivers it by itself. */
  own?: boolean | undefined;
  /** The submission as JSON: the same bytes at every try. */
  body: string;
  since: number;
  /** Days for which it is kept. */
  days: number;
  tries: number;
  /** When it is tried next by itself. */
  notBefore: number;
  /** Until when the endpoint asked to be left alone. */
  asked: number;
  /** Since when the clock has been seen before its time (`-1`) or after (`1`). */
  odd?: { side: number; at: number } | undefined;
  /** Until when somebody is sending it, where a browser has no locks. */
  lease?: number | undefined;
  /** Why the endpoint won't take it: it is not tried again. */
  refused?:
    | {
        status: number;
        problems: Problem[];
        /** Left out by older scripts, which took any page with such a status for a refusal. */
        proven?: boolean;
      }
    | undefined;
}

export const FORMAT = 1;
const DAY = 86_400_000;
export const LONGEST_PAUSE = 450_000;
export const LONGEST_ASKED = DAY;

/**
 * What an older script wrote, with what it did not know of filled in; undefined for what a newer one wrote, which is left
 * alone. A refusal that names no problem and is not proven may have been a page in the endpoint's place: it is tried again.
 */
export const readEntry = (found: Entry, now: number): Entry | undefined =>
  found.format > FORMAT
    ? undefined
    : {
        ...{ kind: 'issue-response', since: now, days: 30, tries: 0, notBefore: 0, asked: 0 },
        ...found,
        ...(found.refused &&
          !found.refused.proven &&
          !found.refused.problems[0] && { refused: undefined }),
      };

/**
 * Milliseconds until it may be tried; at once where the wait is longer than any that we set: then the clock has jumped back.
 * @param hurry whether something says that it may work now: our own pause is cut short, what the endpoint asked for is not
 */
export function waitOf({ notBefore, asked }: Entry, now: number, hurry: boolean): number {
  const left = (until: number, longest: number) => (until - now > longest ? 0 : until - now);
  return Math.max(0, hurry ? 0 : left(notBefore, LONGEST_PAUSE), left(asked, LONGEST_ASKED));
}

/**
 * Looks at an entry's age. One look at a clock proves nothing: a clock that has jumped forward must not lose an entry, and
 * one that was ahead when it was written must not keep it for ever. So it counts only what is seen again a day later.
 * @returns the entry as it is to be kept, or undefined once its days are over
 */
export function aged(entry: Entry, now: number): Entry | undefined {
  const { since, days, odd } = entry;
  const side = now < since ? -1 : now < since + (days - 1) * DAY ? 0 : 1;
  if (!side) return odd ? { ...entry, odd: undefined } : entry;
  const at = odd?.side === side ? Math.min(odd.at, now) : now;
  if (now - at < DAY)
    return odd?.side === side && odd.at === at ? entry : { ...entry, odd: { side, at } };
  return side < 0 ? { ...entry, since: at, odd: undefined } : undefined;
}
