import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccessScope } from '../../../src/collector/organiser/access-scopes.ts';
import { champion, HARBORNE, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, LATER, openKit, GRACE } from './kit.ts';

export function importsConformance(name: string, open: OpenStore): void {
  describe(`${name}: helpers of a list`, () => {
    it('come into the register with the evidence of their consent, and are recruited', async (t) => {
      const { import: bring, person, figures, store } = await openKit(t, open);
      assert.deepEqual(
        await bring({
          name: 'Li',
          email: 'li@x.example',
          phone: '07700 900123',
          area: QUINTON,
          roles: ['host'],
          source: 'old-list',
          stage: 'active',
          language: 'zh',
          organisation: { name: 'School', kind: 'school', listed: false },
        }),
        ['added'],
      );
      const li = await person('Li');
      assert.deepEqual(
        [
          li.kind,
          li.stage,
          li.area,
          li.roles,
          li.source,
          li.language,
          li.organisation?.name,
          li.since,
        ],
        ['import', 'active', QUINTON, ['host'], 'old-list', 'zh', 'School', LATER],
      );
      assert.deepEqual(li.signups[0]?.consents, [
        {
          statement: 'import',
          version: 1,
          locale: 'en',
          words: 'Signed at the fair',
          granted: true,
          recordedAt: LATER,
          via: 'import',
        },
      ]);
      assert.deepEqual(
        li.changes.map(({ what, by }) => [what, by]),
        [['import', 'Grace']],
      );
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, organisations: 1 });
      assert.equal((await store.signups.list(CAMPAIGN, { limit: 9 })).length, 1);
    });

    it('are left as they are where they are known, in the register or further up the list', async (t) => {
      const { add, import: bring, person, figures } = await openKit(t, open);
      await add(champion());
      const before = await person('Ada Okafor');
      assert.deepEqual(
        await bring(
          { name: 'Okafor, Ada', email: ' ADA@example.org' },
          { name: 'Li', phone: '07700 900123' },
          { name: 'Li', phone: '+44 7700 900123' },
          { name: 'No contact' },
          { name: 'no  contact' },
          { name: 'No contact', area: QUINTON },
        ),
        ['known', 'added', 'known', 'added', 'known', 'added'],
      );
      assert.deepEqual(await person('Ada Okafor'), before);
      assert.deepEqual(await bring({ name: 'No contact' }), ['known']);
      assert.deepEqual(await figures(), { depth: 1, recruited: 4 });
    });

    it('are marked where they sign up themselves later, and then are one person', async (t) => {
      const { add, import: bring, change, people, figures } = await openKit(t, open);
      await bring({ name: 'Ada from the list', email: 'ada@example.org' });
      await add(champion());
      await change('Ada Okafor', { what: 'merge' });
      const rows = await people();
      assert.equal(rows.length, 1);
      assert.equal(rows[0]?.kind, 'champion-signup');
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it('come in their thousands', async (t) => {
      const { store, figures } = await openKit(t, open);
      const helpers = Array.from({ length: 1201 }, (_, n) => ({
        name: `Name ${n % 1200}`,
        email: `${n % 1200}@x.example`,
        area: HARBORNE,
        areaVersion: '2025-05',
        roles: ['talk'],
        consentSource: 'x',
      }));
      const outcomes = await store.imports.add(CAMPAIGN, helpers, GRACE, { recruits: true });
      assert.deepEqual(
        [outcomes.length, outcomes.filter((one) => one === 'added').length, outcomes.at(-1)],
        [1201, 1200, 'known'],
      );
      assert.deepEqual(await figures(), { depth: 1, recruited: 1200 });
      assert.deepEqual(await store.imports.add(CAMPAIGN, [], GRACE), []);
    });
  });

  describe(`${name}: tokens`, () => {
    const token = (id: string) => ({
      id,
      name: `Token ${id}`,
      campaigns: ['edgbaston'],
      scopes: ['work', 'edit'] as AccessScope[],
      source: null,
      createdAt: `2026-11-2${id}T00:00:00.000Z`,
      createdBy: 'Grace',
    });

    it('are found by their hash until they are revoked, and listed for good', async (t) => {
      const { store } = await openKit(t, open);
      await store.tokens.add(token('2'), 'hash-2');
      await store.tokens.add(
        { ...token('1'), campaigns: [], scopes: ['source'], source: 'st-marys' },
        'hash-1',
      );
      assert.deepEqual(await store.tokens.find('hash-2'), { ...token('2'), revokedAt: null });
      assert.equal(await store.tokens.find('other'), undefined);
      assert.equal(await store.tokens.revoke('2', LATER), true);
      assert.equal(await store.tokens.revoke('2', LATER), false);
      assert.equal(await store.tokens.revoke('nobody', LATER), false);
      assert.equal(await store.tokens.find('hash-2'), undefined);
      assert.deepEqual(
        (await store.tokens.list()).map(({ id, scopes, source, campaigns, revokedAt }) => [
          id,
          scopes,
          source,
          campaigns,
          revokedAt,
        ]),
        [
          ['1', ['source'], 'st-marys', [], null],
          ['2', ['work', 'edit'], null, ['edgbaston'], LATER],
        ],
      );
    });

    it('are refused under a hash that another has', async (t) => {
      const { store } = await openKit(t, open);
      await store.tokens.add(token('1'), 'hash');
      await assert.rejects(store.tokens.add(token('2'), 'hash'));
    });
  });
}
