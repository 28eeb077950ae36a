import type { JsonObject } from './document-paths.ts';

/** A campaign document on its way to its next version. */
export interface CampaignDraft {
  campaign: string;
  document: JsonObject;
  /** The version that it began as; 0 where nothing was published yet. */
  baseVersion: number;
  /** Raised with every change; 0 where nothing was changed yet. */
  revision: number;
  changedBy: string;
  /** ISO 8601, UTC. */
  changedAt: string;
}

/** A link by which somebody without a token looks at a draft. */
export interface KeptPreviewLink {
  hash: string;
  campaign: string;
  expiresAt: string;
}

/** The part of a store that keeps what is being written of campaigns, right or not. */
export interface DraftRecords {
  find(campaign: string): Promise<CampaignDraft | undefined>;
  /** Every draft, by the campaign's id. */
  list(): Promise<CampaignDraft[]>;
  /**
   * Keeps a draft in place of the one whose revision is the one before; with revision 1, where
   * there is none.
   * @returns whether it was kept: another one came first otherwise
   */
  save(draft: CampaignDraft): Promise<boolean>;
  /**
   * Forgets a draft, and the links to it, where it still has this revision.
   * @returns whether it was forgotten
   */
  remove(campaign: string, revision: number): Promise<boolean>;
  /** Keeps a link, and forgets those that are too old. */
  addPreviewLink(link: KeptPreviewLink, now: string): Promise<void>;
  /** The campaign that a link leads to; undefined where there is none, or it is too old. */
  findPreviewed(hash: string, now: string): Promise<string | undefined>;
}
