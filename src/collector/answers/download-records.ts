import type { CampaignDocument } from 'campaign-widgets/contract';
import type { PeopleFilter } from '../people/people-records.ts';

export type ExportFormat = 'csv' | 'jsonl';

/**
 * The part of a store that writes whole tables as files. A long export delays no other request,
 * and is never held in memory.
 */
export interface DownloadRecords {
  /** Every published or held answer, in random order. Answers that are due are published first. */
  answers(campaign: CampaignDocument, format: ExportFormat): Promise<ReadableStream<Uint8Array>>;
  /**
   * Answers to the campaign's own questions, in random order, each question by itself, unless
   * enough answers of a ward have the same choices.
   */
  questions(campaign: CampaignDocument, format: ExportFormat): Promise<ReadableStream<Uint8Array>>;
  /** Everybody who matches the filter, oldest first. */
  people(
    campaign: CampaignDocument,
    filter: Omit<PeopleFilter, 'limit' | 'after'>,
    format: ExportFormat,
  ): Promise<ReadableStream<Uint8Array>>;
}
