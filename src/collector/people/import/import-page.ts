import { html } from 'hono/html';
import { csvRow } from '../../http/csv-rows.ts';
import type { ImportOutcome } from './import-records.ts';
import {
  problemSummary,
  linesField as textArea,
  textField,
  type SubmittedForm,
} from '../../organiser/ui/form-fields.ts';
import type { RowProblem } from './check-import.ts';
import { LARGEST_IMPORT, MOST_ROWS } from './import-table.ts';
import {
  campaignPage,
  formatCount,
  type Html,
  formatNumber,
  campaignPath,
  type CampaignContext,
} from '../../organiser/ui/page-layout.ts';

/** What became of a list. */
export interface ImportReport {
  added: number;
  known: number;
  suppressed: number;
  /** How many rows are not kept since a list says no for their address or number. */
  refusedBefore: number;
  /** How many rows are not kept since they say no. */
  refused: number;
  /** Which rows say no, by which column, and who of them was in the register before: they are left as they are. */
  refusals: { line: number; column: string; people: string[] }[];
  lines: { line: number; outcome: ImportOutcome }[];
  problems: RowProblem[];
  /** Columns that were not read. */
  ignored: string[];
}

const MOST_SHOWN = 200;

/** Takes a list of helpers as somebody's program wrote it. */
export const importPage = (view: CampaignContext, tried?: SubmittedForm): Html =>
  campaignPage(
    view,
    'people',
    html`<p><a href="${campaignPath(view.campaign, '/people')}">Back</a></p>
      ${tried ? problemSummary(view, tried) : ''}
      <h1>Import a list of helpers</h1>
      <p>
        A CSV file, or rows copied from a spreadsheet. The first row names the columns: <b>name</b>,
        <b>email</b> or <b>phone</b>, and if you have them <b>ward</b> (its name or code),
        <b>roles</b>, <b>stage</b>, <b>source</b>, <b>organisation</b>, <b>language</b> and
        <b>consent source</b>. Other columns are passed over. At most ${formatNumber(MOST_ROWS)}
        rows and ${formatNumber(LARGEST_IMPORT / 1_000_000)} MB at once.
      </p>
      <p>
        Whoever says no is not kept: in a column “consent”, or in columns of other programs such as
        “Do not email”, “Opt in” or “Status”. Rows that can't be understood are listed, and the
        others kept. Whoever is here already stays as they are; whoever asked to be forgotten is
        never brought back.
      </p>
      ${importForm(view, tried)}`,
    tried ? 'Error: list not read' : 'Import',
  );

export const importedPage = (
  view: CampaignContext,
  report: ImportReport,
  left: string[][],
  tried: SubmittedForm,
): Html => {
  const { added, known, suppressed, refusedBefore, refused, problems, ignored } = report;
  const toMend = problems.filter(({ code }) => code !== 'refused');
  const wrong = new Set(toMend.map(({ line }) => line)).size;
  return campaignPage(
    view,
    'people',
    html`<p><a href="${campaignPath(view.campaign, '/people')}">All people</a></p>
      <h1>The list was read</h1>
      <div role="status">
        <dl class="figures small">
          <div>
            <dt>added</dt>
            <dd>${formatNumber(added)}</dd>
          </div>
          <div>
            <dt>here already, left as they are</dt>
            <dd>${formatNumber(known)}</dd>
          </div>
          <div>
            <dt>did not agree, not kept</dt>
            <dd>${formatNumber(refused)}</dd>
          </div>
          <div>
            <dt>with an address or number that a list says no for, not kept</dt>
            <dd>${formatNumber(refusedBefore)}</dd>
          </div>
          <div>
            <dt>asked to be forgotten, not kept</dt>
            <dd>${formatNumber(suppressed)}</dd>
          </div>
          <div>
            <dt>could not be understood</dt>
            <dd>${formatNumber(wrong)}</dd>
          </div>
        </dl>
      </div>
      ${ignored.length ? html`<p>Not read: the ${ignored.length === 1 ? 'column' : 'columns'} ${ignored.map((name, at) => html`${at > 0 ? ', ' : ''}<bdi>${name}</bdi>`)}.</p>` : ''}
      ${refusalsOf(view, report)}
      ${(['known', 'suppressed', 'refused-before'] as const).map((outcome) => linesOf(report, outcome))}
      ${
        refusedBefore > 0
          ? html`<p>
              Is one of them somebody else with the same address or number, or did they agree since?
              <a href="${campaignPath(view.campaign, '/people/refusals')}"
                >Allow an address or number again</a
              >
            </p>`
          : ''
      }
      ${
        wrong
          ? html`<h2>Rows to put right</h2>
              <div class="wide" tabindex="0" role="region" aria-label="Rows to put right">
                <table>
                  <thead>
                    <tr>
                      <th scope="col" class="number">Line</th>
                      <th scope="col">Column</th>
                      <th scope="col">What to write</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${toMend.slice(0, MOST_SHOWN).map(
                      ({ line, path, message }) =>
                        html`<tr>
                          <td class="number">${line}</td>
                          <td>${COLUMN_NAMES.get(path) ?? path}</td>
                          <td>${message.slice(path.length + 1)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>
              </div>
              ${toMend.length > MOST_SHOWN ? html`<p>And ${formatNumber(toMend.length - MOST_SHOWN)} more.</p>` : ''}
              <p>They stand here again: put them right and import them, or leave them.</p>
              ${importForm(view, { ...tried, fields: { ...tried.fields, rows: left.map(csvRow).join('') } })}`
          : ''
      }`,
    'Imported',
  );
};

/** A Map, since a list may call its columns anything. */
const COLUMN_NAMES = new Map([
  ['area', 'ward'],
  ['consentSource', 'consent source'],
  ['organisationKind', 'organisation kind'],
]);
const OUTCOME_NAMES = {
  known: 'Here already',
  suppressed: 'Asked to be forgotten',
  'refused-before': 'A list says no for the same address or number',
};

/** Who said no in the list, by line and column, with those whom an organiser should look at. */
const refusalsOf = ({ campaign }: CampaignContext, { refusals }: ImportReport) =>
  refusals.length
    ? html`<h2>Who did not agree</h2>
        <p>
          What the list says no to is not kept, and no later list brings it in, unless you
          <a href="${campaignPath(campaign, '/people/refusals')}">allow it again</a>. Who was here
          already is left as they are: look at them, and decide.
        </p>
        <ul>
          ${refusals
            .slice(0, MOST_SHOWN)
            .map(
              ({ line, column, people }) =>
                html`<li>
                  Line ${line}: <bdi>${COLUMN_NAMES.get(column) ?? column}</bdi> says
                  no${people.map((id) => html` · <a href="${campaignPath(campaign, `/people/${id}`)}">here already: look at them</a>`)}
                </li>`,
            )}
        </ul>
        ${refusals.length > MOST_SHOWN ? html`<p>And ${formatNumber(refusals.length - MOST_SHOWN)} more.</p>` : ''}`
    : '';

const linesOf = ({ lines }: ImportReport, wanted: keyof typeof OUTCOME_NAMES) => {
  const found = lines.filter(({ outcome }) => outcome === wanted).map(({ line }) => line);
  return found.length
    ? html`<p>
        ${OUTCOME_NAMES[wanted]}: ${found.length === 1 ? 'line' : 'lines'}
        ${found.slice(0, MOST_SHOWN).join(', ')}${found.length > MOST_SHOWN ? ` and ${formatCount(found.length - MOST_SHOWN, 'more', 'more')}` : ''}.
      </p>`
    : '';
};

const importForm = ({ campaign }: CampaignContext, tried?: SubmittedForm) =>
  html`<form
    method="post"
    action="${campaignPath(campaign, '/people/import')}"
    enctype="multipart/form-data"
    class="one"
  >
    ${tried?.fields.rows ? '' : html`<div class="field"><label for="file">CSV file</label><input id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" /></div>`}
    ${textArea({ id: 'rows', name: 'rows', label: tried?.fields.rows ? 'Rows' : 'Or paste rows' }, 8, tried)}
    ${textField(
      {
        id: 'consent',
        name: 'consent',
        label: 'Where their consent comes from',
        hint: 'Kept with each of them as evidence: where and when they agreed that you keep their name and address. Where a column “consent” says only yes, this is what yes means. May be left empty where such a column says in words how each agreed.',
      },
      tried,
    )}
    ${textField({ id: 'source', name: 'source', label: 'Short name of this list (optional)', hint: 'Figures are counted by it, as by the pages that people sign up on: for example spring-fair.' }, tried)}
    <button class="main">Import</button>
  </form>`;

/** What is wrong with a list as a whole, in words. */
export const IMPORT_PROBLEMS: Record<string, string> = {
  name: 'The first row has no column “name”: name each column in the first row',
  email: 'The first row has no column “email” or “phone”: nobody could be reached',
  consentSource: 'Say where their consent comes from',
};
