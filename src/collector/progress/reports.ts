import type { CampaignDocument, ProgressReport } from 'campaign-widgets/contract';
import { publishDueAnswers } from '../answers/publish-results.ts';
import { declaredBallots } from '../ballots/public-ballots.ts';
import { TurnoutSamples } from '../ballots/turnout-samples.ts';
import { wardChoices } from '../ballots/ward-choices.ts';
import type { CampaignRegistry } from '../campaigns/campaign-registry.ts';
import type { Store } from '../store/store.ts';
import { makeReport } from './make-report.ts';
import { createPartners, type PartnersOptions } from './partner-reports.ts';

export interface ReportsOptions extends Omit<PartnersOptions, 'records'> {
  store: Store;
  registry: Pick<CampaignRegistry, 'vocabularyOf'>;
}

/** Makes the present progress report of a campaign. */
export type MakeReport = (campaign: CampaignDocument) => Promise<ProgressReport>;

export function createReports({ store, registry, now, ...options }: ReportsOptions): MakeReport {
  const partners = createPartners({ ...options, now, records: store.progress });
  const samples = new TurnoutSamples(now);
  const { publicUrl } = options;
  return async (campaign) => {
    await publishDueAnswers(store, campaign, now());
    const [tallies, waiting, figures, items, partnerReports, ballots] = await Promise.all([
      store.answers.tallies(campaign.id),
      store.answers.countWaiting(campaign.id),
      store.people.figures(campaign.id),
      store.progress.items(campaign.id),
      partners.of(campaign),
      declaredBallots({ store }, samples, campaign.id),
    ]);
    const wardNames = registry.vocabularyOf(campaign).wards;
    return makeReport(
      campaign,
      {
        ...{ tallies, waiting, figures, items, partners: partnerReports },
        wardNames,
        choice: wardChoices({ ballots, wardNames, publicUrl }),
      },
      now().toISOString().slice(0, 10),
    );
  };
}
