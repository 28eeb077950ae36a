import { createHash, randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { checkValue, oneLine } from 'campaign-widgets/contract';
import { noBody } from '../../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../../http/http-problem.ts';
import { OWNER } from '../../organiser/principal.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import { hashOf } from '../../organiser/token-hash.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import { englishOrganiser } from '../../organiser/ui/organiser-messages.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { findPerson } from '../apply-change.ts';
import { firstNameOf } from '../first-name.ts';
import { ClockTime } from '../person-changes.ts';
import { type CalendarEvent, writeCalendar } from './calendar-file.ts';
import { calendarPage } from './calendar-page.ts';
import type { CalendarEntry } from './calendar-records.ts';

/** 128 bits. */
const KEY_BYTES = 16;
const UID_DOMAIN = 'campaign-collector';

/** `…/calendar`: the address that the organiser's own calendar follows. */
export function calendarRoutes({ store, now, publicUrl }: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', async (c) => {
    const feed = await store.calendars.ownFeed(c.var.campaign.id, c.var.principal.name);
    return c.html(calendarPage(c.var, { feed, done: readDone(c) }));
  });
  routes.post('/', noBody(), async (c) => {
    const { campaign, principal } = c.var;
    const { name, holder } = principal;
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const feed = { campaign: campaign.id, name, holder, at: now().toISOString() };
    await store.calendars.setFeed(feed, hashOf(key));
    const base = publicUrl || new URL(c.req.url).origin;
    const address = `${base}/calendar/${key}.ics`;
    return asksForJson(c)
      ? c.json({ address }, 201)
      : c.html(calendarPage(c.var, { feed, address, done: undefined }));
  });
  routes.post('/remove', noBody(), async (c) => {
    const { campaign, principal } = c.var;
    await store.calendars.removeFeed(campaign.id, principal.name);
    return asksForJson(c)
      ? c.body(null, 204)
      : redirectDone(c, campaignPath(campaign, '/calendar'), { done: 'calendar-removed' });
  });
  return routes;
}

/** The query of `…/people/training.ics`. */
const TrainingQuery = z.object({
  name: oneLine(120),
  on: z.iso.date(),
  at: ClockTime.optional(),
});

/** `…/people/training.ics` and `…/people/{person}/calendar.ics`: one event to save. */
export function eventRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { now, publicUrl } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/training.ics', (c) => {
    const { at, ...query } = c.req.query();
    const checked = checkValue(TrainingQuery, { ...query, ...(at && { at }) });
    if (!checked.ok) throw invalidRequest(checked.problems);
    const { name, on } = checked.value;
    const { id } = c.var.campaign;
    const sign = createHash('sha256')
      .update(JSON.stringify([id, name, on]))
      .digest('hex');
    return sendCalendar(c, 'training', c.var.names.campaign, [
      {
        uid: `training-${sign.slice(0, 32)}@${UID_DOMAIN}`,
        changedAt: now().toISOString(),
        ...{ day: on, time: checked.value.at ?? null, title: name },
      },
    ]);
  });
  routes.get('/:person/calendar.ics', async (c) => {
    const person = await findPerson(services, c.var.campaign.id, c.req.param('person'));
    const wanted = c.req.query('meeting');
    const meeting = wanted
      ? person.meetings.find(({ id }) => id === wanted)
      : person.meetings.findLast(({ state, on }) => state === 'arranged' && on !== null);
    if (!meeting?.on) throw new HttpProblem(404, 'There is no 1-2-1 with a day.');
    const event: CalendarEntry = {
      ...{ kind: 'meeting', id: meeting.id, person: person.id, name: person.name },
      ...{ day: meeting.on, time: meeting.at, changedAt: meeting.changedAt },
    };
    const base = publicUrl || new URL(c.req.url).origin;
    const words = c.var.messages.calendar;
    const title = words.meeting(firstNameOf(person.name));
    const events = [toEvent(c.var.campaign.id, event, { base, title })];
    return sendCalendar(c, '1-2-1', c.var.names.campaign, events);
  });
  return routes;
}

/** `/calendar/{key}.ics`: what a calendar program reads, without a token. */
export function calendarFeedRoutes({ store, campaigns, limits, publicUrl }: Services): Hono {
  const routes = new Hono();
  routes.get('/:file', async (c) => {
    await limits.read(c);
    c.header('Cache-Control', 'no-store');
    const [, key] = /^([\w-]{22})\.ics$/.exec(c.req.param('file')) ?? [];
    const feed = key === undefined ? undefined : await store.calendars.findFeed(hashOf(key));
    const campaign = feed && campaigns.get(feed.campaign);
    if (!feed || !campaign || !(await mayRead(feed.holder, campaign.id)))
      throw new HttpProblem(
        404,
        'There is no such calendar: its address may have been taken back.',
      );
    const entries = await store.calendars.entries(campaign.id, feed.name);
    const base = publicUrl || new URL(c.req.url).origin;
    const words = englishOrganiser.calendar;
    const events = entries.map((entry) => {
      const title = words[entry.kind](firstNameOf(entry.name));
      return toEvent(campaign.id, entry, { base, title });
    });
    return sendCalendar(c, 'calendar', words.title, events);
  });

  /** A calendar ends with the token that made it. */
  const mayRead = async (holder: string, campaign: string): Promise<boolean> => {
    if (holder === OWNER) return true;
    const [tokens, links] = await Promise.all([store.tokens.list(), store.links.list()]);
    return [...tokens, ...links].some(
      ({ name, campaigns: own, revokedAt }) =>
        name === holder && revokedAt === null && (own.length === 0 || own.includes(campaign)),
    );
  };
  return routes;
}

const toEvent = (
  campaign: string,
  { kind, id, person, day, time, changedAt }: CalendarEntry,
  { base, title }: { base: string; title: string },
): CalendarEvent => ({
  ...{ uid: `${kind}-${id}@${UID_DOMAIN}`, changedAt, day, time, title },
  url: `${base}/organiser/campaigns/${campaign}/people/${person}`,
});

const sendCalendar = (c: Context, file: string, name: string, events: CalendarEvent[]): Response =>
  c.body(writeCalendar(name, events), 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${file}.ics"`,
  });
