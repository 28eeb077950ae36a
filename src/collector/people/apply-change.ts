import type { Problem } from 'campaign-widgets/contract';
import { HttpProblem, invalidRequest } from '../http/http-problem.ts';
import type { CampaignContext } from '../organiser/ui/page-layout.ts';
import type { Services } from '../services.ts';
import type { Person, PersonChange } from './person.ts';
import { checkDetails, isForOne } from './person-changes.ts';

/** @throws HttpProblem 404 where the campaign has no such person */
export async function findPerson(
  { store }: Pick<Services, 'store'>,
  campaign: string,
  id: string,
): Promise<Person> {
  const person = await store.people.find(campaign, id);
  if (!person) throw new HttpProblem(404, 'There is no such person.', { sentence: 'noPerson' });
  return person;
}

/**
 * Makes a change that an organiser asked for, to one person or to several.
 * @returns how many of them exist
 * @throws HttpProblem 422 if it is for one person only, or its details do not fit the campaign
 */
export async function applyChange(
  services: Pick<Services, 'store' | 'now'>,
  { campaign, principal }: CampaignContext,
  people: string[],
  change: PersonChange,
): Promise<number> {
  if (isForOne(change) && people.length > 1) throw invalidRequest([ONE_PERSON_ONLY]);
  if (change.what === 'details') {
    const person = await findPerson(services, campaign.id, people[0] ?? '');
    const problems = checkDetails(change, person, campaign);
    if (problems.length > 0) throw invalidRequest(problems.map(insideChange));
  }
  const actor = { name: principal.name, at: services.now().toISOString() };
  return services.store.people.change(campaign.id, people, change, actor);
}

const ONE_PERSON_ONLY: Problem = {
  path: 'people',
  code: 'too-long',
  params: { max: 1 },
  message: 'people must be one for this change',
};

const insideChange = (problem: Problem): Problem => ({
  ...problem,
  path: `change.${problem.path}`,
  message: `change.${problem.message}`,
});
