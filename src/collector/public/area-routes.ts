import { Hono } from 'hono';
import {
  AreaQuestion,
  type AreasFound,
  createProblem,
  normalisePostcode,
} from 'campaign-widgets/contract';
import { jsonBody, noBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { describeFailure } from '../http/service-fetch.ts';
import type { Services } from '../services.ts';
import { createAreaLookup } from './area-lookup.ts';
import { requireListedOrigin } from './listed-origin.ts';

const MAX_QUESTION_BYTES = 1024;
const RETRY_AFTER_SECONDS = 30;

/** `POST /areas`: the wards of a postcode. The postcode is never stored, and in no log. */
export function areaRoutes(services: Services): Hono {
  const { campaigns, areaLookup, limits, publicUrl } = services;
  const routes = new Hono();
  if (!areaLookup) {
    routes.post('/areas', noBody(), () => {
      throw new HttpProblem(404, 'This collector looks no postcodes up: AREA_LOOKUP is not set.');
    });
    return routes;
  }
  const findAreas = createAreaLookup({ ...services, url: areaLookup });
  const areaQuestion = jsonBody({
    maxBytes: MAX_QUESTION_BYTES,
    schema: AreaQuestion,
    rateLimit: limits.lookup,
  });

  routes.post('/areas', areaQuestion, async (c) => {
    const question = c.req.valid('json');
    const campaign = campaigns.get(question.campaign);
    if (!campaign)
      throw invalidRequest([
        createProblem('campaign', 'unknown', 'is not a campaign of this collector'),
      ]);
    requireListedOrigin(c, campaign, publicUrl);
    const postcode = normalisePostcode(question.postcode);
    if (!postcode)
      throw invalidRequest([
        createProblem('postcode', 'format', 'must be a full UK postcode, like ZZ1 1ZZ'),
      ]);
    const areas = await findAreas(postcode, campaign).catch((failure: unknown) => {
      // Only its name: the rest of the error may contain the postcode.
      throw new HttpProblem(503, 'The look-up of postcodes is not available just now.', {
        retryAfter: RETRY_AFTER_SECONDS,
        cause: describeFailure(failure),
      });
    });
    return c.json({ areas } satisfies AreasFound, 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
