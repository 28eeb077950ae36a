import { html } from 'hono/html';
import { problemSummary, type SubmittedForm } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { ImportDraftFile } from './draft-records.ts';
import { batchName } from './batch-page.ts';

/** The path of a step of a draft. */
export const stepPath = (
  { campaign }: CampaignContext,
  { id }: Pick<ImportDraftFile, 'id'>,
  step: '' | '/questions' | '/keep' | '/leave' | '/rows.csv',
): string => campaignPath(campaign, `/people/import/drafts/${id}${step}`);

interface StepOptions {
  step: 1 | 2 | 3;
  draft: ImportDraftFile;
  /** The form of the step, and what stands before it. */
  content: Html;
  submitted?: SubmittedForm | undefined;
}

/** A page of the import: which step it is, of which file, and the way out. */
export function stepPage(
  context: CampaignContext,
  { step, draft, content, submitted }: StepOptions,
): Html {
  const { frame, importing } = context.messages;
  const { steps } = { steps: importing.step };
  const title = steps.titles[`${step}`];
  return campaignPage(
    context,
    'people',
    html`${problemSummary(context, submitted)}
      <h1>${steps.heading(step, title)}</h1>
      <p>${batchName(context, draft)}</p>
      ${content}
      <form method="post" action="${stepPath(context, draft, '/leave')}">
        <p class="hint">${steps.nothingKept}</p>
        <button>${steps.leave}</button>
      </form>`,
    submitted?.problems.length ? frame.errorTitle(title) : title,
  );
}

interface CellSelect {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
}

/** A list to choose from in a cell of a table, whose row and heading name it. */
export const cellSelect = ({ name, label, value, options }: CellSelect): Html =>
  html`<select id="${name}" name="${name}" aria-label="${label}">
    ${options.map(
      ([each, text]) =>
        html`<option value="${each}" ${each === value ? 'selected' : ''}>${text}</option>`,
    )}
  </select>`;
