/**
 * What stands in place of the form while a ballot is not open: in a file beside the script.
 * @module
 */
import type { TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import { calledOffView, ballotClosedView, notOpenView } from './ballot-notices.ts';
import type { PhaseContext } from './ballot-parts.ts';
import type { BallotPhase } from './ballot-phase.ts';
import { ballotResult } from './ballot-result.ts';

/** What a ballot is shown from while it is not open. */
export interface PhaseData {
  readonly ballot: PublicBallot;
  readonly phase: BallotPhase;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The campaign, for the names of its wards. */
  readonly campaign: Pick<Campaign, 'areas'>;
}

/** Not open yet, closed, being counted, called off, or the result. */
export function phaseView(context: PhaseContext, data: PhaseData): TemplateResult {
  const { ballot, phase, now } = data;
  if (phase === 'before') return notOpenView(context, ballot, now);
  if (phase === 'called-off') return calledOffView(context, ballot);
  if (phase === 'declared' && ballot.result) return ballotResult(context, data, ballot.result);
  return ballotClosedView(context, ballot);
}
