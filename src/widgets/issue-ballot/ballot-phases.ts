/**
 * What stands in place of the form while a ballot is not open: in a file beside the script.
 * @module
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import { localizedText } from '../../forms/index.ts';
import { ballotCalledOff, ballotClosed, ballotNotOpen } from './ballot-notices.ts';
import type { PhaseContext, PhaseParts } from './ballot-parts.ts';
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

/**
 * Not open yet, closed, being counted, called off, or the result. The live region stays the same
 * element, so that a result which comes while the page is open is told.
 */
export function phaseView(context: PhaseContext, data: PhaseData): TemplateResult {
  const { headingLevel, language, localize } = context;
  const { label, status, lead = nothing, rest = nothing } = partsOf(context, data);
  return html`<div class="stack">
    <div class="field">
      <div role="heading" aria-level=${headingLevel} id="ballot-title">
        ${label ? `${label}: ` : nothing}${localizedText(localize(data.ballot.title), language)}
      </div>
      <p role="status">${status}</p>
      ${lead}
    </div>
    ${rest}
  </div>`;
}

function partsOf(context: PhaseContext, data: PhaseData): PhaseParts {
  const { ballot, phase, now } = data;
  if (phase === 'before') return ballotNotOpen(context, ballot, now);
  if (phase === 'called-off') return ballotCalledOff(context, ballot);
  if (phase === 'declared' && ballot.result) return ballotResult(context, data, ballot.result);
  return ballotClosed(context, ballot, now);
}
