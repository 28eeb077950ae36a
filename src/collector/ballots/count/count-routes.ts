import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import {
  BallotDefinition,
  checkValue,
  createProblem,
  type Problem,
} from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody, noBody } from '../../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import { hasScope } from '../../organiser/principal.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson, wantsPage } from '../../organiser/require-token.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import { describeProblems, type SubmittedForm } from '../../organiser/ui/form-fields.ts';
import {
  actOf,
  type BallotContext,
  type BallotDesk,
  ballotPath,
  findBallot,
  tooLate,
} from '../ballot-desk.ts';
import type { StoredBallot } from '../ballot-records.ts';
import { noSuchBallot } from '../public-ballot-routes.ts';
import { describeCountProblems, readCountForm } from './count-form.ts';
import { countFormPage } from './count-form-page.ts';
import { countPage } from './count-page.ts';
import type { BallotBox, EntryOutcome } from './count-records.ts';
import { BoxRequest, CountRequest, ReasonRequest } from './count-schemas.ts';
import { contestsOfBox } from './count-sums.ts';
import { paperProblems } from './paper-sums.ts';

const MAX_COUNT_BYTES = 8192;
const MAX_COUNT_FIELDS = 20;

/** `…/count` and `…/boxes`: two people count papers, and neither sees what the other read. */
export function addCountRoutes(routes: Hono<OrganiserCampaignEnv>, desk: BallotDesk): void {
  const body = jsonOrFormBody({ maxBytes: MAX_COUNT_BYTES, maxFields: MAX_COUNT_FIELDS });
  routes.get('/:ballot/count', (c) => showCount(c, desk));
  routes.post('/:ballot/boxes', body, (c) => addBox(c, desk));
  routes.post('/:ballot/boxes/:box/remove', noBody(), (c) => removeBox(c, desk));
  routes.post('/:ballot/boxes/:box/write-off', body, (c) => writeOffBox(c, desk));
  routes.get('/:ballot/boxes/:box/contests/:contest', (c) => showForm(c, desk));
  routes.post('/:ballot/boxes/:box/contests/:contest', body, (c) => enterCount(c, desk));
  routes.post('/:ballot/boxes/:box/contests/:contest/reopen', body, (c) => reopen(c, desk));
}

const countPath = (c: BallotContext, { id }: StoredBallot) => `${ballotPath(c, id)}/count`;

/** A ballot that has been published: before, it has no contests to count. */
async function findCounted(c: BallotContext, desk: BallotDesk) {
  const ballot = await findBallot(c, desk);
  if (ballot.state === 'draft') throw noSuchBallot();
  return { ballot, definition: BallotDefinition.parse(ballot.document) };
}

async function showCount(
  c: BallotContext,
  desk: BallotDesk,
  submitted?: SubmittedForm,
): Promise<Response> {
  const { ballot, definition } = await findCounted(c, desk);
  const { ballotCounts } = desk.store;
  const [boxes, standings] = await Promise.all([
    ballotCounts.boxes(ballot.campaign, ballot.id),
    ballotCounts.standings(ballot.campaign, ballot.id),
  ]);
  if (!wantsPage(c))
    return c.json({
      boxes: boxes.map(({ id, label, event, writtenOff }) => ({
        ...{ id, label, event, writtenOff },
        contests: contestsOfBox(definition, { event }).map((contest) => {
          const standing = standings.find((one) => one.box === id && one.contest === contest.id);
          const { state = 'uncounted', countedBy = [], differing = [] } = standing ?? {};
          return { id: contest.id, state, countedBy, differing };
        }),
      })),
    });
  const data = { ballot, definition, boxes, standings, done: readDone(c), submitted };
  return c.html(countPage(c.var, data), submitted ? 422 : 200);
}

async function addBox(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { ballot, definition } = await findCounted(c, desk);
  const checked = checkValue(BoxRequest, isJson(c) ? jsonOf(c) : readBoxForm(c));
  if (!checked.ok) return refuse(c, desk, checked.problems);
  const { label, event } = checked.value;
  if (event !== undefined && !definition.events?.some(({ id }) => id === event))
    return refuse(c, desk, [createProblem('event', 'unknown', 'is not an event of this ballot')]);
  requireLateAccess(c, ballot);
  const id = randomUUID();
  const act = actOf(c, desk, 'box', { label });
  if (!(await desk.store.ballotCounts.addBox(ballot, { id, label, event }, act))) throw tooLate();
  return isJson(c)
    ? c.json({ id }, 201)
    : redirectDone(c, countPath(c, ballot), { done: 'box-added' });
}

function readBoxForm(c: BallotContext) {
  const event = formOf(c).text('event');
  return { label: formOf(c).text('label')?.trim(), ...(event && { event }) };
}

/** After the result, a count is changed only by who may correct it. */
function requireLateAccess(c: BallotContext, { state }: StoredBallot): void {
  if (['declared', 'corrected'].includes(state) && !hasScope(c.var.principal, 'edit'))
    throw new HttpProblem(403, 'The result is declared: this needs the scope "edit".', {
      sentence: 'scope-edit',
    });
}

async function findBox(
  c: BallotContext,
  { store }: BallotDesk,
  { campaign, id }: StoredBallot,
): Promise<BallotBox> {
  const boxes = await store.ballotCounts.boxes(campaign, id);
  const box = boxes.find((one) => one.id === c.req.param('box'));
  if (!box) throw new HttpProblem(404, 'There is no such box.', { sentence: 'noBox' });
  return box;
}

async function removeBox(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { ballot } = await findCounted(c, desk);
  const box = await findBox(c, desk, ballot);
  const act = actOf(c, desk, 'box-removed', { label: box.label });
  if (!(await desk.store.ballotCounts.removeBox(ballot, box.id, act))) throw tooLate();
  return asksForJson(c)
    ? c.body(null, 204)
    : redirectDone(c, countPath(c, ballot), { done: 'box-removed' });
}

async function writeOffBox(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { ballot } = await findCounted(c, desk);
  const box = await findBox(c, desk, ballot);
  const checked = readReason(c);
  if (!checked.ok) return refuse(c, desk, checked.problems, `reason-${box.id}`);
  const { reason } = checked.value;
  const act = actOf(c, desk, 'box-written-off', { label: box.label, reason });
  const isWritten = await desk.store.ballotCounts.writeOffBox(ballot, box.id, reason, act);
  if (!isWritten) throw tooLate();
  return isJson(c)
    ? c.body(null, 204)
    : redirectDone(c, countPath(c, ballot), { done: 'box-written-off' });
}

const readReason = (c: BallotContext) =>
  checkValue(ReasonRequest, isJson(c) ? jsonOf(c) : { reason: formOf(c).text('reason') });

/** The box and the contest that the address names. */
async function findForm(c: BallotContext, desk: BallotDesk) {
  const { ballot, definition } = await findCounted(c, desk);
  const box = await findBox(c, desk, ballot);
  const contest = contestsOfBox(definition, box).find(({ id }) => id === c.req.param('contest'));
  if (!contest) throw noSuchBallot();
  return { ballot, definition, box, contest };
}

async function showForm(
  c: BallotContext,
  desk: BallotDesk,
  submitted?: SubmittedForm,
): Promise<Response> {
  const { ballot, definition, box, contest } = await findForm(c, desk);
  const standings = await desk.store.ballotCounts.standings(ballot.campaign, ballot.id);
  const standing = standings.find((one) => one.box === box.id && one.contest === contest.id);
  const data = { ballot, definition, box, contest, standing, done: readDone(c), submitted };
  return c.html(countFormPage(c.var, data), submitted ? 422 : 200);
}

async function enterCount(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { ballot, definition, box, contest } = await findForm(c, desk);
  const sent = isJson(c) ? jsonOf(c) : readCountForm(formOf(c), contest);
  const checked = checkValue(CountRequest, sent);
  if (!checked.ok) return refuseCount(c, desk, checked.problems);
  const { note = '', ...count } = checked.value;
  const wrong = [
    ...contest.options.flatMap(({ id }) =>
      id in count.ticks ? [] : [createProblem(`ticks.${id}`, 'required', 'must be a number')],
    ),
    ...Object.keys(count.ticks).flatMap((id) =>
      contest.options.some((option) => option.id === id)
        ? []
        : [createProblem('ticks', 'unknown', 'names an issue that is not on this ballot')],
    ),
  ];
  const found = wrong[0] ? wrong : paperProblems(definition, contest, count);
  if (found[0]) return refuseCount(c, desk, found);
  const { holder: token } = c.var.principal;
  const { what: _, ...act } = actOf(c, desk, '', { box: box.label, contest: contest.id });
  const entry = { box: box.id, contest: contest.id, count, note, token };
  const kept = await desk.store.ballotCounts.enter(ballot, entry, act);
  return answerEntry(c, desk, ballot, kept);
}

function answerEntry(
  c: BallotContext,
  desk: BallotDesk,
  ballot: StoredBallot,
  kept: EntryOutcome,
): Response | Promise<Response> {
  const { outcome } = kept;
  if (outcome === 'same-token') {
    const problem = createProblem('', outcome, 'must be sent with another token than the first');
    if (isJson(c)) throw new HttpProblem(409, 'This token counted first.', { problems: [problem] });
    return refuseCount(c, desk, [{ ...problem, path: 'same-token' }]);
  }
  if (outcome === 'done' || outcome === 'not-counting') throw tooLate();
  if (isJson(c)) return c.json(kept, 200);
  const path = outcome === 'differs' ? c.req.path : countPath(c, ballot);
  return redirectDone(c, path, { done: `count-${outcome}` });
}

async function reopen(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { ballot, box, contest } = await findForm(c, desk);
  requireLateAccess(c, ballot);
  const checked = readReason(c);
  if (!checked.ok) return refuse(c, desk, checked.problems, `reason-${box.id}-${contest.id}`);
  const { reason } = checked.value;
  const form = { box: box.id, contest: contest.id };
  const act = actOf(c, desk, 'reopened', { box: box.label, contest: contest.id, reason });
  if (!(await desk.store.ballotCounts.reopen(ballot, form, act))) throw tooLate();
  return isJson(c)
    ? c.body(null, 204)
    : redirectDone(c, countPath(c, ballot), { done: 'count-reopened' });
}

/** A program gets the problems; a browser the page of the boxes. */
function refuse(
  c: BallotContext,
  desk: BallotDesk,
  found: Problem[],
  reasonField = 'reason',
): Promise<Response> {
  if (isJson(c)) throw invalidRequest(found);
  const described = describeProblems(found, c.var.messages.count.problems);
  const problems = described.map(({ field, message }) => ({
    field: field === 'reason' ? reasonField : field,
    message,
  }));
  return showCount(c, desk, { fields: formOf(c).toRecord(), problems });
}

/** The form comes back with what was typed, each problem at its line. */
function refuseCount(c: BallotContext, desk: BallotDesk, found: Problem[]): Promise<Response> {
  if (isJson(c)) throw invalidRequest(found);
  const problems = describeCountProblems(found, c.var.messages.count.problems);
  return showForm(c, desk, { fields: formOf(c).toRecord(), problems });
}
