import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DetailsChange } from '../../../src/contract/index.ts';
import { openSqliteStore, type Person, type PersonChange } from '../../../src/collector/index.ts';
import { champion, contact } from '../../contract/examples.ts';
import { CAMPAIGN, type Kit, kitOf, GRACE } from './kit.ts';

type Act =
  | {
      what: 'champion' | 'contact' | 'held' | 'import';
      email: number;
      phone: number;
      code: number;
      by: number;
      asks: boolean;
      group: number;
    }
  | { what: 'change'; whom: number; change: PersonChange }
  | { what: 'own'; whom: number; own: DetailsChange };

const few = fc.nat({ max: 4 });
const change = fc.constantFrom<PersonChange>(
  { what: 'hold' },
  { what: 'count' },
  { what: 'merge' },
  { what: 'dismiss' },
  { what: 'merge' },
  { what: 'meeting', state: 'held', on: '2026-11-20' },
  { what: 'meeting', state: 'cancelled' },
  { what: 'training', course: 'Listening', on: '2026-11-20' },
  { what: 'details', area: 'E05011163' },
);
/** What somebody changes on their private page. */
const own = fc.constantFrom<DetailsChange>(
  { area: { code: 'E05011163' } },
  { answers: { oneToOne: {} } },
  { answers: { oneToOne: null } },
  { answers: { email: '0@x.example', phone: null } },
  { answers: { organisation: { name: 'Group 0', kind: 'other', listed: true } } },
  { answers: { organisation: { name: 'Group 2', kind: 'other', listed: true } } },
);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    what: fc.constantFrom(
      'champion' as const,
      'champion' as const,
      'contact' as const,
      'held' as const,
      'import' as const,
    ),
    email: few,
    phone: few,
    code: few,
    by: few,
    asks: fc.boolean(),
    group: few,
  }),
  fc.record({ what: fc.constant('change' as const), whom: fc.nat({ max: 9 }), change }),
  fc.record({ what: fc.constant('own' as const), whom: fc.nat({ max: 9 }), own }),
);

async function perform({ store, add, held, people, import: bring }: Kit, one: Act): Promise<void> {
  if (one.what === 'change') {
    const rows = await people();
    const whom = rows[one.whom % Math.max(1, rows.length)];
    if (whom) await store.people.change(CAMPAIGN, [whom.id], one.change, GRACE);
    return;
  }
  if (one.what === 'own') {
    const all = await store.signups.list(CAMPAIGN, { limit: 100 });
    const whose = all[one.whom % Math.max(1, all.length)];
    if (whose) await store.signups.change(whose.id, one.own, GRACE.at);
    return;
  }
  const { email, phone, code, by, asks, group } = one;
  const answers = {
    email: `${email}@x.example`,
    ...(phone < 3 && { phone: `0770090010${phone}` }),
    inviteCode: `code000${code}`,
    invitedBy: `code000${by}`,
    ...(asks && { oneToOne: {} }),
    ...(group < 2 && {
      organisation: { name: `Group ${group}`, kind: 'other' as const, listed: true },
    }),
  };
  if (one.what === 'import') await bring({ email: answers.email });
  else if (one.what === 'contact')
    await add(contact({ answers: { name: 'Contact', email: answers.email, ageConfirmed: true } }));
  else if (one.what === 'held') await held(champion({}, answers));
  else await add(champion({}, answers));
}

/** The figures as somebody would count them who reads every record from the oldest on. */
function countedByHand(people: Person[]) {
  const byId = new Map(people.map((person) => [person.id, person]));
  const first = (person: Person): string =>
    person.duplicateOf ? first(byId.get(person.duplicateOf.id) as Person) : person.id;
  const chosen = new Map<string, Person>();
  for (const person of people)
    if (person.state === 'counted' && person.kind !== 'contact' && !chosen.has(first(person)))
      chosen.set(first(person), person);
  const recruited = [...chosen.values()];
  const counting = people.filter(
    (person) =>
      person.state === 'counted' && (person.duplicateOf === null || recruited.includes(person)),
  );
  const depthOf = (person: Person): number =>
    1 + (person.invitedBy ? depthOf(byId.get(person.invitedBy.id) as Person) : 0);
  const sum = (of: (person: Person) => number) =>
    counting.reduce((total, person) => total + of(person), 0);
  const figures = {
    recruited: recruited.length,
    oneToOnesHeld: sum(({ meetings }) => meetings.filter(({ state }) => state === 'held').length),
    trained: sum(({ courses }) => (courses.length > 0 ? 1 : 0)),
    depth: Math.max(0, ...recruited.map(depthOf)),
    brought: recruited.filter(({ invitedBy }) => invitedBy !== null).length,
  };
  return {
    figures,
    groups: new Set(counting.flatMap(({ organisation }) => organisation?.name ?? [])).size,
  };
}

describe('The figures of the register, after anything that may happen', () => {
  it('are those that somebody counts from the records', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 25 }), async (acts) => {
        const store = await openSqliteStore(':memory:', { secret: 'kept' });
        const kit = kitOf(store);
        for (const one of acts) await perform(kit, one);
        const people = await Promise.all(
          (await kit.people()).map(
            async ({ id }) => (await store.people.find(CAMPAIGN, id)) as Person,
          ),
        );
        const {
          recruited = 0,
          oneToOnesHeld = 0,
          trained = 0,
          depth = 0,
          organisations = 0,
        } = await kit.figures();
        const brought = people.reduce((sum, person) => sum + person.brought, 0);
        const { figures, groups } = countedByHand(people);
        assert.deepEqual({ recruited, oneToOnesHeld, trained, depth, brought }, figures);
        // Two records that are one person now may have spoken for two.
        assert.ok(organisations >= groups, `${organisations} organisations for ${groups}`);
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
