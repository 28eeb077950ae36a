import { type Context, Hono } from 'hono';
import { noBody } from '../../http/body-limits.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { Services } from '../../services.ts';
import type { OrganiserCampaignEnv } from '../require-access.ts';
import { wantsPage } from '../require-token.ts';
import { readDone, redirectDone } from '../ui/done-messages.ts';
import { campaignPath } from '../ui/page-layout.ts';
import { mailPage } from './mail-page.ts';

/** More than anybody reads; the oldest failures of a longer list come as these are dealt with. */
const MAX_LISTED_MAILS = 100;

/** `…/mail`: messages that have failed. A page for browsers, JSON for other clients. */
export function mailRoutes({ store, notifier }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => {
    const notices = await store.notices.list(c.var.campaign.id, MAX_LISTED_MAILS);
    const { sendsMail } = notifier;
    return wantsPage(c)
      ? c.html(mailPage(c.var, { notices, sendsMail, done: readDone(c) }))
      : c.json({ sendsMail, notices });
  });
  routes.post('/:notice/retry', noBody(), async (c) => {
    const isQueued = await store.notices.retry(c.var.campaign.id, c.req.param('notice'));
    notifier.wake();
    return answer(c, isQueued, 'mail-retried');
  });
  routes.post('/:notice/remove', noBody(), async (c) => {
    const isRemoved = await store.notices.remove(c.var.campaign.id, c.req.param('notice'));
    return answer(c, isRemoved, 'mail-removed');
  });
  return routes;
}

function answer(c: Context<OrganiserCampaignEnv>, isDone: boolean, done: string) {
  if (!isDone)
    throw new HttpProblem(404, 'There is no such message any more, or it is being sent.');
  if (!wantsPage(c)) return c.json({ done: true });
  return redirectDone(c, campaignPath(c.var.campaign, '/mail'), { done });
}
