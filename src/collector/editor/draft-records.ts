import type { JsonObject } from './document-paths.ts';

/** A campaign document on its way to its next version. */
export interface CampaignDraft {
  campaign: string;
  document: JsonObject;
  /** The version it started from; 0 if nothing was published yet. */
  baseVersion: number;
  /** Increased with every change; 0 if nothing was changed yet. */
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

/** The part of a store that keeps drafts of campaigns, correct or not. */
export interface DraftRecords {
  find(campaign: string): Promise<CampaignDraft | undefined>;
  /** Every draft, by the campaign's id. */
  list(): Promise<CampaignDraft[]>;
  /**
   * Replaces the draft whose revision is one less; revision 1 needs no earlier draft.
   * @returns whether it was kept: if not, another change came first
   */
  save(draft: CampaignDraft): Promise<boolean>;
  /**
   * Deletes a draft and the links to it, if it still has this revision.
   * @returns whether it was deleted
   */
  remove(campaign: string, revision: number): Promise<boolean>;
  /** Keeps a link, and deletes expired ones. */
  addPreviewLink(link: KeptPreviewLink, now: string): Promise<void>;
  /** The campaign that a link leads to; undefined if there is no such link, or it has expired. */
  findPreviewed(hash: string, now: string): Promise<string | undefined>;
}
