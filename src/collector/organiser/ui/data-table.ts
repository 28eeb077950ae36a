import { html } from 'hono/html';
import type { Html } from './html.ts';

/** A column: its heading, and its cell for a row. */
export interface TableColumn<Row> {
  /** Empty for a column of pictures or buttons that need none. */
  heading: string;
  /**
   * `heading`: the name of the row. `number`: right-aligned. `bar`: a bar, which fills its cell.
   */
  kind?: 'heading' | 'text' | 'number' | 'bar';
  cell: (row: Row) => Html | string;
}

export interface TableOptions<Row> {
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  /**
   * Whether, on a small screen, the cells of a row are below its name, each with its heading;
   * without those that are 0.
   */
  isStacked?: boolean;
}

/** A table that always fits its place. */
export const dataTable = <Row>({ columns, rows, isStacked = false }: TableOptions<Row>): Html =>
  html`<table>
    <thead>
      <tr>
        ${columns.map(headingCell)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => tableRow(columns, row, isStacked))}
    </tbody>
  </table>`;

/** A table that may be wider than a small screen: it scrolls by itself, with the keyboard too. */
export const scrollTable = <Row>(label: string, options: TableOptions<Row>): Html =>
  html`<div
    class="wide ${options.isStacked ? 'stacked' : ''}"
    tabindex="0"
    role="region"
    aria-label="${label}"
  >
    ${dataTable(options)}
  </div>`;

const headingCell = <Row>({ heading, kind = 'text' }: TableColumn<Row>): Html =>
  heading === '' ? html`<td></td>` : html`<th scope="col" ${classOf(kind)}>${heading}</th>`;

const tableRow = <Row>(columns: readonly TableColumn<Row>[], row: Row, isStacked: boolean): Html =>
  html`<tr>
    ${columns.map((column) => tableCell(column, row, isStacked))}
  </tr>`;

function tableCell<Row>(
  { heading, kind = 'text', cell }: TableColumn<Row>,
  row: Row,
  isStacked: boolean,
): Html {
  if (kind === 'heading') return html`<th scope="row">${cell(row)}</th>`;
  const content = cell(row);
  const isNamed = isStacked && heading !== '' && content !== '';
  const named = isNamed ? html`data-heading="${heading}"` : '';
  const isZero = kind === 'number' && content === '0';
  return html`<td ${classOf(kind, isZero)} ${named}>${content}</td>`;
}

const classOf = (kind: string, isZero = false): Html | '' =>
  kind === 'number' || kind === 'bar' ? html`class="${kind}${isZero ? ' zero' : ''}"` : '';
