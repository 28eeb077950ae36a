import { type CampaignDocument, check, ProgressReport, resolveUrl } from '../../contract/index.ts';
import type { PartnerCounts, ProgressRecords } from './records.ts';

/** How long a partner's counts stand before they are asked for again, and after which pause where they could not be had. */
const FRESH = 300_000;
const AFTER_FAILURE = 60_000;
const TIME_OUT = 5000;
const LARGEST_REPORT = 1_000_000;

export interface PartnersOptions {
  records: ProgressRecords;
  /** Where this collector is reached from outside. */
  publicUrl: string;
  now: () => Date;
  /** Told once other counts are here. */
  changed: () => void;
  fetch?: typeof globalThis.fetch;
}

/** The other campaigns whose counts may be added to one's own. */
export interface Partners {
  /** What was last had of them, at once; what is older than five minutes is asked for meanwhile. */
  of(campaign: CampaignDocument): Promise<{ report: ProgressReport; url: string }[]>;
}

/**
 * Follows other campaigns' reports. A partner counts only where its report says that it may: `sharedWith` names this
 * campaign's id or this collector's origin. One that fails keeps the counts that were last had of it, with their date.
 */
export function createPartners({
  records,
  publicUrl,
  now,
  changed,
  fetch = globalThis.fetch,
}: PartnersOptions): Partners {
  const nextTry = new Map<string, number>();
  const origin = URL.canParse(publicUrl) ? new URL(publicUrl).origin : undefined;

  async function ask(
    campaign: CampaignDocument,
    url: string,
    last: PartnerCounts | undefined,
  ): Promise<void> {
    try {
      const report = await load(url, fetch);
      const agrees = report.sharedWith?.some((who) => who === campaign.id || who === origin);
      nextTry.set(`${campaign.id} ${url}`, now().getTime() + FRESH);
      if (!agrees)
        console.error(
          `${campaign.id}: the counts of ${url} are not added: its "sharedWith" names neither "${campaign.id}" nor ${origin}`,
        );
      await records.keepPartner(campaign.id, {
        url,
        report: agrees ? report : null,
        at: now().toISOString(),
      });
      if (JSON.stringify(last?.report ?? null) !== JSON.stringify(agrees ? report : null))
        changed();
    } catch (failure) {
      console.error(
        `${campaign.id}: the report of ${url} can't be had, and its last counts stand. ${(failure as Error).message}`,
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
          // Set before it is asked, so that it is asked once at a time.
          nextTry.set(key, now().getTime() + AFTER_FAILURE);
          void ask(campaign, url, last);
        }
        return last ? [{ report: last.report as ProgressReport, url }] : [];
      });
    },
  };
}

/** @throws Error where it can't be had, is too large, or is no report */
async function load(url: string, fetch: typeof globalThis.fetch): Promise<ProgressReport> {
  const response = await fetch(url, {
    headers: { Accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_OUT),
  });
  if (!response.ok) throw new Error(`It answered ${response.status}.`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > LARGEST_REPORT) throw new Error(`It is larger than ${LARGEST_REPORT} bytes.`);
    parts.push(part);
  }
  const checked = check(ProgressReport, JSON.parse(Buffer.concat(parts).toString('utf8')));
  if (!checked.ok) throw new Error(`It is no progress report: ${checked.problems[0]?.message}.`);
  return checked.value;
}
