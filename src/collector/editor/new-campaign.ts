import { createProblem, type Problem } from 'campaign-widgets/contract';
import type { CampaignEditor } from './campaign-editor.ts';
import { documentFromTemplate, ownPrivacyUrl, type TemplateName } from './campaign-templates.ts';
import { type JsonObject, valueAt, withValue } from './document-paths.ts';
import { anyWords, firstLanguage } from './local-words.ts';
import { idFromWords, unusedId } from './new-ids.ts';

/** The ways to start a campaign: from a document, as a copy, or from a template. */
export interface NewCampaign {
  id?: string | undefined;
  document?: JsonObject | undefined;
  copyOf?: string | undefined;
  name?: string | undefined;
  organisation?: string | undefined;
  template?: TemplateName | undefined;
}

/** The result of starting a campaign. */
export type BegunCampaign =
  { ok: true; id: string } | { ok: false; reason: 'taken' | 'nothing-to-copy'; id: string };

const ID_PATTERN = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/;

/** Why a campaign can't be started in this way; nothing if it can. */
export function beginProblems(wanted: NewCampaign): Problem[] {
  const { document, copyOf, name = '', organisation = '' } = wanted;
  const id = wanted.id ?? document?.id;
  const wrongId =
    id === undefined || (typeof id === 'string' && ID_PATTERN.test(id))
      ? []
      : [createProblem('id', 'format', 'must be small letters, digits and hyphens')];
  const needed: Record<string, string> =
    document || copyOf !== undefined ? {} : { name, organisation };
  const missing = Object.entries(needed)
    .filter(([, text]) => text.trim() === '')
    .map(([path]) => createProblem(path, 'required', 'is needed'));
  return [...wrongId, ...missing];
}

/**
 * Starts a campaign as a draft, under its own id: that of its document, or one made from its name.
 * @param wanted without a problem
 */
export async function createCampaign(
  editor: CampaignEditor,
  wanted: NewCampaign,
  by: string,
): Promise<BegunCampaign> {
  const source = await findSource(editor, wanted);
  if (!source) return { ok: false, reason: 'nothing-to-copy', id: wanted.copyOf ?? '' };
  const name = wanted.name?.trim() || anyWords(source.name, firstLanguage(source));
  const given = wanted.id ?? (wanted.document && idOf(wanted.document));
  const taken = new Set<string>();
  for (;;) {
    const id = given ?? unusedId(idFromWords(name, 'campaign'), (each) => taken.has(each));
    if (await editor.create(id, withId(source, id), by)) return { ok: true, id };
    if (given !== undefined) return { ok: false, reason: 'taken', id };
    taken.add(id);
  }
}

const idOf = ({ id }: JsonObject): string | undefined => (typeof id === 'string' ? id : undefined);

/** The first document of a campaign, under any id. */
async function findSource(
  editor: CampaignEditor,
  { document, copyOf, name = '', organisation = '', template = 'organisation' }: NewCampaign,
): Promise<JsonObject | undefined> {
  if (document) return document;
  if (copyOf === undefined)
    return documentFromTemplate(template, {
      id: 'campaign',
      name: name.trim(),
      organisation: organisation.trim(),
    });
  const original = await editor.open(copyOf);
  if (!original) return undefined;
  const copy = { ...original.document, version: 1 };
  return name.trim() === '' ? copy : withValue(copy, 'name', name.trim());
}

/** The document under another id, with the addresses that contain the id changed too. */
function withId(document: JsonObject, id: string): JsonObject {
  const before = document.id;
  if (before === id) return document;
  if (typeof before !== 'string') return { ...document, id };
  const addresses = {
    results: [`${before}/results`, `${id}/results`],
    report: [`${before}/progress`, `${id}/progress`],
    ballots: [`${before}/ballots`, `${id}/ballots`],
    'controller.privacyUrl': [ownPrivacyUrl(before), ownPrivacyUrl(id)],
  };
  let renamed: JsonObject = { ...document, id };
  for (const [path, [own, next]] of Object.entries(addresses))
    if (valueAt(renamed, path) === own) renamed = withValue(renamed, path, next);
  return renamed;
}
