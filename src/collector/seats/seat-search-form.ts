import { html } from 'hono/html';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { selectField, textField } from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { PageContext } from '../organiser/ui/page-context.ts';
import { SEAT_SORTS, type SeatOrder } from './seat-query.ts';
import type { SeatMeasure } from './seat-tables.ts';

/** Finds seats by name, and sorts them: on a small screen the headings of the table are not there. */
export function seatSearchForm(
  { messages }: PageContext,
  { search = '', sort, by }: SeatOrder,
  measures: readonly SeatMeasure[],
): Html {
  const { seats } = messages;
  const hasRegister = measures.length > 1;
  const sorts = SEAT_SORTS.filter(
    (each) => each === 'name' || (each === 'last' ? hasRegister : measures.includes(each)),
  ).map((each): NamedOption => [each, seats.measures[each]]);
  return html`<form method="get" action="/organiser" class="search" role="search">
    <div class="search-line">
      ${textField({ ...field('search', seats.search), value: search, type: 'search' })}
      ${selectField({ ...field('sort', seats.sort), value: sort, options: sorts })}
      ${selectField({
        ...field('by', seats.by),
        value: by,
        options: [
          ['all', seats.inAll],
          ['week', seats.inWeek],
        ],
      })}
      <button class="main">${seats.show}</button>
    </div>
  </form>`;
}

const field = (name: string, label: string) => ({ id: name, name, label });
