import { type FigureReport, readFigures } from '../contract/progress/figures-reader.ts';
import { DeliveryError } from './errors.ts';
import { fetchJson } from './load.ts';
import { whenVisible } from './when-visible.ts';

/**
 * The state of a report: the last good one, if any; whether the last request succeeded; and the
 * mistakes in it.
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
 * Follows a report: calls now and after every request. All followers of one address share its
 * requests: every so many seconds while the page is visible, and at once after a widget of the
 * page has delivered for its campaign.
 * @returns a function that stops it
 */
export function followReport(url: string, follower: Follower): () => void {
  const follow = followed.get(url) ?? followOne(url);
  followed.set(url, follow);
  return follow(follower);
}

/**
 * One address of a report, for all its followers. The last good report is kept, also without
 * followers.
 */
function followOne(url: string): (follower: Follower) => () => void {
  const followers = new Set<Follower>();
  let news: ReportNews | undefined;
  let asking = false;
  /** Something happened during a request, whose answer may not include it. */
  let again = false;
  let stopWaiting: (() => void) | undefined;

  const ask = async (): Promise<void> => {
    stopWaiting?.();
    again = asking;
    if (asking) return;
    asking = true;
    try {
      // The browser sends the ETag it has, and a cache on the way must revalidate too.
      const figures = readFigures(await fetchJson(url, { cache: 'no-cache' }));
      if (!figures) throw new DeliveryError(`${url} is no progress report`);
      news = figures;
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
    // The first follower requests it; others get the present state.
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
