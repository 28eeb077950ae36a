import type { DueReason, RetentionStop } from './retention-records.ts';

/** The tables of what is due to be deleted. */
export interface RetentionTables {
  /**
   * Who is due to be deleted, since when each look has seen them so. `subject` is the id of a
   * person or a sign-up.
   */
  retention_marks: { campaign: string; subject: string; reason: DueReason; first_seen_at: string };
  retention_rounds: { campaign: string; last_look_at: string; last_deletion_at: string | null };
  /** Deletions that were too large to go on without a decision, and what was decided. */
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
