import type { CampaignRegistry } from './campaigns/campaign-registry.ts';
import type { Logger } from './http/logger.ts';
import type { ServiceFetch } from './http/service-fetch.ts';
import type { Notifier } from './notifications/notifier.ts';
import type { Asset } from './public/asset.ts';
import type { Store } from './store/store.ts';

export interface CollectorOptions {
  store: Store;
  /**
   * The campaign documents that were read: each correct one that is newer than the store's is
   * published. Or the registry that was started with them.
   */
  campaigns: unknown[] | CampaignRegistry;
  /** Opens the organiser's pages and routes: at least 20 characters. */
  organiserToken: string;
  /**
   * The public address of the collector, without a slash at the end: for the snippet that the
   * organiser copies.
   */
  publicUrl?: string;
  /** Files to serve to pages; without them, pages load the script from elsewhere. */
  assets?: Asset[];
  version?: string;
  /**
   * Makes the keys of private pages, where people see, change and delete their data: use the same
   * one each time, or their links stop working. Without it, there are no such pages.
   */
  secret?: string;
  /** How many proxies stand in front and add to `X-Forwarded-For`; 0 trusts nobody. */
  trustProxy?: number;
  /** The folder of the data, whose disk, modes and backups the page `/organiser/doctor` looks at. */
  dataFolder?: string;
  /**
   * Submissions per minute and address; the limit for public pages and figures is 30 times as high.
   */
  rateLimit?: number | 'off';
  /**
   * The least seconds that a person needs for a form, 3 if left out: a faster submission from a
   * web page is held.
   */
  leastSeconds?: number;
  /**
   * The most thank-you messages of a campaign on one day, if any are sent: the campaign's page
   * shows how many were held back.
   */
  maxMailPerDay?: number;
  /** Sends messages to people and organisers; if left out, nobody is told. Whoever made it closes it. */
  notifier?: Notifier;
  /**
   * The service that finds the wards of a postcode, with answers in the form of postcodes.io;
   * without it, no wards are found.
   */
  areaLookup?: string | undefined;
  /**
   * Hosts with their port, `postcodes:8000`, that may be used as services although their address
   * is private; they may use http.
   */
  allowPrivate?: readonly string[];
  /**
   * Sends requests to services; if left out, one that refuses private addresses and redirects, and
   * limits bytes and time.
   */
  fetch?: ServiceFetch;
  /**
   * Where the log goes: pino's logger fits. Left out, warnings and errors go to the console, and
   * requests are not logged.
   */
  logger?: Logger;
  now?: () => Date;
}
