import {
  type CampaignDocument,
  checkValue,
  ProgressReport,
  resolveUrl,
} from 'campaign-widgets/contract';
import type { Logger } from '../http/logger.ts';
import { readServiceJson, type ServiceFetch } from '../http/service-fetch.ts';
import type { PartnerCounts, ProgressRecords } from './progress-records.ts';

/**
 * How long a partner's counts are used before the next request, and the pause after a failed
 * request.
 */
const FRESH_MS = 300_000;
const FAILURE_PAUSE_MS = 60_000;
const REPORT_TIMEOUT_MS = 5000;
const MAX_PARTNER_REPORT_BYTES = 1_000_000;

export interface PartnersOptions {
  records: ProgressRecords;
  /** The public address of this collector. */
  publicUrl: string;
  now: () => Date;
  /** Called once the counts have changed. */
  changed: () => void;
  fetchService: ServiceFetch;
  logger: Logger;
}

/** The other campaigns whose counts may be added to one's own. */
export interface Partners {
  /**
   * The last counts, at once; counts older than five minutes are requested again in the background.
   */
  of(campaign: CampaignDocument): Promise<{ report: ProgressReport; url: string }[]>;
}

/**
 * Follows other campaigns' reports. A partner counts only if its report allows it: `sharedWith`
 * names this campaign's id or this collector's origin. After a failure, its last counts stay, with
 * their date.
 */
export function createPartners({
  records,
  publicUrl,
  now,
  changed,
  fetchService,
  logger,
}: PartnersOptions): Partners {
  const nextTry = new Map<string, number>();
  const origin = URL.canParse(publicUrl) ? new URL(publicUrl).origin : undefined;

  async function ask(
    campaign: CampaignDocument,
    url: string,
    last: PartnerCounts | undefined,
  ): Promise<void> {
    try {
      const report = await loadReport(url, fetchService);
      const agrees = report.sharedWith?.some((who) => who === campaign.id || who === origin);
      nextTry.set(`${campaign.id} ${url}`, now().getTime() + FRESH_MS);
      if (!agrees) logger.warn({}, describeRefusal(campaign.id, url, origin));
      await records.keepPartner(campaign.id, {
        url,
        report: agrees ? report : null,
        at: now().toISOString(),
      });
      if (JSON.stringify(last?.report ?? null) !== JSON.stringify(agrees ? report : null))
        changed();
    } catch (failure) {
      logger.warn(
        {},
        `${campaign.id}: the report of ${url} is not available, and its last counts stand. ${(failure as Error).message}`,
      );
    }
  }

  return {
    async of(campaign) {
      const base = `${publicUrl}/campaigns/${campaign.id}`;
      const urls = (campaign.progress?.partners ?? []).flatMap(
        (reference) => resolveUrl(reference, base) ?? [],
      );
      if (urls.length === 0) return [];
      const kept = await records.partners(campaign.id);
      return urls.flatMap((url) => {
        const last = kept.find((partner) => partner.url === url);
        const key = `${campaign.id} ${url}`;
        if (now().getTime() >= (nextTry.get(key) ?? 0)) {
          // Set before the request, so that only one runs at a time.
          nextTry.set(key, now().getTime() + FAILURE_PAUSE_MS);
          void ask(campaign, url, last);
        }
        return last ? [{ report: last.report as ProgressReport, url }] : [];
      });
    },
  };
}

const describeRefusal = (id: string, url: string, origin: string | undefined): string =>
  `${id}: the counts of ${url} are not added: its "sharedWith" names neither "${id}" nor ${origin}`;

/** @throws Error if it can't be fetched, is too large, or is not a report */
async function loadReport(url: string, fetchService: ServiceFetch): Promise<ProgressReport> {
  const response = await fetchService(url, {
    headers: { Accept: 'application/json' },
    maxBytes: MAX_PARTNER_REPORT_BYTES,
    timeoutMs: REPORT_TIMEOUT_MS,
  });
  if (!response.ok) throw new Error(`It answered ${response.status}.`);
  const checked = checkValue(ProgressReport, await readServiceJson(response));
  if (!checked.ok) throw new Error(`It is no progress report: ${checked.problems[0]?.message}.`);
  return checked.value;
}
