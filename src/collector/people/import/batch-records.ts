import type { ChangeActor, PersonRow } from '../person.ts';

/** Where a batch is: `keeping` and `taking-back` are over in seconds, unless they were cut off. */
export type BatchState = 'keeping' | 'kept' | 'taking-back' | 'taken-back';

/** How many rows of a list had which outcome. */
export interface BatchCounts {
  added: number;
  known: number;
  suppressed: number;
  refusedBefore: number;
  refused: number;
  /** Rows that could not be understood. */
  unclear: number;
}

/** A list of people that was imported, and can be taken back. */
export interface ImportBatch {
  id: string;
  campaign: string;
  at: string;
  /** The name of the token that imported it. */
  by: string;
  /** The name of the file; empty where rows were pasted or sent. */
  fileName: string;
  /** Whether its people count as recruited. */
  recruits: boolean;
  state: BatchState;
  counts: BatchCounts;
  takenBackAt: string | null;
  takenBackBy: string | null;
}

/** What became of a list. */
export interface BatchResult {
  counts: BatchCounts;
  /** The people who were here, and whom the list refuses: their history says so. */
  refusedPeople: string[];
}

export type NewBatch = Pick<ImportBatch, 'id' | 'campaign' | 'fileName' | 'recruits'>;

/** A person of a batch, and what was recorded of them since. */
export interface BatchPerson extends Pick<PersonRow, 'id' | 'name' | 'area' | 'stage'> {
  /** The words of their history since, oldest first: `meeting`, `note`, `details`. */
  since: string[];
}

export interface BatchPeople {
  /** How many people of the batch are here. */
  count: number;
  /** Those of them with something recorded since. */
  changedCount: number;
  /** The first of these. */
  changed: BatchPerson[];
  /** A page of all. */
  people: BatchPerson[];
  next?: string | undefined;
}

/** The part of a store that keeps imported lists as batches. */
export interface BatchRecords {
  /**
   * Begins a batch.
   * @returns false if there is one of this id
   */
  begin(batch: NewBatch, actor: ChangeActor): Promise<boolean>;
  /** Writes what became of its rows. */
  finish(campaign: string, id: string, result: BatchResult): Promise<void>;
  find(campaign: string, id: string): Promise<ImportBatch | undefined>;
  /** The newest first, a hundred at most. */
  list(campaign: string): Promise<ImportBatch[]>;
  people(
    campaign: string,
    id: string,
    page: { after?: string; limit: number },
  ): Promise<BatchPeople>;
  /**
   * Removes what a batch brought: people, figures, and what it refused. What a person did
   * themselves stays: their erasure, a sign-up of their own, and what they withdrew.
   * @returns whether there is such a batch that is not taken back
   */
  takeBack(campaign: string, id: string, actor: ChangeActor): Promise<boolean>;
}
