import { Hono } from 'hono';
import type { Problem } from 'campaign-widgets/contract';
import { csvOf, csvOrFormBody, formOf } from '../../http/body-limits.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import { type OrganiserCampaignEnv, requireWriter } from '../../organiser/require-access.ts';
import type { Services } from '../../services.ts';
import { type FormProblem, describeProblems } from '../../organiser/ui/form-fields.ts';
import type { LanguageContext } from '../../organiser/ui/page-context.ts';
import { importedPage } from './imported-page.ts';
import { importPage } from './import-page.ts';
import { checkImport, type ImportDefaults, rejectedRows } from './check-import.ts';
import { slugOf } from './fold-name.ts';
import { LARGEST_IMPORT, readTable } from './import-table.ts';
import { takeImport } from './take-import.ts';

/** A form brings its own lines around the file, and URL-encoded rows would be longer: the page's form is multipart. */
export const MAX_IMPORT_REQUEST_BYTES = LARGEST_IMPORT + 10_000;
const MAX_IMPORT_FIELDS = 20;

/** `…/people/import`: a page with a form, and `text/csv` for scripts. */
export function importRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const limitedTable = csvOrFormBody({
    maxBytes: MAX_IMPORT_REQUEST_BYTES,
    maxFields: MAX_IMPORT_FIELDS,
  });

  routes.get('/', requireWriter('This token may read, and import nothing.'), (c) =>
    c.html(importPage(c.var)),
  );

  routes.post('/', limitedTable, async (c) => {
    const view = c.var;
    const { campaign } = view;
    const csv = csvOf(c);
    if (csv) {
      const table = readTable(csv);
      const checked = table.ok
        ? checkImport(table.value, campaign, defaultsOf(c.req.query()))
        : table;
      if (!checked.ok) throw invalidRequest(checked.problems);
      return c.json(await takeImport(services, c.var, checked.value));
    }

    const form = formOf(c);
    const fields = form.toRecord();
    const file = form.file('file');
    const given =
      file && file.size > 0
        ? new Uint8Array(await file.arrayBuffer())
        : new TextEncoder().encode(fields.rows ?? '');
    const table = readTable(given);
    const checked = table.ok ? checkImport(table.value, campaign, defaultsOf(fields)) : table;
    if (!checked.ok)
      return c.html(
        importPage(view, { fields, problems: problemsOf(view, checked.problems) }),
        422,
      );
    const report = await takeImport(services, c.var, checked.value);
    const leftRows = table.ok ? rejectedRows(table.value, checked.value) : [];
    return c.html(importedPage(view, { report, leftRows, submitted: { fields, problems: [] } }));
  });
  return routes;
}

const defaultsOf = ({ consent = '', source = '' }: Record<string, string>): ImportDefaults => ({
  ...(consent.trim() && { consentSource: consent.trim() }),
  ...(slugOf(source) && { source: slugOf(source) }),
});

/** Of the whole list: where the form has a field for it, beside that field. */
const problemsOf = ({ messages }: LanguageContext, problems: Problem[]): FormProblem[] =>
  describeProblems(problems, messages.importing.problems).map(({ field, message }) => ({
    field: field === 'consentSource' ? 'consent' : 'rows',
    message: message.replace(/^the whole/, 'The list'),
  }));
