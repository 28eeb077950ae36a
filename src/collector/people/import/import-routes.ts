import { Hono } from 'hono';
import type { CampaignDocument, Problem } from 'campaign-widgets/contract';
import { csvOf, csvOrFormBody, formOf } from '../../http/body-limits.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import { type OrganiserCampaignEnv, requireWriter } from '../../organiser/require-access.ts';
import type { Services } from '../../services.ts';
import type { ImportOutcome } from './import-records.ts';
import { type FormProblem, describeProblems } from '../../organiser/ui/form-fields.ts';
import { IMPORT_PROBLEMS, importedPage, importPage, type ImportReport } from './import-page.ts';
import { type ForAll, leftOver, slugOf, type Sorted, sortRows } from './check-import.ts';
import { LARGEST_IMPORT, readTable } from './import-table.ts';

/** A form brings its own lines around the file, and URL-encoded rows would be longer: the page's form is multipart. */
export const MAX_IMPORT_REQUEST_BYTES = LARGEST_IMPORT + 10_000;
const MAX_IMPORT_FIELDS = 20;

/** `…/people/import`: a page with a form, and `text/csv` for scripts. */
export function importRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const take = async (
    campaign: CampaignDocument,
    sorted: Sorted,
    by: string,
  ): Promise<ImportReport> => {
    const { helpers, problems, refusals, ignored } = sorted;
    const actor = { name: by, at: now().toISOString() };
    // First, so that who says no in one row is not brought in by another.
    const refused = await store.imports.addRefusals(
      campaign.id,
      refusals.map(({ line: _line, ...refusal }) => refusal),
      actor,
    );
    const outcomes = await store.imports.add(
      campaign.id,
      helpers.map(({ line: _line, ...helper }) => helper),
      actor,
    );
    const count = (wanted: ImportOutcome) =>
      outcomes.filter((outcome) => outcome === wanted).length;
    const lines = helpers.map(({ line }, index) => ({
      line,
      outcome: outcomes[index] as ImportOutcome,
    }));
    return {
      added: count('added'),
      known: count('known'),
      suppressed: count('suppressed'),
      refusedBefore: count('refused-before'),
      refused: new Set(problems.filter(({ code }) => code === 'refused').map(({ line }) => line))
        .size,
      refusals: refusals.map(({ line, column }, index) => ({
        line,
        column,
        people: refused[index] ?? [],
      })),
      lines,
      problems,
      ignored,
    };
  };
  const limitedTable = csvOrFormBody({
    maxBytes: MAX_IMPORT_REQUEST_BYTES,
    maxFields: MAX_IMPORT_FIELDS,
  });

  routes.get('/', requireWriter('This token may read, and import nothing.'), (c) =>
    c.html(importPage(c.var)),
  );

  routes.post('/', limitedTable, async (c) => {
    const view = c.var;
    const { campaign, principal } = view;
    const csv = csvOf(c);
    if (csv) {
      const table = readTable(csv);
      const sorted = table.ok ? sortRows(table.value, campaign, forAll(c.req.query())) : table;
      if (!sorted.ok) throw invalidRequest(sorted.problems);
      return c.json(await take(campaign, sorted.value, principal.name));
    }

    const form = formOf(c);
    const fields = form.toRecord();
    const file = form.file('file');
    const given =
      file && file.size > 0
        ? new Uint8Array(await file.arrayBuffer())
        : new TextEncoder().encode(fields.rows ?? '');
    const table = readTable(given);
    const sorted = table.ok ? sortRows(table.value, campaign, forAll(fields)) : table;
    if (!sorted.ok)
      return c.html(importPage(view, { fields, problems: problemsOf(sorted.problems) }), 422);
    const report = await take(campaign, sorted.value, principal.name);
    return c.html(
      importedPage(view, report, table.ok ? leftOver(table.value, sorted.value) : [], {
        fields,
        problems: [],
      }),
    );
  });
  return routes;
}

const forAll = ({ consent = '', source = '' }: Record<string, string>): ForAll => ({
  ...(consent.trim() && { consentSource: consent.trim() }),
  ...(slugOf(source) && { source: slugOf(source) }),
});

/** Of the whole list: where the form has a field for it, beside that field. */
const problemsOf = (problems: Problem[]): FormProblem[] =>
  describeProblems(problems, IMPORT_PROBLEMS).map(({ field, message }) => ({
    field: field === 'consentSource' ? 'consent' : 'rows',
    message: message.replace(/^the whole/, 'The list'),
  }));
