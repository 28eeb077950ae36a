import { createProblem } from 'campaign-widgets/contract';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { CampaignEditor } from './campaign-editor.ts';
import { documentFromTemplate, ownPrivacyUrl, type TemplateName } from './campaign-templates.ts';
import { type JsonObject, valueAt, withValue } from './document-paths.ts';
import { anyWords, firstLanguage } from './local-words.ts';
import { idFromWords, unusedId } from './new-ids.ts';

/** How a campaign can begin: from a document, as a copy, or from a template. */
export interface NewCampaign {
  id?: string | undefined;
  document?: JsonObject | undefined;
  copyOf?: string | undefined;
  name?: string | undefined;
  organisation?: string | undefined;
  template?: TemplateName | undefined;
}

const ID_PATTERN = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;
/** As often an id is tried again that somebody else took in the same moment. */
const MAX_ATTEMPTS = 5;

/**
 * Begins a campaign as a draft.
 * @returns its id
 * @throws HttpProblem 422 or 404 where it can't begin so, 409 where its id is taken
 */
export async function createCampaign(
  editor: CampaignEditor,
  wanted: NewCampaign,
  by: string,
): Promise<string> {
  const { document, mayRename } = await beginDocument(editor, wanted);
  const id = typeof document.id === 'string' ? document.id : '';
  if (!ID_PATTERN.test(id))
    throw invalidRequest([
      createProblem('id', 'format', 'must be small letters, digits and hyphens'),
    ]);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const free = mayRename ? await findFreeId(editor, id) : id;
    if (await editor.create(free, withId(document, free), by)) return free;
    if (!mayRename) break;
  }
  throw new HttpProblem(409, `There is a campaign with the id "${id}" already.`);
}

async function beginDocument(editor: CampaignEditor, wanted: NewCampaign) {
  const { document, copyOf, template = 'organisation' } = wanted;
  if (document) {
    const id = wanted.id ?? document.id ?? idFromWords(anyName(document), 'campaign');
    return { document: { ...document, id }, mayRename: false };
  }
  const name = (wanted.name ?? '').trim();
  const idOfName = wanted.id ?? idFromWords(name, 'campaign');
  const mayRename = wanted.id === undefined;
  if (copyOf !== undefined)
    return { document: await copy(editor, copyOf, idOfName, name), mayRename };
  const organisation = (wanted.organisation ?? '').trim();
  const missing = Object.entries({ name, organisation }).filter(([, text]) => text === '');
  if (missing.length > 0)
    throw invalidRequest(missing.map(([path]) => createProblem(path, 'required', 'is needed')));
  return {
    document: documentFromTemplate(template, { id: idOfName, name, organisation }),
    mayRename,
  };
}

async function copy(editor: CampaignEditor, from: string, id: string, name: string) {
  const original = await editor.open(from);
  if (!original) throw new HttpProblem(404, 'There is no such campaign to copy.');
  const copied = withId({ ...original.document, version: 1 }, id);
  return name === '' ? copied : withValue(copied, 'name', name);
}

/** The document under another id: the addresses that hold the id follow. */
function withId(document: JsonObject, id: string): JsonObject {
  const before = document.id;
  if (before === id || typeof before !== 'string') return { ...document, id };
  const addresses = {
    results: [`${before}/results`, `${id}/results`],
    report: [`${before}/progress`, `${id}/progress`],
    'controller.privacyUrl': [ownPrivacyUrl(before), ownPrivacyUrl(id)],
  };
  let renamed: JsonObject = { ...document, id };
  for (const [path, [own, next]] of Object.entries(addresses))
    if (valueAt(renamed, path) === own) renamed = withValue(renamed, path, next);
  return renamed;
}

async function findFreeId(editor: CampaignEditor, wanted: string): Promise<string> {
  const taken = new Set<string>();
  for (;;) {
    const id = unusedId(wanted, (each) => taken.has(each));
    if (!(await editor.isTaken(id))) return id;
    taken.add(id);
  }
}

const anyName = (document: JsonObject): string => anyWords(document.name, firstLanguage(document));
