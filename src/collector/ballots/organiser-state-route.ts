import type { Hono } from 'hono';
import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { draftOf, findMissing } from './ballot-drafts.ts';
import type { BallotAct } from './ballot-log.ts';
import type { StoredBallot } from './ballot-records.ts';
import { canSendCodes } from './email/ask-for-code.ts';
import { StateRequest } from './ballot-schemas.ts';
import { STATE_MOVES } from './ballot-state-changes.ts';
import {
  actOf,
  type BallotContext,
  type BallotDesk,
  ballotPath,
  findBallot,
  showBallot,
  tooLate,
} from './ballot-desk.ts';

const MAX_STATE_BYTES = 4096;
const MAX_STATE_FIELDS = 5;

/** `POST …/ballots/{ballot}/state`: publishes, opens, closes, begins the count, calls off. */
export function addStateRoute(routes: Hono<OrganiserCampaignEnv>, desk: BallotDesk): void {
  const body = jsonOrFormBody({ maxBytes: MAX_STATE_BYTES, maxFields: MAX_STATE_FIELDS });
  routes.post('/:ballot/state', body, (c) => moveBallot(c, desk));
}

async function moveBallot(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { store } = desk;
  const ballot = await findBallot(c, desk);
  const sent = isJson(c) ? jsonOf(c) : readStateForm(c);
  const checked = checkValue(StateRequest, sent);
  if (!checked.ok) return refuse(c, desk, checked.problems);
  const { to, reason } = checked.value;
  if (to === 'called-off' && reason === undefined)
    return refuse(c, desk, [
      { path: 'reason', code: 'required', message: 'reason must say why it is called off' },
    ]);
  const missing = ['published', 'open'].includes(to) ? findObstacles(c, desk, ballot) : [];
  if (missing[0]) return refuse(c, desk, missing);
  const detail: BallotAct['detail'] = reason === undefined ? {} : { reason };
  const isMoved = await store.ballots.move(
    ballot,
    { from: STATE_MOVES[to], to },
    actOf(c, desk, to, detail),
  );
  if (!isMoved) throw tooLate();
  if (to === 'closed' || to === 'counting' || to === 'called-off')
    await store.ballots.shuffle(ballot.campaign, ballot.id);
  desk.publicCopies.invalidate();
  return isJson(c)
    ? c.json({ id: ballot.id, version: ballot.version, state: to })
    : redirectDone(c, ballotPath(c, ballot.id), { done: `ballot-${to}` });
}

/**
 * What keeps a ballot from being seen or opened: a draft may lack something, wards may have left
 * the campaign since it was written, and the collector may be unable to send what it promises.
 */
function findObstacles(c: BallotContext, desk: BallotDesk, ballot: StoredBallot): Problem[] {
  const draft = draftOf(ballot);
  const missing = findMissing(draft, c.var.campaign);
  const promisesMail = draft.ways.includes('email') && !canSendCodes(desk);
  return promisesMail
    ? [...missing, createProblem('ways', 'no-email', 'This collector sends no mail, so no codes')]
    : missing;
}

function readStateForm(c: BallotContext): Record<string, unknown> {
  const form = formOf(c);
  const reason = form.text('reason')?.trim();
  return { to: form.text('to'), ...(reason && { reason }) };
}

/** A program gets the problems; a browser the page of the ballot, with what is missing. */
function refuse(c: BallotContext, desk: BallotDesk, found: Problem[]): Promise<Response> {
  if (isJson(c)) throw invalidRequest(found);
  const sentences = c.var.messages.ballots.problems;
  const [first] = found;
  const path = first?.path.split('.')[0] ?? '';
  const problems = describeProblems(first ? [{ ...first, path }] : [], sentences);
  return showBallot(c, desk, { fields: formOf(c).toRecord(), problems });
}
