import { Hono } from 'hono';
import * as z from 'zod';
import {
  checkValue,
  createProblem,
  isEmail,
  oneLine,
  type Problem,
} from 'campaign-widgets/contract';
import { formOf, type FormLimits, isJson, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { invalidRequest } from '../http/http-problem.ts';
import { isPossiblePhone } from './contact-keys.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { describeProblems } from '../organiser/ui/form-fields.ts';
import { campaignPath, type CampaignContext } from '../organiser/ui/page-layout.ts';
import { readDone, redirectDone } from '../organiser/ui/done-messages.ts';
import { refusalsPage } from './refusals-page.ts';
import type { Services } from '../services.ts';

const LIMITS: FormLimits = { maxBytes: 4096, maxFields: 5 };

/** An address or a number that lists may bring in again. */
export const AllowedContact = z.strictObject({
  contact: oneLine(254).check(
    z.refine(
      (typed: string) => isEmail(typed) || isPossiblePhone(typed),
      'must be an email address or a telephone number',
    ),
  ),
});

/**
 * `…/people/refusals`: later lists can't bring in people who refused on a list, until an organiser
 * allows them again.
 */
export function refusalsRoutes({ store, logger }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();

  routes.get('/', async (c) => {
    const count = await store.imports.countRefusals(c.var.campaign.id);
    if (!wantsPage(c)) return c.json({ count });
    return c.html(refusalsPage(c.var, { count, done: readDone(c) }));
  });

  routes.post('/', jsonOrFormBody(LIMITS), async (c) => {
    const view = c.var;
    const fields = isJson(c) ? undefined : formOf(c).toRecord();
    const given = fields ? { contact: fields.contact ?? '' } : jsonOf(c);
    const problems = await allow(view, given);
    if (problems.length === 0)
      return fields
        ? redirectDone(c, campaignPath(view.campaign, '/people/refusals'), { done: 'allowed' })
        : c.body(null, 204);
    if (!fields) throw invalidRequest(problems);
    const count = await store.imports.countRefusals(view.campaign.id);
    const messages = c.var.messages.refusals.problems;
    const submitted = { fields, problems: describeProblems(problems, messages) };
    return c.html(refusalsPage(c.var, { count, submitted }), 422);
  });

  async function allow(
    { campaign, principal }: CampaignContext,
    given: unknown,
  ): Promise<Problem[]> {
    const checked = checkValue(AllowedContact, given);
    if (!checked.ok) return checked.problems;
    const { contact } = checked.value;
    const wanted = isEmail(contact) ? { email: contact } : { phone: contact };
    if (!(await store.imports.liftRefusal(campaign.id, wanted)))
      return [createProblem('contact', 'unknown', 'must be one that a list says no for')];
    logger.info(
      {},
      `import: ${principal.name} allowed a contact of ${campaign.id} that a list says no for`,
    );
    return [];
  }

  return routes;
}
