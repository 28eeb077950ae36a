import { html } from 'hono/html';
import { ownValue } from 'campaign-widgets/contract';
import { scrollTable, type TableColumn } from '../../organiser/ui/data-table.ts';
import { figureList } from '../../organiser/ui/figure-list.ts';
import type { SubmittedForm } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { readNames } from './campaign-names.ts';
import type { RowProblem } from './check-import.ts';
import { adviceFor } from './row-advice.ts';
import { fitRows } from './fit-rows.ts';
import { importForm } from './import-page.ts';
import type { ImportReport } from './import-report.ts';

export interface ImportedPageData {
  report: ImportReport;
  /** The rows to correct, under the row that names the columns. */
  leftRows: string[][];
  submitted: SubmittedForm;
}

/** How many lines, rows and columns of each kind the page shows: a list has up to ten thousand. */
const MAX_SHOWN = 200;
const MAX_SHOWN_COLUMNS = 30;
const MAX_COLUMN_CHARACTERS = 60;
/** The rows to correct, as they are written in the page. */
const MAX_ROWS_BYTES = 60_000;
const MAX_SHOWN_PEOPLE = 3;

/** The result for each line of a list, and the rows to correct. */
export function importedPage(context: CampaignContext, data: ImportedPageData): Html {
  const { frame, importing } = context.messages;
  const { report } = data;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(context.campaign, '/people')}">${frame.allPeople}</a></p>
      <h1>${importing.imported.heading}</h1>
      <div role="status">${reportFigures(context, report)}</div>
      ${ignoredColumns(context, report)} ${refusalList(context, report)}
      ${OUTCOMES.map((outcome) => outcomeLines(context, report, outcome))}
      ${report.refusedBefore > 0 ? allowAgainHint(context) : ''} ${wrongRows(context, data)}`,
    importing.imported.title,
  );
}

const OUTCOMES = ['known', 'suppressed', 'refused-before'] as const;

const wrongProblems = ({ problems }: ImportReport): RowProblem[] =>
  problems.filter(({ code }) => code !== 'refused');

function reportFigures({ messages, format }: CampaignContext, report: ImportReport): Html {
  const { imported } = messages.importing;
  const wrong = new Set(wrongProblems(report).map(({ line }) => line)).size;
  const figure = (label: string, value: number) => ({ label, value: format.number(value) });
  const figures = [
    figure(imported.added, report.added),
    figure(imported.known, report.known),
    figure(imported.refused, report.refused),
    figure(imported.refusedBefore, report.refusedBefore),
    figure(imported.suppressed, report.suppressed),
    figure(imported.wrong, wrong),
  ];
  return figureList(figures, 'small');
}

function ignoredColumns({ messages }: CampaignContext, { ignored }: ImportReport): Html | '' {
  const { imported } = messages.importing;
  if (ignored.length === 0) return '';
  const more = ignored.length - MAX_SHOWN_COLUMNS;
  const shown = ignored.slice(0, MAX_SHOWN_COLUMNS).map(columnName);
  const parts = [...shown, ...(more > 0 ? [imported.andMore(more)] : [])];
  const names = html`${parts.map((part, index) => html`${index > 0 ? ', ' : ''}${part}`)}`;
  return html`<p>${imported.ignored(ignored.length, names)}</p>`;
}

const columnName = (name: string): Html => {
  const isLong = name.length > MAX_COLUMN_CHARACTERS;
  return html`<bdi>${isLong ? `${name.slice(0, MAX_COLUMN_CHARACTERS)}…` : name}</bdi>`;
};

/** The refusals in the list, by line and column, with the people whom an organiser should check. */
function refusalList(context: CampaignContext, { refusals }: ImportReport): Html | '' {
  const { frame, importing } = context.messages;
  const { refused } = importing;
  if (refusals.length === 0) return '';
  const path = campaignPath(context.campaign, '/people/refusals');
  const more = refusals.length - MAX_SHOWN;
  return html`<h2>${refused.title}</h2>
    <p>${refused.hint(html`<a href="${path}">${refused.allow}</a>`)}</p>
    <ul>
      ${refusals.slice(0, MAX_SHOWN).map((refusal) => refusalEntry(context, refusal))}
    </ul>
    ${more > 0 ? html`<p>${frame.and(more)}</p>` : ''}`;
}

function refusalEntry(
  { campaign, messages: { importing } }: CampaignContext,
  { line, column, people }: ImportReport['refusals'][number],
): Html {
  const { refused, wrong } = importing;
  const name = ownValue(wrong.columnNames, column) ?? column;
  const link = (id: string): Html =>
    html` · <a href="${campaignPath(campaign, `/people/${id}`)}">${refused.hereAlready}</a>`;
  const links = people.slice(0, MAX_SHOWN_PEOPLE).map(link);
  return html`<li>${refused.line(line, html`<bdi>${name}</bdi>`)}${links}</li>`;
}

function outcomeLines(
  { messages }: CampaignContext,
  { lines }: ImportReport,
  wanted: (typeof OUTCOMES)[number],
): Html | '' {
  const { imported } = messages.importing;
  const found = lines.filter(({ outcome }) => outcome === wanted).map(({ line }) => line);
  if (found.length === 0) return '';
  const more = found.length - MAX_SHOWN;
  const shown = found.slice(0, MAX_SHOWN).join(', ');
  const numbers = more > 0 ? `${shown} ${imported.andMore(more)}` : shown;
  return html`<p>${imported.lines(imported.outcomes[wanted], found.length, numbers)}</p>`;
}

function allowAgainHint({ campaign, messages }: CampaignContext): Html {
  const { someoneElse, allowAgain } = messages.importing.imported;
  const path = campaignPath(campaign, '/people/refusals');
  return html`<p>${someoneElse} <a href="${path}">${allowAgain}</a></p>`;
}

/** The problems by line, and a form with those rows. */
function wrongRows(context: CampaignContext, { report, leftRows, submitted }: ImportedPageData) {
  const { frame, importing } = context.messages;
  const { wrong } = importing;
  const problems = wrongProblems(report);
  if (problems.length === 0) return '';
  const more = problems.length - MAX_SHOWN;
  const { csv, count } = fitRows(leftRows, { maxRows: MAX_SHOWN, maxBytes: MAX_ROWS_BYTES });
  const isWhole = count === leftRows.length - 1;
  const fields = { ...submitted.fields, rows: csv };
  return html`<h2>${wrong.title}</h2>
    ${problemTable(context, problems.slice(0, MAX_SHOWN))}
    ${more > 0 ? html`<p>${frame.and(more)}</p>` : ''}
    <p>${isWhole ? wrong.again : wrong.firstAgain(count)}</p>
    ${importForm(context, { ...submitted, fields })}`;
}

function problemTable(context: CampaignContext, rows: RowProblem[]): Html {
  const { wrong } = context.messages.importing;
  const names = readNames(context.campaign);
  const columns: TableColumn<RowProblem>[] = [
    { heading: wrong.line, kind: 'number', cell: ({ line }) => String(line) },
    { heading: wrong.column, cell: ({ path }) => ownValue(wrong.columnNames, path) ?? path },
    { heading: wrong.advice, cell: (problem) => adviceFor(context, names, problem) },
  ];
  return scrollTable(wrong.title, { columns, rows, isStacked: true });
}
