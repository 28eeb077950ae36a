import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { csvOf, csvOrFormBody, formOf } from '../../http/body-limits.ts';
import type { FormFields } from '../../http/form-fields.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import { readDone } from '../../organiser/ui/done-messages.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { batchRoutes } from './batch-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { ImportChoices } from './import-choices.ts';
import { importPage } from './import-page.ts';
import { MAX_IMPORT_BYTES } from './import-limits.ts';
import { describeListProblems, readImport } from './read-import.ts';
import { readScriptChoices, type ScriptChoices } from './script-choices.ts';
import { previewImport, takeImport } from './take-import.ts';
import { readTable } from './import-table.ts';

type ImportContext = Context<OrganiserCampaignEnv>;

/**
 * A form adds its own lines around the file. URL-encoded rows would be longer, so the page's form
 * is multipart.
 */
export const MAX_IMPORT_REQUEST_BYTES = MAX_IMPORT_BYTES + 10_000;
const MAX_IMPORT_FIELDS = 20;
const MAX_FILE_NAME_CHARACTERS = 120;

/** `…/people/import`: three steps with pages, and one request for scripts. */
export function importRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  const limitedTable = csvOrFormBody({
    maxBytes: MAX_IMPORT_REQUEST_BYTES,
    maxFields: MAX_IMPORT_FIELDS,
  });
  const showPage = async (c: ImportContext) => ({
    batches: await store.importBatches.list(c.var.campaign.id),
    done: readDone(c),
  });
  routes.get('/', async (c) => c.html(importPage(c.var, await showPage(c))));
  routes.post('/', limitedTable, async (c) => {
    const csv = csvOf(c);
    if (csv) return answerScript(c, services, { bytes: csv, fields: c.req.query(), fileName: '' });
    const form = formOf(c);
    const { bytes, fileName } = await readFile(form);
    const fields = form.toRecord();
    if (asksForJson(c)) return answerScript(c, services, { bytes, fields, fileName });
    const table = await readTable(bytes);
    if (table.ok) return beginDraft(c, services, { bytes, fileName, choices: fields.choices });
    const problems = describeListProblems(c.var, table.problems);
    return c.html(importPage(c.var, await showPage(c), { fields, problems }), 422);
  });
  routes.route('/drafts/:draft', draftRoutes(services));
  routes.route('/batches', batchRoutes(services));
  return routes;
}

interface SentFile {
  bytes: Uint8Array;
  fileName: string;
}

async function readFile(form: FormFields): Promise<SentFile> {
  const file = form.file('file');
  if (!file || file.size === 0)
    return { bytes: new TextEncoder().encode(form.text('rows') ?? ''), fileName: '' };
  const fileName = file.name.replace(/\p{C}+/gu, ' ').slice(0, MAX_FILE_NAME_CHARACTERS);
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName };
}

/** One request with all choices in it. */
async function answerScript(
  c: ImportContext,
  services: Services,
  { bytes, fields, fileName }: SentFile & { fields: Record<string, string> },
) {
  const choices = readScriptChoices(fields);
  const read = await readImport(c.var.campaign, bytes, choices);
  if (!read.ok) throw invalidRequest(read.problems);
  const report = choices.dryRun
    ? (await previewImport(services, c.var, read.value)).report
    : await takeImport(services, c.var, read.value, keptAs(choices, fileName));
  return c.json(report);
}

const keptAs = ({ recruited = false }: ScriptChoices, fileName: string) => ({
  batch: randomUUID(),
  fileName,
  recruits: recruited,
});

/** Keeps the file until the person has seen what would become of it. */
async function beginDraft(
  c: ImportContext,
  { store, now }: Services,
  { bytes, fileName, choices = '' }: SentFile & { choices: string | undefined },
) {
  const { campaign, principal } = c.var;
  const id = randomUUID();
  await store.importDrafts.add({
    id,
    campaign: campaign.id,
    at: now().toISOString(),
    by: principal.name,
    fileName,
    choices: JSON.stringify(earlierChoices(choices)),
    bytes,
  });
  return c.redirect(campaignPath(campaign, `/people/import/drafts/${id}`), 303);
}

/** Rows that are put right are read as the list that they are from. */
function earlierChoices(json: string): ImportChoices {
  try {
    const checked = ImportChoices.safeParse(JSON.parse(json));
    return checked.success ? checked.data : {};
  } catch {
    return {};
  }
}
