import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportedPerson } from '../../../src/collector/index.ts';
import type { BatchCounts } from '../../../src/collector/people/import/batch-records.ts';
import { champion, HARBORNE, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, GRACE, type Kit, LATER, openKit } from './kit.ts';

const COUNTS: BatchCounts = {
  added: 2,
  known: 0,
  suppressed: 0,
  refusedBefore: 0,
  refused: 1,
  unclear: 0,
};

const helper = (name: string, more: Partial<ImportedPerson> = {}): ImportedPerson => ({
  name,
  email: `${name.toLowerCase().replaceAll(' ', '.')}@x.example`,
  area: HARBORNE,
  areaVersion: '2025-05',
  roles: ['talk'],
  consentSource: 'Signed at the fair',
  ...more,
});

async function keep({ store }: Kit, id: string, people: ImportedPerson[], refused = '') {
  const batch = { id, campaign: CAMPAIGN, fileName: 'list.csv', recruits: true };
  assert.equal(await store.importBatches.begin(batch, GRACE), true);
  const refusals = refused ? [{ email: refused, column: 'Do not email' }] : [];
  const held = await store.imports.addRefusals(CAMPAIGN, refusals, GRACE, id);
  await store.imports.add(CAMPAIGN, people, GRACE, { batch: id, recruits: true });
  const refusedPeople = held.flat();
  await store.importBatches.finish(CAMPAIGN, id, { counts: COUNTS, refusedPeople });
}

const takeBack = ({ store }: Kit, id: string) =>
  store.importBatches.takeBack(CAMPAIGN, id, { name: 'Ada', at: LATER });

/** Everything that anybody reads of the figures, as it is sent. */
const published = async ({ store }: Kit) => JSON.stringify(await store.people.figures(CAMPAIGN));

export function batchesConformance(name: string, open: OpenStore): void {
  describe(`${name}: an imported list`, () => {
    it('is taken back wholly: people, figures and refusals, as if it had never been', async (t) => {
      const kit = await openKit(t, open);
      await kit.add(champion({}, { name: 'Grace Here', email: 'here@x.example' }));
      const before = [await published(kit), await kit.person('Grace Here')];
      const organisation = { name: 'School', kind: 'school' as const, listed: true };
      await keep(
        kit,
        'one',
        [
          helper('Li Example', { organisation, notes: ['Mobile: 1'], tags: ['driver'] }),
          helper('Bo Example', { area: QUINTON, source: 'fair' }),
          helper('Grace Other', { email: 'here@x.example' }),
        ],
        'here@x.example',
      );
      assert.equal(await kit.store.imports.countRefusals(CAMPAIGN), 0);
      await kit.store.imports.addRefusals(
        CAMPAIGN,
        [{ email: 'no@x.example', column: 'Opt in' }],
        GRACE,
        'one',
      );
      assert.equal(await kit.store.imports.countRefusals(CAMPAIGN), 1);
      assert.notEqual(await published(kit), before[0]);
      const { count } = await kit.store.importBatches.people(CAMPAIGN, 'one', { limit: 9 });
      assert.equal(count, 3);
      assert.equal(await takeBack(kit, 'one'), true);
      assert.deepEqual([await published(kit), await kit.person('Grace Here')], before);
      assert.deepEqual(await kit.names(), ['Grace Here']);
      assert.equal(await kit.store.imports.countRefusals(CAMPAIGN), 0);
      const batch = await kit.store.importBatches.find(CAMPAIGN, 'one');
      assert.deepEqual(
        [batch?.state, batch?.takenBackBy, batch?.counts],
        ['taken-back', 'Ada', COUNTS],
      );
      assert.equal(await takeBack(kit, 'one'), false);
      assert.equal(await takeBack(kit, 'nothing'), false);
    });

    it('lets the right list in afterwards, and keeps nobody out', async (t) => {
      const kit = await openKit(t, open);
      await keep(kit, 'one', [helper('Li Example')], 'no@x.example');
      await takeBack(kit, 'one');
      const again = [helper('Li Example'), helper('No', { email: 'no@x.example' })];
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, again, GRACE), ['added', 'added']);
    });

    it('leaves a refusal that another list made too', async (t) => {
      const kit = await openKit(t, open);
      await keep(kit, 'one', [], 'no@x.example');
      await keep(kit, 'two', [], 'no@x.example');
      await takeBack(kit, 'one');
      assert.equal(await kit.store.imports.countRefusals(CAMPAIGN), 1);
      await takeBack(kit, 'two');
      assert.equal(await kit.store.imports.countRefusals(CAMPAIGN), 0);
    });

    it('says what was recorded since, and leaves whoever signed up themselves', async (t) => {
      const kit = await openKit(t, open);
      await keep(kit, 'one', [
        helper('Ada Okafor', {
          email: 'ada@example.org',
          notes: ['from the list'],
          roles: ['host'],
        }),
        helper('Bo Example'),
      ]);
      const { id: bo } = await kit.person('Bo Example');
      const note = { what: 'note' as const, text: 'Met at the fair' };
      const nextDay = { name: 'Grace', at: '2026-11-23T12:00:00.000Z' };
      await kit.store.people.change(CAMPAIGN, [bo], note, nextDay);
      await kit.add(champion());
      const [, own] = (await kit.people({ search: 'Okafor' })).map(({ id }) => id);
      assert.equal(
        await kit.store.people.change(CAMPAIGN, [own ?? ''], { what: 'merge' }, GRACE),
        1,
      );
      const { changed, changedCount } = await kit.store.importBatches.people(CAMPAIGN, 'one', {
        limit: 1,
      });
      assert.equal(changedCount, 1 + 1);
      assert.deepEqual(changed.map(({ name }) => name).sort(), ['Ada Okafor', 'Bo Example']);
      await takeBack(kit, 'one');
      assert.deepEqual(await kit.names(), ['Ada Okafor']);
      const ada = await kit.person('Ada Okafor');
      assert.deepEqual(
        [ada.kind, ada.notes, ada.signups.length, ada.roles.includes('host')],
        ['champion-signup', [], 1, false],
      );
      assert.equal((await kit.figures()).recruited, 1);
    });

    it('leaves an erasure, and takes the figure of the erased back', async (t) => {
      const kit = await openKit(t, open);
      const before = await published(kit);
      await keep(kit, 'one', [helper('Li Example'), helper('Bo Example')]);
      const { id } = await kit.person('Li Example');
      await kit.store.people.erase(CAMPAIGN, id, GRACE);
      assert.equal((await kit.figures()).recruited, 2);
      await takeBack(kit, 'one');
      assert.equal(await published(kit), before);
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, [helper('Li Example')], GRACE), [
        'suppressed',
      ]);
    });

    it('leaves what a person withdrew themselves: no list brings them in again', async (t) => {
      const kit = await openKit(t, open);
      await keep(kit, 'one', [helper('Li Example')]);
      const { signups } = await kit.person('Li Example');
      await kit.store.signups.withdraw(signups[0]?.id ?? '', 'import', 'mine', LATER);
      await takeBack(kit, 'one');
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, [helper('Li Example')], GRACE), [
        'refused-before',
      ]);
    });

    it('counts nobody as recruited unless the importer says so', async (t) => {
      const kit = await openKit(t, open);
      await kit.store.imports.add(CAMPAIGN, [helper('Li Example')], GRACE);
      assert.deepEqual(await kit.figures(), {});
      // Who signs up by themselves counts, although a list had them.
      await kit.add(champion({}, { name: 'Li Example', email: 'li.example@x.example' }));
      assert.equal((await kit.figures()).recruited, 1);
      const [first] = await kit.people();
      await kit.store.people.erase(CAMPAIGN, first?.id ?? '', GRACE);
      assert.equal((await kit.figures()).recruited, 1);
    });

    it('keeps two names of one address or number apart, and flags the later one', async (t) => {
      const kit = await openKit(t, open);
      const couple = { email: 'the.couple@x.example', phone: '01632 960300' };
      const people = [helper('Joan Couple', couple), helper('Ken Couple', couple)];
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, people, GRACE), [
        'added',
        'perhaps-known',
      ]);
      const flags = (await kit.people()).map(({ duplicateOf }) => duplicateOf?.name ?? null);
      assert.deepEqual(flags, [null, 'Joan Couple']);
      const [match] = await kit.store.imports.match(CAMPAIGN, [helper('Couple, Ken', couple)]);
      assert.equal(match?.known?.name, 'Ken Couple');
      const other = [helper('Lil Couple', { ...couple, decision: 'other' })];
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, other, GRACE), ['added']);
      assert.equal((await kit.person('Lil Couple')).duplicateOf, null);
      const same = [helper('J. Couple', { ...couple, decision: 'same' })];
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, same, GRACE), ['known']);
    });
  });

  describe(`${name}: somebody who is here by mistake`, () => {
    it('is removed with their figures, and may come again', async (t) => {
      const kit = await openKit(t, open);
      const before = await published(kit);
      await kit.add(champion({}, { organisation: { name: 'Club', kind: 'other', listed: true } }));
      const { id } = await kit.person('Ada Okafor');
      await kit.change('Ada Okafor', { what: 'training', course: 'First', on: '2026-11-20' });
      assert.equal(await kit.store.people.remove(CAMPAIGN, id, GRACE), true);
      assert.equal(await published(kit), before);
      assert.deepEqual(await kit.names(), []);
      assert.equal(await kit.store.people.remove(CAMPAIGN, id, GRACE), false);
      const again = [helper('Ada Okafor', { email: 'ada@example.org' })];
      assert.deepEqual(await kit.store.imports.add(CAMPAIGN, again, GRACE), ['added']);
    });

    it('passes on what was counted through them', async (t) => {
      const kit = await openKit(t, open);
      const organisation = { name: 'Club', kind: 'other' as const, listed: true };
      await kit.add(
        champion({}, { organisation }),
        champion({}, { name: 'Second', email: 'ada@example.org', organisation }),
      );
      const { id } = await kit.person('Ada Okafor');
      await kit.store.people.remove(CAMPAIGN, id, GRACE);
      assert.equal((await kit.person('Second')).duplicateOf, null);
      assert.deepEqual(await kit.figures(), { depth: 1, recruited: 1, organisations: 1 });
    });
  });

  describe(`${name}: a list that is not kept yet`, () => {
    const draft = (id: string, at = LATER, by = 'Grace') => ({
      ...{ id, campaign: CAMPAIGN, at, by, fileName: 'list.csv', choices: '{}' },
      bytes: Buffer.from(`name,email\nCeridwen,${id}@x.example\n${'x'.repeat(200_000)}\0`),
    });

    it('comes back as it was sent, to whoever sent it', async (t) => {
      const { store } = await openKit(t, open);
      const sent = draft('one');
      await store.importDrafts.add(sent);
      const found = await store.importDrafts.find(CAMPAIGN, 'one', 'Grace');
      assert.deepEqual({ ...found, bytes: Buffer.from(found?.bytes ?? []) }, sent);
      assert.equal(await store.importDrafts.find(CAMPAIGN, 'one', 'Ada'), undefined);
      assert.equal(await store.importDrafts.find('other', 'one', 'Grace'), undefined);
      await store.importDrafts.saveChoices(CAMPAIGN, 'one', '{"consent":"A sheet"}');
      const changed = await store.importDrafts.find(CAMPAIGN, 'one', 'Grace');
      assert.equal(changed?.choices, '{"consent":"A sheet"}');
      await store.importDrafts.remove(CAMPAIGN, 'one');
      assert.equal(await store.importDrafts.find(CAMPAIGN, 'one', 'Grace'), undefined);
    });

    it('goes with the fourth of an organiser, after days, and with an erasure', async (t) => {
      const { store, add, person } = await openKit(t, open);
      for (const n of [1, 2, 3, 4])
        await store.importDrafts.add(draft(`d${n}`, `2026-11-2${n}T12:00:00.000Z`));
      const left = async () => {
        const found = await Promise.all(
          [1, 2, 3, 4].map((n) => store.importDrafts.find(CAMPAIGN, `d${n}`, 'Grace')),
        );
        return found.flatMap((each) => each?.id ?? []);
      };
      assert.deepEqual(await left(), ['d2', 'd3', 'd4']);
      assert.equal(await store.importDrafts.removeOld('2026-11-23T00:00:00.000Z'), 1);
      assert.deepEqual(await left(), ['d3', 'd4']);
      await add(champion());
      const { id } = await person('Ada Okafor');
      await store.people.erase(CAMPAIGN, id, GRACE);
      assert.deepEqual(await left(), []);
    });
  });
}
