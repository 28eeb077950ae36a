import { html, nothing, type TemplateResult } from 'lit';
import { localizedText } from '../forms/index.ts';
import { imprint } from '../forms/imprint.ts';
import { LANGUAGES } from '../locales/languages.ts';
import { themeStyle } from '../theme/index.ts';
import { ballotPhase } from '../widgets/issue-ballot/ballot-phase.ts';
import { directionOf } from '../widgets/message-loader.ts';
import type { KioskContext, VotedBallot } from './kiosk-context.ts';
import type { DoneActions, FrontActions } from './kiosk-screens.ts';
import type { SendQueue } from './send-queue.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' } as const;

/** What stands on the tablet between two people, and what can be done with it. */
export interface FrontData extends VotedBallot, FrontActions {
  readonly now: number;
  readonly isGone: boolean;
}

/** A screen of the tablet that is not of one voter. */
export const screen = (context: KioskContext, content: unknown): TemplateResult =>
  html`<main
    part="base"
    class="begin"
    lang=${context.language}
    dir=${directionOf(context.language)}
    .style=${themeStyle(context.theme)}
  >
    ${content}
  </main>`;

/** "Touch to begin", with the languages; or why nobody can vote here now. */
export function frontView(context: KioskContext, data: FrontData): TemplateResult {
  const { kiosk, language, localize, messages } = context;
  const { ballot, campaign, now, isGone } = data;
  const phase = ballotPhase(ballot, now);
  const canVote = phase === 'open' && !isGone;
  const reason = isGone ? kiosk.notHere : phase === 'before' ? kiosk.notOpen : kiosk.closed;
  return screen(
    context,
    html`<h1 tabindex="-1" id="title">${localizedText(localize(ballot.title), language)}</h1>
      ${
        canVote
          ? html`<button type="button" class="large" @click=${data.onBegin}>${kiosk.begin}</button>
              <p>${kiosk.beginHint}</p>`
          : html`<p role="status"><b>${reason}</b></p>`
      }
      ${languageRow(context, data)}
      <div>${imprint(campaign.imprint, messages)}</div>`,
  );
}

/** The languages of the campaign, each by its own name. */
export const languageRow = (
  { kiosk, language }: KioskContext,
  { languages, onLanguage }: Pick<FrontActions, 'languages' | 'onLanguage'>,
): TemplateResult | typeof nothing =>
  languages[1]
    ? html`<div class="row" role="group" aria-label=${kiosk.languages}>
        ${languages.map(
          (tag) =>
            html`<button
              type="button"
              class="quiet"
              lang=${tag}
              aria-pressed=${tag === language ? 'true' : 'false'}
              @click=${() => onLanguage(tag)}
            >
              ${LANGUAGES[tag]?.name ?? tag}
            </button>`,
        )}
      </div>`
    : nothing;

/** After a vote: never what it was. */
export const doneView = (
  context: KioskContext,
  { isKept, onNext }: Pick<DoneActions, 'isKept' | 'onNext'>,
): TemplateResult =>
  screen(
    context,
    isKept
      ? html`<h1 tabindex="-1" id="title" role="status">${context.kiosk.done}</h1>
          <p>${context.kiosk.doneHint}</p>
          <button type="button" @click=${onNext}>${context.kiosk.next}</button>`
      : html`<h1 tabindex="-1" id="title" role="alert">${context.kiosk.notKept}</h1>
          <button type="button" @click=${onNext}>${context.kiosk.next}</button>`,
  );

/** Asks whether somebody is there, over everything else. */
export const stillThere = (
  { kiosk, language }: KioskContext,
  onMoreTime: () => void,
): TemplateResult =>
  html`<div
    class="cover"
    role="alertdialog"
    aria-modal="true"
    aria-labelledby="still"
    aria-describedby="still-hint"
    lang=${language}
    dir=${directionOf(language)}
  >
    <div>
      <h2 id="still">${kiosk.still}</h2>
      <p id="still-hint">${kiosk.stillHint}</p>
      <button type="button" id="more-time" @click=${onMoreTime}>${kiosk.moreTime}</button>
    </div>
  </div>`;

/** What waits, always in sight of the helpers; and their way in. */
export function corner(
  { kiosk, language }: KioskContext,
  { waiting, lastSentAt }: Pick<SendQueue, 'waiting' | 'lastSentAt'>,
  onHelpers: () => void,
): TemplateResult {
  const time = lastSentAt && new Date(lastSentAt).toLocaleTimeString('en-GB', CLOCK);
  return html`<footer class="corner" lang=${language} dir=${directionOf(language)}>
    <span>${time ? kiosk.waitingSince(waiting, time) : kiosk.waiting(waiting)}</span>
    <button type="button" @click=${onHelpers}>${kiosk.helpers}</button>
  </footer>`;
}
