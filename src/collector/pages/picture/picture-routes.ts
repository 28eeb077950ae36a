import { Hono } from 'hono';
import { HttpProblem } from '../../http/http-problem.ts';
import { PreparedCache } from '../../http/prepared-cache.ts';
import { findCampaign } from '../../http/require-campaign.ts';
import { sendPrepared } from '../../http/send-prepared.ts';
import type { Services } from '../../services.ts';
import { choosePageLanguage } from '../page-language.ts';
import { hasPage, PAGE_NAMES, pagePath } from '../page-ways.ts';
import { pictureFile } from './picture-address.ts';
import { pictureTexts } from './picture-texts.ts';
import { PictureThread } from './picture-thread.ts';

const CACHE_CONTROL = 'public, max-age=3600';
const MAX_KEPT_PICTURE_BYTES = 16 * 1024 * 1024;

/** `/pages/{id}/survey.png` and so on: the picture that goes with a link to a page. */
export function pictureRoutes({ registry, now }: Services): Hono {
  const routes = new Hono();
  const thread = new PictureThread();
  // A version of a campaign never changes, so its pictures do not grow old.
  const kept = new PreparedCache({ now, freshMs: Infinity, maxBytes: MAX_KEPT_PICTURE_BYTES });
  for (const name of PAGE_NAMES)
    routes.get(pagePath({ id: ':id' }, pictureFile(name)), async (c) => {
      const campaign = findCampaign(c.req.param('id') ?? '', registry);
      if (!hasPage(campaign, name)) throw new HttpProblem(404, 'This campaign has no such page.');
      const speech = await choosePageLanguage(c, campaign);
      const key = [campaign.id, campaign.version, name, speech.language].join(' ');
      const picture = await kept.png(key, async () => {
        const drawn = await thread.draw(pictureTexts(campaign, speech, name));
        if (!drawn) throw new HttpProblem(404, 'The imprint does not fit into a picture.');
        return drawn;
      });
      const response = await sendPrepared(c, picture, CACHE_CONTROL);
      response.headers.append('Vary', 'Accept-Language');
      return response;
    });
  return routes;
}
