import { type Context, Hono } from 'hono';
import { checkValue, createProblem, type Problem } from 'campaign-widgets/contract';
import { formBody } from '../../http/body-limits.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import { readDone, redirectDone } from '../../organiser/ui/done-messages.ts';
import { describeProblems } from '../../organiser/ui/form-fields.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import type { Services } from '../../services.ts';
import { applyChange } from '../apply-change.ts';
import { readPeopleForm } from '../people-form.ts';
import { readFilter } from '../people-query.ts';
import { peopleScriptTag } from '../people-script-tag.ts';
import type { PersonChange } from '../person.ts';
import { Change } from '../person-changes.ts';
import { TICK_LIMITS, ticksOfPage } from '../ticks/tick-routes.ts';
import { type AttendanceData, attendancePage, MAX_OFFERED } from './attendance-page.ts';

/** The fields that go along from search to search. */
const KEPT_FIELDS = ['kind', 'name', 'on'];

/** `…/people/attendance`: who came to a training or a meeting. */
export function attendanceRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store, now } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  const today = () => now().toISOString().slice(0, 10);
  routes.get('/', async (c) => {
    const { search = '', ...fields } = c.req.query();
    return c.html(attendancePage(c.var, await readSheet(c, { search, fields })));
  });

  routes.post('/', formBody(TICK_LIMITS), async (c) => {
    const { campaign, principal } = c.var;
    const { ids, fields } = readPeopleForm(c);
    const at = now().toISOString();
    await store.ticks.set(campaign.id, principal.name, ticksOfPage(c, ids), at);
    const path = campaignPath(campaign, '/people/attendance');
    if (fields.what !== 'record') return c.redirect(`${path}${keptQuery(fields)}#search`, 303);
    const ticked = await store.ticks.read(campaign.id, principal.name);
    const checked = readAttendance(fields, ticked.length);
    if (!checked.ok && asksForJson(c)) throw invalidRequest(checked.problems);
    if (!checked.ok) return refuse(c, fields, checked.problems);
    const number = await applyChange(services, c.var, ticked, checked.value);
    await store.ticks.clear(campaign.id, principal.name);
    if (asksForJson(c)) return c.json({ found: number });
    return redirectDone(c, path, { done: checked.value.what, number });
  });

  async function refuse(
    c: Context<OrganiserCampaignEnv>,
    fields: Record<string, string>,
    found: Problem[],
  ) {
    const problems = describeProblems(found, c.var.messages.attendance.problems);
    const sheet = await readSheet(c, { search: fields.search ?? '', fields });
    return c.html(attendancePage(c.var, { ...sheet, submitted: { fields, problems } }), 422);
  }

  async function readSheet(
    c: Context<OrganiserCampaignEnv>,
    { search, fields }: Pick<AttendanceData, 'search' | 'fields'>,
  ): Promise<AttendanceData> {
    const { campaign, principal } = c.var;
    const ticked = await store.ticks.read(campaign.id, principal.name);
    const filter = readFilter({ search, sort: 'name', limit: String(MAX_OFFERED) });
    // A search that is none finds nobody.
    const { people, next } = filter.ok
      ? await store.people.list(campaign.id, filter.value)
      : { people: [], next: undefined };
    const isHere = new Set(ticked);
    return {
      ...{ search, fields, today: today(), script: peopleScriptTag(services), done: readDone(c) },
      found: people.filter(({ id }) => !isHere.has(id)),
      hasMore: next !== undefined,
      here: await store.people.findMany(campaign.id, ticked),
    };
  }
  return routes;
}

/** What was typed goes along in the address, but for the letters of whoever was just ticked. */
function keptQuery(fields: Record<string, string>): string {
  const kept = ['search', ...KEPT_FIELDS].flatMap((name): [string, string][] => {
    const value = fields[name]?.trim();
    return value ? [[name, value]] : [];
  });
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}

type CheckedAttendance = { ok: true; value: PersonChange } | { ok: false; problems: Problem[] };

/** A training counts in the figures; a meeting is a tag. */
function readAttendance(
  { kind, name = '', on = '' }: Record<string, string>,
  count: number,
): CheckedAttendance {
  if (count === 0)
    return { ok: false, problems: [createProblem('search', 'nobody', 'nobody is ticked')] };
  const isMeeting = kind === 'meeting';
  const checked = checkValue(
    Change,
    isMeeting
      ? { what: 'tag', tag: [name.trim(), on].filter(Boolean).join(' ') }
      : { what: 'training', course: name, on },
  );
  if (checked.ok) return checked;
  const problems = checked.problems.map((problem) => ({
    ...problem,
    path: problem.path === 'on' ? 'on' : 'name',
  }));
  return { ok: false, problems };
}
