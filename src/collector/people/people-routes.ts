import { type Context, Hono } from 'hono';
import { checkValue, type Problem } from 'campaign-widgets/contract';
import {
  formBody,
  formOf,
  type FormLimits,
  isJson,
  jsonOf,
  jsonOrFormBody,
  noBody,
} from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { Person, PersonChange, Register } from './people-store.ts';
import {
  Changes,
  checkDetails,
  isForOne,
  MOST_PEOPLE,
  readChange,
  readDetails,
} from './person-changes.ts';
import { wantsPage } from '../organiser/require-token.ts';
import { type SubmittedForm, describeProblems } from '../organiser/ui/form-fields.ts';
import { importRoutes } from './import/import-routes.ts';
import { campaignPath, type CampaignContext } from '../organiser/ui/page-layout.ts';
import { backPath, doneMessage, donePath } from '../organiser/ui/done-messages.ts';
import { peoplePage } from './people-page.ts';
import { readFilter } from './people-query.ts';
import { deletePage, DETAILS_PROBLEMS, detailsPage } from './person-forms.ts';
import { personPage } from './person-page.ts';
import { RECORD_PROBLEMS, recordPage } from './record-page.ts';
import { refusalsRoutes } from './refusals-routes.ts';
import { canWrite, type OrganiserEnv } from '../organiser/principal.ts';

export interface PeopleOptions {
  register: Register;
  viewOf: (c: Context<OrganiserEnv>) => CampaignContext;
  now: () => Date;
}

/** Every ticked person is a field of some 45 bytes. */
const CHANGE_LIMITS: FormLimits = { maxBytes: 128 * 1024, maxFields: MOST_PEOPLE + 100 };
const DETAILS_LIMITS: FormLimits = { maxBytes: 64 * 1024, maxFields: 50 };

/** `…/people`: pages for whoever reads pages, JSON for everybody else, on the same paths. */
export function peopleRoutes({ register, viewOf, now }: PeopleOptions): Hono<OrganiserEnv> {
  const routes = new Hono<OrganiserEnv>();
  const today = () => now().toISOString().slice(0, 10);
  const personOf = async (
    c: Context<OrganiserEnv>,
    { campaign }: CampaignContext,
    id = c.req.param('person') ?? '',
  ): Promise<Person> => {
    const person = await register.person(campaign.id, id);
    if (!person) throw new HttpProblem(404, 'There is no such person.');
    return person;
  };
  /** @returns how many were found */
  const change = async (
    c: Context<OrganiserEnv>,
    view: CampaignContext,
    people: string[],
    wanted: PersonChange,
  ): Promise<number> => {
    if (isForOne(wanted) && people.length > 1)
      throw refused([
        {
          path: 'people',
          code: 'too-long',
          params: { max: 1 },
          message: 'people must be one for this change',
        },
      ]);
    if (wanted.what === 'details') {
      const problems = checkDetails(wanted, await personOf(c, view, people[0]), view.campaign);
      if (problems.length)
        throw refused(
          problems.map((each) => ({
            ...each,
            path: `change.${each.path}`,
            message: `change.${each.message}`,
          })),
        );
    }
    return register.change(
      view.campaign.id,
      people,
      wanted,
      view.principal.name,
      now().toISOString(),
    );
  };
  const writer = (c: Context<OrganiserEnv>): CampaignContext => {
    const view = viewOf(c);
    if (!canWrite(view.principal))
      throw new HttpProblem(403, 'This token may read, and change nothing.');
    return view;
  };

  routes.get('/', async (c) => {
    const view = viewOf(c);
    const { done, n, tick, ...query } = c.req.query();
    const filter = readFilter(query);
    if (!filter.ok) throw refused(filter.problems);
    const found = await register.people(view.campaign.id, filter.value);
    if (!wantsPage(c)) return c.json(found);
    const figures = await register.registerFigures(view.campaign.id);
    return c.html(
      peoplePage(view, {
        ...found,
        filter: filter.value,
        figures,
        done: doneMessage(done, n),
        ticked: tick === 'all',
      }),
    );
  });
  routes.route('/import', importRoutes({ register, viewOf, now }));
  routes.route('/refusals', refusalsRoutes({ register, viewOf }));

  routes.get('/record', async (c) => {
    const view = writer(c);
    const ids = c.req.queries('person') ?? [];
    const back = backPath(c.req.query('back'), campaignPath(view.campaign, '/people'));
    if (ids.length === 0) return c.redirect(donePath(back, 'nobody'), 303);
    return c.html(recordPage(view, await namesOf(view, ids), back, today()));
  });
  const namesOf = ({ campaign }: CampaignContext, ids: string[]): Promise<Person[]> =>
    register.persons(campaign.id, [...new Set(ids)].slice(0, MOST_PEOPLE));

  routes.post('/changes', jsonOrFormBody(CHANGE_LIMITS), async (c) => {
    const view = viewOf(c);
    if (isJson(c)) {
      const checked = checkValue(Changes, jsonOf(c));
      if (!checked.ok) throw refused(checked.problems);
      const { people, change: wanted } = checked.value;
      return c.json({ found: await change(c, view, people, wanted) });
    }
    const { ids, fields } = readForm(c);
    const back = backPath(fields.back, campaignPath(view.campaign, '/people'));
    const checked = readChange(fields);
    if (!checked.ok) {
      if (!fields.what || !['stage', 'meeting', 'training'].includes(fields.what))
        throw refused(checked.problems);
      const problems = describeProblems(checked.problems, RECORD_PROBLEMS).map(
        ({ field, words }) => ({
          field: `${fields.what}-${field}`,
          words,
        }),
      );
      return c.html(
        recordPage(view, await namesOf(view, ids), back, today(), { fields, problems }),
        422,
      );
    }
    // Put together, they are found under whoever was here first.
    const older = checked.value.what === 'same' ? (await personOf(c, view, ids[0])).sameAs : null;
    const found = await change(c, view, ids, checked.value);
    if (found === 0) throw new HttpProblem(404, 'There is no such person.');
    return c.redirect(
      donePath(
        older ? campaignPath(view.campaign, `/people/${older.id}`) : back,
        checked.value.what,
        found,
      ),
      303,
    );
  });

  routes.get('/:person', async (c) => {
    const view = viewOf(c);
    const person = await personOf(c, view);
    const { done, n } = c.req.query();
    if (!wantsPage(c)) return c.json(person);
    const uncountable =
      person.state === 'held'
        ? await register.uncountablePerson(view.campaign.id, person.id)
        : undefined;
    return c.html(personPage(view, person, today(), { done: doneMessage(done, n), uncountable }));
  });
  routes.get('/:person/data.json', async (c) => {
    const person = await personOf(c, viewOf(c));
    return c.body(JSON.stringify(person, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="person-${person.id}.json"`,
    });
  });
  routes.get('/:person/details', async (c) => {
    const view = writer(c);
    return c.html(detailsPage(view, await personOf(c, view)));
  });
  routes.post('/:person/details', formBody(DETAILS_LIMITS), async (c) => {
    const view = viewOf(c);
    const person = await personOf(c, view);
    const { fields } = readForm(c);
    const wrong = (problems: Problem[]): SubmittedForm => ({
      fields,
      problems: describeProblems(problems, DETAILS_PROBLEMS),
    });
    const checked = readDetails(fields, person);
    if (!checked.ok) return c.html(detailsPage(view, person, wrong(checked.problems)), 422);
    const problems = checkDetails(checked.value, person, view.campaign);
    if (problems.length) return c.html(detailsPage(view, person, wrong(problems)), 422);
    await register.change(
      view.campaign.id,
      [person.id],
      checked.value,
      view.principal.name,
      now().toISOString(),
    );
    return c.redirect(
      donePath(campaignPath(view.campaign, `/people/${person.id}`), 'details', 1),
      303,
    );
  });

  const erase = async (
    c: Context<OrganiserEnv>,
    { campaign, principal }: CampaignContext,
  ): Promise<void> => {
    if (
      !(await register.erasePerson(
        campaign.id,
        c.req.param('person') ?? '',
        now().toISOString(),
        principal.name,
      ))
    )
      throw new HttpProblem(404, 'There is no such person.');
  };
  routes.get('/:person/delete', async (c) => {
    const view = writer(c);
    return c.html(deletePage(view, await personOf(c, view)));
  });
  routes.post('/:person/delete', noBody(), async (c) => {
    const view = viewOf(c);
    await erase(c, view);
    return c.redirect(donePath(campaignPath(view.campaign, '/people'), 'deleted', 1), 303);
  });
  routes.delete('/:person', noBody(), async (c) => {
    await erase(c, viewOf(c));
    return c.body(null, 204);
  });
  return routes;
}

const refused = (problems: Problem[]) => new HttpProblem(422, 'See "problems".', { problems });

/** The fields of a form with one value each, and everybody it is about. */
function readForm(c: Context): { ids: string[]; fields: Record<string, string> } {
  const { person: _people, ...fields } = formOf(c).toRecord();
  const ids = formOf(c).texts('person');
  if (ids.length > MOST_PEOPLE)
    throw new HttpProblem(422, `At most ${MOST_PEOPLE} people at once.`);
  return { ids, fields };
}
