import { html } from 'hono/html';
import { scrollTable } from '../organiser/ui/data-table.ts';
import type { PageContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { SeatWeekCounts } from './read-seats.ts';
import { SEAT_MEASURES, type SeatMeasure } from './seat-tables.ts';

const CHART_HEIGHT = 100;
/** Of a week's column, the part that its bar fills. */
const BAR_PART = 0.7;

/** One figure of all seats over the last weeks as bars with their numbers; all of them in a table. */
export function seatChart(
  { messages, format }: PageContext,
  weeks: readonly SeatWeekCounts[],
  measure: SeatMeasure,
): Html {
  const { seats } = messages;
  const counts = weeks.map(({ counts }) => counts[measure] ?? 0);
  const entry = ({ monday }: SeatWeekCounts, at: number): Html =>
    html`<li>
      <small><span class="unseen">${seats.from}</span> ${format.shortDay(monday)}</small>
      <b>${format.number(counts[at] ?? 0)}</b>
    </li>`;
  return html`<section class="card">
    <h2>${seats.weeks(seats.measures[measure])}</h2>
    ${weekBars(counts)}
    <ol class="weeks">
      ${weeks.map(entry)}
    </ol>
    <details>
      <summary>${seats.everyFigure}</summary>
      ${scrollTable(seats.everyFigure, {
        columns: [
          { heading: seats.week, kind: 'heading', cell: ({ monday }) => format.day(monday) },
          ...SEAT_MEASURES.map((each) => ({
            heading: seats.columns[each],
            kind: 'number' as const,
            cell: ({ counts }: SeatWeekCounts) => format.number(counts[each] ?? 0),
          })),
        ],
        rows: weeks,
        isStacked: true,
      })}
    </details>
    <p class="hint">${seats.weeksHint}</p>
  </section>`;
}

/** Each bar stands in the middle of its week's column. A week that took more away than it brought has none. */
function weekBars(counts: readonly number[]): Html {
  const largest = Math.max(1, ...counts);
  const column = CHART_HEIGHT / counts.length;
  const bars = counts.map((count, at) => {
    const height = (CHART_HEIGHT * Math.max(0, count)) / largest;
    const x = column * (at + (1 - BAR_PART) / 2);
    return html`<rect
      x="${x.toFixed(2)}"
      y="${(CHART_HEIGHT - height).toFixed(2)}"
      width="${(column * BAR_PART).toFixed(2)}"
      height="${height.toFixed(2)}"
    ></rect>`;
  });
  return html`<svg
    class="week-bars"
    width="100%"
    height="72"
    viewBox="0 0 ${CHART_HEIGHT} ${CHART_HEIGHT}"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${bars}
  </svg>`;
}
