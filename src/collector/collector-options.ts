import type { CampaignRegistry } from './campaigns/campaign-registry.ts';
import type { Logger } from './http/logger.ts';
import type { ServiceFetch } from './http/service-fetch.ts';
import type { Arrival } from './notifications/message-texts.ts';
import type { Asset } from './public/asset.ts';
import type { Store } from './store/store.ts';

export interface CollectorOptions {
  store: Store;
  /**
   * Campaign documents, as read: each that is right, and newer than the store's, is published. Or
   * the registry that was started with them.
   */
  campaigns: unknown[] | CampaignRegistry;
  /** What opens the organiser's pages and routes: at least 20 characters. */
  organiserToken: string;
  /**
   * Where the collector is reached from outside, without a slash at the end: for the snippet that
   * the organiser copies.
   */
  publicUrl?: string;
  /** Files to serve to pages; with none, pages take the script from elsewhere. */
  assets?: Asset[];
  version?: string;
  /**
   * Makes the keys of private pages, where people see, change and delete what they gave: give the
   * same each time, or their links end. Left out, there are no such pages.
   */
  secret?: string;
  /** How many proxies stand in front and add to `X-Forwarded-For`; 0 trusts nobody. */
  trustProxy?: number;
  /** Submissions a minute and address; public pages and figures are read 30 times as often. */
  rateLimit?: number | 'off';
  /**
   * Seconds under which nobody fills a form in, 3 if left out: what comes sooner from a web page is
   * held.
   */
  leastSeconds?: number;
  /**
   * The most thank-you messages of a campaign on one day, where some are sent: its page tells how
   * many were held back.
   */
  maxMailPerDay?: number;
  /** Told of each named entry that was stored, once. It must return at once. */
  arrived?: (arrival: Arrival) => void;
  /**
   * The service that finds the wards of a postcode, in the answer shape of postcodes.io; with none,
   * none are found.
   */
  areaLookup?: string | undefined;
  /**
   * Hosts with their port, `postcodes:8000`, that services may have although their address is
   * private; they may speak http.
   */
  allowPrivate?: readonly string[];
  /**
   * Asks services; left out, one that refuses private addresses and redirects, and bounds bytes and
   * time.
   */
  fetch?: ServiceFetch;
  /**
   * Where the log goes: pino's logger fits. Left out, warnings and errors go to the console, and
   * requests are not logged.
   */
  logger?: Logger;
  now?: () => Date;
}
