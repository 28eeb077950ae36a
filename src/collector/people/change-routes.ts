import { type Context, Hono } from 'hono';
import { checkValue, type Problem } from 'campaign-widgets/contract';
import { isJson, jsonOf, jsonOrFormBody } from '../http/body-limits.ts';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import { describeActor } from '../organiser/actor-name.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { backPath, redirectDone } from '../organiser/ui/done-messages.ts';
import { describeProblems, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { LanguageContext } from '../organiser/ui/page-context.ts';
import { type CampaignContext, campaignPath } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import { applyChange } from './apply-change.ts';
import { CHANGE_LIMITS, readPeopleForm } from './people-form.ts';
import type { Person, PersonChange } from './person.ts';
import { Changes, MAX_PEOPLE_PER_CHANGE, readChange } from './person-changes.ts';
import { showPerson } from './person-routes.ts';
import { recordPage } from './record-page.ts';

/** The page of the one who is left after a merge. */
const keptPath = (c: Context<OrganiserCampaignEnv>, [kept]: Person[]): string =>
  campaignPath(c.var.campaign, kept ? `/people/${kept.id}` : '/people');

/** `…/people/record`, a form about the ticked people, and `…/people/changes`, which takes it. */
export function changeRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store } = services;
  const routes = new Hono<OrganiserCampaignEnv>();

  routes.get('/record', async (c) => {
    const isTicked = c.req.query('ticked') === 'yes';
    const { campaign, principal } = c.var;
    const ids = isTicked
      ? await store.ticks.read(campaign.id, principal.name)
      : (c.req.queries('person') ?? []);
    const back = backPath(c.req.query('back'), campaignPath(c.var.campaign, '/people'));
    if (ids.length === 0) return redirectDone(c, back, { done: 'nobody' });
    const people = await findPeople(services, c, ids);
    return c.html(recordPage(c.var, { people, back, today: todayOf(services), isTicked }));
  });

  routes.post('/changes', jsonOrFormBody(CHANGE_LIMITS), async (c) => {
    const { campaign } = c.var;
    if (isJson(c)) {
      const checked = checkValue(Changes, jsonOf(c));
      if (!checked.ok) throw invalidRequest(checked.problems);
      const { people, change } = checked.value;
      return c.json({ found: await applyChange(services, c.var, people, change) });
    }
    const { ids, fields } = readPeopleForm(c);
    const back = backPath(fields.back, campaignPath(campaign, '/people'));
    const checked = readChange(withOwnName(c.var, fields));
    if (!checked.ok) return showProblems(services, c, { ids, fields, back }, checked.problems);
    const { what } = checked.value;
    const merged =
      what === 'merge' ? mergedPeople(await findPeople(services, c, ids), checked.value) : [];
    const found = await applyChange(services, c.var, ids, checked.value);
    if (found === 0)
      throw new HttpProblem(404, 'There is no such person.', { sentence: 'noPerson' });
    if (fields.ticked === 'yes') await store.ticks.clear(campaign.id, c.var.principal.name);
    const next =
      what === 'merge' && isPersonPath(back)
        ? keptPath(c, await findPeople(services, c, merged))
        : back;
    return redirectDone(c, next, { done: what, number: found, at: fields.meeting });
  });

  return routes;
}

const todayOf = ({ now }: Services): string => now().toISOString().slice(0, 10);

const findPeople = (
  { store }: Services,
  c: Context<OrganiserCampaignEnv>,
  ids: string[],
): Promise<Person[]> =>
  store.people.findMany(c.var.campaign.id, [...new Set(ids)].slice(0, MAX_PEOPLE_PER_CHANGE));

/** Shows the page of a form again, with its problems. */
async function showProblems(
  services: Services,
  c: Context<OrganiserCampaignEnv>,
  { ids, fields, back }: { ids: string[]; fields: Record<string, string>; back: string },
  found: Problem[],
) {
  const submitted = submittedRecord(c.var, fields, found);
  const people = await findPeople(services, c, ids);
  const [person] = people;
  const isOwnPage = person && back === campaignPath(c.var.campaign, `/people/${person.id}`);
  const isTicked = fields.ticked === 'yes';
  return c.html(
    isOwnPage
      ? await showPerson(c.var, services, person, { submitted })
      : recordPage(c.var, { people, back, today: todayOf(services), submitted, isTicked }),
    422,
  );
}

/** Handles a form of the record page, and shows problems beside its fields. */
function submittedRecord(
  { messages }: LanguageContext,
  fields: Record<string, string>,
  found: Problem[],
): SubmittedForm {
  const { what = '', meeting } = fields;
  if (!RECORD_FORMS.includes(what)) throw invalidRequest(found);
  const form = meeting ? `m-${meeting}` : what;
  const problems = describeProblems(found, {
    ...messages.record.problems,
    ...(WORK_FORMS.includes(what) && messages.work.problems),
  }).map(({ field, message }) => ({
    field: `${form}-${field}`,
    message,
  }));
  return { fields, problems };
}

/** An organiser who names themselves as their pages do is meant by the name that the log has. */
const withOwnName = (context: CampaignContext, fields: Record<string, string>) =>
  fields.owner?.trim() === describeActor(context, context.principal.name)
    ? { ...fields, owner: context.principal.name }
    : fields;

/** The page of one person, who may be gone after a merge. */
const isPersonPath = (path: string): boolean => /\/people\/[^/?]+$/.test(path);

/** The two whom a merge puts together. */
const mergedPeople = ([person]: Person[], change: PersonChange): string[] => {
  const other = change.what === 'merge' ? (change.with ?? person?.duplicateOf?.id) : undefined;
  return [person?.id, other].filter((id) => id !== undefined);
};

/** The changes that the record page has a form for: it shows their problems. */
const WORK_FORMS: readonly string[] = ['note', 'owner', 'next', 'tag'];
const RECORD_FORMS: readonly string[] = ['stage', 'meeting', 'training', ...WORK_FORMS];
