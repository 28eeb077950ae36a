import type { BallotDefinition, BallotState } from 'campaign-widgets/contract';
import { DAY_MS } from '../time-units.ts';
import type { StoredCode } from './ballot-records.ts';

/** How long after a deadline a tablet may still bring the votes that were cast on it. */
export const TABLET_GRACE_MS = DAY_MS;

/** Whether a vote may be cast with a code now, and if not, why. */
export type CastPermission =
  'allowed' | 'ballot-not-open' | 'ballot-closed' | 'called-off' | 'code-not-open';

type BallotTimes = Pick<BallotDefinition, 'opens' | 'closes' | 'onlineCloses'>;

/**
 * The last moment at which a vote with a code of this batch counts: slips that belong to an event
 * count until the ballot closes, on any device; other codes until it closes online.
 */
export function deadlineOf(
  { closes, onlineCloses }: Omit<BallotTimes, 'opens'>,
  { event, validTo }: Pick<StoredCode['batch'], 'event' | 'validTo'>,
): string {
  const ofBallot = event === undefined ? (onlineCloses ?? closes) : closes;
  return validTo !== undefined && Date.parse(validTo) < Date.parse(ofBallot) ? validTo : ofBallot;
}

/** When a vote arrives, and whether a registered tablet brings it. */
export interface VoteArrival {
  /** Milliseconds since 1970. */
  at: number;
  isFromTablet?: boolean;
}

/**
 * Compares the collector's clock with the ballot and the code. An open ballot takes votes from
 * `opens` on, so that somebody may open it the evening before. What waited on a tablet is taken for
 * 24 hours more, until the count begins: the tablet itself takes no vote after the deadline.
 */
export function permissionToCast(
  state: BallotState,
  times: BallotTimes,
  batch: StoredCode['batch'],
  { at, isFromTablet = false }: VoteArrival,
): CastPermission {
  if (state === 'called-off') return 'called-off';
  if (state === 'draft' || state === 'published') return 'ballot-not-open';
  const takesVotes = state === 'open' || (isFromTablet && state === 'closed');
  const deadline = Date.parse(deadlineOf(times, batch)) + (isFromTablet ? TABLET_GRACE_MS : 0);
  if (!takesVotes || at >= deadline) return 'ballot-closed';
  if (at < Date.parse(times.opens)) return 'ballot-not-open';
  if (batch.validFrom !== undefined && at < Date.parse(batch.validFrom)) return 'code-not-open';
  return 'allowed';
}
