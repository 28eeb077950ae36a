import type { Hono } from 'hono';
import { BallotDefinition, checkValue, type Problem } from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody } from '../../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { wantsPage } from '../../organiser/require-token.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import type { SubmittedForm } from '../../organiser/ui/form-fields.ts';
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
import { checkLog } from './check-log.ts';
import { addToRunoff, checkDecision, undecidedContests } from './decide-contest.ts';
import { type Declaration, readDeclaration } from './declaration.ts';
import {
  declareBallot,
  findBlocks,
  findMissingNotes,
  readPublicResults,
} from './declare-ballot.ts';
import { describeDeclareProblems, readDecisionForm, readDeclareForm } from './declare-form.ts';
import { declarePage } from './declare-page.ts';
import { DecisionRequest, DeclareBody } from './declare-schemas.ts';
import { logCsv, resultsCsv } from './result-csv.ts';
import { setChosenMilestone } from './chosen-milestone.ts';

const MAX_DECLARE_BYTES = 256 * 1024;
const MAX_DECLARE_FIELDS = 450;

/** `…/declare`: the result, how it is corrected, and what the organisers decide. */
export function addDeclareRoutes(routes: Hono<OrganiserCampaignEnv>, desk: BallotDesk): void {
  const body = jsonOrFormBody({ maxBytes: MAX_DECLARE_BYTES, maxFields: MAX_DECLARE_FIELDS });
  routes.get('/:ballot/declare', (c) => showDeclare(c, desk));
  routes.post('/:ballot/declare', body, (c) => declare(c, desk));
  routes.post('/:ballot/decisions/:contest', body, (c) => decide(c, desk));
  routes.get('/:ballot/result.csv', (c) => sendResults(c, desk));
  routes.get('/:ballot/log.csv', (c) => sendLog(c, desk, 'csv'));
  routes.get('/:ballot/log.json', (c) => sendLog(c, desk, 'json'));
}

const STATES: readonly string[] = ['closed', 'counting', 'declared', 'corrected'];

/** A ballot that is being counted, or has a result. */
async function findCounted(c: BallotContext, desk: BallotDesk): Promise<StoredBallot> {
  const ballot = await findBallot(c, desk);
  if (!STATES.includes(ballot.state)) throw noSuchBallot();
  return ballot;
}

async function showDeclare(
  c: BallotContext,
  desk: BallotDesk,
  submitted?: SubmittedForm,
): Promise<Response> {
  const ballot = await findCounted(c, desk);
  const declaration = await readDeclaration(desk.store, ballot);
  const results = await readPublicResults(desk.store, ballot);
  const definition = BallotDefinition.parse(ballot.document);
  const last = results.at(-1);
  const undecided = last ? undecidedContests(definition, last) : [];
  if (!wantsPage(c))
    return c.json({
      blocks: declaration ? findBlocks(declaration).map(({ path }) => path) : [],
      differences: differencesOf(declaration),
      results,
      undecided,
    });
  const data = {
    ballot,
    definition,
    declaration,
    results,
    undecided,
    done: readDone(c),
    submitted,
  };
  return c.html(declarePage(c.var, data), submitted ? 422 : 200);
}

/** More or fewer papers; told once all are counted, because a count that goes on must not know. */
const differencesOf = (declaration: Declaration | undefined) =>
  Object.fromEntries(
    declaration === undefined || declaration.unconfirmed.length > 0
      ? []
      : declaration.counts.flatMap(({ contest, difference }) =>
          difference === undefined ? [] : [[contest.id, difference]],
        ),
  );

async function declare(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const ballot = await findCounted(c, desk);
  const declaration = await readDeclaration(desk.store, ballot);
  if (!declaration || ballot.state === 'closed') throw tooLate();
  const sent = isJson(c) ? jsonOf(c) : readDeclareForm(formOf(c), declaration.definition);
  const checked = checkValue(DeclareBody, sent);
  if (!checked.ok) return refuse(c, desk, checked.problems);
  const { notes = {}, reason, again = [] } = checked.value;
  const blocks = findBlocks(declaration);
  if (blocks[0]) {
    if (isJson(c)) throw new HttpProblem(409, 'See "problems".', { problems: blocks });
    return refuse(c, desk, blocks);
  }
  const isCorrection = declaration.number > 1;
  const missing = [
    ...findMissingNotes(declaration, { notes }),
    ...(isCorrection && reason === undefined
      ? [{ path: 'reason', code: 'required', message: 'reason must say what is corrected' }]
      : []),
  ];
  if (missing[0]) return refuse(c, desk, missing);
  const request = { notes, again, ...(isCorrection && { reason }) };
  const act = actOf(c, desk, '');
  if (!(await declareBallot(desk.store, ballot, declaration, request, act))) throw tooLate();
  if (!isCorrection) await setChosenMilestone(desk.store, c.var.campaign, act);
  desk.publicCopies.invalidate();
  return answer(c, desk, ballot, isCorrection ? 'ballot-corrected' : 'ballot-declared');
}

async function answer(
  c: BallotContext,
  desk: BallotDesk,
  ballot: StoredBallot,
  done: string,
): Promise<Response> {
  if (!isJson(c)) return redirectDone(c, `${ballotPath(c, ballot.id)}/declare`, { done });
  const results = await readPublicResults(desk.store, ballot);
  return c.json(results.at(-1));
}

async function decide(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const ballot = await findCounted(c, desk);
  const contest = c.req.param('contest') ?? '';
  const definition = BallotDefinition.parse(ballot.document);
  const last = (await readPublicResults(desk.store, ballot)).at(-1);
  const undecided =
    last && undecidedContests(definition, last).find((one) => one.contest === contest);
  if (!last || !undecided) throw tooLate();
  const sent = isJson(c) ? jsonOf(c) : readDecisionForm(formOf(c));
  const wanted = checkValue(DecisionRequest, sent);
  if (!wanted.ok) return refuse(c, desk, wanted.problems, contest);
  const words = c.var.messages.declare;
  const checked = checkDecision(undecided, wanted.value, {
    drawnWords: words.drawnHow,
    runoffWords: words.runoffHow,
  });
  if (!checked.ok) return refuse(c, desk, checked.problems, contest);
  const { by, chosen = '' } = checked.value;
  const act = actOf(c, desk, 'decided', { number: last.number, contest, by, chosen });
  const decision = { number: last.number, contest, document: checked.value };
  if (!(await desk.store.ballotCounts.decide(ballot, decision, act))) throw tooLate();
  if (by === 'runoff') await addToRunoff(desk.store, ballot, undecided, act);
  desk.publicCopies.invalidate();
  return answer(c, desk, ballot, by === 'runoff' ? 'runoff-made' : 'contest-decided');
}

/** A program gets the problems; a browser the page, with what it typed. */
function refuse(
  c: BallotContext,
  desk: BallotDesk,
  found: Problem[],
  contest?: string,
): Promise<Response> {
  if (isJson(c)) throw invalidRequest(found);
  const problems = describeDeclareProblems(found, c.var.messages.declare.problems, contest);
  return showDeclare(c, desk, { fields: formOf(c).toRecord(), problems });
}

async function sendResults(c: BallotContext, desk: BallotDesk): Promise<Response> {
  const ballot = await findCounted(c, desk);
  const results = await readPublicResults(desk.store, ballot);
  const definition = BallotDefinition.parse(ballot.document);
  return c.body(
    resultsCsv(c.var.campaign, definition, results),
    200,
    fileHeaders(ballot, 'result.csv'),
  );
}

async function sendLog(
  c: BallotContext,
  desk: BallotDesk,
  format: 'csv' | 'json',
): Promise<Response> {
  const ballot = await findBallot(c, desk);
  const { campaign, id } = ballot;
  const lines = await desk.store.ballots.log(campaign, id);
  if (format === 'csv') return c.body(logCsv(lines), 200, fileHeaders(ballot, 'log.csv'));
  const results = await desk.store.ballotCounts.results(campaign, id);
  const { brokenLine, changedResults } = checkLog(lines, results);
  const isWhole = brokenLine === undefined && changedResults.length === 0;
  const file = { isWhole, brokenLine, changedResults, lines };
  return c.body(JSON.stringify(file, null, 2), 200, fileHeaders(ballot, 'log.json'));
}

const fileHeaders = ({ campaign, id }: StoredBallot, name: string) => ({
  'Content-Type': name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json',
  'Content-Disposition': `attachment; filename="${campaign}-${id}-${name}"`,
});
