import type { BallotState, CampaignDocument } from 'campaign-widgets/contract';
import type { Store } from '../store/store.ts';
import { DAY_MS } from '../time-units.ts';
import type { LogLine } from './ballot-log.ts';

/** How long it is kept which addresses asked for a code: a question about a lost mail comes soon. */
const REQUESTS_KEPT_DAYS = 7;
/**
 * How long codes are kept after a ballot is over: whoever asks can still be told "used". Tablets
 * as long.
 */
const CODES_KEPT_DAYS = 30;

const OVER: readonly string[] = ['declared', 'called-off'];
const VOTING_OVER: readonly string[] = ['closed', 'called-off'];
const MAY_HAVE_ROWS: readonly BallotState[] = [
  ...(['closed', 'counting', 'declared', 'corrected', 'called-off'] as const),
];

/**
 * Deletes which addresses asked for codes of ballots that closed seven days ago, the codes and
 * tablets of ballots that have been over for 30 days, and the votes of those that ended
 * `controller.retentionDays` ago; and tablets of a stall that were given back or written off 30
 * days ago. Definitions, sums, results and the log stay.
 * @returns how many rows were deleted
 */
export async function deleteEndedBallots(
  {
    ballots,
    ballotCounts,
    devices,
    codeRequests,
  }: Pick<Store, 'ballots' | 'ballotCounts' | 'devices' | 'codeRequests'>,
  { id: campaign, controller }: Pick<CampaignDocument, 'id' | 'controller'>,
  now: Date,
): Promise<number> {
  const daysAgo = new Date(now.getTime() - CODES_KEPT_DAYS * DAY_MS).toISOString();
  let deleted = await devices.deleteSettledBefore(campaign, daysAgo.slice(0, 10));
  for (const { id, state } of await ballots.list(campaign)) {
    if (!MAY_HAVE_ROWS.includes(state)) continue;
    const log = await ballots.log(campaign, id);
    const isOlder = (acts: readonly string[], days: number) => {
      const last: LogLine | undefined = log.findLast(({ what }) => acts.includes(what));
      return last !== undefined && now.getTime() - Date.parse(last.at) > days * DAY_MS;
    };
    if (isOlder(VOTING_OVER, REQUESTS_KEPT_DAYS))
      deleted += await codeRequests.deleteAll({ campaign, id });
    if (isOlder(OVER, CODES_KEPT_DAYS))
      deleted +=
        (await ballots.deleteCodes(campaign, id)) + (await devices.deleteAll(campaign, id));
    if (!isOlder(VOTING_OVER, controller.retentionDays)) continue;
    deleted += await ballots.deleteVotes(campaign, id);
    // They hold the votes of contests whose figures were too few to be published.
    await ballotCounts.forgetSums(campaign, id);
  }
  return deleted;
}
