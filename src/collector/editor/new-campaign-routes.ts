import { type Context, Hono } from 'hono';
import { checkValue, ownValue } from 'campaign-widgets/contract';
import { readJsonText } from '../campaigns/json-text.ts';
import { formOf, isJson, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { nestingDepth } from '../http/nesting-depth.ts';
import { requirePlainJson } from '../http/plain-text.ts';
import type { OrganiserEnv } from '../organiser/principal.ts';
import type { FormProblem } from '../organiser/ui/form-fields.ts';
import type { OrganiserMessages } from '../organiser/ui/organiser-messages.ts';
import type { CampaignEditor } from './campaign-editor.ts';
import { TEMPLATE_NAMES } from './campaign-templates.ts';
import { isJsonObject, type JsonObject, valueAt } from './document-paths.ts';
import { MAX_DOCUMENT_BYTES } from './draft-routes.ts';
import { editPath, pathWithDone } from './editor-page.ts';
import { NewCampaignBody } from './editor-schemas.ts';
import { beginProblems, createCampaign, type NewCampaign } from './new-campaign.ts';
import { newCampaignPage } from './new-campaign-page.ts';
import { requireCreator } from './require-editor.ts';

const MAX_FORM_FIELDS = 10;
/** Deeper than any campaign document. */
const MAX_DOCUMENT_DEPTH = 32;

type CreateContext = Context<OrganiserEnv>;

/** `/organiser/campaigns` and the page before it, which create campaigns. */
export function newCampaignRoutes(editor: CampaignEditor): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const limited = jsonOrFormBody({ maxBytes: MAX_DOCUMENT_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.get('/new-campaign', requireCreator, (c) => c.html(newCampaignPage(c.var)));
  routes.post('/campaigns', requireCreator, limited, (c) =>
    isJson(c) ? createByScript(c, editor) : createByForm(c, editor),
  );
  return routes;
}

async function createByScript(c: CreateContext, editor: CampaignEditor) {
  const checked = checkValue(NewCampaignBody, jsonOf(c));
  if (!checked.ok) throw invalidRequest(checked.problems);
  // As it was sent: a schema removes keys that it takes for attacks.
  const sent = valueAt(jsonOf(c), 'document');
  const document = isJsonObject(sent) ? sent : undefined;
  const wanted = { ...checked.value, document };
  const problems = beginProblems(wanted);
  if (problems.length > 0) throw invalidRequest(problems);
  const begun = await createCampaign(editor, wanted, c.var.principal.name);
  const campaign = requireBegun(begun);
  return c.json({ campaign }, 201, { Location: `/organiser/campaigns/${campaign}/draft` });
}

/** @throws HttpProblem 404 or 409 */
function requireBegun(begun: Awaited<ReturnType<typeof createCampaign>>): string {
  if (begun.ok) return begun.id;
  throw begun.reason === 'taken'
    ? new HttpProblem(409, `There is a campaign with the id "${begun.id}" already.`)
    : new HttpProblem(404, 'There is no such campaign to copy.');
}

async function createByForm(c: CreateContext, editor: CampaignEditor) {
  const { newCampaign } = c.var.messages;
  const form = formOf(c);
  const fields = form.toRecord();
  const refuse = (problems: FormProblem[]) =>
    c.html(newCampaignPage(c.var, { fields, problems }), 422);
  const file = form.file('file');
  const read =
    file && file.size > 0 ? readDocument(newCampaign.fileProblems, await file.bytes()) : undefined;
  if (read && 'problem' in read) return refuse([{ field: 'file', message: read.problem }]);
  const wanted: NewCampaign = {
    document: read?.document,
    copyOf: form.text('copyOf') || undefined,
    name: form.text('name'),
    organisation: form.text('organisation'),
    template: TEMPLATE_NAMES.find((template) => template === form.text('template')),
  };
  const problems = beginProblems(wanted);
  if (problems.length > 0)
    return refuse(
      problems.map(({ path }) => ({
        field: path === 'id' ? 'file' : path,
        message: messageOf(newCampaign, path, wanted),
      })),
    );
  const begun = await createCampaign(editor, wanted, c.var.principal.name);
  if (!begun.ok && begun.reason === 'taken')
    return refuse([{ field: 'file', message: newCampaign.taken(begun.id) }]);
  return c.redirect(pathWithDone(editPath(requireBegun(begun)), 'begun'), 303);
}

type NewCampaignMessages = OrganiserMessages['newCampaign'];

const messageOf = (
  { problems, badId }: NewCampaignMessages,
  path: string,
  { document }: NewCampaign,
): string => ownValue(problems, path) ?? badId(String(document?.id));

/** Reads a campaign document from a file. */
function readDocument(
  { noCampaign, mistake }: NewCampaignMessages['fileProblems'],
  bytes: Uint8Array<ArrayBuffer>,
): { document: JsonObject } | { problem: string } {
  let document: unknown;
  try {
    // Removes a byte order mark.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (nestingDepth(text) > MAX_DOCUMENT_DEPTH) return { problem: noCampaign };
    const read = readJsonText(text);
    if (!read.ok) return { problem: isLikeJson(text) ? mistake(read.place.line) : noCampaign };
    document = read.document;
    requirePlainJson(document, text);
  } catch (failure) {
    if (failure instanceof HttpProblem) throw failure;
    return { problem: noCampaign };
  }
  return isJsonObject(document) ? { document } : { problem: noCampaign };
}

/** Whether a text that can't be read was meant to be a document, and has a mistake in it. */
const isLikeJson = (text: string): boolean => /^\s*\{\s*["'}]/.test(text);
