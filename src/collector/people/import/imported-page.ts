import { html } from 'hono/html';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { fitRows } from './fit-rows.ts';
import type { ImportChoices } from './import-choices.ts';
import { importForm } from './import-page.ts';
import type { ImportReport } from './import-report.ts';
import {
  MAX_SHOWN,
  problemTable,
  reportDetails,
  reportFigures,
  wrongProblems,
} from './report-view.ts';

export interface ImportedPageData {
  report: ImportReport;
  /** The rows to correct, under the row that names the columns. */
  leftRows: string[][];
  /** How the list was understood: the rows to correct are understood in the same way. */
  choices: ImportChoices;
}

/** The rows to correct, as they are written in the page. */
const MAX_ROWS_BYTES = 60_000;

/** The result for each line of a list, and the rows to correct. */
export function importedPage(context: CampaignContext, data: ImportedPageData): Html {
  const { frame, importing } = context.messages;
  const { report } = data;
  const people = campaignPath(context.campaign, '/people');
  const batch = `${people}/import/batches/${report.batch ?? ''}`;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${people}">${frame.allPeople}</a></p>
      <h1>${importing.imported.heading}</h1>
      <div role="status">${reportFigures(context, report)}</div>
      <p><a href="${batch}">${importing.imported.batchLink}</a></p>
      ${reportDetails(context, report)} ${wrongRows(context, data)}`,
    importing.imported.title,
  );
}

/** The problems by line, and a form with those rows. */
function wrongRows(context: CampaignContext, { report, leftRows, choices }: ImportedPageData) {
  const { frame, importing } = context.messages;
  const { wrong } = importing;
  const problems = wrongProblems(report);
  if (problems.length === 0) return '';
  const more = problems.length - MAX_SHOWN;
  const { csv, count } = fitRows(leftRows, { maxRows: MAX_SHOWN, maxBytes: MAX_ROWS_BYTES });
  const isWhole = count === leftRows.length - 1;
  return html`<h2>${wrong.title}</h2>
    ${problemTable(context, problems.slice(0, MAX_SHOWN))}
    ${more > 0 ? html`<p>${frame.and(more)}</p>` : ''}
    <p>${isWhole ? wrong.again : wrong.firstAgain(count)}</p>
    ${importForm(context, { fields: { rows: csv }, problems: [] }, carriedOver(choices))}`;
}

/** What is true of some rows of a list, written anew: lines and encoding are others now. */
function carriedOver(choices: ImportChoices): ImportChoices {
  const { encoding: _encoding, headerLine: _line, people: _people, ...others } = choices;
  return others;
}
