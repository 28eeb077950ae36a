import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion, contact, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, LATER, openKit, GRACE } from './kit.ts';

export function changesConformance(name: string, open: OpenStore): void {
  describe(`${name}: what an organiser writes down`, () => {
    it('keeps every change with its time and who made it, newest first', async (t) => {
      const { add, change, person } = await openKit(t, open);
      await add(champion({}, { oneToOne: {} }));
      await change('Ada Okafor', { what: 'stage', stage: 'contacted' });
      await change('Ada Okafor', {
        what: 'meeting',
        state: 'held',
        on: '2026-11-20',
        with: 'Grace',
      });
      await change('Ada Okafor', { what: 'training', course: 'Public speaking', on: '2026-11-22' });
      await change('Ada Okafor', {
        what: 'details',
        email: 'new@example.org',
        phone: null,
        area: QUINTON,
      });
      const { changes, stage, email, area, meeting, courses } = await person('Ada Okafor');
      assert.deepEqual(
        changes.map(({ what, by, at }) => [what, by, at]),
        [
          ['details', 'Grace', LATER],
          ['training', 'Grace', LATER],
          ['meeting', 'Grace', LATER],
          ['stage', 'Grace', LATER],
          ['champion-signup', 'form', '2026-11-21T10:00:01.000Z'],
        ],
      );
      assert.deepEqual(
        changes.map(({ detail }) => detail),
        [
          `email: ada@example.org → new@example.org; area: E05011144 → ${QUINTON}`,
          'Public speaking, 2026-11-22',
          'asked → held, 2026-11-20, with Grace',
          'new → contacted',
          'from residents-site',
        ],
      );
      assert.deepEqual(
        [stage, email, area, meeting, courses.map(({ course, on }) => [course, on])],
        [
          'contacted',
          'new@example.org',
          QUINTON,
          { state: 'held', on: '2026-11-20', with: 'Grace' },
          [['Public speaking', '2026-11-22']],
        ],
      );
    });

    it('changes nothing, and notes nothing, when the same is written again', async (t) => {
      const { add, change, person, figures } = await openKit(t, open);
      await add(champion({}, { oneToOne: {} }));
      const changes = [
        { what: 'stage', stage: 'met' },
        { what: 'meeting', state: 'arranged', on: '2026-11-25', with: 'Grace' },
        { what: 'meeting', state: 'held', on: '2026-11-25', with: 'Grace' },
        { what: 'training', course: 'Listening', on: '2026-11-22' },
        { what: 'details', name: 'Ada O.', language: 'Igbo' },
        { what: 'hold' },
        { what: 'count' },
      ] as const;
      for (const one of changes) await change('Ada Okafor', one).then(() => change('Ada O.', one));
      await change('Ada O.', changes[2]);
      for (const one of changes.slice(2)) await change('Ada O.', one);
      for (const one of [changes[0], changes[2], changes[3], changes[4]] as const)
        await change('Ada O.', one);
      const { changes: noted, meetings, courses } = await person('Ada O.');
      assert.equal(meetings.length, 1);
      assert.equal(courses.length, 1);
      assert.deepEqual(
        noted.map(({ what }) => what).filter((what) => what !== 'held' && what !== 'counted'),
        ['details', 'training', 'meeting', 'meeting', 'stage', 'champion-signup'],
      );
      assert.deepEqual(await figures(), {
        depth: 1,
        recruited: 1,
        oneToOnesAsked: 1,
        oneToOnesHeld: 1,
        trained: 1,
      });
    });

    it('writes the same down for many at once, and says how many were found', async (t) => {
      const { add, people, store, figures } = await openKit(t, open);
      await add(...Array.from({ length: 30 }, (_, n) => champion({}, { email: `${n}@x.example` })));
      const ids = (await people()).map(({ id }) => id);
      assert.equal(
        await store.people.change(
          CAMPAIGN,
          [...ids, ids[0] as string, 'nobody'],
          { what: 'training', course: 'Listening', on: '2026-11-22' },
          GRACE,
        ),
        30,
      );
      assert.equal(
        await store.people.change(
          CAMPAIGN,
          ids.slice(0, 10),
          { what: 'meeting', state: 'held', on: '2026-11-22' },
          GRACE,
        ),
        10,
      );
      assert.deepEqual(await figures(), {
        depth: 1,
        recruited: 30,
        trained: 30,
        oneToOnesHeld: 10,
      });
    });

    it('counts a correction out again: a meeting that was not held, a course that was not taken', async (t) => {
      const { add, change, person, figures } = await openKit(t, open);
      await add(champion({}, { oneToOne: {} }));
      await change('Ada Okafor', { what: 'meeting', state: 'held', on: '2026-11-20' });
      await change('Ada Okafor', { what: 'training', course: 'Listening', on: '2026-11-20' });
      await change('Ada Okafor', { what: 'training', course: 'Speaking', on: '2026-11-20' });
      assert.deepEqual(await figures(), {
        depth: 1,
        recruited: 1,
        oneToOnesAsked: 1,
        oneToOnesHeld: 1,
        trained: 1,
      });
      const { meetings, courses } = await person('Ada Okafor');
      await change('Ada Okafor', { what: 'no-training', training: courses[0]?.id ?? '' });
      assert.equal((await figures()).trained, 1);
      await change('Ada Okafor', { what: 'no-training', training: courses[1]?.id ?? '' });
      await change('Ada Okafor', { what: 'no-training', training: courses[1]?.id ?? '' });
      await change('Ada Okafor', {
        what: 'meeting',
        state: 'arranged',
        on: '2026-12-01',
        meeting: meetings[0]?.id ?? '',
      });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, oneToOnesAsked: 1 });
      await change('Ada Okafor', { what: 'meeting', state: 'held' });
      await change('Ada Okafor', { what: 'meeting', state: 'cancelled' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, oneToOnesAsked: 1 });
      assert.deepEqual((await person('Ada Okafor')).meeting, {
        state: 'cancelled',
        on: '2026-12-01',
        with: null,
      });
    });

    it('holds a second 1-2-1 after the first, and each counts', async (t) => {
      const { add, change, person, figures } = await openKit(t, open);
      await add(contact());
      await change('Amina Begum', {
        what: 'meeting',
        state: 'held',
        on: '2026-11-10',
        with: 'Grace',
      });
      await change('Amina Begum', {
        what: 'meeting',
        state: 'held',
        on: '2026-11-20',
        with: 'Grace',
      });
      assert.deepEqual(
        (await person('Amina Begum')).meetings.map(({ state, on }) => [state, on]),
        [
          ['held', '2026-11-10'],
          ['held', '2026-11-20'],
        ],
      );
      assert.deepEqual(await figures(), { oneToOnesHeld: 2 });
    });

    it('finds a person by their corrected contact, and the next sign-up with it', async (t) => {
      const { add, change, names, people } = await openKit(t, open);
      await add(champion());
      await change('Ada Okafor', {
        what: 'details',
        email: 'ada@new.example',
        phone: '07700 900123',
      });
      assert.deepEqual(await names({ search: 'ADA@new.example' }), ['Ada Okafor']);
      await add(
        champion({}, { name: 'Ada O', email: 'other@x.example', phone: '+44 7700 900123' }),
      );
      assert.equal((await people())[1]?.duplicateOf?.name, 'Ada Okafor');
    });

    it('moves the last contact on with what happens, and by the day it happened', async (t) => {
      const { add, change, person } = await openKit(t, open);
      await add(champion());
      const last = async () => (await person('Ada Okafor')).lastContactAt;
      await change('Ada Okafor', { what: 'training', course: 'Before', on: '2025-01-01' });
      await change('Ada Okafor', { what: 'hold' });
      await change('Ada Okafor', { what: 'count' });
      assert.equal(await last(), '2026-11-21T10:00:01.000Z');
      await change('Ada Okafor', { what: 'meeting', state: 'held', on: '2026-11-22' });
      assert.equal(await last(), '2026-11-22T00:00:00.000Z');
      await change('Ada Okafor', { what: 'stage', stage: 'active' });
      assert.equal(await last(), LATER);
    });
  });
}
