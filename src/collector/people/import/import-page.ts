import { html } from 'hono/html';
import { describeActor } from '../../organiser/actor-name.ts';
import { scrollTable, type TableColumn } from '../../organiser/ui/data-table.ts';
import type { DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  hiddenFields,
  problemSummary,
  statusMessage,
  type SubmittedForm,
  textArea,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { batchName, batchState } from './batch-page.ts';
import type { ImportBatch } from './batch-records.ts';
import { DRAFT_DAYS } from './draft-records.ts';
import type { ImportChoices } from './import-choices.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from './import-limits.ts';

const MEGABYTE = 1_000_000;

export interface ImportPageData {
  batches: ImportBatch[];
  done?: DoneNotice | undefined;
}

/** Takes a list of helpers in the form in which a program exported it, and shows earlier lists. */
export function importPage(
  context: CampaignContext,
  { batches, done }: ImportPageData,
  submitted?: SubmittedForm,
): Html {
  const { frame, importing: messages } = context.messages;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(context.campaign, '/people')}">${frame.back}</a></p>
      ${problemSummary(context, submitted)} ${statusMessage(done?.message)}
      <h1>${messages.heading}</h1>
      <p>${messages.steps(MAX_IMPORT_ROWS, MAX_IMPORT_BYTES / MEGABYTE)}</p>
      <p>${messages.refusals}</p>
      ${importForm(context, submitted)}
      <p class="hint">${messages.draftKept(DRAFT_DAYS)}</p>
      ${batchList(context, batches)}`,
    submitted ? frame.errorTitle(messages.errorTitle) : messages.title,
  );
}

/**
 * A file or rows. Rows that were sent before are filled in again.
 * @param choices how these rows are understood
 */
export function importForm(
  context: CampaignContext,
  submitted?: SubmittedForm,
  choices?: ImportChoices,
): Html {
  const { form } = context.messages.importing;
  const action = campaignPath(context.campaign, '/people/import');
  const hasRows = Boolean(submitted?.fields.rows);
  const rows = { id: 'rows', name: 'rows', label: hasRows ? form.rows : form.orRows, rows: 8 };
  return html`<form method="post" action="${action}" enctype="multipart/form-data" class="one">
    ${hasRows ? '' : fileField(form.file)} ${textArea(rows, submitted)}
    ${choices ? hiddenFields([['choices', JSON.stringify(choices)]]) : ''}
    <button class="main">${form.read}</button>
  </form>`;
}

const fileField = (label: string): Html =>
  html`<div class="field">
    <label for="file">${label}</label>
    <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" />
  </div>`;

/** The lists that were imported, the newest first: each can be taken back on its page. */
function batchList(context: CampaignContext, batches: ImportBatch[]): Html | '' {
  const { messages, format, campaign } = context;
  const { batch: words } = messages.importing;
  if (batches.length === 0) return '';
  const columns: TableColumn<ImportBatch>[] = [
    {
      heading: words.list,
      kind: 'heading',
      cell: (batch) =>
        html`<a href="${campaignPath(campaign, `/people/import/batches/${batch.id}`)}"
          >${batchName(context, batch)}</a
        >`,
    },
    { heading: words.when, cell: ({ at }) => format.time(at) },
    { heading: words.who, cell: ({ by }) => html`<bdi>${describeActor(context, by)}</bdi>` },
    {
      heading: messages.importing.imported.added,
      kind: 'number',
      cell: ({ counts }) => format.number(counts.added),
    },
    { heading: words.state, cell: (batch) => batchState(context, batch) },
  ];
  return html`<h2>${words.title}</h2>
    ${scrollTable(words.title, { columns, rows: batches, isStacked: true })}`;
}
