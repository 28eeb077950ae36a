import { html, nothing } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { PhaseContext, PhaseParts } from './ballot-parts.ts';

/** What stands in place of the form before the vote opens: when, where, and how to get a slip. */
export function ballotNotOpen(
  context: PhaseContext,
  ballot: PublicBallot,
  now: number,
): PhaseParts {
  const { words, headingLevel, parts } = context;
  const { opens, ways } = ballot;
  return {
    status: now < Date.parse(opens) ? words.opens(parts.momentText(context, opens)) : nothing,
    lead: parts.deadlineLines(context, ballot),
    rest: html`<div class="field">
        <div role="heading" aria-level=${headingLevel + 1} class="small">${words.ways.title}</div>
        ${ways.map((way) => html`<p>${words.ways[way]}</p>`)}
      </div>
      ${parts.eventList(context, ballot)} ${parts.aboutBallot(context, ballot)}`,
  };
}

/** What stands there once it has closed, until the result is declared. */
export function ballotClosed(context: PhaseContext, ballot: PublicBallot, now: number): PhaseParts {
  const { words, parts } = context;
  const { closes, turnout } = ballot;
  return {
    // Organisers may close it before its time.
    status:
      now < Date.parse(closes)
        ? html`${words.late.title}<br />${words.counting}`
        : html`${words.closed(parts.momentText(context, closes))} ${words.counting}`,
    lead: turnout ? html`<p>${words.voted(turnout.spent)}</p>` : nothing,
    rest: parts.aboutBallot(context, ballot),
  };
}

/** That the organisers have stopped it, and why. */
export function ballotCalledOff(context: PhaseContext, ballot: PublicBallot): PhaseParts {
  const { words, parts } = context;
  const { on = ballot.closes, reason } = ballot.calledOff ?? {};
  return {
    status: words.calledOff(parts.dayIn(context, on)),
    lead: reason ? html`<p><bdi>${words.reason(reason)}</bdi></p>` : nothing,
  };
}
