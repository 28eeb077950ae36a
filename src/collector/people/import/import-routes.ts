import { type Context, Hono } from 'hono';
import type { CheckResult, Problem } from 'campaign-widgets/contract';
import { csvOf, csvOrFormBody, formOf } from '../../http/body-limits.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { describeProblems, type FormProblem } from '../../organiser/ui/form-fields.ts';
import type { LanguageContext } from '../../organiser/ui/page-context.ts';
import type { Services } from '../../services.ts';
import {
  type CheckedImport,
  checkImport,
  type ImportDefaults,
  rejectedRows,
} from './check-import.ts';
import { toShortId } from './fold-name.ts';
import { importPage } from './import-page.ts';
import { importedPage } from './imported-page.ts';
import { type ImportTable, MAX_IMPORT_BYTES, readTable } from './import-table.ts';
import { takeImport } from './take-import.ts';

type ImportContext = Context<OrganiserCampaignEnv>;

/** A file, and its rows checked. */
interface ReadImport {
  table: ImportTable;
  checked: CheckedImport;
}

/**
 * A form adds its own lines around the file. URL-encoded rows would be longer, so the page's form
 * is multipart.
 */
export const MAX_IMPORT_REQUEST_BYTES = MAX_IMPORT_BYTES + 10_000;
const MAX_IMPORT_FIELDS = 20;

/** `…/people/import`: a page with a form, and `text/csv` for scripts. */
export function importRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const limitedTable = csvOrFormBody({
    maxBytes: MAX_IMPORT_REQUEST_BYTES,
    maxFields: MAX_IMPORT_FIELDS,
  });
  routes.get('/', (c) => c.html(importPage(c.var)));
  routes.post('/', limitedTable, (c) => {
    const csv = csvOf(c);
    return csv ? answerScript(c, services, csv) : answerForm(c, services);
  });
  return routes;
}

async function answerScript(c: ImportContext, services: Services, csv: Uint8Array) {
  const read = await readImport(c, csv, c.req.query());
  if (!read.ok) throw invalidRequest(read.problems);
  return c.json(await takeImport(services, c.var, read.value.checked));
}

async function answerForm(c: ImportContext, services: Services) {
  const form = formOf(c);
  const fields = form.toRecord();
  const file = form.file('file');
  const bytes =
    file && file.size > 0
      ? new Uint8Array(await file.arrayBuffer())
      : new TextEncoder().encode(fields.rows ?? '');
  const read = await readImport(c, bytes, fields);
  if (!read.ok) {
    const problems = describeListProblems(c.var, read.problems);
    return c.html(importPage(c.var, { fields, problems }), 422);
  }
  const { table, checked } = read.value;
  const report = await takeImport(services, c.var, checked);
  const leftRows = rejectedRows(table, checked);
  return c.html(importedPage(c.var, { report, leftRows, submitted: { fields, problems: [] } }));
}

async function readImport(
  c: ImportContext,
  bytes: Uint8Array,
  defaults: Record<string, string>,
): Promise<CheckResult<ReadImport>> {
  const table = await readTable(bytes);
  if (!table.ok) return table;
  const checked = await checkImport(table.value, c.var.campaign, readDefaults(defaults));
  return checked.ok ? { ok: true, value: { table: table.value, checked: checked.value } } : checked;
}

const readDefaults = ({ consent = '', source = '' }: Record<string, string>): ImportDefaults => ({
  ...(consent.trim() && { consentSource: consent.trim() }),
  ...(toShortId(source) && { source: toShortId(source) }),
});

/** The problem of the whole list, at the form's field that it is about. */
const describeListProblems = ({ messages }: LanguageContext, problems: Problem[]): FormProblem[] =>
  describeProblems(problems, messages.importing.problems).map(({ field, message }) => ({
    field: field === 'consentSource' ? 'consent' : 'rows',
    message: message.replace(/^the whole/, 'The list'),
  }));
