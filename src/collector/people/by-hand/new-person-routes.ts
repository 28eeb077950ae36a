import { type Context, Hono } from 'hono';
import { createProblem, type Problem } from 'campaign-widgets/contract';
import { formBody, formOf } from '../../http/body-limits.ts';
import type { FormFields } from '../../http/form-fields.ts';
import { invalidRequest } from '../../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../../organiser/require-access.ts';
import { asksForJson } from '../../organiser/require-token.ts';
import { redirectDone } from '../../organiser/ui/done-messages.ts';
import { describeProblems } from '../../organiser/ui/form-fields.ts';
import { campaignPath } from '../../organiser/ui/page-layout.ts';
import { findWardCode } from '../../organiser/ui/ward-field.ts';
import type { Services } from '../../services.ts';
import { emailKey, foldText } from '../contact-keys.ts';
import type { ImportOutcome } from '../import/import-records.ts';
import { type NewPerson, readNewPerson, toImported } from './new-person-form.ts';
import { newPersonPage } from './new-person-page.ts';

type PersonContext = Context<OrganiserCampaignEnv>;

const NEW_PERSON_LIMITS = { maxBytes: 64 * 1024, maxFields: 300 };
/** How many people are looked at to find the one who invited somebody. */
const MAX_INVITERS = 50;

/** Why somebody is not added, at the field of the form. */
const REFUSALS: Readonly<Partial<Record<ImportOutcome, Problem>>> = {
  known: createProblem('name', 'known', 'is here already, with this address or number'),
  suppressed: createProblem('email', 'suppressed', 'belongs to somebody who asked to be forgotten'),
  'refused-before': createProblem('email', 'refused', 'is refused by a list'),
};

/** `…/people/new`: one person by hand. */
export function newPersonRoutes(services: Services): Hono<OrganiserCampaignEnv> {
  const { store, now } = services;
  const routes = new Hono<OrganiserCampaignEnv>();
  routes.get('/', (c) => c.html(newPersonPage(c.var)));
  routes.post('/', formBody(NEW_PERSON_LIMITS), async (c) => {
    const { campaign, principal } = c.var;
    const form = formOf(c);
    const read = readNewPerson(withWardCode(c, form), campaign);
    if (!read.ok) return refuse(c, form, read.problems);
    const inviter = await findInviter(services, campaign.id, read.value.invitedBy);
    if (typeof inviter === 'object') return refuse(c, form, [inviter]);
    const person = toImported(read.value, campaign, inviter);
    const [outcome] = await store.imports.add(
      campaign.id,
      [person],
      { name: principal.name, at: now().toISOString() },
      { recruits: read.value.recruited, byHand: true },
    );
    const refusal = outcome && REFUSALS[outcome];
    if (refusal) return refuse(c, form, [refusal]);
    const [match] = await store.imports.match(campaign.id, [person]);
    const id = match?.known?.id ?? '';
    if (asksForJson(c)) return c.json({ id, outcome: outcome ?? 'added' }, 201);
    return redirectDone(c, campaignPath(campaign, `/people/${id}`), { done: 'addedByHand' });
  });
  return routes;
}

/** In a campaign with many wards, the name of a ward is typed. */
function withWardCode(c: PersonContext, form: FormFields): Pick<FormFields, 'text' | 'texts'> {
  const area = findWardCode(c.var.names, form.text('area') ?? '');
  return {
    text: (name) => (name === 'area' ? area : form.text(name)),
    texts: (name) => form.texts(name),
  };
}

function refuse(c: PersonContext, form: FormFields, found: Problem[]) {
  if (asksForJson(c)) throw invalidRequest(found);
  const { messages } = c.var;
  const problems = describeProblems(found, messages.byHand.problems);
  const page = newPersonPage(c.var, {
    fields: form.toRecord(),
    roles: form.texts('role'),
    statements: form.texts('statement'),
    problems,
  });
  return c.html(page, 422);
}

/**
 * The person who invited somebody, by their name or address.
 * @returns their id, undefined where nobody was named, or a problem
 */
async function findInviter(
  { store }: Services,
  campaign: string,
  named: NewPerson['invitedBy'],
): Promise<string | undefined | Problem> {
  if (named === undefined) return undefined;
  const { people } = await store.people.list(campaign, { search: named, limit: MAX_INVITERS });
  const wanted = foldText(named);
  const found = people.filter(
    ({ name, email }) => foldText(name) === wanted || emailKey(email ?? '') === emailKey(named),
  );
  const [person, ...more] = found;
  if (!person) return createProblem('invitedBy', 'unknown', 'is nobody in the register');
  return more.length > 0
    ? createProblem('invitedBy', 'several', 'is the name of several people: write an address')
    : person.id;
}
