import type { CampaignDocument } from 'campaign-widgets/contract';
import type { PeopleFilter } from '../people/people-records.ts';

export type ExportFormat = 'csv' | 'jsonl';

/**
 * The part of a store that writes whole tables as files. A long one holds nobody up, and is never
 * held whole.
 */
export interface DownloadRecords {
  /** Every answer that is published or held, in random order. What is due is published before. */
  answers(campaign: CampaignDocument, format: ExportFormat): Promise<ReadableStream<Uint8Array>>;
  /**
   * What was answered to the campaign's own questions, in random order and each question apart,
   * unless enough answers of a ward agree in all that was chosen.
   */
  questions(campaign: CampaignDocument, format: ExportFormat): Promise<ReadableStream<Uint8Array>>;
  /** Everybody who fits the filter, oldest first. */
  people(
    campaign: CampaignDocument,
    filter: Omit<PeopleFilter, 'limit' | 'after'>,
    format: ExportFormat,
  ): Promise<ReadableStream<Uint8Array>>;
}
