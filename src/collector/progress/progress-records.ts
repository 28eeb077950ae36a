/** The lists of records that organisers keep about the progress of a campaign. */
export const RECORDS = ['values', 'milestones', 'pledges', 'events', 'wins'] as const;
export type RecordList = (typeof RECORDS)[number];

/** One record in its present state. */
export interface ProgressItem {
  list: RecordList;
  /** For a value its measure, for a milestone its definition, for the others their own id. */
  id: string;
  /** In the form of the contract. */
  data: unknown;
  /** The name of the token that recorded it, and when: ISO 8601 in UTC. */
  by: string;
  at: string;
}

/** One change; `data` is null if the record was removed. */
export type ProgressChange = Omit<ProgressItem, 'data'> & { data: unknown };

/** The last report of another campaign. */
export interface PartnerCounts {
  /** The address of the report. */
  url: string;
  /** The report, checked. */
  report: unknown;
  /** When it was fetched. */
  at: string;
}

/** The part of a store that keeps organisers' records. Nothing in it names a person. */
export interface ProgressRecords {
  /** Every present record, the oldest first. */
  items(campaign: string): Promise<ProgressItem[]>;
  /** Every change, the newest first. */
  changes(campaign: string, limit: number): Promise<ProgressChange[]>;
  /**
   * Writes a record, or removes it if `data` is null; its earlier state stays among the changes.
   * @returns whether there was something to remove
   */
  record(campaign: string, change: ProgressChange): Promise<boolean>;

  /** The last good reports of other campaigns. */
  partners(campaign: string): Promise<PartnerCounts[]>;
  /** Replaces the last report from this address; null deletes it. */
  keepPartner(
    campaign: string,
    partner: Omit<PartnerCounts, 'report'> & { report: unknown },
  ): Promise<void>;
}
