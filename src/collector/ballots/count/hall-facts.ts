import { doubtOfDevices, isSettled } from '../../kiosk/device-records.ts';
import type { Store } from '../../store/store.ts';
import type { BallotKey } from '../ballot-records.ts';

/** What the desk and the tablets of a hall tell the count. Nothing in it says how anybody voted. */
export interface HallFacts {
  /** Votes of tablets that were refused when they came, by reason. */
  refused: Record<string, number>;
  /** Ballots that waited on tablets which were written off. They may be of any contest. */
  lostOnTablets: number;
  /** Papers that were given out, by contest. */
  papersGiven: Record<string, number>;
  /** Those among them whose code had been used before, by contest. */
  papersForUsedCodes: Record<string, number>;
  /** People in the hall, by event. */
  headcount: Record<string, number>;
  /** Tablets that have votes and did not report yet: no result before they do. */
  unreported: string[];
}

/** What is known of the hall of a ballot. */
export async function readHallFacts(
  { ballots, desk, devices }: Pick<Store, 'ballots' | 'desk' | 'devices'>,
  { campaign, id }: BallotKey,
): Promise<HallFacts> {
  const [{ papers, headcount }, tablets, refused, log] = await Promise.all([
    desk.figures(campaign, id),
    devices.list(campaign, id),
    devices.countRefused(campaign, id),
    ballots.log(campaign, id),
  ]);
  const closedSince = log.findLast(({ what }) => what === 'closed')?.at ?? '';
  const byContest = Object.entries(papers);
  return {
    refused,
    lostOnTablets: doubtOfDevices(tablets),
    papersGiven: Object.fromEntries(byContest.map(([contest, { given }]) => [contest, given])),
    papersForUsedCodes: Object.fromEntries(
      byContest.map(([contest, { doubt }]) => [contest, doubt]),
    ),
    headcount,
    unreported: tablets
      .filter((tablet) => !isSettled(tablet, closedSince))
      .map(({ label }) => label),
  };
}
