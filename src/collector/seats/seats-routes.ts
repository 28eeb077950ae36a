import { type Context, Hono } from 'hono';
import { csvRow, CSV_START } from '../http/csv-rows.ts';
import { hasScope, type OrganiserEnv } from '../organiser/principal.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { campaignName } from '../organiser/ui/page-bar.ts';
import type { Services } from '../services.ts';
import {
  countOf,
  orderSeats,
  readSeats,
  readSeatWeeks,
  type Seat,
  shownMeasures,
} from './read-seats.ts';
import { readSeatOrder } from './seat-query.ts';
import type { SeatsData } from './seats-view.ts';

type SeatServices = Pick<Services, 'store' | 'now'>;

/** What the table of seats shows of the campaigns that the user may open. */
export async function readSeatsData(
  c: Context<OrganiserEnv>,
  { store, now }: SeatServices,
): Promise<SeatsData> {
  const { campaigns, principal } = c.var;
  const seesRegister = hasScope(principal, 'register');
  const options = {
    records: store.seats,
    now: now(),
    nameOf: (campaign: (typeof campaigns)[number]) => campaignName(c.var, campaign),
    seesRegister,
  };
  const [seats, weeks] = await Promise.all([
    readSeats(campaigns, options),
    seesRegister ? readSeatWeeks(campaigns, options) : undefined,
  ]);
  const measures = shownMeasures(seesRegister);
  return { seats, weeks, measures, order: readSeatOrder(c.req.query()) };
}

/** `/organiser/seats` as JSON, and as a table for a spreadsheet. */
export function seatsRoutes(services: SeatServices): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  routes.get('/seats', async (c) => {
    if (wantsPage(c)) return c.redirect(`/organiser${new URL(c.req.url).search}`, 303);
    const { seats, weeks = [], order } = await readSeatsData(c, services);
    return c.json({ seats: orderSeats(seats, order).map(toEntry), weeks });
  });
  routes.get('/seats.csv', async (c) =>
    c.body(toCsv(await readSeatsData(c, services)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="seats.csv"',
    }),
  );
  return routes;
}

const toEntry = ({ campaign, name, figures, lastOn }: Seat) => ({
  campaign: campaign.id,
  name,
  figures,
  lastOn,
});

function toCsv({ seats, measures, order, weeks }: SeatsData): string {
  const headings = measures.flatMap((measure) => [measure, `${measure}ThisWeek`]);
  const rows = orderSeats(seats, order).map((seat) => [
    seat.campaign.id,
    seat.name,
    ...measures.flatMap((measure) => {
      const { total, week } = countOf(seat, measure);
      return [total, week];
    }),
    ...(weeks ? [seat.lastOn] : []),
  ]);
  const heading = ['campaign', 'name', ...headings, ...(weeks ? ['lastOn'] : [])];
  return CSV_START + [heading, ...rows].map((row) => csvRow(row)).join('');
}
