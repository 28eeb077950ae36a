import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DueList } from '../../../src/collector/people/today/today-records.ts';
import { champion, contact, HARBORNE, inviteCode, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, GRACE, type Kit, LATER, openKit } from './kit.ts';

/** What organisers keep of their work with people, and how two records are parted again. */
export function workConformance(name: string, open: OpenStore): void {
  describe(`${name}: an organiser’s work with a person`, () => {
    it('keeps notes with their day and author, once however often one is sent', async (t) => {
      const { add, change, person } = await openKit(t, open);
      await add(champion());
      const text = 'Sings in the choir.\nRather not on Sundays.';
      await change('Ada Okafor', { what: 'note', text });
      await change('Ada Okafor', { what: 'note', text });
      await change('Ada Okafor', { what: 'note', text: 'Her brother …', aboutOthers: true });
      const { notes } = await person('Ada Okafor');
      assert.deepEqual(
        notes.map(({ text, by, at, aboutOthers }) => [text, by, at, aboutOthers]).sort(),
        [
          ['Her brother …', 'Grace', LATER, true],
          [text, 'Grace', LATER, false],
        ],
      );
      const [gone] = notes;
      await change('Ada Okafor', { what: 'no-note', note: gone?.id ?? '' });
      assert.deepEqual((await person('Ada Okafor')).notes, notes.slice(1));
    });

    it('keeps who looks after them, what is due and when, and tags without regard to capitals', async (t) => {
      const { add, change, person } = await openKit(t, open);
      await add(champion());
      await change('Ada Okafor', { what: 'owner', owner: 'Grace' });
      await change('Ada Okafor', { what: 'next', on: '2026-12-01', for: 'Ring about the hall' });
      for (const tag of ['Choir', 'choir', 'Driver'])
        await change('Ada Okafor', { what: 'tag', tag });
      const kept = await person('Ada Okafor');
      assert.deepEqual(
        [kept.owner, kept.next, kept.tags],
        ['Grace', { on: '2026-12-01', for: 'Ring about the hall' }, ['Choir', 'Driver']],
      );
      await change('Ada Okafor', { what: 'owner', owner: null });
      await change('Ada Okafor', { what: 'next', on: null });
      await change('Ada Okafor', { what: 'no-tag', tag: 'CHOIR' });
      const left = await person('Ada Okafor');
      assert.deepEqual([left.owner, left.next, left.tags], [null, null, ['Driver']]);
    });

    it('is no contact: it does not lengthen how long somebody is kept', async (t) => {
      const { add, change, person } = await openKit(t, open);
      await add(champion());
      const { lastContactAt } = await person('Ada Okafor');
      await change('Ada Okafor', { what: 'note', text: 'Nobody at home.' });
      await change('Ada Okafor', { what: 'next', on: '2026-12-01' });
      await change('Ada Okafor', { what: 'tag', tag: 'Choir' });
      assert.equal((await person('Ada Okafor')).lastContactAt, lastContactAt);
    });

    it('moves the stage with what is recorded, until somebody sets it', async (t) => {
      const { add, change, person } = await openKit(t, open);
      await add(champion());
      const stage = async () => (await person('Ada Okafor')).stage;
      await change('Ada Okafor', { what: 'meeting', state: 'arranged', on: '2026-11-23' });
      assert.equal(await stage(), 'contacted');
      await change('Ada Okafor', { what: 'meeting', state: 'held', on: '2026-11-22' });
      assert.equal(await stage(), 'met');
      await change('Ada Okafor', { what: 'training', course: 'Listening', on: '2026-11-22' });
      assert.equal(await stage(), 'trained');
      const [course] = (await person('Ada Okafor')).courses;
      await change('Ada Okafor', { what: 'no-training', training: course?.id ?? '' });
      assert.equal(await stage(), 'met');
      await change('Ada Okafor', { what: 'stage', stage: 'leading' });
      await change('Ada Okafor', { what: 'training', course: 'Listening', on: '2026-11-22' });
      assert.equal(await stage(), 'leading');
      await change('Ada Okafor', { what: 'stage', stage: 'recorded' });
      assert.equal(await stage(), 'trained');
    });
  });

  describe(`${name}: what is to be done today`, () => {
    const QUERY = {
      owner: 'Grace',
      until: '2026-11-22',
      since: '2026-11-21T10:00:02.000Z',
      limit: 2,
    };
    const namesOf = ({ people }: DueList) => people.map((person) => person.name);

    it('lists who waits, what to decide, what is due and who is new, as far as it is asked for', async (t) => {
      const { add, change, store } = await openKit(t, open);
      const named = (name: string, more: object = {}) =>
        champion({}, { name, email: `${name.toLowerCase()}@example.org`, ...more });
      await add(
        named('Ada', { oneToOne: { days: ['mon'] } }),
        named('Bo', { oneToOne: {} }),
        named('Cai', { oneToOne: {} }),
        named('Dai', { email: 'ada@example.org' }),
      );
      await change('Cai', { what: 'hold' });
      await change('Ada', { what: 'next', on: '2026-11-22' });
      await change('Bo', { what: 'next', on: '2026-11-20' });
      await change('Dai', { what: 'next', on: '2026-11-23' });
      await change('Ada', { what: 'owner', owner: 'Grace' });
      const lists = await store.today.read(CAMPAIGN, QUERY);
      assert.deepEqual(
        [namesOf(lists.waiting), lists.waiting.hasMore, namesOf(lists.held)],
        [['Ada', 'Bo'], true, ['Cai']],
      );
      assert.deepEqual(
        [namesOf(lists.flagged), namesOf(lists.mine), namesOf(lists.others)],
        [['Dai'], ['Ada'], ['Bo']],
      );
      assert.deepEqual(
        [namesOf(lists.newcomers), lists.newcomers.hasMore],
        [['Dai', 'Cai'], false],
      );
    });

    it('knows when each organiser was here before, by visits half an hour apart', async (t) => {
      const { store } = await openKit(t, open);
      const at = (time: string) => `2026-11-22T${time}:00.000Z`;
      const visit = (name: string, time: string) => store.today.visit(CAMPAIGN, name, at(time));
      assert.equal(await visit('Grace', '09:00'), undefined);
      assert.equal(await visit('Grace', '09:10'), undefined);
      assert.equal(await visit('Grace', '12:00'), at('09:10'));
      assert.equal(await visit('Grace', '12:20'), at('09:10'));
      assert.equal(await visit('Siân', '12:20'), undefined);
    });
  });

  describe(`${name}: two records that an organiser puts together`, () => {
    const bo = () =>
      champion(
        { area: { code: QUINTON, version: '2025-05' } },
        {
          name: 'Bo Okafor',
          email: 'bo@example.org',
          phone: '07700 900456',
          roles: ['lead'],
          oneToOne: { place: 'The library' },
        },
      );

    /** What a record shows, without its history and the merges in it. */
    const shown = async ({ person }: Kit, who: string) => {
      const { changes: _, merges: __, lastContactAt: ___, ...rest } = await person(who);
      return rest;
    };
    const worked = async (kit: Kit) => {
      const { change } = kit;
      await change('Ada Okafor', { what: 'training', course: 'Listening', on: '2026-11-20' });
      await change('Bo Okafor', { what: 'training', course: 'Listening', on: '2026-11-20' });
      await change('Bo Okafor', { what: 'training', course: 'Speaking', on: '2026-11-21' });
      await change('Bo Okafor', { what: 'note', text: 'Has a van.' });
      await change('Bo Okafor', { what: 'tag', tag: 'Driver' });
      await change('Bo Okafor', { what: 'owner', owner: 'Grace' });
      await change('Bo Okafor', { what: 'details', language: 'Cymraeg' });
    };
    const mergeThem = async ({ change, person }: Kit) =>
      change('Bo Okafor', { what: 'merge', with: (await person('Ada Okafor')).id });
    const partThem = async ({ change, person }: Kit) => {
      const [merge] = (await person('Ada Okafor')).merges;
      await change('Ada Okafor', { what: 'part', merge: merge?.id ?? '' });
    };

    it('are one person with all that both had, whichever is chosen first', async (t) => {
      const kit = await openKit(t, open);
      await kit.add(champion({}, { oneToOne: { days: ['mon'] } }), bo());
      await worked(kit);
      const bos = (await kit.person('Bo Okafor')).id;
      await kit.change('Ada Okafor', { what: 'merge', with: bos });
      assert.deepEqual(await kit.names(), ['Ada Okafor']);
      const ada = await kit.person('Ada Okafor');
      assert.deepEqual(
        [ada.signups.length, ada.courses.length, ada.tags, ada.owner, ada.notes[0]?.text],
        [2, 2, ['Driver'], 'Grace', 'Has a van.'],
      );
      assert.deepEqual(await kit.figures(), {
        depth: 1,
        recruited: 1,
        oneToOnesAsked: 1,
        trained: 1,
      });
    });

    it('are parted again as they were, with every figure as before', async (t) => {
      const kit = await openKit(t, open);
      await kit.add(champion({}, { oneToOne: { days: ['mon'] } }), bo());
      await worked(kit);
      const before = [
        await shown(kit, 'Ada Okafor'),
        await shown(kit, 'Bo Okafor'),
        await kit.store.people.figures(CAMPAIGN),
      ];
      await mergeThem(kit);
      await partThem(kit);
      assert.deepEqual(
        [
          await shown(kit, 'Ada Okafor'),
          await shown(kit, 'Bo Okafor'),
          await kit.store.people.figures(CAMPAIGN),
        ],
        before,
      );
      assert.deepEqual(await kit.names({ only: 'flagged' }), []);
      assert.deepEqual(await kit.names({ search: '900456' }), ['Bo Okafor']);
    });

    it('are parted again with those whom each brought', async (t) => {
      const kit = await openKit(t, open);
      const [adas, bos] = [inviteCode(), inviteCode()];
      await kit.add(
        champion({}, { inviteCode: adas }),
        champion({}, { ...bo().answers, inviteCode: bos, invitedBy: adas }),
        champion({}, { name: 'Cai', email: 'cai@example.org', invitedBy: bos }),
        champion({}, { name: 'Dai', email: 'dai@example.org', invitedBy: adas }),
      );
      const before = [
        await kit.store.people.figures(CAMPAIGN),
        await shown(kit, 'Cai'),
        await shown(kit, 'Dai'),
        await shown(kit, 'Bo Okafor'),
      ];
      await mergeThem(kit);
      assert.equal((await kit.figures()).depth, 2);
      await partThem(kit);
      assert.deepEqual(
        [
          await kit.store.people.figures(CAMPAIGN),
          await shown(kit, 'Cai'),
          await shown(kit, 'Dai'),
          await shown(kit, 'Bo Okafor'),
        ],
        before,
      );
    });

    it('keep with the earlier one what was recorded after they were put together', async (t) => {
      const kit = await openKit(t, open);
      await kit.add(champion(), bo());
      await mergeThem(kit);
      await kit.change('Ada Okafor', { what: 'note', text: 'Met at the fair.' });
      await kit.change('Ada Okafor', { what: 'stage', stage: 'active' });
      await kit.change('Ada Okafor', { what: 'training', course: 'Later', on: '2026-11-22' });
      await partThem(kit);
      const [ada, other] = [await kit.person('Ada Okafor'), await kit.person('Bo Okafor')];
      assert.deepEqual(
        [ada.notes.length, ada.stage, ada.courses.length, ada.merges],
        [1, 'active', 1, []],
      );
      assert.deepEqual([other.notes, other.stage, other.courses], [[], 'new', []]);
    });

    it('are parted in any order where three became one', async (t) => {
      const kit = await openKit(t, open);
      await kit.add(
        champion(),
        bo(),
        champion({}, { name: 'Cai', email: 'cai@example.org', oneToOne: { days: ['tue'] } }),
      );
      const before = await kit.store.people.figures(CAMPAIGN);
      const bos = (await kit.person('Bo Okafor')).id;
      await kit.change('Cai', { what: 'merge', with: bos });
      await mergeThem(kit);
      assert.deepEqual(await kit.names(), ['Ada Okafor']);
      const merges = (await kit.person('Ada Okafor')).merges;
      assert.equal(merges.length, 2);
      for (let left = 0; left < 4; left += 1)
        for (const who of ['Ada Okafor', 'Bo Okafor'])
          if ((await kit.names()).includes(who))
            for (const { id } of (await kit.person(who)).merges)
              await kit.change(who, { what: 'part', merge: id });
      assert.deepEqual((await kit.names()).sort(), ['Ada Okafor', 'Bo Okafor', 'Cai']);
      assert.deepEqual(await kit.store.people.figures(CAMPAIGN), before);
    });

    it('are parted no more once one of their sign-ups is erased', async (t) => {
      const kit = await openKit(t, open);
      const [, bos = ''] = await kit.add(champion(), bo());
      await mergeThem(kit);
      await kit.store.signups.erase(bos, LATER);
      assert.deepEqual((await kit.person('Ada Okafor')).merges, []);
    });

    it('also where one only wanted to hear more, or is held back', async (t) => {
      const kit = await openKit(t, open);
      await kit.add(
        contact({
          area: { code: HARBORNE, version: '2025-05' },
          answers: { name: 'Ada Okafor', email: 'a@example.org', ageConfirmed: true },
        }),
        bo(),
      );
      await kit.change('Bo Okafor', { what: 'hold' });
      const before = await kit.store.people.figures(CAMPAIGN);
      const held = await shown(kit, 'Bo Okafor');
      const { id } = await kit.person('Ada Okafor');
      await kit.store.people.change(
        CAMPAIGN,
        [(await kit.person('Bo Okafor')).id],
        { what: 'merge', with: id },
        GRACE,
      );
      await partThem(kit);
      assert.deepEqual(await shown(kit, 'Bo Okafor'), held);
      assert.deepEqual(await kit.figures(), await sums(before));
    });
  });
}

const sums = (figures: { figures: { measure: string; count: number }[]; depth: number }) => {
  const found: Record<string, number> = figures.depth > 0 ? { depth: figures.depth } : {};
  for (const { measure, count } of figures.figures) found[measure] = (found[measure] ?? 0) + count;
  return Promise.resolve(found);
};
