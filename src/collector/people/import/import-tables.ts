import type { Generated } from 'kysely';
import type { BatchState } from './batch-records.ts';

/** The tables of imported lists. */
export interface ImportTables {
  /** One row for each list that was kept. */
  import_batches: {
    id: string;
    campaign: string;
    at: string;
    made_by: string;
    file_name: string;
    /** 1 if its people count as recruited. */
    recruits: number;
    state: BatchState;
    /** JSON of `BatchCounts`. */
    counts: string;
    /** JSON of the `PersonShare`s of its people who were erased since: these stay in the figures. */
    erased_shares: Generated<string>;
    /** JSON of the ids of people who were here, and whom the list refuses. */
    refused_people: Generated<string>;
    taken_back_at: string | null;
    taken_back_by: string | null;
  };
  /** Keyed hashes of the contacts that each batch put on the list of refusals. */
  import_refusals: { campaign: string; hash: string; batch: string };
  /** Lists that are read and not kept yet. They hold personal data, and are deleted after days. */
  import_drafts: {
    id: string;
    campaign: string;
    at: string;
    made_by: string;
    file_name: string;
    /** JSON of `ImportChoices`. */
    choices: string;
    /** The file is there when its parts have so many bytes. */
    size_bytes: number;
  };
  /** The file of a draft, in parts that are short to write. */
  import_draft_parts: { draft: string; number: number; bytes: Uint8Array };
}
