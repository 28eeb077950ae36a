import type { TestContext } from 'node:test';
import type {
  ChangeActor,
  ImportedPerson,
  PeopleFilter,
  Person,
  PersonChange,
  PersonRow,
  Store,
} from '../../../src/collector/index.ts';
import type { ChampionSignup, Contact } from '../../../src/contract/index.ts';
import { HARBORNE } from '../../contract/examples.ts';
import { entry, folder } from '../harness.ts';
import type { OpenStore } from '../store-conformance.ts';

/** What a test of the register does, in one campaign, as an organiser called Grace. */
export interface Kit {
  store: Store;
  /** Adds sign-ups one after the other, a second apart. @returns their ids */
  add(...submissions: (ChampionSignup | Contact)[]): Promise<string[]>;
  held(submission: ChampionSignup | Contact): Promise<string>;
  people(filter?: Partial<PeopleFilter>): Promise<PersonRow[]>;
  names(filter?: Partial<PeopleFilter>): Promise<string[]>;
  /** The person of this name; the oldest, where several have it. */
  person(name: string): Promise<Person>;
  change(name: string, change: PersonChange): Promise<number>;
  import(...helpers: Partial<ImportedPerson>[]): Promise<string[]>;
  /** Every figure above nothing, summed over areas and sources, and the depth of the chain. */
  figures(): Promise<Record<string, number>>;
}

export const CAMPAIGN = 'edgbaston';
/** When an organiser does something in a test: after everybody has signed up. */
export const LATER = '2026-11-22T12:00:00.000Z';
export const GRACE: ChangeActor = { name: 'Grace', at: LATER };

export async function openKit(t: TestContext, open: OpenStore): Promise<Kit> {
  const store = await open(folder(t));
  t.after(() => store.close());
  return kitOf(store);
}

export function kitOf(store: Store): Kit {
  let clock = Date.parse('2026-11-21T10:00:00.000Z');
  const put = async (submission: ChampionSignup | Contact, state: 'counted' | 'held') => {
    clock += 1000;
    const receipt = {
      id: submission.id,
      reference: 'made-by-the-store',
      receivedAt: new Date(clock).toISOString(),
    };
    await store.submissions.add(
      entry(submission, { receipt, state, ...(state === 'held' && { heldBecause: 'honeypot' }) }),
    );
    return submission.id;
  };
  const people = async (filter: Partial<PeopleFilter> = {}) =>
    (await store.people.list(CAMPAIGN, { limit: 100, ...filter })).people;
  const idOf = async (name: string) =>
    (await people()).find((one) => one.name === name)?.id ?? 'nobody';
  return {
    store,
    async add(...submissions) {
      const ids = [];
      for (const submission of submissions) ids.push(await put(submission, 'counted'));
      return ids;
    },
    held: (submission) => put(submission, 'held'),
    people,
    names: async (filter) => (await people(filter)).map(({ name }) => name),
    async person(name) {
      const found = await store.people.find(CAMPAIGN, await idOf(name));
      if (!found) throw new Error(`there is nobody called ${name}`);
      return found;
    },
    change: async (name, change) =>
      store.people.change(CAMPAIGN, [await idOf(name)], change, GRACE),
    import: (...helpers) =>
      store.imports.add(
        CAMPAIGN,
        helpers.map((helper) => ({
          name: 'Listed',
          area: HARBORNE,
          areaVersion: '2025-05',
          roles: [],
          consentSource: 'Signed at the fair',
          ...helper,
        })),
        GRACE,
        { recruits: true },
      ),
    async figures() {
      const { figures, depth } = await store.people.figures(CAMPAIGN);
      const sums: Record<string, number> = depth > 0 ? { depth } : {};
      for (const { measure, count } of figures) sums[measure] = (sums[measure] ?? 0) + count;
      return sums;
    },
  };
}
