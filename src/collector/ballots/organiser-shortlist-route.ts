import type { Hono } from 'hono';
import type { BallotDraft } from 'campaign-widgets/contract';
import { noBody } from '../http/body-limits.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { asksForJson } from '../organiser/require-token.ts';
import { redirectDone } from '../organiser/ui/done-messages.ts';
import { makeContests } from '../shortlist/make-contests.ts';
import { readWardChoices } from '../shortlist/ward-candidates.ts';
import {
  actOf,
  type BallotContext,
  type BallotDesk,
  ballotPath,
  findBallot,
  tooLate,
} from './ballot-desk.ts';
import { draftOf } from './ballot-drafts.ts';

/** `POST …/ballots/{ballot}/shortlists`: makes a contest of each shortlist whose ward has none. */
export function addShortlistRoute(routes: Hono<OrganiserCampaignEnv>, desk: BallotDesk): void {
  routes.post('/:ballot/shortlists', noBody(), async (c) => {
    const ballot = await findBallot(c, desk);
    if (ballot.state !== 'draft') throw tooLate();
    const draft = draftOf(ballot);
    const added = await newContests(c, desk, draft);
    const version = ballot.version + 1;
    const document = { ...draft, version, contests: [...draft.contests, ...added] };
    const act = actOf(c, desk, 'written', { version });
    const { campaign, id } = ballot;
    if (
      added.length > 0 &&
      !(await desk.store.ballots.write({ campaign, id, version, document }, act))
    )
      throw tooLate();
    return asksForJson(c)
      ? c.json({ contests: added.length })
      : redirectDone(c, ballotPath(c, id), { done: 'shortlists-taken', number: added.length });
  });
}

async function newContests(c: BallotContext, { store }: BallotDesk, draft: BallotDraft) {
  const [themes, wards] = await Promise.all([
    store.themes.list(c.var.campaign.id),
    readWardChoices(c.var, store),
  ]);
  return makeContests(c.var.campaign, { themes, wards, contests: draft.contests });
}
