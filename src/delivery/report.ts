import { type FigureReport, readFigures } from '../contract/progress/figures-reader.ts';
import { DeliveryError } from './errors.ts';
import { fetchJson } from './load.ts';
import { whenVisible } from './when-visible.ts';

/**
 * What is known of a report: the last good one, if any; whether it could be had this time; and what
 * is wrong in it.
 */
export interface ReportNews {
  report?: FigureReport;
  failure?: DeliveryError;
  mistakes: string[];
}

interface Follower {
  tell: (news: ReportNews) => void;
  /** Seconds between two requests; 0 asks once. */
  every: number;
}

const followed = new Map<string, (follower: Follower) => () => void>();

/**
 * Follows a report: tells of it now and whenever it was asked for again. However many follow one
 * address, it is asked for once: every so many seconds while the page is seen, and at once when a
 * widget of the page has delivered for its campaign.
 * @returns stops telling
 */
export function followReport(url: string, follower: Follower): () => void {
  const follow = followed.get(url) ?? followOne(url);
  followed.set(url, follow);
  return follow(follower);
}

/**
 * One address of a report, for everybody who follows it. The last good report is kept, also while
 * nobody does.
 */
function followOne(url: string): (follower: Follower) => () => void {
  const followers = new Set<Follower>();
  let news: ReportNews | undefined;
  let asking = false;
  /** Something happened while a request was on its way, which may not have seen it. */
  let again = false;
  let stopWaiting: (() => void) | undefined;

  const ask = async (): Promise<void> => {
    stopWaiting?.();
    again = asking;
    if (asking) return;
    asking = true;
    try {
      // The browser asks with the ETag it has, and a cache on the way may not answer without asking
      // too.
      const told = readFigures(await fetchJson(url, { cache: 'no-cache' }));
      if (!told) throw new DeliveryError(`${url} is no progress report`);
      news = told;
    } catch (failure) {
      news = { mistakes: [], ...news, failure: failure as DeliveryError };
    }
    asking = false;
    for (const { tell } of followers) tell(news);
    const every = Math.min(...[...followers].map(({ every }) => every || Infinity));
    if (again) void ask();
    else if (every < Infinity) stopWaiting = whenVisible(every, () => void ask());
  };
  const onDelivered = (event: Event) => {
    const { campaign } = event as Event & { campaign?: string };
    if (!news?.report || news.report.campaign === campaign) void ask();
  };

  return (follower) => {
    followers.add(follower);
    if (news) follower.tell(news);
    // The first one asks; those that join it find what it got.
    if (followers.size === 1) {
      document.addEventListener('campaign-delivered', onDelivered);
      void ask();
    }
    return () => {
      followers.delete(follower);
      if (followers.size) return;
      stopWaiting?.();
      document.removeEventListener('campaign-delivered', onDelivered);
    };
  };
}
