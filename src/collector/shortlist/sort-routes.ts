import { Hono } from 'hono';
import { publishDueAnswers } from '../answers/publish-results.ts';
import { formBody, formOf, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson, wantsPage } from '../organiser/require-token.ts';
import { backPath, redirectDone } from '../organiser/ui/done-messages.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import { answerDone, type ChooseContext, themeActor } from './choose-context.ts';
import { addTheme, asLocalText, readMove, readThemeName } from './read-move.ts';
import { readSortPage, readSortQuery, type SortPageQuery } from './read-sort-page.ts';
import { SORT_PATH } from './sort-page-data.ts';
import { sortPage } from './sort-page.ts';
import { MAX_SORTED_TEXTS, TextLibrary } from './text-library.ts';

/** Every id of a page with thousands of texts that say the same. */
const MAX_MOVE_BYTES = 1024 * 1024;
const MAX_MOVE_FIELDS = 2000;
const MAX_THEME_FORM_BYTES = 4096;
const MAX_THEME_FORM_FIELDS = 10;

type SortRoutes = Hono<OrganiserCampaignEnv>;

/** The parts that the routes share. */
interface SortingDesk extends Pick<Services, 'store' | 'now'> {
  library: TextLibrary;
}

/** `…/choose`: sorts what residents wrote under headings. */
export function sortRoutes({ store, now }: Services): SortRoutes {
  const routes: SortRoutes = new Hono<OrganiserCampaignEnv>();
  const desk = { store, now, library: new TextLibrary(store) };
  routes.get('/', async (c) => {
    await publishDueAnswers(store, c.var.campaign, now());
    if (!wantsPage(c)) return c.json(await sortedTexts(c, desk));
    const query = readSortQuery(c, new URL(c.req.url).searchParams);
    return c.html(sortPage(c.var, await readSortPage(c, desk, query)));
  });
  addMoveRoutes(routes, desk);
  addThemeRoute(routes, desk);
  return routes;
}

function addMoveRoutes(routes: SortRoutes, desk: SortingDesk): void {
  const { store } = desk;
  const moveBody = formBody({ maxBytes: MAX_MOVE_BYTES, maxFields: MAX_MOVE_FIELDS });
  routes.post('/moves', moveBody, async (c) => {
    const form = formOf(c);
    const back = backPath(form.text('back'), campaignPath(c.var.campaign, SORT_PATH));
    const wanted = await readMove(c, store, form);
    if (!wanted.ok) {
      const query = readSortQuery(c, new URL(back, c.req.url).searchParams);
      return showMoveProblems(c, desk, { query, submitted: wanted.submitted });
    }
    const actor = themeActor(c, desk);
    const { texts, newTheme } = wanted;
    const theme = newTheme ? await addTheme(c, store, newTheme, actor) : wanted.theme;
    const move = await store.themes.move(c.var.campaign.id, { texts, theme }, actor);
    const number = move?.texts ?? 0;
    if (asksForJson(c)) return c.json({ id: move?.id ?? null, theme, texts: number });
    return redirectDone(c, back, { done: 'texts-moved', number, at: move?.id });
  });

  routes.post('/moves/:move/undo', noBody(), async (c) => {
    const { campaign, principal } = c.var;
    const number = await store.themes.undo(campaign.id, c.req.param('move'), principal.name);
    if (number === undefined)
      throw new HttpProblem(404, 'There is no such move, or it is undone.', { sentence: 'noMove' });
    if (asksForJson(c)) return c.json({ texts: number });
    return redirectDone(c, campaignPath(campaign, SORT_PATH), { done: 'move-undone', number });
  });
}

function addThemeRoute(routes: SortRoutes, desk: SortingDesk): void {
  const { themes } = desk.store;
  const themeBody = formBody({ maxBytes: MAX_THEME_FORM_BYTES, maxFields: MAX_THEME_FORM_FIELDS });
  routes.post('/themes/:theme', themeBody, async (c) => {
    const { campaign, messages } = c.var;
    const id = c.req.param('theme');
    const isTheme = (await themes.list(campaign.id)).some((theme) => theme.id === id);
    if (!isTheme) throw new HttpProblem(404, 'There is no such theme.', { sentence: 'noTheme' });
    if (formOf(c).text('change') === 'remove') {
      if (await themes.removeEmpty(campaign.id, id))
        return answerDone(c, SORT_PATH, 'theme-removed');
      throw new HttpProblem(409, 'There are texts under this theme.', { sentence: 'themeInUse' });
    }
    const label = readThemeName(formOf(c).text('label'));
    if (label === undefined) {
      const problems = [{ field: `theme-${id}`, message: messages.choose.refused.themeName }];
      const submitted = { fields: formOf(c).toRecord(), problems };
      const query = readSortQuery(c, new URLSearchParams());
      return showMoveProblems(c, desk, { query, submitted });
    }
    await themes.save(campaign.id, { id, label: asLocalText(c, label) }, themeActor(c, desk));
    return answerDone(c, SORT_PATH, 'theme-saved');
  });
}

/** The page with what is wrong, and with everything that was ticked and typed. */
async function showMoveProblems(
  c: ChooseContext,
  desk: SortingDesk,
  { query, submitted }: { query: SortPageQuery; submitted: SubmittedForm },
) {
  if (asksForJson(c))
    throw invalidRequest(
      submitted.problems.map(({ field: path, message }) => ({ path, code: 'invalid', message })),
    );
  return c.html(sortPage(c.var, await readSortPage(c, desk, query, submitted)), 422);
}

/** The texts of a campaign, or of one ward, for a script. */
async function sortedTexts(c: ChooseContext, { store }: SortingDesk) {
  const { campaign } = c.var;
  const { ward = '' } = c.req.query();
  const [themes, texts] = await Promise.all([
    store.themes.list(campaign.id),
    store.themes.texts(campaign.id, {
      ...(ward !== '' && { area: ward }),
      language: campaign.languages[0] ?? 'en',
      limit: MAX_SORTED_TEXTS + 1,
    }),
  ]);
  return {
    themes,
    texts: texts.slice(0, MAX_SORTED_TEXTS),
    hasMore: texts.length > MAX_SORTED_TEXTS,
  };
}
