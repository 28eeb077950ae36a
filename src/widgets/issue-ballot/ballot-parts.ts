import { html, nothing, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import { localizedText } from '../../forms/index.ts';
import type { BallotMessages } from '../../locales/ballot-catalog.ts';
import type { ViewContext } from '../view-context.ts';

/** Campaigns are in the United Kingdom: its clock stands on the wall of the hall. */
const BALLOT_TIME_ZONE = 'Europe/London';

/** The context of every template of the ballot, beside its data. */
export interface BallotContext extends ViewContext {
  readonly words: BallotMessages;
}

/** The same for the templates in another file, which is handed the parts that it shares. */
export interface PhaseContext extends BallotContext {
  readonly parts: typeof ballotParts;
  /** Whether everything that can be unfolded is: on a page that is printed. */
  readonly isUnfolded?: boolean;
}

/** What stands in place of the form: each phase fills in the same frame. */
export interface PhaseParts {
  /** Before the title of the ballot. */
  readonly label?: string;
  /** Where the ballot stands, in a live region: it is told when it changes. */
  readonly status: unknown;
  /** Beneath that. */
  readonly lead?: unknown;
  readonly rest?: unknown;
}

/** A day and a time, on a clock of the United Kingdom. */
export const momentText = ({ messages }: ViewContext, moment: string | number): string =>
  messages.formats.day(moment, { timeStyle: 'short', timeZone: BALLOT_TIME_ZONE });

/** A day without a time. */
export const dayIn = ({ messages }: ViewContext, day: string): string =>
  messages.formats.day(day, { timeZone: 'UTC' });

/** The title of the ballot. */
export const ballotTitle = (
  { headingLevel, language, localize }: ViewContext,
  { title }: PublicBallot,
): TemplateResult =>
  html`<div role="heading" aria-level=${headingLevel} id="ballot-title">
    ${localizedText(localize(title), language)}
  </div>`;

/** The names of wards; a ward that the campaign has left out is named by its code. */
export const wardNames = (
  { localize }: ViewContext,
  { areas }: Pick<Campaign, 'areas'>,
  codes: readonly string[],
): string =>
  codes
    .map((code) => areas.wards.find((ward) => ward.code === code)?.name ?? code)
    .map((name) => localize(name).words)
    .join(', ');

/** The campaign with the wards of the ballot alone. */
export const withBallotWards = (campaign: Campaign, { contests }: PublicBallot): Campaign => {
  const codes = new Set(contests.flatMap(({ wards }) => wards));
  const wards = campaign.areas.wards.filter(({ code }) => codes.has(code));
  return { ...campaign, areas: { ...campaign.areas, wards } };
};

/** Until when one can vote, with which code. */
export function deadlineLines(
  context: BallotContext,
  { closes, onlineCloses = closes }: PublicBallot,
): TemplateResult {
  const { words } = context;
  return html`<p>
    ${words.until(momentText(context, onlineCloses))}
    ${onlineCloses === closes ? nothing : words.untilEvent(momentText(context, closes))}
  </p>`;
}

/** The events at which people can vote, with their days. */
export function eventList(
  context: BallotContext,
  { events = [] }: PublicBallot,
): TemplateResult | typeof nothing {
  if (!events[0]) return nothing;
  const { language, localize, words, headingLevel } = context;
  return html`<div class="field">
    <div role="heading" aria-level=${headingLevel + 1} class="small">${words.events}</div>
    <ul>
      ${events.map(
        ({ name, on }) =>
          html`<li>${localizedText(localize(name), language)}, ${dayIn(context, on)}</li>`,
      )}
    </ul>
  </div>`;
}

/** What the campaign does with the result, and what is not on the list. */
export function aboutBallot(
  context: BallotContext,
  { decides, contests }: PublicBallot,
): TemplateResult {
  const { words, language, localize } = context;
  const leftOut = contests.flatMap((contest) => contest.leftOut ?? []);
  return html`<div class="about">
    <details>
      <summary>${words.decides}</summary>
      <p>${localizedText(localize(decides), language)}</p>
    </details>
    ${
      leftOut[0]
        ? html`<details>
            <summary>${words.leftOut.title}</summary>
            <ul>
              ${leftOut.map(
                ({ label, named, because }) =>
                  html`<li>
                    <b>${localizedText(localize(label), language)}</b
                    >${named === undefined ? '' : ` (${words.leftOut.named(named)})`}:
                    ${localizedText(localize(because), language)}
                  </li>`,
              )}
            </ul>
          </details>`
        : nothing
    }
  </div>`;
}

/** What both files of the ballot use: this one, and the one that it loads. */
export const ballotParts = {
  momentText,
  dayIn,
  ballotTitle,
  deadlineLines,
  eventList,
  aboutBallot,
};
