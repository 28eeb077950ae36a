import { html } from 'hono/html';
import { scrollTable, type TableColumn } from '../../organiser/ui/data-table.ts';
import {
  type FormProblem,
  hiddenFields,
  selectField,
  type SubmittedForm,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { Html } from '../../organiser/ui/page-layout.ts';
import type { ConsentValue } from './consent-reader.ts';
import type { ImportDraftFile } from './draft-records.ts';
import type { ImportChoices } from './import-choices.ts';
import { COLUMN_TARGETS } from './import-columns.ts';
import { cellSelect, stepPage, stepPath } from './step-frame.ts';
import type { UnderstoodFile } from './understand-file.ts';

export interface UnderstoodPageData {
  draft: ImportDraftFile;
  choices: ImportChoices;
  understood: UnderstoodFile;
  problems: FormProblem[];
}

/** How many columns can be chosen: those of other programs' exports that matter come first. */
const MAX_COLUMNS_SHOWN = 60;
/** How much of a cell, of a row of names and of a name is shown. */
const MAX_CELL_SHOWN = 40;
const MAX_ROW_SHOWN = 80;

/** The first step: what was understood of a file, and where it can be put right. */
export function understoodPage(context: CampaignContext, data: UnderstoodPageData): Html {
  const { draft, choices, understood, problems } = data;
  const { step } = context.messages.importing;
  const { table } = understood;
  const submitted: SubmittedForm | undefined =
    problems.length > 0 ? { fields: { consent: choices.consent ?? '' }, problems } : undefined;
  const consent = {
    id: 'consent',
    name: 'consent',
    label: step.consent,
    hint: step.consentHint,
    value: choices.consent ?? '',
  };
  const content = html`<form method="post" action="${stepPath(context, draft, '')}">
    ${hiddenFields([
      ['shownLine', String(table.headerLine)],
      ['shownEncoding', table.encoding],
    ])}
    <p>${step.rows(table.rows.length)}</p>
    ${selectField({ id: 'encoding', name: 'encoding', label: step.encoding, hint: step.encodingHint, value: table.encoding, options: encodingOptions(context, understood) })}
    ${selectField({ id: 'headerLine', name: 'headerLine', label: step.headerRow, value: String(table.headerLine), options: rowOptions(context, understood) })}
    <p><button name="then" value="again">${step.again}</button></p>
    <h2>${step.columns}</h2>
    <p>${step.columnsHint}</p>
    ${columnTable(context, understood)}
    <h2>${step.consentTitle}</h2>
    <p>${step.consentRule}</p>
    ${textField(consent, submitted)} ${valueTable(context, understood)}
    <button class="main" name="then" value="next">${step.next}</button>
  </form>`;
  return stepPage(context, { step: 1, draft, content, submitted });
}

const encodingOptions = (
  { messages }: CampaignContext,
  { encodings }: UnderstoodFile,
): [string, string][] =>
  encodings.map(({ encoding, sample }) => {
    const name = messages.importing.step.encodings[encoding];
    return [encoding, sample ? `${name}: ${sample}` : name];
  });

function rowOptions({ messages }: CampaignContext, { table }: UnderstoodFile): [string, string][] {
  const { step } = messages.importing;
  return [
    ...table.firstRows.map(({ line, cells }): [string, string] => [
      String(line),
      step.row(line, cut(cells.filter(Boolean).join(', '), MAX_ROW_SHOWN)),
    ]),
    ['0', step.noRow],
  ];
}

function columnTable(context: CampaignContext, { columns }: UnderstoodFile): Html {
  const { step } = context.messages.importing;
  type Row = UnderstoodFile['columns'][number] & { number: number };
  const rows = columns
    .map((column, at): Row => ({ ...column, number: at + 1 }))
    .slice(0, MAX_COLUMNS_SHOWN);
  const options = COLUMN_TARGETS.map((target): [string, string] => [target, step.targets[target]]);
  const takenFor = ({ as, name, number }: Row): Html | string =>
    as === 'consent'
      ? step.targets.consent
      : cellSelect({
          name: `column-${number}`,
          label: step.takenForOf(cut(name, MAX_CELL_SHOWN)),
          value: as,
          options,
        });
  const table: TableColumn<Row>[] = [
    {
      heading: step.column,
      kind: 'heading',
      cell: ({ name }) => html`<bdi>${cut(name, MAX_CELL_SHOWN)}</bdi>`,
    },
    {
      heading: step.example,
      cell: ({ examples }) => html`<bdi>${cut(examples.join(' · '), MAX_ROW_SHOWN)}</bdi>`,
    },
    { heading: step.takenFor, cell: takenFor },
  ];
  return scrollTable(step.columns, { columns: table, rows, isStacked: true });
}

/** What the values of the columns about consent mean: a no is no question. */
function valueTable(context: CampaignContext, { values, inWords }: UnderstoodFile): Html | '' {
  const { messages, format } = context;
  const { step } = messages.importing;
  const words = inWords > 0 ? html`<p>${step.inWords(inWords)}</p>` : '';
  if (values.length === 0) return words;
  type Row = ConsentValue & { number: number };
  const columns: TableColumn<Row>[] = [
    {
      heading: step.column,
      cell: ({ column }) => html`<bdi>${cut(column, MAX_CELL_SHOWN)}</bdi>`,
    },
    {
      heading: step.value,
      kind: 'heading',
      cell: ({ value }) => (value ? html`<bdi>${cut(value, MAX_CELL_SHOWN)}</bdi>` : step.blank),
    },
    { heading: step.rowCount, kind: 'number', cell: ({ count }) => format.number(count) },
    { heading: step.meaning, cell: (row) => meaningCell(context, row) },
  ];
  const rows = values.map((value, at): Row => ({ ...value, number: at + 1 }));
  return html`${words} ${scrollTable(step.meaning, { columns, rows, isStacked: true })}`;
}

function meaningCell(
  { messages }: CampaignContext,
  { column, value, reading, answer, number }: ConsentValue & { number: number },
): Html | string {
  const { step } = messages.importing;
  if (reading === 'no') return step.saysNo;
  const isYes = reading === 'yes';
  const name = `meaning-${number}`;
  const chosen = answer === 'no' ? 'refused' : answer === 'yes' && !isYes ? 'agreed' : '';
  const options: [string, string][] = [
    ['', isYes ? step.agreed : step.unclear],
    ...(isYes ? [] : [['agreed', step.agreed] as [string, string]]),
    ['refused', step.refused],
  ];
  const label = step.meaningOf(cut(value, MAX_CELL_SHOWN) || step.blank);
  return html`${cellSelect({ name, label, value: chosen, options })}
  ${hiddenFields([[`meaning-of-${number}`, JSON.stringify([column, value])]])}`;
}

export const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;
