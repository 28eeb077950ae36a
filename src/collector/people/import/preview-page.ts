import { html } from 'hono/html';
import { checkField, textField } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { Html } from '../../organiser/ui/page-layout.ts';
import type { ImportDraftFile } from './draft-records.ts';
import type { ImportChoices } from './import-choices.ts';
import type { ImportReport, ReadImport } from './import-report.ts';
import {
  MAX_SHOWN,
  problemTable,
  reportDetails,
  reportFigures,
  wrongProblems,
} from './report-view.ts';
import { stepPage, stepPath } from './step-frame.ts';
import type { ImportPreview } from './take-import.ts';

export interface PreviewPageData {
  draft: ImportDraftFile;
  choices: ImportChoices;
  read: ReadImport;
  preview: ImportPreview;
}

/** The third step: what would become of each row. Its button keeps the list. */
export function previewPage(context: CampaignContext, data: PreviewPageData): Html {
  const { step } = context.messages.importing;
  const { draft, choices, preview } = data;
  const { report } = preview;
  const source = {
    id: 'source',
    name: 'source',
    label: step.source,
    hint: step.sourceHint,
    value: choices.source ?? '',
  };
  const recruited = {
    name: 'recruited',
    value: 'yes',
    label: step.recruited,
    hint: step.recruitedHint,
    isChecked: choices.recruited === true,
  };
  const content = html`${reportFigures(context, report)}
    <form method="post" action="${stepPath(context, draft, '/keep')}" class="one">
      ${textField(source)} ${checkField('checkbox', recruited)}
      <button class="main">${step.keep(report.added)}</button>
    </form>
    <p><a href="${stepPath(context, draft, '')}">${step.back}</a></p>
    ${perhapsKnownList(context, data)} ${noticeLine(context, report)}
    ${reportDetails(context, report)} ${wrongRows(context, data)}`;
  return stepPage(context, { step: 3, draft, content });
}

/** Who shares an address or a number with another name: both are kept, and one is asked about. */
function perhapsKnownList(
  { messages }: CampaignContext,
  { preview: { report }, read }: PreviewPageData,
): Html | '' {
  const { step } = messages.importing;
  const { people } = read.checked;
  const found = people.filter((_, index) => report.lines[index]?.outcome === 'perhaps-known');
  if (found.length === 0) return '';
  const more = found.length - MAX_SHOWN;
  return html`<h2>${step.perhapsKnown(found.length)}</h2>
    <p>${step.perhapsKnownHint}</p>
    <ul>
      ${found
        .slice(0, MAX_SHOWN)
        .map(({ line, name }) => html`<li>${step.lineOf(line, html`<bdi>${name}</bdi>`)}</li>`)}
    </ul>
    ${more > 0 ? html`<p>${messages.frame.and(more)}</p>` : ''}`;
}

function noticeLine({ messages }: CampaignContext, { notices }: ImportReport): Html | '' {
  const { step } = messages.importing;
  const count = (kept: string) => notices.filter((notice) => notice.kept === kept).length;
  const lines = [
    count('note') > 0 ? step.asNotes(count('note')) : '',
    count('tag') > 0 ? step.asTags(count('tag')) : '',
    count('no') > 0 ? step.leftOut(count('no')) : '',
  ].filter(Boolean);
  return lines.length > 0 ? html`<p>${lines.join(' ')}</p>` : '';
}

function wrongRows(context: CampaignContext, { draft, preview }: PreviewPageData): Html | '' {
  const { frame, importing } = context.messages;
  const { wrong, step } = importing;
  const problems = wrongProblems(preview.report);
  if (problems.length === 0) return '';
  const more = problems.length - MAX_SHOWN;
  return html`<h2>${wrong.title}</h2>
    <p>${step.wrongHint}</p>
    ${problemTable(context, problems.slice(0, MAX_SHOWN))}
    ${more > 0 ? html`<p>${frame.and(more)}</p>` : ''}
    <p><a href="${stepPath(context, draft, '/rows.csv')}" download>${step.wrongFile}</a></p>`;
}
