import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChampionSignup } from '../../../src/contract/index.ts';
import { champion, HARBORNE, inviteCode, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, GRACE, type Kit, openKit } from './kit.ts';

/** Of somebody else, who came by an invitation. */
const FRIENDS_SOURCE = 'parish-site';
const ALL_MEASURES = {
  recruited: 1,
  oneToOnesAsked: 1,
  oneToOnesHeld: 1,
  trained: 1,
  organisations: 1,
  invitations: 1,
};

/**
 * Figures above nothing by ward, source and measure: `E05011144 clp-site recruited`. Those of the
 * friend are left out.
 */
async function figuresOf({ store }: Kit): Promise<Record<string, number>> {
  const { figures } = await store.people.figures(CAMPAIGN);
  const own = figures.filter(({ count, source }) => count !== 0 && source !== FRIENDS_SOURCE);
  return Object.fromEntries(
    own.map(({ area, source, measure, count }) => [`${area} ${source} ${measure}`, count]),
  );
}

const at = (ward: string, source: string, counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts).map(([measure, count]) => [`${ward} ${source} ${measure}`, count]),
  );

interface Case {
  name: string;
  busyIsFirst: boolean;
  held: 'nobody' | 'the first' | 'the second';
  /** The first and the second of them may have spoken for two, while the first was held. */
  organisations: number;
}
const CASES: Case[] = [
  { name: 'the first did everything', busyIsFirst: true, held: 'nobody', organisations: 1 },
  { name: 'the second did everything', busyIsFirst: false, held: 'nobody', organisations: 1 },
  {
    name: 'the first did everything and is held',
    busyIsFirst: true,
    held: 'the first',
    organisations: 2,
  },
  {
    name: 'the second did everything, the first is held',
    busyIsFirst: false,
    held: 'the first',
    organisations: 2,
  },
  {
    name: 'the first did everything, the second is held',
    busyIsFirst: true,
    held: 'the second',
    organisations: 1,
  },
  {
    name: 'the second did everything and is held',
    busyIsFirst: false,
    held: 'the second',
    organisations: 1,
  },
];

/**
 * Two sign-ups of one person, of which one did all that is counted, and the other nothing but to
 * sign up.
 */
async function signUpTwice(kit: Kit, { busyIsFirst, held }: Case): Promise<void> {
  const code = inviteCode();
  const busy = {
    name: 'Busy',
    inviteCode: code,
    oneToOne: {},
    organisation: { name: 'Quilters', kind: 'faith' as const, listed: true },
  };
  const quiet = {
    name: 'Quiet',
    organisation: { name: 'Choir', kind: 'faith' as const, listed: true },
  };
  const answers = busyIsFirst ? [busy, quiet] : [quiet, busy];
  const first = champion({ source: 'clp-site' }, answers[0]);
  const area = { code: QUINTON, version: '2025-05' };
  const second = champion({ source: 'residents-site', area }, answers[1]);
  const put = (signup: ChampionSignup, isHeld: boolean) =>
    isHeld ? kit.held(signup) : kit.add(signup);
  await put(first, held === 'the first');
  await put(second, held === 'the second');
  const friend = { name: 'Friend', email: 'friend@x.example', invitedBy: code };
  await kit.add(champion({ source: FRIENDS_SOURCE }, friend));
  await kit.change('Busy', { what: 'meeting', state: 'held', on: '2026-11-20' });
  await kit.change('Busy', { what: 'training', course: 'Listening', on: '2026-11-20' });
}

export function mergedFiguresConformance(name: string, open: OpenStore): void {
  describe(`${name}: two records that are one person`, () => {
    for (const one of CASES)
      it(`have every figure of both once, where ${one.name}, also when they are corrected, held and erased later`, async (t) => {
        const kit = await openKit(t, open);
        const [first, second] = one.busyIsFirst ? ['Busy', 'Quiet'] : ['Quiet', 'Busy'];
        await signUpTwice(kit, one);
        assert.equal(await kit.change(second, { what: 'merge' }), 1);
        const { id } = await kit.person(first);
        const counts = { ...ALL_MEASURES, organisations: one.organisations };
        const merged = at(HARBORNE, 'clp-site', counts);
        assert.deepEqual(await figuresOf(kit), merged);

        await kit.change(first, { what: 'details', area: QUINTON });
        assert.deepEqual(await figuresOf(kit), at(QUINTON, 'clp-site', counts));
        await kit.change(first, { what: 'details', area: HARBORNE });
        assert.deepEqual(await figuresOf(kit), merged);

        await kit.change(first, { what: 'hold' });
        assert.deepEqual(await figuresOf(kit), {});
        await kit.change(first, { what: 'count' });
        // Held, they spoke for nobody; now they speak for the one that they named first.
        const again = at(HARBORNE, 'clp-site', ALL_MEASURES);
        assert.deepEqual(await figuresOf(kit), again);

        assert.equal(await kit.store.people.erase(CAMPAIGN, id, GRACE), true);
        assert.deepEqual(await figuresOf(kit), again);
      });

    for (const asks of ['first', 'second'])
      it(`have asked for a 1-2-1 once, where the ${asks} asked and the other was given a day by an organiser`, async (t) => {
        const kit = await openKit(t, open);
        const answersOf = (which: string) => ({
          name: which,
          ...(which === asks && { oneToOne: {} }),
        });
        await kit.add(champion({}, answersOf('first')), champion({}, answersOf('second')));
        const other = asks === 'first' ? 'second' : 'first';
        await kit.change(other, { what: 'meeting', state: 'arranged', on: '2026-11-30' });
        await kit.change('second', { what: 'merge' });
        assert.deepEqual(await kit.figures(), { depth: 1, recruited: 1, oneToOnesAsked: 1 });
        const { meetings } = await kit.person('first');
        assert.deepEqual(
          meetings.map(({ state, on }) => [state, on]),
          [['arranged', '2026-11-30']],
        );
      });
  });
}
