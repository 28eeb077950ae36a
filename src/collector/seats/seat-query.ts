import * as z from 'zod';
import { cleanLine, oneLine } from 'campaign-widgets/contract';
import { SEAT_MEASURES, type SeatMeasure } from './seat-tables.ts';

export const SEAT_SORTS = [...SEAT_MEASURES, 'name', 'last'] as const;
export type SeatSort = SeatMeasure | 'name' | 'last';

/** How the table of seats is narrowed and sorted: `?search=north&sort=trained&by=week`. */
export const SeatQuery = z.strictObject({
  search: oneLine(200).optional(),
  sort: z.enum(SEAT_SORTS).default('recruited'),
  /** Which figure of a column is sorted by. */
  by: z.enum(['all', 'week']).default('all'),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).default(1),
});

export type SeatOrder = z.infer<typeof SeatQuery>;

const DEFAULT_ORDER = SeatQuery.parse({});
const FIELDS = Object.keys(SeatQuery.shape);

/** Reads the order from an address. What is wrong in it is ignored: it is a way of looking. */
export function readSeatOrder(query: Record<string, string>): SeatOrder {
  const given = Object.entries(query).filter(
    ([name, value]) => FIELDS.includes(name) && cleanLine(value) !== '',
  );
  return SeatQuery.safeParse(Object.fromEntries(given)).data ?? DEFAULT_ORDER;
}

/** The direction of an order: a name rises and a figure falls unless something else is said. */
export const directionOf = ({ sort, order }: Pick<SeatOrder, 'sort' | 'order'>): 'asc' | 'desc' =>
  order ?? (sort === 'name' ? 'asc' : 'desc');

/** An order as a query, with its question mark; empty for the default one. */
export function seatQueryOf(order: SeatOrder, changes: Partial<SeatOrder> = {}): string {
  const { search, sort, by, order: direction, page } = { ...order, ...changes };
  const given = Object.entries({
    search,
    sort: sort === DEFAULT_ORDER.sort ? undefined : sort,
    by: by === DEFAULT_ORDER.by ? undefined : by,
    order: direction === directionOf({ sort }) ? undefined : direction,
    page: page === 1 ? undefined : String(page),
  }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
