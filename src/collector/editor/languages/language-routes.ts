import { type Context, Hono } from 'hono';
import { formBody, formOf } from '../../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../../http/http-problem.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import type { CampaignEditor } from '../campaign-editor.ts';
import { MAX_DOCUMENT_BYTES } from '../draft-routes.ts';
import { type EditorContext, editPath, pathWithDone } from '../editor-page.ts';
import { firstLanguage, languagesOf } from '../local-words.ts';
import { type EditorEnv, requireDraft } from '../require-editor.ts';
import { languagePage } from './language-page.ts';
import { withTranslations } from './translated-texts.ts';
import { readTranslations, translationCsv } from './translation-csv.ts';
import { translationTask } from './translation-task.ts';

type LanguageRequest = Context<EditorEnv>;

export interface LanguageRouteOptions {
  editor: CampaignEditor;
  contextOf: (variables: EditorEnv['Variables']) => EditorContext;
  /** Keeps the form of a task, and redirects to a path. */
  saveForm: (c: LanguageRequest, language: string) => Promise<Response>;
}

const MAX_TABLE_FIELDS = 4;
const MAX_FORM_FIELDS = 500;

/** `…/edit/languages/{language}`: one language of a draft, as a form and as a table. */
export function languageRoutes(options: LanguageRouteOptions): Hono<EditorEnv> {
  const { editor, contextOf, saveForm } = options;
  const routes = new Hono<EditorEnv>();
  const openDraft = requireDraft(editor);
  const limitedForm = formBody({ maxBytes: MAX_DOCUMENT_BYTES, maxFields: MAX_FORM_FIELDS });
  const limitedTable = formBody({ maxBytes: MAX_DOCUMENT_BYTES, maxFields: MAX_TABLE_FIELDS });

  routes.get('/:language', openDraft, async (c) => {
    const language = requireLanguage(c);
    const task = translationTask(c.var.draft.document, language);
    return c.html(await languagePage(contextOf(c.var), { language, task, query: c.req.query() }));
  });
  routes.post('/:language', openDraft, limitedForm, (c) => saveForm(c, requireLanguage(c)));
  routes.get('/:language/table.csv', openDraft, (c) => {
    const language = requireLanguage(c);
    const { document, campaign } = c.var.draft;
    const table = translationCsv(c.var.messages, document, {
      language,
      first: firstLanguage(document),
    });
    return c.body(table, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${encodeURIComponent(`${campaign}-${language}.csv`)}"`,
    });
  });
  routes.post('/:language/table', openDraft, limitedTable, (c) => takeTable(c, options));
  return routes;
}

/** @throws HttpProblem 404 where the draft has no such language beside its first */
function requireLanguage(c: LanguageRequest): string {
  const wanted = c.req.param('language') ?? '';
  const language = languagesOf(c.var.draft.document)
    .slice(1)
    .find((tag) => tag === wanted);
  if (language === undefined) throw new HttpProblem(404, 'The campaign has no such language.');
  return language;
}

async function takeTable(c: LanguageRequest, { editor, contextOf }: LanguageRouteOptions) {
  const language = requireLanguage(c);
  const { draft, principal } = c.var;
  const bytes = await formOf(c).file('file')?.bytes();
  const read = await readTranslations(bytes ?? new Uint8Array(), language);
  if (!read.ok) {
    const task = translationTask(draft.document, language);
    const fileProblems = read.problems;
    const options = { language, task, query: {}, fileProblems };
    return c.html(await languagePage(contextOf(c.var), options), 422);
  }
  const first = firstLanguage(draft.document);
  const { document, changed } = withTranslations(draft.document, read.value, { language, first });
  const change = { document, revision: draft.revision, by: principal.name };
  if (!(await editor.save(draft, change).catch(throwStoreUnavailable)))
    throw new HttpProblem(409, 'Somebody else changed the draft in the same moment. Try again.');
  const path = editPath(draft.campaign, `/languages/${encodeURIComponent(language)}`);
  return asksForJson(c)
    ? c.body(null, 204)
    : c.redirect(pathWithDone(path, 'translated', changed), 303);
}
