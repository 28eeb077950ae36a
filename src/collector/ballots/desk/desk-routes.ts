import type { Hono, MiddlewareHandler } from 'hono';
import { checkValue, type Problem, showCode } from 'campaign-widgets/contract';
import type * as z from 'zod';
import {
  cleanPastedForms,
  formOf,
  isJson,
  jsonOf,
  jsonOrFormBody,
} from '../../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import type { BallotContext, BallotDesk } from '../ballot-desk.ts';
import { closeEmailedCode, findEmailedCode } from '../email/emailed-code.ts';
import {
  AddressQuestion,
  HeadcountRequest,
  PaperRequest,
  ReplacementRequest,
  SlipQuestion,
  SlipsRequest,
} from './desk-schemas.ts';
import { type DeskAnswer, type DeskForm, deskPage } from './desk-page.ts';
import { handbookPage } from './handbook-page.ts';
import { hallPage } from './hall-page.ts';
import {
  checkSlip,
  countHeads,
  type DeskTask,
  openTask,
  replaceSlip,
  swapSlip,
  takePile,
  voidSlip,
} from './desk-work.ts';

const MAX_DESK_BYTES = 64 * 1024;
const MAX_DESK_FIELDS = 8;

/** `…/hall` of a campaign: the ballots of the day, and what is done in their halls. */
export function addHallRoute(
  routes: Hono<OrganiserCampaignEnv>,
  { store }: Pick<BallotDesk, 'store'>,
): void {
  routes.get('/hall', async (c) =>
    c.html(hallPage(c.var, await store.ballots.list(c.var.campaign.id))),
  );
}

/** `…/ballots/{ballot}/desk`: what one telephone does at the table in the hall. */
export function addDeskRoutes(routes: Hono<OrganiserCampaignEnv>, desk: BallotDesk): void {
  const body = jsonOrFormBody({ maxBytes: MAX_DESK_BYTES, maxFields: MAX_DESK_FIELDS });
  const clean: MiddlewareHandler = cleanPastedForms();
  const at = '/:ballot/desk';
  const take = <Schema extends z.ZodObject>(
    path: string,
    form: DeskForm,
    schema: Schema,
    work: DeskWork<z.output<Schema>>,
  ) =>
    routes.post(`${at}/${path}`, clean, body, (c) => answerDesk(c, desk, { form, schema, work }));
  routes.get('/:ballot/handbook', async (c) => {
    const { definition } = await openTask(c, desk);
    const publicUrl = desk.publicUrl || new URL(c.req.url).origin;
    return c.html(handbookPage(c.var, { definition, publicUrl }));
  });
  routes.get(at, async (c) => showDesk(await openTask(c, desk)));
  take('check', 'slip', SlipQuestion, async (task, { code }) => {
    const slip = await checkSlip(task, code);
    return { json: slip, answer: { kind: 'slip', slip, typed: code } };
  });
  take('papers', 'slip', PaperRequest, async (task, wish) => {
    const outcome = await swapSlip(task, wish);
    return { json: { outcome }, answer: { kind: 'paper', outcome, ward: wish.ward } };
  });
  take('void', 'slip', SlipQuestion, async (task, { code }) => {
    const outcome = await voidSlip(task, code);
    return { json: { outcome }, answer: { kind: 'void', outcome } };
  });
  take('addresses/check', 'email', AddressQuestion, async ({ ballot }, { email }) => {
    const state = await findEmailedCode(desk, ballot, email);
    return { json: { state }, answer: { kind: 'address', state, typed: email } };
  });
  take('addresses/void', 'email', AddressQuestion, async ({ ballot }, { email }) => {
    const before = await closeEmailedCode(desk, ballot, email);
    return { json: { before }, answer: { kind: 'address-void', before } };
  });
  take('slips', 'slips', SlipsRequest, async (task, wish) => {
    const slips = await takePile(task, wish);
    return {
      json: { slips: slips.map(({ typed, outcome }) => ({ code: typed, outcome })) },
      answer: { kind: 'slips', slips, ward: wish.ward },
    };
  });
  take('replacements', 'replacement', ReplacementRequest, async (task, { event }) => {
    const made = await replaceSlip(task, event);
    return {
      json: { code: showCode(made.code), closes: made.closes },
      status: 201,
      answer: { kind: 'replacement', ...made },
    };
  });
  take('headcounts', 'headcount', HeadcountRequest, async (task, heads) => {
    await countHeads(task, heads);
    return { json: heads, answer: { kind: 'headcount', ...heads } };
  });
}

/** What came of a task, for a program and for the page. */
interface DeskResult {
  json: object;
  status?: 201;
  answer: DeskAnswer;
}
type DeskWork<Request> = (task: DeskTask, request: Request) => Promise<DeskResult>;

async function answerDesk<Schema extends z.ZodObject>(
  c: BallotContext,
  desk: BallotDesk,
  { form, schema, work }: { form: DeskForm; schema: Schema; work: DeskWork<z.output<Schema>> },
): Promise<Response> {
  const task = await openTask(c, desk);
  const checked = checkValue(
    schema,
    isJson(c) ? jsonOf(c) : readForm(c, Object.keys(schema.shape)),
  );
  if (!checked.ok) return refuse(task, form, checked.problems);
  try {
    const { json, status = 200, answer } = await work(task, checked.value);
    return isJson(c) ? c.json(json, status) : await showDesk(task, { answer });
  } catch (failure) {
    // What the desk is told stands on its page, with the form; other failures have their own.
    if (!(failure instanceof HttpProblem) || failure.status !== 422) throw failure;
    return refuse(task, form, failure.problems ?? []);
  }
}

/** Those fields that are filled in; a form has more of them than one button needs. */
function readForm(c: BallotContext, names: readonly string[]): Record<string, unknown> {
  const form = formOf(c);
  const filled = names.flatMap((name): [string, string][] => {
    const text = form.text(name)?.trim() ?? '';
    return text === '' ? [] : [[name, text]];
  });
  return Object.fromEntries(
    filled.map(([name, text]) => [name, name === 'people' ? Number(text) : text]),
  );
}

/** A program gets the problems; a browser the desk, with its form. */
function refuse(task: DeskTask, form: DeskForm, found: Problem[]): Promise<Response> {
  if (isJson(task.c)) throw invalidRequest(found);
  return showDesk(task, { form, problems: found, fields: formOf(task.c).toRecord() });
}

async function showDesk(
  { c, desk, ballot, definition }: DeskTask,
  more: Pick<Parameters<typeof deskPage>[1], 'answer' | 'form' | 'problems' | 'fields'> = {},
): Promise<Response> {
  const { headcount } = await desk.store.desk.figures(ballot.campaign, ballot.id);
  const origin = desk.publicUrl || new URL(c.req.url).origin;
  const page = deskPage(c.var, { ballot, definition, headcount, publicUrl: origin, ...more });
  return c.html(page, more.problems?.[0] ? 422 : 200);
}
