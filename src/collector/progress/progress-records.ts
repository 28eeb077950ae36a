/**
 * What an organiser writes down about the progress of a campaign: by the lists that they stand in.
 */
export const RECORDS = ['values', 'milestones', 'pledges', 'events', 'wins'] as const;
export type RecordList = (typeof RECORDS)[number];

/** One thing as it stands. */
export interface ProgressItem {
  list: RecordList;
  /** Of a value its measure, of a milestone its definition, of the others an id of their own. */
  id: string;
  /** As the contract has it. */
  data: unknown;
  /** The name of the token that wrote it down, and when: ISO 8601 in UTC. */
  by: string;
  at: string;
}

/** One change; `data` is null where the thing was taken away. */
export type ProgressChange = Omit<ProgressItem, 'data'> & { data: unknown };

/** What was last had of another campaign's report. */
export interface PartnerCounts {
  /** The address of the report. */
  url: string;
  /** The report, checked. */
  report: unknown;
  /** When it was had. */
  at: string;
}

/** The part of a store that keeps what organisers write down. Nothing of it names a person. */
export interface ProgressRecords {
  /** Everything as it stands, the oldest first. */
  items(campaign: string): Promise<ProgressItem[]>;
  /** Every change, the newest first. */
  changes(campaign: string, limit: number): Promise<ProgressChange[]>;
  /**
   * Writes a thing down, or takes it away where `data` is null; what it was before stays among the
   * changes.
   * @returns whether there was something to take away
   */
  record(campaign: string, change: ProgressChange): Promise<boolean>;

  /** The last good reports of other campaigns. */
  partners(campaign: string): Promise<PartnerCounts[]>;
  /** Keeps a report in place of the last one from this address; null forgets it. */
  keepPartner(
    campaign: string,
    partner: Omit<PartnerCounts, 'report'> & { report: unknown },
  ): Promise<void>;
}
