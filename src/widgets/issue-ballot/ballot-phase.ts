import type { PublicBallot } from '../../contract/ballot/reader.ts';

const WARNING_MS = 3_600_000;

/** What a voter sees of a ballot. */
export type BallotPhase = 'before' | 'open' | 'closed' | 'counting' | 'declared' | 'called-off';

type PhaseTimes = Pick<PublicBallot, 'state' | 'opens' | 'closes' | 'onlineCloses'>;

/** The part of a ballot's life that a voter sees at `now` (milliseconds since 1970). */
export function ballotPhase({ state, opens, closes }: PhaseTimes, now: number): BallotPhase {
  switch (state) {
    case 'draft':
    case 'published':
      return 'before';
    case 'open':
      if (now < Date.parse(opens)) return 'before';
      return now < Date.parse(closes) ? 'open' : 'closed';
    case 'corrected':
      return 'declared';
    default:
      return state;
  }
}

/** When the next thing changes for a voter; undefined if nothing does by itself. */
export const nextMoment = (
  { opens, closes, onlineCloses = closes }: PhaseTimes,
  now: number,
): number | undefined =>
  [opens, onlineCloses, closes]
    .map((moment) => Date.parse(moment))
    .flatMap((moment) => [moment - WARNING_MS, moment])
    .filter((moment) => moment > now)
    .sort((a, b) => a - b)[0];
