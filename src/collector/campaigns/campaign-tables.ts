/** The tables of campaign documents. */
export interface CampaignTables {
  /** Every version that was published, for good. `document` is JSON. */
  campaigns: {
    id: string;
    version: number;
    document: string;
    /** Empty if a collector stored it that did not record this. */
    published_by: string;
    /** Null if a collector stored it that did not record this. */
    published_at: string | null;
    note: string;
  };
  /** Campaigns that are no longer served. */
  taken_down: { campaign: string; at: string; made_by: string };
}
