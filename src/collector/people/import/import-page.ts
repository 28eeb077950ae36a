import { html } from 'hono/html';
import {
  problemSummary,
  type SubmittedForm,
  textArea,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from './import-table.ts';

const MEGABYTE = 1_000_000;

/** Takes a list of helpers in the form in which a program exported it. */
export function importPage(context: CampaignContext, submitted?: SubmittedForm): Html {
  const { frame, importing: messages } = context.messages;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(context.campaign, '/people')}">${frame.back}</a></p>
      ${problemSummary(context, submitted)}
      <h1>${messages.heading}</h1>
      <p>${messages.columns(MAX_IMPORT_ROWS, MAX_IMPORT_BYTES / MEGABYTE)}</p>
      <p>${messages.refusals}</p>
      ${importForm(context, submitted)}`,
    submitted ? frame.errorTitle(messages.errorTitle) : messages.title,
  );
}

/** A file or rows, with values for all of them. Rows that were sent before are filled in again. */
export function importForm(context: CampaignContext, submitted?: SubmittedForm): Html {
  const { form } = context.messages.importing;
  const action = campaignPath(context.campaign, '/people/import');
  const hasRows = Boolean(submitted?.fields.rows);
  const rows = { id: 'rows', name: 'rows', label: hasRows ? form.rows : form.orRows, rows: 8 };
  const field = (name: 'consent' | 'source', hint: string): Html =>
    textField({ id: name, name, label: form[name], hint }, submitted);
  return html`<form method="post" action="${action}" enctype="multipart/form-data" class="one">
    ${hasRows ? '' : fileField(form.file)} ${textArea(rows, submitted)}
    ${field('consent', form.consentHint)} ${field('source', form.sourceHint)}
    <button class="main">${form.import}</button>
  </form>`;
}

const fileField = (label: string): Html =>
  html`<div class="field">
    <label for="file">${label}</label>
    <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" />
  </div>`;
