import { html } from 'hono/html';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { ComparedDay } from './answer-sources.ts';
import type { CampaignContext } from './ui/page-context.ts';
import { campaignPath, type Html } from './ui/page-layout.ts';

/**
 * Anybody can send answers under many names: so the text about them above the results stays short.
 */
const MAX_JUMPS = 5;

/** The message above the results about sources whose rate has jumped. */
export function jumpNotice(context: CampaignContext, jumps: ComparedDay[]): Html | '' {
  const { sources, frame } = context.messages;
  if (jumps.length === 0) return '';
  const more = jumps.length - MAX_JUMPS;
  return html`<div class="panel">
    ${jumps.slice(0, MAX_JUMPS).map((day) => html`<p>${jumpSentence(context, day)}</p>`)}
    ${more > 0 ? html`<p>${frame.and(more)}</p>` : ''}
    <p>${sourcesLink(context, sources.lookAtSources)}</p>
  </div>`;
}

/** The message above the results while people get no thank-you because enough were sent today. */
export function heldBackMailNotice(
  context: CampaignContext,
  heldBack: number,
  maxMailPerDay: number,
): Html | '' {
  const { sources } = context.messages;
  if (heldBack === 0) return '';
  const people = html`<b>${sources.persons(heldBack)}</b>`;
  return html`<div class="panel">
    <p>${sources.heldBackMail(people, maxMailPerDay)}</p>
    <p>${sourcesLink(context, sources.lookAtPeople)}</p>
  </div>`;
}

const sourcesLink = ({ campaign }: CampaignContext, text: string): Html =>
  html`<a href="${campaignPath(campaign, '/sources')}">${text}</a>`;

function jumpSentence({ campaign, messages, format }: CampaignContext, day: ComparedDay): Html {
  const { sources } = messages;
  const isExact = publishThresholdOf(campaign) === 1;
  const amount = isExact ? sources.answers(day.received) : sources.atLeastAnswers(day.received);
  const source = html`<b>${day.source ?? sources.unnamed}</b>`;
  const usual = day.usual === 0 ? sources.hardlyAny : sources.usual(day.usual);
  return sources.jump(source, amount, format.day(day.day), usual);
}
