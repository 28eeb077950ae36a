import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PeopleFilter } from '../../../src/collector/index.ts';
import { champion, HARBORNE, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, type Kit, openKit } from './kit.ts';

/** Five people, whose order is another one by each of the columns. */
async function fillRegister({ add, change }: Kit): Promise<void> {
  const helper = (name: string, code: string, roles: string[]) =>
    champion(
      { area: { code, version: '2025-05' } },
      { name, email: `${name.length}${name.charCodeAt(0)}@example.org`, phone: undefined, roles },
    );
  await add(
    helper('Éowyn Ash', QUINTON, ['talk']),
    helper('bo Li', HARBORNE, ['talk', 'host']),
    helper('Cai Evans', QUINTON, ['host']),
    helper('Łucja Nowak', HARBORNE, ['host']),
    helper('Ada Okafor', HARBORNE, ['talk']),
  );
  await change('bo Li', { what: 'stage', stage: 'leading' });
  await change('Éowyn Ash', { what: 'stage', stage: 'contacted' });
  await change('Ada Okafor', { what: 'stage', stage: 'contacted' });
  await change('Cai Evans', { what: 'training', course: 'Listening', on: '2026-11-22' });
}

const ORDERS: [sort: PeopleFilter['sort'], names: string[]][] = [
  [undefined, ['Éowyn Ash', 'bo Li', 'Cai Evans', 'Łucja Nowak', 'Ada Okafor']],
  ['name', ['Ada Okafor', 'bo Li', 'Cai Evans', 'Éowyn Ash', 'Łucja Nowak']],
  ['name-desc', ['Łucja Nowak', 'Éowyn Ash', 'Cai Evans', 'bo Li', 'Ada Okafor']],
  ['ward', ['bo Li', 'Łucja Nowak', 'Ada Okafor', 'Éowyn Ash', 'Cai Evans']],
  ['ward-desc', ['Cai Evans', 'Éowyn Ash', 'Ada Okafor', 'Łucja Nowak', 'bo Li']],
  ['stage', ['Łucja Nowak', 'Éowyn Ash', 'Ada Okafor', 'Cai Evans', 'bo Li']],
  ['stage-desc', ['bo Li', 'Cai Evans', 'Éowyn Ash', 'Ada Okafor', 'Łucja Nowak']],
];

export function sortedPeopleConformance(open: OpenStore): void {
  describe('the order of a list of people', () => {
    for (const [sort = 'arrival', names] of ORDERS)
      it(`is that of ${sort}, whatever the size of its pages`, async (t) => {
        const kit = await openKit(t, open);
        await fillRegister(kit);
        const filter = sort === 'arrival' ? {} : { sort };
        assert.deepEqual(await kit.names(filter), names);
        for (const limit of [1, 2]) assert.deepEqual(await readPages(kit, filter, limit), names);
      });

    it('puts whoever was longest out of contact first, or last', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const byContact = (await kit.people()).toSorted((one, other) =>
        one.lastContactAt.localeCompare(other.lastContactAt),
      );
      const names = byContact.map(({ name }) => name);
      assert.deepEqual(names.slice(0, 2), ['Łucja Nowak', 'Cai Evans']);
      assert.deepEqual(await kit.names({ sort: 'contact' }), names);
      assert.deepEqual(await readPages(kit, { sort: 'contact' }, 2), names);
      assert.deepEqual(await readPages(kit, { sort: 'contact-desc' }, 2), names.toReversed());
    });

    it('is kept in a part of the register, in a search, and among those who would do something', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const cases: [Partial<PeopleFilter>, string[]][] = [
        [{ role: 'host', sort: 'name' }, ['bo Li', 'Cai Evans', 'Łucja Nowak']],
        [{ role: 'talk', sort: 'stage-desc' }, ['bo Li', 'Éowyn Ash', 'Ada Okafor']],
        [{ area: HARBORNE, sort: 'name-desc' }, ['Łucja Nowak', 'bo Li', 'Ada Okafor']],
        [{ stage: 'contacted', sort: 'name' }, ['Ada Okafor', 'Éowyn Ash']],
        [{ stage: 'contacted', sort: 'stage' }, ['Éowyn Ash', 'Ada Okafor']],
        [{ search: 'example', sort: 'ward' }, ORDERS[3]?.[1] ?? []],
      ];
      for (const [filter, names] of cases) {
        assert.deepEqual(await kit.names(filter), names, JSON.stringify(filter));
        assert.deepEqual(await readPages(kit, filter, 1), names, JSON.stringify(filter));
      }
    });

    it('follows a name that was corrected', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      await kit.change('Ada Okafor', { what: 'details', name: 'Zoë Okafor' });
      assert.equal((await kit.names({ sort: 'name-desc' }))[0], 'Zoë Okafor');
    });

    it('goes on where a page ended although its last person is gone', async (t) => {
      const kit = await openKit(t, open);
      await fillRegister(kit);
      const { people, next } = await kit.store.people.list(CAMPAIGN, { sort: 'name', limit: 2 });
      const last = people.at(-1);
      assert.equal(last?.name, 'bo Li');
      await kit.store.people.erase(CAMPAIGN, last.id, { name: 'Grace', at: '2026-11-23' });
      const rest = await kit.names({ sort: 'name', ...(next && { after: next }) });
      assert.deepEqual(rest, ['Cai Evans', 'Éowyn Ash', 'Łucja Nowak']);
    });

    it('tells how many people are in each part that needs attention', async (t) => {
      const { add, change, held, store } = await openKit(t, open);
      await add(
        champion({}, { oneToOne: { days: ['mon'] } }),
        champion({}, { name: 'Bo Li', organisation: { name: 'x', kind: 'faith', listed: true } }),
        champion({ campaign: 'selly-oak' }, { oneToOne: { days: ['mon'] } }),
      );
      await held(champion({}, { name: 'Cai Evans', email: 'cai@example.org', phone: undefined }));
      assert.deepEqual(await store.people.countParts(CAMPAIGN), {
        waiting: 1,
        flagged: 1,
        held: 1,
        organisations: 1,
      });
      await change('Cai Evans', { what: 'count' });
      assert.equal((await store.people.countParts(CAMPAIGN)).held, 0);
    });
  });
}

/** The names of a list, read in pages of this size. */
async function readPages(
  { store }: Kit,
  filter: Partial<PeopleFilter>,
  limit: number,
): Promise<string[]> {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.people.list(CAMPAIGN, { ...filter, limit, ...(after && { after }) });
    names.push(...page.people.map(({ name }) => name));
    after = page.next;
  } while (after !== undefined && names.length < 100);
  return names;
}
