import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Hono } from 'hono';
import { CSV_START, csvRow } from '../../http/csv-rows.ts';
import type { Services } from '../../services.ts';
import type { Store } from '../../store/store.ts';
import type { OrganiserCampaignEnv } from '../require-access.ts';
import { wantsPage } from '../require-token.ts';
import { logPage } from './log-page.ts';

const ENTRIES_PER_PAGE = 100;
const ENTRIES_PER_STEP = 1000;

/** `…/log` and `…/log.csv`: what organisers did. */
export function logRoutes({ store }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/log', async (c) => {
    const { before } = c.req.query();
    const limit = ENTRIES_PER_PAGE + 1;
    const found = await store.log.list(c.var.campaign.id, { ...(before && { before }), limit });
    const entries = found.slice(0, ENTRIES_PER_PAGE);
    const next = found.length > ENTRIES_PER_PAGE ? entries.at(-1)?.id : undefined;
    if (!wantsPage(c)) return c.json({ entries, ...(next && { next }) });
    return c.html(logPage(c.var, { entries, before: next }));
  });
  routes.get('/log.csv', (c) => {
    const { id } = c.var.campaign;
    const file = Readable.toWeb(Readable.from(writeRows(store, id)));
    return c.body(file as ReadableStream<Uint8Array>, 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${id}-log.csv"`,
    });
  });
  return routes;
}

async function* writeRows(store: Pick<Store, 'log'>, campaign: string): AsyncGenerator<Buffer> {
  yield Buffer.from(`${CSV_START}${csvRow(['at', 'by', 'what', 'detail'])}`);
  let before: string | undefined;
  do {
    const page = { ...(before !== undefined && { before }), limit: ENTRIES_PER_STEP };
    const entries = await store.log.list(campaign, page);
    const rows = entries.map(({ at, by, what, detail }) => csvRow([at, by, what, detail]));
    if (rows.length > 0) yield Buffer.from(rows.join(''));
    before = entries.length === ENTRIES_PER_STEP ? entries.at(-1)?.id : undefined;
    // An embedded database answers at once: without a pause the thread would do nothing else.
    await setImmediate();
  } while (before !== undefined);
}
