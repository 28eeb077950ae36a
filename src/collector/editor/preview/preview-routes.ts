import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { noBody } from '../../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../../http/http-problem.ts';
import { countGuess } from '../../organiser/count-guess.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import { detectPageLanguage } from '../../organiser/language-routes.ts';
import type { OrganiserEnv } from '../../organiser/principal.ts';
import type { LanguageContext } from '../../organiser/ui/page-context.ts';
import { type Html, htmlPage } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import type { CampaignEditor, OpenDraft } from '../campaign-editor.ts';
import {
  backToTasks,
  draftName,
  type EditorContext,
  editorPage,
  editPath,
} from '../editor-page.ts';
import { type EditorEnv, requireDraft } from '../require-editor.ts';
import { readPreviewChoice } from './preview-choice.ts';
import { previewFrame } from './preview-frame.ts';
import { previewFrameHeaders, previewPageHeaders } from './preview-headers.ts';
import { findPreviewed, makePreviewLink, type PreviewLink } from './preview-links.ts';
import { previewView } from './preview-view.ts';

export interface PreviewRouteOptions {
  services: Services;
  editor: CampaignEditor;
  contextOf: (variables: EditorEnv['Variables']) => EditorContext;
}

/** `…/edit/preview`: the draft in the real widgets, for people who may change it. */
export function previewRoutes(options: PreviewRouteOptions): Hono<EditorEnv> {
  const { services, editor, contextOf } = options;
  const routes = new Hono<EditorEnv>();
  const openDraft = requireDraft(editor);
  routes.get('/', openDraft, async (c) =>
    c.html(await previewPage(contextOf(c.var), services, c.req.query())),
  );
  routes.get('/frame', openDraft, (c) => {
    const { document } = c.var.draft;
    return c.html(
      previewFrame(document, readPreviewChoice(c.req.query(), document), services.now()),
    );
  });
  routes.post('/link', openDraft, noBody(), async (c) => {
    const link = await makePreviewLink(services, c.var.draft.campaign);
    const { origin } = new URL(c.req.url);
    const url = `${services.publicUrl || origin}/previews/${link.key}`;
    if (asksForJson(c)) return c.json({ url, expiresAt: link.expiresAt }, 201);
    return c.html(await previewPage(contextOf(c.var), services, {}, { ...link, url }));
  });
  return routes;
}

function previewPage(
  context: EditorContext,
  { assets }: Services,
  query: Readonly<Record<string, string>>,
  link?: PreviewLink & { url: string },
): Promise<Html> {
  const { draft, messages } = context;
  const { preview } = messages;
  const path = editPath(draft.campaign, '/preview');
  const choice = readPreviewChoice(query, draft.document);
  const { title, noScript } = preview;
  return editorPage(
    context,
    title,
    html`${backToTasks(context)}
      <h1>${title}</h1>
      ${link ? madeLink(context, link) : ''}
      ${
        assets.length === 0
          ? html`<p class="problem">${noScript}</p>`
          : previewView(context, path, { document: draft.document, choice })
      }
      <h2>${preview.linkTitle}</h2>
      <p class="hint">${preview.linkHint}</p>
      <form method="post" action="${path}/link"><button>${preview.makeLink}</button></form>`,
  );
}

const madeLink = (
  { format, messages }: EditorContext,
  { url, expiresAt }: PreviewLink & { url: string },
) =>
  html`<div class="panel" role="status">
    <p><label for="link">${messages.preview.linkMade(format.time(expiresAt))}</label></p>
    <input id="link" class="copy" readonly value="${url}" />
  </div>`;

/** `/previews/{key}`: the same for a colleague who has a link. */
export function guestPreviewRoutes(services: Services, editor: CampaignEditor): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const { limits } = services;
  const openKey = async (c: Context, key: string): Promise<OpenDraft> => {
    const draft = await countGuess(limits, c, async () => {
      const campaign = await findPreviewed(services, key).catch(throwStoreUnavailable);
      return campaign === undefined ? undefined : editor.open(campaign);
    });
    if (!draft) throw new HttpProblem(404, 'This link is none, or it is older than seven days.');
    return draft;
  };
  routes.get('/previews/:key', previewPageHeaders(), detectPageLanguage(), async (c) => {
    const key = c.req.param('key');
    const draft = await openKey(c, key);
    c.header('Cache-Control', 'no-store');
    return c.html(guestPage(c.var, `/previews/${key}`, { draft, query: c.req.query() }));
  });
  routes.get('/previews/:key/frame', previewFrameHeaders(), async (c) => {
    const { document } = await openKey(c, c.req.param('key'));
    c.header('Cache-Control', 'no-store');
    return c.html(
      previewFrame(document, readPreviewChoice(c.req.query(), document), services.now()),
    );
  });
  return routes;
}

function guestPage(
  context: LanguageContext,
  path: string,
  { draft, query }: { draft: OpenDraft; query: Readonly<Record<string, string>> },
): Html {
  const { document } = draft;
  const title = context.messages.preview.guestTitle(draftName(draft));
  const choice = readPreviewChoice(query, document);
  return htmlPage(
    context,
    title,
    html`<main>
      <h1>${title}</h1>
      ${previewView(context, path, { document, choice })}
    </main>`,
  );
}
