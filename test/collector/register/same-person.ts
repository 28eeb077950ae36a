import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion, contact, HARBORNE, QUINTON } from '../../contract/examples.ts';
import { entry } from '../harness.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, openKit } from './kit.ts';

export function samePersonConformance(name: string, open: OpenStore): void {
  const ada = (more: Parameters<typeof champion>[1] = {}) =>
    champion({}, { name: 'Ada again', ...more });

  describe(`${name}: somebody who may be here already`, () => {
    const ways: [string, Parameters<typeof champion>[1], Parameters<typeof champion>[1]][] = [
      ['an address in capitals', { email: 'ada@example.org' }, { email: 'Ada@Example.org' }],
      [
        'a number with its country',
        { email: 'a@x.example', phone: '07700 900123' },
        { email: 'b@x.example', phone: '+44 7700 900123' },
      ],
      [
        'a number with brackets',
        { email: 'a@x.example', phone: '(0121) 496-0123' },
        { email: 'b@x.example', phone: '0044 121 496 0123' },
      ],
    ];
    for (const [what, first, second] of ways)
      it(`is marked, and not counted again, where they give ${what}`, async (t) => {
        const { add, people, figures, names } = await openKit(t, open);
        await add(champion({}, first), ada(second));
        const [one, two] = await people();
        assert.deepEqual(
          [one?.duplicateOf, two?.duplicateOf],
          [null, { id: one?.id, name: 'Ada Okafor' }],
        );
        assert.deepEqual(await names({ only: 'flagged' }), ['Ada again']);
        assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      });

    it('is nobody else where only dots or tags are alike', async (t) => {
      const { add, names, figures } = await openKit(t, open);
      await add(
        champion({}, { email: 'ada@example.org' }),
        ada({ email: 'a.da@example.org' }),
        ada({ email: 'ada+x@example.org' }),
      );
      assert.deepEqual(await names({ only: 'flagged' }), []);
      assert.equal((await figures()).recruited, 3);
    });

    it('changes nothing of the record whose address they typed', async (t) => {
      const { add, person, store } = await openKit(t, open);
      await add(champion());
      const before = await person('Ada Okafor');
      const [mallory = ''] = await add(
        champion(
          {},
          { name: 'Mallory', email: 'ada@example.org', phone: '07700 900999', roles: ['lead'] },
        ),
      );
      assert.deepEqual(await person('Ada Okafor'), before);
      const mine = JSON.stringify(await store.signups.find(mallory));
      assert.doesNotMatch(mine, /Okafor/);
      await store.signups.erase(mallory, '2026-11-23T00:00:00.000Z');
      assert.deepEqual(await person('Ada Okafor'), before);
    });

    it('is first once, of twenty who come at the same moment', async (t) => {
      const { store, people, figures } = await openKit(t, open);
      await Promise.all(Array.from({ length: 20 }, () => store.submissions.add(entry(champion()))));
      const rows = await people();
      const first = rows.filter(({ duplicateOf }) => duplicateOf === null);
      assert.equal(first.length, 1);
      assert.ok(
        rows.every(({ duplicateOf }) => duplicateOf === null || duplicateOf.id === first[0]?.id),
      );
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it('goes into the older record with all they gave, once an organiser has confirmed it', async (t) => {
      const { add, change, people, person, figures, store } = await openKit(t, open);
      const first = champion({}, { roles: ['talk'], oneToOne: { days: ['mon'] } });
      const second = ada({
        roles: ['host'],
        cares: ['road-safety'],
        phone: '07700 900123',
        oneToOne: { days: ['fri'] },
      });
      await add(first, second);
      await change('Ada Okafor', { what: 'training', course: 'Listening', on: '2026-11-22' });
      await change('Ada again', { what: 'training', course: 'Listening', on: '2026-11-22' });
      await change('Ada again', { what: 'stage', stage: 'trained' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, oneToOnesAsked: 1, trained: 1 });
      assert.equal(await change('Ada again', { what: 'merge' }), 1);
      const merged = await person('Ada Okafor');
      assert.equal((await people()).length, 1);
      assert.deepEqual(
        merged.signups.map(({ id }) => id),
        [first.id, second.id],
      );
      assert.deepEqual(
        [merged.roles, merged.cares, merged.phone, merged.stage],
        [['talk', 'host'], ['road-safety'], '07700 900123', 'trained'],
      );
      assert.deepEqual(
        merged.meetings.map(({ state, wish }) => [state, wish?.days]),
        [['asked', ['fri']]],
      );
      assert.equal(merged.courses.length, 1);
      assert.ok(merged.changes.some(({ what, by }) => what === 'merge' && by === 'Grace'));
      assert.equal(merged.changes.filter(({ what }) => what === 'champion-signup').length, 2);
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, oneToOnesAsked: 1, trained: 1 });
      await add(champion({}, { name: 'Third', email: 'third@x.example', phone: '+447700900123' }));
      assert.equal((await people())[1]?.duplicateOf?.id, merged.id);
      assert.equal(
        (await store.signups.list(CAMPAIGN, { limit: 9 })).filter(
          (signup) => signup.person === merged.id,
        ).length,
        2,
      );
    });

    it('is somebody else for good once an organiser has said so, and counts', async (t) => {
      const { add, change, people, names, figures } = await openKit(t, open);
      await add(champion({}, { oneToOne: {} }), ada({ oneToOne: {} }));
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, oneToOnesAsked: 1 });
      await change('Ada again', { what: 'dismiss' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 2, oneToOnesAsked: 2 });
      assert.deepEqual(await names({ only: 'flagged' }), []);
      await change('Ada again', { what: 'merge' });
      await change('Ada again', { what: 'dismiss' });
      assert.equal((await people()).length, 2);
      assert.deepEqual(await figures(), { depth: 1, recruited: 2, oneToOnesAsked: 2 });
    });

    it('is recruited when they sign up as a champion after they only wanted to hear more', async (t) => {
      const { add, change, people, figures } = await openKit(t, open);
      await add(
        contact({ area: { code: QUINTON, version: '2025-05' } }),
        champion({}, { name: 'Amina B', email: 'AMINA@residents.example' }),
        champion({}, { name: 'A. Begum', email: 'amina@residents.example' }),
      );
      assert.deepEqual(
        (await people()).map(({ duplicateOf }) => duplicateOf?.name),
        [undefined, 'Amina Begum', 'Amina Begum'],
      );
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      await change('Amina B', { what: 'merge' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      await change('A. Begum', { what: 'merge' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      const [amina] = await people();
      assert.deepEqual([amina?.kind, amina?.area], ['champion-signup', QUINTON]);
    });

    it('has one 1-2-1 that is still to be held, arranged as it was arranged last, whichever record said so', async (t) => {
      const { add, change, names, person, figures } = await openKit(t, open);
      await add(champion({}, { oneToOne: { days: ['mon'] } }), ada({ oneToOne: {} }));
      await change('Ada again', {
        what: 'meeting',
        state: 'arranged',
        on: '2026-11-30',
        with: 'Grace',
      });
      await change('Ada again', { what: 'merge' });
      assert.deepEqual(
        (await person('Ada Okafor')).meetings.map(({ state, on, with: by }) => [state, on, by]),
        [['arranged', '2026-11-30', 'Grace']],
      );
      await change('Ada Okafor', { what: 'meeting', state: 'held', on: '2026-11-30' });
      assert.deepEqual(await names({ only: 'waiting' }), []);
      assert.deepEqual(await figures(), {
        depth: 1,
        recruited: 1,
        oneToOnesAsked: 1,
        oneToOnesHeld: 1,
      });
    });

    it('is marked too where an organiser corrects a contact to one that somebody has, whoever came first', async (t) => {
      const { add, change, people, figures } = await openKit(t, open);
      await add(
        champion(),
        champion({}, { name: 'Bo', email: 'bo@x.example' }),
        champion({}, { name: 'Cai', email: 'cai@x.example' }),
      );
      await change('Bo', { what: 'details', email: 'ADA@example.org' });
      assert.deepEqual(
        (await people()).map(({ duplicateOf }) => duplicateOf?.name),
        [undefined, 'Ada Okafor', undefined],
      );
      assert.equal((await figures()).recruited, 2);
      await change('Ada Okafor', { what: 'details', phone: '07700 900123' });
      await change('Cai', { what: 'details', phone: '+44 7700 900123' });
      assert.deepEqual(
        (await people()).map(({ duplicateOf }) => duplicateOf?.name),
        [undefined, 'Ada Okafor', 'Ada Okafor'],
      );
      await change('Bo', { what: 'dismiss' });
      assert.equal((await figures()).recruited, 2);
      await change('Cai', { what: 'merge' });
      assert.deepEqual([(await figures()).recruited, (await people()).length], [2, 2]);
    });

    it('counts in the place of one who is held', async (t) => {
      const { add, change, figures, store } = await openKit(t, open);
      await add(
        champion(),
        champion({ area: { code: QUINTON, version: '2025-05' } }, { name: 'Ada again' }),
      );
      await change('Ada Okafor', { what: 'hold' });
      assert.deepEqual((await store.people.figures(CAMPAIGN)).figures, [
        { measure: 'recruited', area: QUINTON, source: 'residents-site', count: 1 },
      ]);
      await change('Ada Okafor', { what: 'count' });
      assert.deepEqual((await store.people.figures(CAMPAIGN)).figures, [
        { measure: 'recruited', area: HARBORNE, source: 'residents-site', count: 1 },
      ]);
      await change('Ada again', { what: 'hold' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it('joins a chain of likes: who is like the second goes where the second goes', async (t) => {
      const { add, change, people, figures } = await openKit(t, open);
      await add(
        champion(),
        ada({ phone: '07700 900123' }),
        champion({}, { name: 'Third', email: 'third@x.example', phone: '07700 900123' }),
      );
      assert.deepEqual(
        (await people()).map(({ duplicateOf }) => duplicateOf?.name),
        [undefined, 'Ada Okafor', 'Ada again'],
      );
      assert.equal((await figures()).recruited, 1);
      await change('Ada again', { what: 'dismiss' });
      assert.equal((await figures()).recruited, 2);
      await change('Third', { what: 'merge' });
      assert.equal((await figures()).recruited, 2);
      assert.equal((await people()).length, 2);
    });
  });
}
