/** A complaint about how a campaign uses somebody's data. */
export interface Complaint {
  id: string;
  /** Whose data it is about, if they are in the register. */
  person: string | null;
  /** Days: `2026-11-21`. It is acknowledged until `dueOn`, thirty days later. */
  receivedOn: string;
  dueOn: string;
  what: string;
  by: string;
  answeredOn: string | null;
}

/** Data (Use and Access) Act 2025, section 103: acknowledged within 30 days. */
export const COMPLAINT_DAYS = 30;
/** How many open complaints, and how many answered ones, are shown. */
export const MAX_COMPLAINTS = 100;

/** The part of a store that keeps complaints about data. */
export interface ComplaintRecords {
  /** The open ones, the earliest due first, then those answered last. */
  list(campaign: string): Promise<Complaint[]>;
  add(campaign: string, complaint: Omit<Complaint, 'answeredOn'>): Promise<void>;
  /** @returns whether there is such an open complaint */
  answer(campaign: string, id: string, on: string, by: string): Promise<boolean>;
}
