import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { checkValue } from 'campaign-widgets/contract';
import { formOf, isJson, jsonOf, jsonOrFormBody } from '../../http/body-limits.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { backPath, redirectDone } from '../../organiser/ui/done-messages.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { CHANGE_LIMITS, readPeopleForm } from '../people-form.ts';
import { readFilter, resolveFilter } from '../people-query.ts';
import { MAX_PEOPLE_PER_CHANGE } from '../person-changes.ts';
import type { TickedCount } from './tick-records.ts';

/** The request of `POST …/people/ticks` as JSON. */
export const TickChanges = z.strictObject({
  ticked: z.array(z.string()).max(MAX_PEOPLE_PER_CHANGE).default([]),
  unticked: z.array(z.string()).max(MAX_PEOPLE_PER_CHANGE).default([]),
});

/** A page of the list, with a tick beside each person: two fields for each. */
export const TICK_LIMITS = { ...CHANGE_LIMITS, maxFields: 2 * MAX_PEOPLE_PER_CHANGE };

/** `…/people/ticks`: keeps the ticks of one page of the list, and goes on as the button says. */
export function tickRoutes({ store, now }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.post('/ticks', jsonOrFormBody(TICK_LIMITS), async (c) => {
    const { campaign, principal } = c.var;
    const at = now().toISOString();
    const keep = (changes: { ticked: string[]; unticked: string[] }) =>
      store.ticks.set(campaign.id, principal.name, changes, at);
    if (isJson(c)) {
      const checked = checkValue(TickChanges, jsonOf(c));
      if (!checked.ok) throw invalidRequest(checked.problems);
      return c.json(await keep(checked.value));
    }
    const { ids, fields } = readPeopleForm(c);
    const kept = await keep(ticksOfPage(c, ids, fields.what === 'page'));
    if (fields.what === 'none') await store.ticks.clear(campaign.id, principal.name);
    const ticked = fields.what === 'match' ? await tickMatches(c, at) : kept;
    return goOn(c, fields, ticked);
  });

  const tickMatches = (c: Context<OrganiserCampaignEnv>, at: string): Promise<TickedCount> => {
    const { campaign, principal } = c.var;
    const query = new URLSearchParams(formOf(c).toRecord().match ?? '');
    const filter = readFilter(Object.fromEntries(query));
    if (!filter.ok) throw invalidRequest(filter.problems);
    const { limit: _limit, after: _after, sort: _sort, ...wanted } = filter.value;
    return store.ticks.addMatches(campaign.id, principal.name, resolveFilter(c.var, wanted), at);
  };
  return routes;
}

/** What the ticks of a page say: whoever is shown there without one has none. */
export function ticksOfPage(c: Context, ticked: string[], isWhole = false) {
  const shown = formOf(c).texts('shown').slice(0, MAX_PEOPLE_PER_CHANGE);
  if (isWhole) return { ticked: shown, unticked: [] };
  const isTicked = new Set(ticked);
  return { ticked, unticked: shown.filter((id) => !isTicked.has(id)) };
}

function goOn(
  c: Context<OrganiserCampaignEnv>,
  { what, back, next }: Record<string, string>,
  { count, isFull }: TickedCount,
): Response {
  const list = campaignPath(c.var.campaign, '/people');
  const here = backPath(back, list);
  if (what === 'next') return c.redirect(backPath(next, list), 303);
  if (what === 'none') return redirectDone(c, here, { done: 'no-ticks' });
  if (isFull) return redirectDone(c, here, { done: 'ticks-full', number: count });
  if (what !== 'record') return redirectDone(c, here, { done: 'ticks', number: count });
  if (count === 0) return redirectDone(c, here, { done: 'nobody' });
  return c.redirect(`${list}/record?ticked=yes&back=${encodeURIComponent(here)}`, 303);
}
