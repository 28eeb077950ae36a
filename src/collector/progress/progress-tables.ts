import type { RecordList } from './progress-records.ts';

/** The tables of organisers' records; `data` and `report` are JSON. */
export interface ProgressTables {
  progress_items: {
    campaign: string;
    list: RecordList;
    id: string;
    data: string;
    made_by: string;
    at: string;
    since: string;
  };
  /** Append-only. */
  progress_changes: {
    id: string;
    campaign: string;
    list: RecordList;
    item: string;
    data: string | null;
    made_by: string;
    at: string;
  };
  progress_partners: { campaign: string; url: string; report: string; at: string };
}
