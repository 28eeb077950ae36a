import { type Context, Hono } from 'hono';
import { jsonBody, jsonOf } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { createProblem } from 'campaign-widgets/contract';
import { hasScope } from '../organiser/principal.ts';
import { englishOrganiser } from '../organiser/ui/organiser-messages.ts';
import type { CampaignEditor, OpenDraft } from './campaign-editor.ts';
import { compareDocuments } from './compare-documents.ts';
import { describeChange } from './describe-change.ts';
import { isJsonObject, type JsonObject, valueAt } from './document-paths.ts';
import { DraftChangeBody, DraftPublishBody } from './editor-schemas.ts';
import { type EditorEnv, requireDraft } from './require-editor.ts';

/** Larger than the largest correct document, with room for mistakes. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;
const MAX_PUBLISH_BYTES = 4096;

/** `…/draft`, `…/publish`, `…/versions` and `…/diff`: the editor for scripts. */
export function draftRoutes(editor: CampaignEditor): Hono<EditorEnv> {
  const routes = new Hono<EditorEnv>();
  const openDraft = requireDraft(editor);
  const limitedDocument = jsonBody({ maxBytes: MAX_DOCUMENT_BYTES, schema: DraftChangeBody });
  const limitedPublish = jsonBody({ maxBytes: MAX_PUBLISH_BYTES, schema: DraftPublishBody });

  routes.get('/draft', openDraft, async (c) => c.json(await draftJson(editor, c.var.draft)));
  routes.put('/draft', openDraft, limitedDocument, async (c) => {
    const { revision } = c.req.valid('json');
    const { draft, principal } = c.var;
    // As it was sent: a schema removes keys that it takes for attacks.
    const sent = valueAt(jsonOf(c), 'document');
    const document = isJsonObject(sent) ? sent : {};
    requireOwnId(document, draft.campaign);
    const isKept = await editor.save(draft, { document, revision, by: principal.name });
    const now = await editor.open(draft.campaign);
    if (!isKept || !now) return answerStale(c, editor, now ?? draft);
    return c.json(await draftJson(editor, now));
  });

  routes.post('/publish', openDraft, limitedPublish, async (c) => {
    const { revision, note = '' } = c.req.valid('json');
    const { draft, principal } = c.var;
    const isOwner = hasScope(principal, 'owner');
    const published = await editor.publish(draft, { revision, note, isOwner, by: principal.name });
    switch (published.outcome) {
      case 'published':
        return c.json({ version: published.version, warnings: published.warnings });
      case 'wrong':
        throw invalidRequest(published.problems);
      case 'unchanged':
        throw new HttpProblem(409, 'The draft is the same as the newest version.');
      case 'stale':
        return answerStale(c, editor, (await editor.open(draft.campaign)) ?? draft);
    }
  });

  routes.get('/versions', openDraft, async (c) =>
    c.json({ versions: await editor.listVersions(c.var.draft.campaign) }),
  );
  routes.get('/versions/:version', openDraft, async (c) =>
    c.json(await findVersion(editor, c.var.draft, c.req.param('version'))),
  );
  routes.get('/diff', openDraft, async (c) => {
    const { from = '', to = 'draft' } = c.req.query();
    const [before, after] = await Promise.all([
      findVersion(editor, c.var.draft, from),
      findVersion(editor, c.var.draft, to),
    ]);
    const changes = compareDocuments(before, after).map((change) => ({
      ...change,
      words: describeChange(englishOrganiser, change, { before, after }),
    }));
    return c.json({ from, to, changes });
  });
  return routes;
}

/**
 * A version by its number, or the draft.
 * @throws HttpProblem 404 where there is none
 */
export async function findVersion(
  editor: CampaignEditor,
  draft: OpenDraft,
  wanted: string,
): Promise<JsonObject> {
  if (wanted === 'draft') return draft.document;
  const document = /^\d{1,7}$/.test(wanted)
    ? await editor.version(draft.campaign, Number(wanted))
    : undefined;
  if (!document) throw new HttpProblem(404, 'There is no such version of this campaign.');
  return document;
}

const draftJson = async (editor: CampaignEditor, { live, ...draft }: OpenDraft) => ({
  ...draft,
  liveVersion: live?.version ?? null,
  ...(await editor.check(draft.campaign, draft.document)),
});

/**
 * @throws HttpProblem 422 for a document of another campaign: a campaign keeps its id for good
 */
function requireOwnId(document: JsonObject, campaign: string): void {
  if (document.id === campaign) return;
  throw invalidRequest([createProblem('document.id', 'locked', `must be "${campaign}"`)]);
}

/** Somebody else was first: the refusal contains what they kept. */
const answerStale = async (
  c: Context,
  editor: CampaignEditor,
  draft: OpenDraft,
): Promise<Response> =>
  c.json(
    {
      title: 'Changed by somebody else',
      status: 409,
      detail: 'The draft has another revision by now. Nothing was changed: "draft" is what it is.',
      draft: await draftJson(editor, draft),
    },
    409,
    { 'Content-Type': 'application/problem+json' },
  );
