import { type Context, Hono } from 'hono';
import { HttpProblem } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import { describeEmbed, findEmbeddedPage } from './oembed.ts';
import { originOf } from './page-context.ts';

const OEMBED_CACHE_CONTROL = 'public, max-age=300';

/** `/oembed`: how another page shows a page of a campaign. https://oembed.com */
export function oembedRoutes({ campaigns, publicUrl }: Services): Hono {
  const routes = new Hono();
  routes.get('/oembed', async (c) => {
    if ((c.req.query('format') ?? 'json') !== 'json')
      throw new HttpProblem(501, 'This collector writes oEmbed as JSON only.');
    const origins = [originOf(c, publicUrl), new URL(c.req.url).origin];
    const page = findEmbeddedPage(c.req.query('url') ?? '', campaigns, origins);
    if (page === 'private') throw new HttpProblem(401, 'Private pages are not shown elsewhere.');
    if (!page) throw new HttpProblem(404, 'There is no page of a campaign at this address.');
    const room = { maxWidth: readPixels(c, 'maxwidth'), maxHeight: readPixels(c, 'maxheight') };
    return c.json(await describeEmbed(page, room), 200, { 'Cache-Control': OEMBED_CACHE_CONTROL });
  });
  return routes;
}

/** @returns undefined if it is no number of pixels */
function readPixels(c: Context, name: string): number | undefined {
  const pixels = Number(c.req.query(name));
  return Number.isInteger(pixels) && pixels > 0 ? pixels : undefined;
}
