import { html, nothing, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { PhaseContext } from './ballot-parts.ts';

/** What stands in place of the form before the vote opens: when, where, and how to get a slip. */
export function notOpenView(
  context: PhaseContext,
  ballot: PublicBallot,
  now: number,
): TemplateResult {
  const { words, headingLevel } = context;
  const { opens, ways } = ballot;
  return html`<div class="stack">
    <div class="field">
      ${context.parts.ballotTitle(context, ballot)}
      ${
        now < Date.parse(opens)
          ? html`<p role="status">${words.opens(context.parts.momentText(context, opens))}</p>`
          : nothing
      }
      ${context.parts.deadlineLines(context, ballot)}
    </div>
    <div class="field">
      <div role="heading" aria-level=${headingLevel + 1} class="small">${words.ways.title}</div>
      ${ways.map((way) => html`<p>${words.ways[way]}</p>`)}
    </div>
    ${context.parts.eventList(context, ballot)} ${context.parts.aboutBallot(context, ballot)}
  </div>`;
}

/** What stands there once it has closed, until the result is declared. */
export function ballotClosedView(context: PhaseContext, ballot: PublicBallot): TemplateResult {
  const { words } = context;
  const { closes, turnout } = ballot;
  return html`<div class="stack">
    <div class="field">
      ${context.parts.ballotTitle(context, ballot)}
      <p role="status">
        ${words.closed(context.parts.momentText(context, closes))} ${words.counting}
      </p>
      ${turnout ? html`<p>${words.voted(turnout.spent)}</p>` : nothing}
    </div>
    ${context.parts.aboutBallot(context, ballot)}
  </div>`;
}

/** That the organisers have stopped it, and why. */
export function calledOffView(context: PhaseContext, ballot: PublicBallot): TemplateResult {
  const { words } = context;
  const { on = ballot.closes, reason } = ballot.calledOff ?? {};
  return html`<div class="field">
    ${context.parts.ballotTitle(context, ballot)}
    <p role="status">${words.calledOff(context.parts.dayIn(context, on))}</p>
    ${reason ? html`<p><bdi>${words.reason(reason)}</bdi></p>` : nothing}
  </div>`;
}
