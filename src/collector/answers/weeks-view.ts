import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import { publishThresholdOf } from './publish-results.ts';
import type { WeekCount } from './weekly-answers.ts';

/** A line chart of the last weeks above their numbers; nothing if no week has a number to show. */
export function weeksView(context: CampaignContext, weeks: readonly WeekCount[]): Html | '' {
  const messages = context.messages.answers.weeks;
  const threshold = publishThresholdOf(context.campaign);
  if (weeks.every(({ count }) => count === 0)) return '';
  return html`<section class="card">
    <h2>${messages.title}</h2>
    <p class="hint">${messages.hint(threshold)}</p>
    ${weekLine(weeks)}
    <ol class="weeks">
      ${weeks.map((week) => weekEntry(context, week, threshold))}
    </ol>
  </section>`;
}

function weekEntry(
  { messages, format }: CampaignContext,
  { monday, count, isFew }: WeekCount,
  threshold: number,
): Html {
  const { from, few } = messages.answers.weeks;
  return html`<li>
    <small><span class="unseen">${from}</span> ${format.shortDay(monday)}</small>
    <b>${isFew ? few(threshold) : format.number(count)}</b>
  </li>`;
}

/** Each point stands in the middle of its week's column. */
function weekLine(weeks: readonly WeekCount[]): Html {
  const largest = Math.max(1, ...weeks.map(({ count }) => count));
  const points = weeks.map(({ count }, at) => {
    const x = (100 * (at + 0.5)) / weeks.length;
    const y = 95 - (90 * count) / largest;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return html`<svg
    class="week-line"
    width="100%"
    height="72"
    viewBox="0 0 100 100"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <polyline points="${points.join(' ')}" vector-effect="non-scaling-stroke" />
  </svg>`;
}
