import type { DueReason, RetentionStop } from './retention-records.ts';

/** The tables of due deletions. */
export interface RetentionTables {
  /**
   * The people and sign-ups that are due to be deleted, and since when each check has found them
   * due. `subject` is the id of a person or a sign-up.
   */
  retention_marks: { campaign: string; subject: string; reason: DueReason; first_seen_at: string };
  retention_rounds: { campaign: string; last_look_at: string; last_deletion_at: string | null };
  /** Deletions that were too large to continue without a decision, and the decision. */
  retention_stops: {
    id: string;
    campaign: string;
    at: string;
    due: number;
    people: number;
    reason: string;
    decision: RetentionStop['decision'];
    decided_by: string | null;
    decided_at: string | null;
    closed_at: string | null;
  };
}
