import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import {
  type BallotDefinition,
  type CampaignDocument,
  checkValue,
  codeMistake,
  createProblem,
  normaliseCode,
  type Problem,
} from 'campaign-widgets/contract';
import type * as z from 'zod';
import { formOf, isJson, jsonOf, jsonOrFormBody, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson } from '../organiser/require-token.ts';
import { redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { deadlineOf } from './ballot-deadlines.ts';
import { draftOf } from './ballot-drafts.ts';
import { createCode } from './ballot-keys.ts';
import type { NewBatch } from './ballot-records.ts';
import { BatchRequest } from './ballot-schemas.ts';
import { slipsPage } from './ballot-slips.ts';
import {
  actOf,
  type BallotContext,
  type BallotDesk,
  ballotPath,
  findBallot,
  showBallot,
  tooLate,
} from './ballot-desk.ts';
import { noSuchBallot } from './public-ballot-routes.ts';

const MAX_BATCH_BYTES = 4096;
const MAX_BATCH_FIELDS = 12;

/** `…/batches` and `…/codes/void`: codes are made, shown once, and made void. */
export function addBatchRoutes(routes: Hono<OrganiserCampaignEnv>, desk: BallotDesk): void {
  const body = jsonOrFormBody({ maxBytes: MAX_BATCH_BYTES, maxFields: MAX_BATCH_FIELDS });
  routes.post('/:ballot/batches', body, (c) => makeBatch(c, desk));
  routes.post('/:ballot/batches/:batch/void', noBody(), (c) => voidBatch(c, desk));
  routes.post('/:ballot/codes/void', body, (c) => voidCode(c, desk));
}

async function makeBatch(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const { store, ballotKeys, publicUrl } = desk;
  if (!ballotKeys.areLasting)
    throw new HttpProblem(
      409,
      'This collector has no secret: no code that it makes would be known after a restart.',
    );
  const ballot = await findBallot(c, desk);
  const draft = draftOf(ballot);
  const checked = checkValue(BatchRequest, isJson(c) ? jsonOf(c) : readBatchForm(c));
  const problems = checked.ok
    ? batchProblems(draft, c.var.campaign, checked.value)
    : checked.problems;
  if (!checked.ok || problems[0]) return refuse(c, desk, problems);
  const { size, replacement = false, printer, ...rest } = checked.value;
  const batch: NewBatch = { ...rest, id: randomUUID(), isReplacement: replacement };
  const codes = Array.from({ length: size }, createCode);
  const isAdded = await store.ballots.addBatch(
    ballot,
    batch,
    codes.map((code) => ballotKeys.codeRow(code)),
    actOf(c, desk, 'batch', { label: batch.label, size, id: batch.id }),
  );
  if (!isAdded) throw tooLate();
  const closes = deadlineOf(draft, batch);
  if (isJson(c) || asksForJson(c)) return c.json({ id: batch.id, codes, closes }, 201);
  const origin = publicUrl || new URL(c.req.url).origin;
  const slips = { definition: draft, codes, closes, publicUrl: origin, printer };
  return c.html(await slipsPage(c.var, slips));
}

function readBatchForm(c: BallotContext): Record<string, unknown> {
  const form = formOf(c);
  const line = (name: string) => form.text(name)?.trim() || undefined;
  const size = line('size');
  return {
    label: line('label'),
    size: size === undefined ? undefined : Number(size),
    event: line('event'),
    area: line('area'),
    replacement: form.has('replacement'),
    printer: line('printer'),
  };
}

function batchProblems(
  { events = [], contests }: BallotDefinition,
  { imprint }: CampaignDocument,
  { event, area, printer }: z.infer<typeof BatchRequest>,
): Problem[] {
  return [
    ...(event === undefined || events.some(({ id }) => id === event)
      ? []
      : [createProblem('event', 'unknown', 'is not an event of this ballot')]),
    ...(area === undefined || contests.some(({ wards }) => wards.includes(area))
      ? []
      : [createProblem('area', 'unknown', 'is not a ward of this ballot')]),
    // Elections Act 2022 for the imprint; Political Parties, Elections and Referendums Act 2000,
    // section 143, for the printer of printed material.
    ...(imprint === 'not-required' || printer !== undefined
      ? []
      : [createProblem('printer', 'required', 'must name the printer, with an address')]),
  ];
}

async function voidBatch(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const ballot = await findBallot(c, desk);
  const id = c.req.param('batch') ?? '';
  const batches = await desk.store.ballots.batches(ballot.campaign, ballot.id);
  const batch = batches.find((one) => one.id === id);
  if (!batch) throw noSuchBallot();
  const act = actOf(c, desk, 'batch-void', { label: batch.label, id });
  if (!(await desk.store.ballots.voidBatch(ballot, id, act))) throw tooLate();
  return asksForJson(c)
    ? c.body(null, 204)
    : redirectDone(c, ballotPath(c, ballot.id), { done: 'batch-void' });
}

async function voidCode(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const ballot = await findBallot(c, desk);
  const sent = isJson(c) ? (jsonOf(c) as { code?: unknown } | null)?.code : formOf(c).text('code');
  const code = normaliseCode(typeof sent === 'string' ? sent.slice(0, 60) : '');
  // The log says that a code was made void, never which.
  const before = codeMistake(code)
    ? undefined
    : await desk.store.ballots.voidCode(
        ballot,
        desk.ballotKeys.hashOf(code),
        actOf(c, desk, 'code-void'),
      );
  if (before !== 'unused')
    return refuse(c, desk, [
      createProblem('code', before ?? 'unknown', 'is not a code that can be made void'),
    ]);
  return isJson(c)
    ? c.body(null, 204)
    : redirectDone(c, ballotPath(c, ballot.id), { done: 'code-void' });
}

/** A program gets the problems; a browser the page of the ballot, with its form. */
function refuse(c: BallotContext, desk: BallotDesk, found: Problem[]): Promise<Response> {
  if (isJson(c)) throw invalidRequest(found);
  const problems = describeProblems(found, c.var.messages.ballots.problems);
  // A code that was typed is not shown again: somebody may look over the shoulder.
  const { code: _code, ...fields } = formOf(c).toRecord();
  return showBallot(c, desk, { fields, problems });
}
