import type { Context } from 'hono';
import { HttpProblem } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { readDone } from '../organiser/ui/done-messages.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import { campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import { draftOf } from './ballot-drafts.ts';
import type { BallotAct } from './ballot-log.ts';
import { ballotPage } from './ballot-pages.ts';
import type { StoredBallot } from './ballot-records.ts';
import { checkLog } from './count/check-log.ts';
import { noSuchBallot } from './public-ballot-routes.ts';
import type { TurnoutSamples } from './turnout-samples.ts';

// What the organiser's routes of ballots share.

export type BallotContext = Context<OrganiserCampaignEnv>;

/** The parts that the organiser's routes of ballots share. */
export interface BallotDesk extends Pick<
  Services,
  'store' | 'now' | 'ballotKeys' | 'emailCodeKeys' | 'notifier' | 'publicUrl' | 'publicCopies'
> {
  samples: TurnoutSamples;
}

/** @throws HttpProblem 404 */
export async function findBallot(c: BallotContext, { store }: BallotDesk): Promise<StoredBallot> {
  const ballot = await store.ballots.find(c.var.campaign.id, c.req.param('ballot') ?? '');
  if (!ballot) throw noSuchBallot();
  return ballot;
}

export const actOf = (
  c: BallotContext,
  { now }: Pick<BallotDesk, 'now'>,
  what: string,
  detail: BallotAct['detail'] = {},
): BallotAct => ({ what, detail, by: c.var.principal.name, at: now().toISOString() });

export const ballotPath = (c: BallotContext, id: string): string =>
  campaignPath(c.var.campaign, `/ballots/${id}`);

/** Somebody else was faster, or the ballot is in another state by now. */
export const tooLate = () =>
  new HttpProblem(409, 'The ballot has changed meanwhile. Load it again.', {
    sentence: 'ballotChanged',
  });

/** The page of one ballot, or all of it as JSON. @param submitted a form that comes back */
export async function showBallot(
  c: BallotContext,
  desk: BallotDesk,
  submitted?: SubmittedForm,
): Promise<Response> {
  const { store, samples } = desk;
  const ballot = await findBallot(c, desk);
  const { campaign, id, version, state, document } = ballot;
  const [batches, log, results, turnout] = await Promise.all([
    store.ballots.batches(campaign, id),
    store.ballots.log(campaign, id),
    store.ballotCounts.results(campaign, id),
    state === 'draft' || state === 'published'
      ? undefined
      : samples.read(`${campaign} ${id}`, () => store.ballots.countSpent(campaign, id)),
  ]);
  if (!wantsPage(c)) return c.json({ id, version, state, document, turnout, batches, log });
  const data = {
    ballot,
    draft: draftOf(ballot),
    batches,
    log,
    check: checkLog(log, results),
    turnout,
    done: readDone(c),
    submitted,
  };
  return c.html(ballotPage(c.var, data), submitted ? 422 : 200);
}
