import type { CampaignDocument } from 'campaign-widgets/contract';
import { exportPeople } from '../people/people-export.ts';
import type { PeopleFilter, PeopleRecords } from '../people/people-records.ts';
import { asCsv, asJsonLines, type Export, exportResponses } from './answer-exports.ts';
import type { AnswerRecords } from './answer-records.ts';
import type { DownloadRecords, ExportFormat } from './download-records.ts';

const write = (table: Export, format: ExportFormat) =>
  Promise.resolve(format === 'csv' ? asCsv(table) : asJsonLines(table));

/**
 * Files that are written where the store is: of an embedded database, in the thread that reads it.
 */
export class SqlDownloadRecords implements DownloadRecords {
  readonly #answers: AnswerRecords;
  readonly #people: PeopleRecords;

  constructor({ answers, people }: { answers: AnswerRecords; people: PeopleRecords }) {
    this.#answers = answers;
    this.#people = people;
  }

  answers(campaign: CampaignDocument, format: ExportFormat): Promise<ReadableStream<Uint8Array>> {
    return write(exportResponses(this.#answers, campaign), format);
  }

  people(
    campaign: CampaignDocument,
    filter: Omit<PeopleFilter, 'limit' | 'after'>,
    format: ExportFormat,
  ): Promise<ReadableStream<Uint8Array>> {
    return write(exportPeople(this.#people, campaign, filter), format);
  }
}
