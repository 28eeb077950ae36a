import { html } from 'hono/html';
import { ownValue } from 'campaign-widgets/contract';
import { scrollTable, type TableColumn } from '../../organiser/ui/data-table.ts';
import { figureList } from '../../organiser/ui/figure-list.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { RowProblem } from './check-import.ts';
import { type ImportReport, unclearLines } from './import-report.ts';
import { adviceFor } from './row-advice.ts';

/** How many lines, rows and columns of each kind the page shows: a list has up to ten thousand. */
export const MAX_SHOWN = 200;
const MAX_SHOWN_COLUMNS = 30;
const MAX_COLUMN_CHARACTERS = 60;
const MAX_SHOWN_PEOPLE = 3;

/** What became of a list, or what would: who refuses, who is here, and which columns were left. */
export const reportDetails = (context: CampaignContext, report: ImportReport): Html =>
  html`${ignoredColumns(context, report)} ${refusalList(context, report)}
  ${OUTCOMES.map((outcome) => outcomeLines(context, report, outcome))}
  ${report.refusedBefore > 0 ? allowAgainHint(context) : ''}`;

const OUTCOMES = ['known', 'suppressed', 'refused-before'] as const;

export const wrongProblems = ({ problems }: ImportReport): RowProblem[] =>
  problems.filter(({ code }) => code !== 'refused');

export function reportFigures({ messages, format }: CampaignContext, report: ImportReport): Html {
  const { imported } = messages.importing;
  const figure = (label: string, value: number) => ({ label, value: format.number(value) });
  const figures = [
    figure(report.dryRun ? imported.toAdd : imported.added, report.added),
    figure(imported.known, report.known),
    figure(imported.refused, report.refused),
    figure(imported.refusedBefore, report.refusedBefore),
    figure(imported.suppressed, report.suppressed),
    figure(imported.wrong, unclearLines(report).size),
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

export function problemTable(context: CampaignContext, rows: RowProblem[]): Html {
  const { wrong } = context.messages.importing;
  const columns: TableColumn<RowProblem>[] = [
    { heading: wrong.line, kind: 'number', cell: ({ line }) => String(line) },
    { heading: wrong.column, cell: ({ path }) => ownValue(wrong.columnNames, path) ?? path },
    { heading: wrong.advice, cell: (problem) => adviceFor(context, problem) },
  ];
  return scrollTable(wrong.title, { columns, rows, isStacked: true });
}
