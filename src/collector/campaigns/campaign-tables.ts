/** The tables of campaign documents. */
export interface CampaignTables {
  /** Every version that was published, for good. `document` is JSON. */
  campaigns: {
    id: string;
    version: number;
    document: string;
    /** Empty where a collector kept it that did not write this down. */
    published_by: string;
    /** Null where a collector kept it that did not write this down. */
    published_at: string | null;
    note: string;
  };
  /** Campaigns that are served no more. */
  taken_down: { campaign: string; at: string; made_by: string };
}
