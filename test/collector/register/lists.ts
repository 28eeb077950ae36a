import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeopleFilter } from '../../../src/collector/index.ts';
import {
  champion,
  championConsents,
  HARBORNE,
  inviteCode,
  QUINTON,
} from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, GRACE, type Kit, LATER, openKit } from './kit.ts';

/** Four people of whom each filter finds others. */
async function fillRegister({ add, change }: Kit): Promise<string[]> {
  const code = inviteCode();
  const named = (name: string) => ({
    name,
    email: `${name[0] ?? ''}@example.org`,
    phone: undefined,
  });
  const emailed = { consents: championConsents('keep-champion', 'email') };
  const ids = await add(
    champion(
      { ...emailed, area: { code: QUINTON, version: '2025-05' } },
      { ...named('Ada Okafor'), inviteCode: code, cares: ['road-safety'] },
    ),
    champion(
      { consents: championConsents('keep-champion') },
      { ...named('Bo Li'), invitedBy: code },
    ),
    champion(emailed, { ...named('Cai Evans'), oneToOne: { place: 'Ystradgynlais Library' } }),
    champion({ consents: championConsents('keep-champion') }, named('Dai Rees')),
  );
  await change('Ada Okafor', { what: 'tag', tag: 'Singer' });
  await change('Bo Li', { what: 'owner', owner: 'Grace' });
  await change('Cai Evans', { what: 'training', course: 'Listening', on: '2026-11-22' });
  await change('Dai Rees', { what: 'note', text: 'Plays the trombone; asks about Café Zoë.' });
  return ids;
}

const namesOf = async ({ people }: Kit, filter: Partial<PeopleFilter>) =>
  (await people(filter)).map(({ name }) => name.split(' ')[0]);

export function peopleListsConformance(open: OpenStore): void {
  describe('a list of people', () => {
    it('has those who match each of its filters, in any order', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const cases: [Partial<PeopleFilter>, string[]][] = [
        [{ granted: ['email'] }, ['Ada', 'Cai']],
        [{ granted: [] }, []],
        [{ cares: 'road-safety', granted: ['email'] }, ['Ada']],
        [{ tag: 'singer' }, ['Ada']],
        [{ owner: 'Grace' }, ['Bo']],
        [{ owner: 'Ada' }, []],
        [{ trained: 'no' }, ['Ada', 'Bo', 'Dai']],
        [{ trained: 'yes', sort: 'name-desc' }, ['Cai']],
        [{ from: '2026-11-21' }, ['Ada', 'Bo', 'Cai', 'Dai']],
        [{ from: '2026-11-22' }, []],
        [{ to: '2026-11-20' }, []],
        [{ from: '2026-11-20', to: '2026-11-21', sort: 'newest' }, ['Dai', 'Cai', 'Bo', 'Ada']],
        [{ from: '2026-11-20', area: HARBORNE, sort: 'name-desc' }, ['Dai', 'Cai', 'Bo']],
        [{ granted: ['email', 'sms'], trained: 'no', sort: 'stage' }, ['Ada']],
      ];
      for (const [filter, names] of cases)
        assert.deepEqual(await namesOf(kit, filter), names, JSON.stringify(filter));
    });

    it('begins with who brought most, and is read to its end', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const first = await kit.store.people.list(CAMPAIGN, { sort: 'brought-desc', limit: 1 });
      assert.deepEqual(
        first.people.map(({ name, brought }) => [name, brought]),
        [['Ada Okafor', 1]],
      );
      const rest = await kit.store.people.list(CAMPAIGN, {
        ...{ sort: 'brought-desc' as const, limit: 10 },
        ...(first.next !== undefined && { after: first.next }),
      });
      assert.deepEqual(
        rest.people.map(({ name }) => name),
        ['Dai Rees', 'Cai Evans', 'Bo Li'],
      );
    });

    it('is found by the words of notes, tags, what is due, and what a person wrote', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      assert.deepEqual(await namesOf(kit, { search: 'trombone' }), ['Dai']);
      assert.deepEqual(await namesOf(kit, { search: 'cafe ZOE' }), ['Dai']);
      assert.deepEqual(await namesOf(kit, { search: 'rees tromb' }), ['Dai']);
      assert.deepEqual(await namesOf(kit, { search: 'ada tromb' }), []);
      assert.deepEqual(await namesOf(kit, { search: 'ystradg' }), ['Cai']);
      assert.deepEqual(await namesOf(kit, { search: 'singer' }), ['Ada']);
      await kit.change('Bo Li', { what: 'next', on: '2026-12-01', for: 'Ask about the minibus' });
      assert.deepEqual(await namesOf(kit, { search: 'minibus' }), ['Bo']);
      await kit.change('Bo Li', { what: 'next', on: null });
      assert.deepEqual(await namesOf(kit, { search: 'minibus' }), []);
      const { notes } = await kit.person('Dai Rees');
      await kit.change('Dai Rees', { what: 'no-note', note: notes[0]?.id ?? '' });
      assert.deepEqual(await namesOf(kit, { search: 'trombone' }), []);
      assert.deepEqual(await namesOf(kit, { search: 'rees' }), ['Dai']);
    });

    it('follows a consent that is taken back or given, and a merge', async (t) => {
      const kit = await openKit(t, open);
      const [ada = '', bo = ''] = await fillRegister(kit);
      await kit.store.signups.withdraw(ada, 'email', 'mine', LATER);
      assert.deepEqual(await namesOf(kit, { granted: ['email'] }), ['Cai']);
      const given = {
        statement: 'email',
        version: 1,
        locale: 'en',
        words: 'Yes',
        granted: true as const,
      };
      await kit.store.signups.give(bo, [given], '2026-11-23T12:00:00.000Z');
      assert.deepEqual(await namesOf(kit, { granted: ['email'] }), ['Bo', 'Cai']);
      const other = await kit.person('Bo Li');
      await kit.change('Ada Okafor', { what: 'merge', with: other.id });
      assert.deepEqual(await namesOf(kit, { granted: ['email'] }), ['Ada', 'Cai']);
      assert.deepEqual(await namesOf(kit, { owner: 'Grace' }), ['Ada']);
    });
  });

  describe('ticks in the list of people', () => {
    it('are an organiser’s own, stay, and are a filter', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const { ticks } = kit.store;
      const [ada = '', bo = '', cai = ''] = (await kit.people()).map(({ id }) => id);
      const set = (name: string, ticked: string[], unticked: string[] = []) =>
        ticks.set(CAMPAIGN, name, { ticked, unticked }, LATER);
      assert.deepEqual(await set('Grace', [ada, bo, 'nobody']), { count: 2, isFull: false });
      assert.deepEqual(await set('Grace', [cai, ada], [bo]), { count: 2, isFull: false });
      assert.deepEqual(await set('Alan', [bo]), { count: 1, isFull: false });
      assert.deepEqual(await ticks.read(CAMPAIGN, 'Grace'), [ada, cai]);
      assert.deepEqual(await namesOf(kit, { tickedBy: 'Grace', sort: 'name-desc' }), [
        'Cai',
        'Ada',
      ]);
      await kit.store.people.erase(CAMPAIGN, ada, GRACE);
      assert.deepEqual(await ticks.read(CAMPAIGN, 'Grace'), [cai]);
      await ticks.clear(CAMPAIGN, 'Grace');
      assert.deepEqual(await ticks.read(CAMPAIGN, 'Grace'), []);
      await ticks.expire('2026-11-23T00:00:00.000Z');
      assert.deepEqual(await ticks.read(CAMPAIGN, 'Alan'), []);
    });

    it('are made for all who match, as far as there is room, and it says so', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const all = () => kit.store.ticks.addMatches(CAMPAIGN, 'Grace', { trained: 'no' }, LATER);
      assert.deepEqual(await all(), { count: 3, isFull: false });
      assert.deepEqual(await all(), { count: 3, isFull: false });
      const many = Array.from({ length: 1100 }, (_, n) => ({
        name: `Person ${n}`,
        email: `${n}@example.org`,
      }));
      await kit.import(...many);
      assert.deepEqual(await all(), { count: 1000, isFull: true });
    });
  });

  describe('a list with a name', () => {
    it('is kept, renamed and deleted in its campaign alone', async (t) => {
      const { store } = await openKit(t, open);
      const list = { id: 'a', name: 'Drivers', query: '?role=driver', by: 'Grace', at: LATER };
      assert.equal(await store.savedLists.add(CAMPAIGN, list), true);
      assert.equal(await store.savedLists.rename('selly-oak', 'a', 'Stolen'), false);
      assert.equal(await store.savedLists.rename(CAMPAIGN, 'a', 'Drivers of Quinton'), true);
      assert.deepEqual(await store.savedLists.list(CAMPAIGN), [
        { ...list, name: 'Drivers of Quinton' },
      ]);
      assert.equal(await store.savedLists.find('selly-oak', 'a'), undefined);
      assert.equal(await store.savedLists.remove('selly-oak', 'a'), false);
      assert.equal(await store.savedLists.remove(CAMPAIGN, 'a'), true);
      assert.deepEqual(await store.savedLists.list(CAMPAIGN), []);
    });
  });
}
