/** The tables of drafts. */
export interface DraftTables {
  /**
   * One for each campaign that was ever changed in the editor. `document` is JSON, right or not.
   */
  campaign_drafts: {
    campaign: string;
    document: string;
    /** The version it started from; 0 if nothing was published yet. */
    base_version: number;
    /** Increased with every change. */
    revision: number;
    changed_by: string;
    changed_at: string;
  };
  /**
   * Links by which somebody without a token looks at a draft: the hash of the key in the address.
   */
  preview_links: { hash: string; campaign: string; expires_at: string };
}
