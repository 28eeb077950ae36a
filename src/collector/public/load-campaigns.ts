import { CampaignDocument, checkValue } from 'campaign-widgets/contract';
import { publishDueAnswers, publishThresholdOf } from '../answers/publish-results.ts';
import { findBrokenTexts } from '../http/plain-text.ts';
import type { KeptDocument } from './campaign-records.ts';
import type { Store } from '../store/store.ts';

export interface LoadedCampaigns {
  /** The current version of each campaign, by id. */
  campaigns: ReadonlyMap<string, CampaignDocument>;
  /**
   * The documents as they were written: a newer widget may read keys that this collector doesn't know.
   */
  documents: ReadonlyMap<string, unknown>;
}

/**
 * Checks campaign documents and keeps them in the store.
 * @throws Error if a document is wrong, has another's id, or changed without a new version
 */
export async function loadCampaigns(store: Store, unchecked: unknown[]): Promise<LoadedCampaigns> {
  const campaigns = new Map<string, CampaignDocument>();
  const documents = new Map<string, unknown>();
  for (const document of unchecked) {
    const campaign = readCampaign(document);
    if (campaigns.has(campaign.id)) throw new Error(`two documents have the id "${campaign.id}"`);
    await store.campaigns.keep(document as KeptDocument);
    campaigns.set(campaign.id, campaign);
    documents.set(campaign.id, document);
  }
  return { campaigns, documents };
}

/**
 * Publishes what waits of campaigns that are served no more, or are closed, or have a lower threshold now.
 */
export async function publishFinishedCampaigns(
  store: Store,
  campaigns: ReadonlyMap<string, CampaignDocument>,
  now: Date,
): Promise<void> {
  for (const campaign of campaigns.values()) await publishDueAnswers(store, campaign, now);
  for (const document of await store.campaigns.listNewest()) {
    const { id, publishThreshold } = document as CampaignDocument;
    if (!campaigns.has(id))
      await store.answers.publishWaiting(id, {
        least: 1,
        batchSize: publishThresholdOf({ publishThreshold }),
      });
  }
}

/** @throws Error with every problem of the document, one a line */
function readCampaign(document: unknown): CampaignDocument {
  const checked = checkValue(CampaignDocument, document);
  const broken = findBrokenTexts(document);
  if (checked.ok && broken.length === 0) return checked.value;
  const { id } = (document ?? {}) as { id?: unknown };
  const name = typeof id === 'string' ? `the campaign document "${id}"` : 'a campaign document';
  const problems = broken.length > 0 || checked.ok ? broken : checked.problems;
  throw new Error(`${name} is wrong:\n${problems.map(({ message }) => `  ${message}`).join('\n')}`);
}
