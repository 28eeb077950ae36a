import { html } from 'hono/html';
import type { Html } from './html.ts';

/** A column: its heading, and what stands in it for a row. */
export interface TableColumn<Row> {
  /** Empty for a column of pictures or buttons that need none. */
  heading: string;
  /** `heading`: what the row is of. `number`: right-aligned. `bar`: a bar, which fills its cell. */
  kind?: 'heading' | 'text' | 'number' | 'bar';
  cell: (row: Row) => Html | string;
}

export interface TableOptions<Row> {
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
}

/** A table that always fits its place. */
export const dataTable = <Row>({ columns, rows }: TableOptions<Row>): Html =>
  html`<table>
    <thead>
      <tr>
        ${columns.map(headingCell)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => tableRow(columns, row))}
    </tbody>
  </table>`;

/** A table that may be wider than a small screen: it scrolls by itself, with the keyboard too. */
export const scrollTable = <Row>(label: string, options: TableOptions<Row>): Html =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${label}">
    ${dataTable(options)}
  </div>`;

const headingCell = <Row>({ heading, kind = 'text' }: TableColumn<Row>): Html =>
  heading === '' ? html`<td></td>` : html`<th scope="col" ${classOf(kind)}>${heading}</th>`;

const tableRow = <Row>(columns: readonly TableColumn<Row>[], row: Row): Html =>
  html`<tr>
    ${columns.map(({ kind = 'text', cell }) =>
      kind === 'heading'
        ? html`<th scope="row">${cell(row)}</th>`
        : html`<td ${classOf(kind)}>${cell(row)}</td>`,
    )}
  </tr>`;

const classOf = (kind: string): Html | '' =>
  kind === 'number' || kind === 'bar' ? html`class="${kind}"` : '';
