import type { CampaignDocument } from 'campaign-widgets/contract';
import type { CampaignRecords } from '../campaigns/campaign-records.ts';
import { readVocabulary } from '../campaigns/campaign-vocabulary.ts';
import { downloadNames } from '../campaigns/display-names.ts';
import { exportPeople } from '../people/people-export.ts';
import type { PeopleFilter, PeopleRecords } from '../people/people-records.ts';
import { asCsv, asJsonLines, type Export, exportResponses } from './answer-exports.ts';
import type { Store } from '../store/store.ts';
import type { AnswerRecords } from './answer-records.ts';
import type { DownloadRecords, ExportFormat } from './download-records.ts';
import { exportQuestions } from './export-questions.ts';

const write = (table: Export, format: ExportFormat) =>
  format === 'csv' ? asCsv(table) : asJsonLines(table);

/**
 * Files that are written where the store is: of an embedded database, in the thread that reads it.
 */
export class SqlDownloadRecords implements DownloadRecords {
  readonly #answers: AnswerRecords;
  readonly #people: PeopleRecords;
  readonly #campaigns: CampaignRecords;

  constructor({ answers, people, campaigns }: Pick<Store, 'answers' | 'people' | 'campaigns'>) {
    this.#answers = answers;
    this.#people = people;
    this.#campaigns = campaigns;
  }

  async answers(
    campaign: CampaignDocument,
    format: ExportFormat,
  ): Promise<ReadableStream<Uint8Array>> {
    const names = downloadNames(campaign, await readVocabulary(this.#campaigns, campaign));
    return write(exportResponses(this.#answers, campaign.id, names), format);
  }

  async questions(
    campaign: CampaignDocument,
    format: ExportFormat,
  ): Promise<ReadableStream<Uint8Array>> {
    const vocabulary = await readVocabulary(this.#campaigns, campaign);
    return write(await exportQuestions(this.#answers, campaign, vocabulary), format);
  }

  async people(
    campaign: CampaignDocument,
    filter: Omit<PeopleFilter, 'limit' | 'after'>,
    format: ExportFormat,
  ): Promise<ReadableStream<Uint8Array>> {
    const vocabulary = await readVocabulary(this.#campaigns, campaign);
    return write(exportPeople(this.#people, { campaign, vocabulary }, filter), format);
  }
}
