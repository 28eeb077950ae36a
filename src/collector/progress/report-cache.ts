import { createHash } from 'node:crypto';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { publishDueAnswers } from '../answers/publish-results.ts';
import type { Store } from '../store/store.ts';
import { createPartners, type PartnersOptions } from './partner-reports.ts';
import { makeReport } from './make-report.ts';

/** How long a report is given out of memory: what another collector on the same database has taken is seen after that. */
const KEPT = 2000;

export interface ReportsOptions extends Pick<
  PartnersOptions,
  'publicUrl' | 'now' | 'fetchService' | 'logger'
> {
  store: Store;
}

/** A report as it goes out. */
export interface MadeReport {
  body: string;
  /** A strong entity tag: RFC 9110, section 8.8.3. */
  etag: string;
}

/** The reports of all campaigns, each made once for everybody who asks while it stands. */
export interface Reports {
  of(campaign: CampaignDocument): Promise<MadeReport>;
  /** Something was stored: the next one who asks sees it. */
  changed(): void;
}

/** Keeps the reports of one collector in its memory. */
export function createReports({ store, now, ...more }: ReportsOptions): Reports {
  const kept = new Map<string, { until: number; made: Promise<MadeReport> }>();
  const changed = () => kept.clear();
  const partners = createPartners({ ...more, now, records: store.progress, changed });

  async function make(campaign: CampaignDocument): Promise<MadeReport> {
    await publishDueAnswers(store, campaign, now());
    const [tallies, waiting, figures, items, others] = await Promise.all([
      store.answers.tallies(campaign.id),
      store.answers.countWaiting(campaign.id),
      store.people.figures(campaign.id),
      store.progress.items(campaign.id),
      partners.of(campaign),
    ]);
    const body = JSON.stringify(
      makeReport(
        campaign,
        { tallies, waiting, figures, items, partners: others },
        now().toISOString().slice(0, 10),
      ),
    );
    return {
      body,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    };
  }

  return {
    changed,
    of(campaign) {
      const found = kept.get(campaign.id);
      if (found && now().getTime() < found.until) return found.made;
      const made = make(campaign);
      const entry = { until: now().getTime() + KEPT, made };
      kept.set(campaign.id, entry);
      made.catch(() => kept.get(campaign.id) === entry && kept.delete(campaign.id));
      return made;
    },
  };
}
