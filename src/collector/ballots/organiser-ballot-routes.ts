import { Hono } from 'hono';
import type { BallotDraft, Problem } from 'campaign-widgets/contract';
import { idFromWords, unusedId } from '../editor/new-ids.ts';
import { formOf, isJson, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { hasScope } from '../organiser/principal.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { Services } from '../services.ts';
import {
  actOf,
  type BallotContext,
  type BallotDesk,
  ballotPath,
  findBallot,
  showBallot,
  tooLate,
} from './ballot-desk.ts';
import { checkBallotDraft, draftOf } from './ballot-drafts.ts';
import { readContest, readSettings, textFieldName } from './ballot-forms.ts';
import { ballotsPage, contestPage, settingsPage } from './ballot-pages.ts';
import type { StoredBallot } from './ballot-records.ts';
import { addCountRoutes } from './count/count-routes.ts';
import { addDeclareRoutes } from './count/declare-routes.ts';
import { addBatchRoutes } from './organiser-batch-routes.ts';
import { addShortlistRoute } from './organiser-shortlist-route.ts';
import { addDeskRoutes } from './desk/desk-routes.ts';
import { addStateRoute } from './organiser-state-route.ts';
import { noSuchBallot } from './public-ballot-routes.ts';
import { TurnoutSamples } from './turnout-samples.ts';

const MAX_DRAFT_BYTES = 512 * 1024;
const MAX_FORM_FIELDS = 2500;

/** `…/ballots`: makes ballots, opens and closes them, and prints slips. */
export function organiserBallotRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const desk: BallotDesk = { ...services, samples: new TurnoutSamples(services.now) };
  const body = jsonOrFormBody({ maxBytes: MAX_DRAFT_BYTES, maxFields: MAX_FORM_FIELDS });
  routes.get('/', (c) => listBallots(c, desk));
  routes.get('/new', (c) => c.html(settingsPage(c.var, undefined)));
  routes.post('/', body, (c) => writeSettings(c, desk, undefined));
  routes.get('/:ballot', (c) => showBallot(c, desk));
  routes.post('/:ballot', body, async (c) => writeSettings(c, desk, await findBallot(c, desk)));
  routes.get('/:ballot/settings', async (c) =>
    c.html(settingsPage(c.var, draftOf(await findBallot(c, desk)))),
  );
  routes.get('/:ballot/contests/:contest', async (c) => {
    const draft = draftOf(await findBallot(c, desk));
    return c.html(contestPage(c.var, draft, contestOf(c, draft)));
  });
  routes.post('/:ballot/contests/:contest', body, (c) => writeContest(c, desk));
  addShortlistRoute(routes, desk);
  addStateRoute(routes, desk);
  addBatchRoutes(routes, desk);
  addCountRoutes(routes, desk);
  addDeskRoutes(routes, desk);
  addDeclareRoutes(routes, desk);
  return routes;
}

async function listBallots(c: BallotContext, { store }: BallotDesk) {
  const canEdit = hasScope(c.var.principal, 'edit');
  // In a hall nobody needs drafts.
  const ballots = (await store.ballots.list(c.var.campaign.id)).filter(
    ({ state }) => canEdit || state !== 'draft',
  );
  if (!wantsPage(c))
    return c.json({
      ballots: ballots.map(({ id, version, state, document }) => ({
        id,
        version,
        state,
        document,
      })),
    });
  const listed = ballots.map((ballot) => ({ ballot, draft: draftOf(ballot) }));
  return c.html(ballotsPage(c.var, listed, readDone(c)));
}

async function writeSettings(
  c: BallotContext,
  desk: BallotDesk,
  current: StoredBallot | undefined,
): Promise<Response> {
  const { campaign } = c.var;
  const draft = current && draftOf(current);
  const version = (current?.version ?? 0) + 1;
  const id = current?.id ?? (await newId(c, desk));
  const kept = { contests: [], ...draft, id, version };
  const sent = isJson(c)
    ? { ...(jsonOf(c) as object), id, version, campaign: campaign.id }
    : readSettings(formOf(c), campaign, kept);
  const checked = checkBallotDraft(sent, campaign, current);
  if (!checked.ok) {
    if (isJson(c)) throw invalidRequest(checked.problems);
    return c.html(settingsPage(c.var, draft, submittedForm(c, checked.problems)), 422);
  }
  await writeDraft(c, desk, checked.value);
  return answerWritten(c, checked.value, current?.state ?? 'draft');
}

async function newId(c: BallotContext, { store }: BallotDesk): Promise<string> {
  const { campaign } = c.var;
  const sent = isJson(c) ? (jsonOf(c) as { id?: unknown } | null)?.id : undefined;
  const wanted =
    typeof sent === 'string'
      ? sent
      : idFromWords(
          isJson(c)
            ? ''
            : (formOf(c).text(textFieldName('title', campaign.languages[0] ?? 'en')) ?? ''),
          'ballot',
        );
  const taken = new Set((await store.ballots.list(campaign.id)).map(({ id }) => id));
  // `new` is the address of the form.
  return unusedId(wanted, (id) => id === 'new' || taken.has(id));
}

async function writeDraft(c: BallotContext, desk: BallotDesk, draft: BallotDraft): Promise<void> {
  const { campaign, id, version } = draft;
  const act = actOf(c, desk, 'written', { version });
  if (!(await desk.store.ballots.write({ campaign, id, version, document: draft }, act)))
    throw tooLate();
}

const answerWritten = (c: BallotContext, { id, version }: BallotDraft, state: string) =>
  wantsPage(c)
    ? redirectDone(c, ballotPath(c, id), { done: 'ballot-saved' })
    : c.json({ id, version, state }, 200);

function contestOf(c: BallotContext, { contests }: BallotDraft) {
  const id = c.req.param('contest');
  if (id === 'new') return undefined;
  const contest = contests.find((one) => one.id === id);
  if (!contest) throw noSuchBallot();
  return contest;
}

async function writeContest(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const stored = await findBallot(c, desk);
  const draft = draftOf(stored);
  const current = contestOf(c, draft);
  if (isJson(c)) throw new HttpProblem(415, 'Send the whole ballot as JSON, to its own address.');
  const isUsed = (id: string) => id === 'new' || draft.contests.some((one) => one.id === id);
  const contest = readContest(formOf(c), c.var.campaign, current, isUsed);
  const at = current ? draft.contests.indexOf(current) : draft.contests.length;
  const contests = draft.contests.toSpliced(at, 1, ...(contest ? [contest as never] : []));
  const changed = { ...draft, version: stored.version + 1, contests };
  const checked = checkBallotDraft(changed, c.var.campaign, stored);
  const wrong = [
    ...(checked.ok ? [] : checked.problems),
    ...(contest ? doubleWards(contests, at) : []),
  ];
  if (!checked.ok || wrong[0])
    return c.html(contestPage(c.var, draft, current, submittedContest(c, wrong)), 422);
  await writeDraft(c, desk, checked.value);
  return answerWritten(c, checked.value, stored.state);
}

/** A ward of the contest at this place that another one has too. */
const doubleWards = (contests: { wards: string[] }[], at: number): Problem[] =>
  contests.some(
    ({ wards }, place) => place !== at && wards.some((ward) => contests[at]?.wards.includes(ward)),
  )
    ? [
        {
          path: `contests.${at}.wards`,
          code: 'duplicate',
          message: 'has a ward of another contest',
        },
      ]
    : [];

/** A form that comes back, its problems worded and led to their fields. */
function submittedForm(c: BallotContext, found: Problem[]): SubmittedForm {
  const first = c.var.campaign.languages[0] ?? 'en';
  const { problems: sentences } = c.var.messages.ballots;
  const byField = new Map(
    found.map(({ path, ...problem }) => {
      const name = path.split('.')[0] ?? '';
      return [name, { ...problem, path: name }];
    }),
  );
  const problems = describeProblems([...byField.values()], sentences).map(({ field, message }) => ({
    field: ['title', 'declaration', 'decides'].includes(field)
      ? textFieldName(field, first)
      : field,
    message,
  }));
  return { fields: formOf(c).toRecord(), problems };
}

function submittedContest(c: BallotContext, found: Problem[]): SubmittedForm {
  const isOfWards = ({ path }: Problem) => /\.wards(\.|$)/.test(path) || path.startsWith('events');
  const places = [
    ...(found.some(isOfWards) ? ['wards'] : []),
    ...(found.some((problem) => !isOfWards(problem)) ? ['options'] : []),
  ];
  const { problems: sentences } = c.var.messages.ballots;
  const problems = describeProblems(
    places.map((path) => ({ path, code: '', message: '' })),
    sentences,
  );
  const form = formOf(c);
  return { fields: { ...form.toRecord(), wards: form.texts('ward').join(' ') }, problems };
}
