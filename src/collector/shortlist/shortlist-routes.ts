import { Hono } from 'hono';
import { publishDueAnswers } from '../answers/publish-results.ts';
import { describeActor } from '../organiser/actor-name.ts';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson, wantsPage } from '../organiser/require-token.ts';
import { readDone } from '../organiser/ui/done-messages.ts';
import type { FormProblem, SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { Services } from '../services.ts';
import { answerDone, type ChooseContext, themeActor } from './choose-context.ts';
import { STEP_PATHS } from './choose-steps.ts';
import { readShortlist, readWeighings } from './read-shortlist.ts';
import { shortlistCsv } from './shortlist-csv.ts';
import { shortlistPage } from './shortlist-page.ts';
import { readWardChoices, type WardChoices } from './ward-candidates.ts';
import { shownCandidates } from './ward-frame.ts';
import { wardListPage } from './ward-list-page.ts';
import { weighPage } from './weigh-page.ts';

type ChooseRoutes = Hono<OrganiserCampaignEnv>;

/** Five fields for each of the issues and themes of a campaign. */
const MAX_WARD_FORM_FIELDS = 1500;
const MAX_WARD_FORM_BYTES = 1024 * 1024;
const MAX_SMALL_FORM_BYTES = 1024;
const MAX_SMALL_FORM_FIELDS = 5;
const MAX_SHOWN_VERSIONS = 20;

/** `…/choose/weigh` and `…/choose/shortlist`: what organisers think, and what wards choose from. */
export function shortlistRoutes(services: Services): ChooseRoutes {
  const routes: ChooseRoutes = new Hono<OrganiserCampaignEnv>();
  addListRoutes(routes, services);
  addWeighRoutes(routes, services);
  addShortlistRoutes(routes, services);
  return routes;
}

function addListRoutes(routes: ChooseRoutes, { store, now }: Services): void {
  routes.get('/shortlist.csv', async (c) => {
    const { campaign } = c.var;
    return c.body(shortlistCsv(await readWardChoices(c.var, store)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${campaign.id}-shortlist.csv"`,
    });
  });
  for (const step of ['weigh', 'shortlist'] as const)
    routes.get(`/${step}`, async (c) => {
      await publishDueAnswers(store, c.var.campaign, now());
      const wards = await readWardChoices(c.var, store);
      if (!wantsPage(c)) return c.json({ wards });
      return c.html(wardListPage(c.var, step, { wards, page: c.req.query('page') }));
    });
}

function addWeighRoutes(routes: ChooseRoutes, services: Services): void {
  const { store } = services;
  const show = async (c: ChooseContext, ward: WardChoices, submitted?: SubmittedForm) =>
    weighPage(c.var, {
      ward,
      shown: shownCandidates(ward, c.req.query('every') !== undefined || submitted !== undefined),
      member: c.var.principal.name,
      done: submitted ? undefined : readDone(c),
      submitted,
    });
  routes.get('/weigh/:ward', async (c) => c.html(await show(c, await requireWard(c, services))));
  routes.post('/weigh/:ward', wardForm(), async (c) => {
    const ward = await requireWard(c, services);
    const read = readWeighings(c.var, ward.candidates, formOf(c));
    if (!read.ok) {
      const submitted = problemsFor(c, read.problems);
      return c.html(await show(c, ward, submitted), 422);
    }
    await store.shortlists.weigh(c.var.campaign.id, ward.code, read.value, themeActor(c, services));
    return answerDone(c, `${STEP_PATHS.weigh}/${ward.code}`, 'weighed');
  });
}

function addShortlistRoutes(routes: ChooseRoutes, services: Services): void {
  const { shortlists } = services.store;
  const show = async (c: ChooseContext, ward: WardChoices, submitted?: SubmittedForm) =>
    shortlistPage(c.var, {
      ward,
      shown: shownCandidates(ward, c.req.query('every') !== undefined || submitted !== undefined),
      versions: await shortlists.versions(c.var.campaign.id, ward.code, MAX_SHOWN_VERSIONS),
      done: submitted ? undefined : readDone(c),
      submitted,
    });
  /** Keeps a version, unless somebody kept another since the form was shown. */
  const save = async (c: ChooseContext, ward: WardChoices, document: SavedDocument) => {
    const base = Number(formOf(c).text('base'));
    const kept = { area: ward.code, base, document };
    if (await shortlists.save(c.var.campaign.id, kept, themeActor(c, services)))
      return answerDone(c, `${STEP_PATHS.shortlist}/${ward.code}`, 'shortlist-saved');
    const now = await requireWard(c, services);
    const name = describeActor(c.var, now.shortlist?.by ?? '');
    const message = c.var.messages.choose.refused.changed(name);
    const field = `${ward.candidates[0]?.id ?? ''}.place`;
    return c.html(await show(c, now, problemsFor(c, [{ field, message }])), 409);
  };
  routes.get('/shortlist/:ward', async (c) =>
    c.html(await show(c, await requireWard(c, services))),
  );
  routes.post('/shortlist/:ward', wardForm(), async (c) => {
    const ward = await requireWard(c, services);
    const read = readShortlist(c.var, ward.candidates, formOf(c));
    if (read.ok) return save(c, ward, read.value);
    return c.html(await show(c, ward, problemsFor(c, read.problems)), 422);
  });
  const smallForm = formBody({ maxBytes: MAX_SMALL_FORM_BYTES, maxFields: MAX_SMALL_FORM_FIELDS });
  routes.post('/shortlist/:ward/restore', smallForm, async (c) => {
    const ward = await requireWard(c, services);
    const wanted = Number(formOf(c).text('revision'));
    const versions = await shortlists.versions(c.var.campaign.id, ward.code, MAX_SHOWN_VERSIONS);
    const version = versions.find(({ revision }) => revision === wanted);
    if (!version) throw new HttpProblem(404, 'There is no such version.', { sentence: 'noRecord' });
    return save(c, ward, version.document);
  });
}

type SavedDocument = Extract<ReturnType<typeof readShortlist>, { ok: true }>['value'];

const wardForm = () => formBody({ maxBytes: MAX_WARD_FORM_BYTES, maxFields: MAX_WARD_FORM_FIELDS });

/** The ward that the path names. @throws HttpProblem 404 */
async function requireWard(c: ChooseContext, { store, now }: Services): Promise<WardChoices> {
  await publishDueAnswers(store, c.var.campaign, now());
  const code = c.req.param('ward');
  const ward = (await readWardChoices(c.var, store)).find((each) => each.code === code);
  if (!ward) throw new HttpProblem(404, 'There is no such ward.', { sentence: 'noWard' });
  return ward;
}

/** What was sent, to show it again with its problems. @throws HttpProblem 422 for a script */
function problemsFor(c: ChooseContext, problems: FormProblem[]): SubmittedForm {
  if (asksForJson(c))
    throw invalidRequest(
      problems.map(({ field: path, message }) => ({ path, code: 'invalid', message })),
    );
  return { fields: formOf(c).toRecord(), problems };
}
