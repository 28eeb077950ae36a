import { html } from 'hono/html';
import type { Html } from '../organiser/ui/html.ts';
import type { PageContext } from '../organiser/ui/page-context.ts';
import { firstPath } from '../organiser/ui/page-bar.ts';
import { pageLinks, paginate } from '../organiser/ui/page-links.ts';
import { countOf, orderSeats, type Seat, type SeatWeekCounts } from './read-seats.ts';
import { seatChart } from './seat-chart.ts';
import { seatSearchForm } from './seat-search-form.ts';
import { directionOf, type SeatOrder, seatQueryOf, type SeatSort } from './seat-query.ts';
import type { SeatMeasure } from './seat-tables.ts';

export interface SeatsData {
  seats: readonly Seat[];
  /** Undefined where the user may not see figures by week. */
  weeks: readonly SeatWeekCounts[] | undefined;
  measures: readonly SeatMeasure[];
  order: SeatOrder;
}

/** What a small screen always shows, beside the figure that is sorted by. */
const MAIN_MEASURES: readonly string[] = ['recruited', 'trained'];

/** The campaigns of the user as a table: what each recruits and trains, this week and in all. */
export function seatsView(context: PageContext, data: SeatsData): Html {
  const { seats: messages } = context.messages;
  const { order, weeks, measures } = data;
  const found = orderSeats(data.seats, order);
  const shown = paginate(found, String(order.page));
  const chartMeasure = measures.find((measure) => measure === order.sort) ?? 'recruited';
  return html`${seatSearchForm(context, order, measures)}
    ${found.length === 0 ? html`<p>${messages.none}</p>` : seatTable(context, data, shown.rows)}
    ${pageLinks(context, shown, (page) => `/organiser${seatQueryOf(order, { page })}`)}
    <p>
      <a href="/organiser/seats.csv${seatQueryOf(order, { page: 1 })}">${messages.download}</a>
    </p>
    ${weeks ? seatChart(context, weeks, chartMeasure) : ''}`;
}

function seatTable(context: PageContext, data: SeatsData, rows: readonly Seat[]): Html {
  const { seats: messages } = context.messages;
  const { measures, weeks } = data;
  const columns: SeatSort[] = ['name', ...measures, ...(weeks ? (['last'] as const) : [])];
  return html`<table class="seats people" aria-label="${messages.title}">
    <thead>
      <tr>
        ${columns.map((column) => sortHeading(context, data.order, column))}
      </tr>
    </thead>
    <tbody>
      ${rows.map((seat) => seatRow(context, data, seat))}
    </tbody>
  </table>`;
}

/** A heading that sorts by its column; pressed again, the other way round. */
function sortHeading({ messages }: PageContext, order: SeatOrder, column: SeatSort): Html {
  const isCurrent = order.sort === column;
  const direction = directionOf(order);
  const turned = direction === 'asc' ? 'desc' : 'asc';
  const change = isCurrent ? { order: turned } : { sort: column, order: undefined };
  const query = seatQueryOf(order, { ...change, page: 1 } as Partial<SeatOrder>);
  const sorted = direction === 'asc' ? 'ascending' : 'descending';
  const isFigure = column !== 'name' && column !== 'last';
  return html`<th
    scope="col"
    class="sort ${isFigure ? 'number' : ''}"
    ${isCurrent ? html`aria-sort="${sorted}"` : ''}
  >
    <a href="/organiser${query}">${messages.seats.columns[column]}</a>
  </th>`;
}

function seatRow(context: PageContext, { measures, weeks, order }: SeatsData, seat: Seat): Html {
  const { messages, format } = context;
  const last = seat.lastOn === null ? messages.seats.never : format.day(seat.lastOn);
  return html`<tr>
    <th scope="row">
      <a href="${firstPath(context, seat.campaign)}"><bdi>${seat.name}</bdi></a>
    </th>
    ${measures.map((measure) => figureCell(context, seat, measure, order.sort === measure))}
    ${weeks ? html`<td class="last">${last}</td>` : ''}
  </tr>`;
}

function figureCell(
  { messages, format }: PageContext,
  seat: Seat,
  measure: SeatMeasure,
  isSorted: boolean,
): Html {
  const { total, week } = countOf(seat, measure);
  const isMain = isSorted || MAIN_MEASURES.includes(measure);
  const sign = week > 0 ? '+' : '−';
  const change = html`<small class="line"
    >${messages.seats.thisWeek(`${sign}${format.number(Math.abs(week))}`)}</small
  >`;
  return html`<td
    class="number ${isMain ? '' : 'further'} ${total === 0 && week === 0 ? 'zero' : ''}"
    data-heading="${messages.seats.columns[measure]}"
  >
    ${format.number(total)} ${week === 0 ? '' : change}
  </td>`;
}
