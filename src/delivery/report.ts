import { readReport, type ReportRead } from '../contract/index.ts';
import { DeliveryError } from './errors.ts';
import { fetchJson } from './load.ts';

/** What is known of a report: the last good one, if any; whether it could be had this time; and what is wrong in it. */
export interface News {
  report?: ReportRead;
  failure?: DeliveryError;
  mistakes: string[];
}

interface Follower {
  tell: (news: News) => void;
  /** Seconds between two requests; 0 asks once. */
  every: number;
}

const followed = new Map<string, FollowedReport>();

/**
 * Follows a report: tells of it now and whenever it was asked for again. However many follow one address, it is asked for
 * once: every so many seconds while the page is seen, and at once when a widget of the page has delivered for its campaign.
 * @returns stops telling
 */
export function followReport(url: string, follower: Follower): () => void {
  const report = followed.get(url) ?? new FollowedReport(url);
  followed.set(url, report);
  return report.add(follower);
}

/**
 * Waits, a little shorter or longer than told so that not every page asks at the same time, and then until the page is seen.
 * @returns gives up waiting
 */
export function whenSeen(seconds: number, run: () => void): () => void {
  const go = () => {
    if (document.hidden) return;
    stop();
    run();
  };
  const timer = setTimeout(() => {
    document.addEventListener('visibilitychange', go);
    go();
  }, seconds * 1000 * (0.85 + 0.3 * Math.random()));
  const stop = () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', go);
  };
  return stop;
}

/** One address of a report, with everybody who follows it. It keeps the last good report, also while nobody does. */
class FollowedReport {
  readonly #url: string;
  readonly #followers = new Set<Follower>();
  #news: News | undefined;
  #asking = false;
  /** Something happened while a request was on its way, which may not have seen it. */
  #again = false;
  #stopWaiting: (() => void) | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  add(follower: Follower): () => void {
    if (!this.#followers.size) document.addEventListener('campaign-delivered', this.#onDelivered);
    this.#followers.add(follower);
    if (this.#news) follower.tell(this.#news);
    // The first one asks; those that join it find what it got.
    if (this.#followers.size === 1) void this.#ask();
    return () => {
      this.#followers.delete(follower);
      if (this.#followers.size) return;
      this.#stopWaiting?.();
      document.removeEventListener('campaign-delivered', this.#onDelivered);
    };
  }

  readonly #onDelivered = (event: Event) => {
    const { campaign } = event as Event & { campaign?: string };
    if (!this.#news?.report || this.#news.report.campaign === campaign) void this.#ask();
  };

  async #ask(): Promise<void> {
    this.#stopWaiting?.();
    this.#again = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    try {
      // The browser asks with the ETag it has, and a cache on the way may not answer without asking too.
      const read = readReport(await fetchJson(this.#url, 'no-cache'));
      if (!read) throw new DeliveryError(`${this.#url} is no progress report`);
      this.#news = read;
    } catch (failure) {
      this.#news = { mistakes: [], ...this.#news, failure: failure as DeliveryError };
    }
    this.#asking = false;
    for (const { tell } of this.#followers) tell(this.#news);
    const every = Math.min(...[...this.#followers].map(({ every }) => every || Infinity));
    if (!this.#followers.size) return;
    if (this.#again) void this.#ask();
    else if (every < Infinity) this.#stopWaiting = whenSeen(every, () => void this.#ask());
  }
}
