import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion, inviteCode, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, openKit, GRACE } from './kit.ts';

export function invitationsConformance(name: string, open: OpenStore): void {
  /** Somebody by their name, with a contact of their own. */
  const named = (who: string, answers: Parameters<typeof champion>[1] = {}) =>
    champion({}, { name: who, email: `${who.toLowerCase()}@x.example`, ...answers });

  describe(`${name}: invitations`, () => {
    it('show who brought whom, how many, and how deep it goes', async (t) => {
      const { add, person, figures, store } = await openKit(t, open);
      const [a, b, c] = [inviteCode(), inviteCode(), inviteCode()];
      const [ada = ''] = await add(
        named('Ada', { inviteCode: a }),
        named('Ben', { inviteCode: b, invitedBy: a }),
        named('Cem', { inviteCode: c, invitedBy: b }),
        named('Dai', { invitedBy: a }),
        named('Eve'),
      );
      assert.equal((await person('Cem')).invitedBy?.name, 'Ben');
      assert.equal((await person('Dai')).invitedBy?.name, 'Ada');
      assert.equal((await person('Ada')).brought, 2);
      assert.equal((await store.signups.find(ada))?.brought, 2);
      assert.deepEqual(await figures(), { depth: 3, recruited: 5, invitations: 2 });
    });

    it('are linked when who invited them arrives later', async (t) => {
      const { add, person, figures } = await openKit(t, open);
      const [a, b] = [inviteCode(), inviteCode()];
      await add(
        named('Cem', { invitedBy: b }),
        named('Dai', { invitedBy: b }),
        named('Ben', { inviteCode: b, invitedBy: a }),
      );
      assert.deepEqual(await figures(), { depth: 2, recruited: 3, invitations: 1 });
      await add(named('Ada', { inviteCode: a }));
      assert.equal((await person('Cem')).invitedBy?.name, 'Ben');
      assert.equal((await person('Ben')).invitedBy?.name, 'Ada');
      assert.deepEqual([(await person('Ada')).brought, (await person('Ben')).brought], [1, 2]);
      assert.deepEqual(await figures(), { depth: 3, recruited: 4, invitations: 2 });
    });

    it('are counted to a depth of a hundred: whoever comes deeper is taken and linked all the same', async (t) => {
      const { add, person, figures } = await openKit(t, open);
      const codes = Array.from({ length: 103 }, () => inviteCode());
      const chain = codes.map((code, n) =>
        named(`Person${n}`, { inviteCode: code, ...(n > 0 && { invitedBy: codes[n - 1] ?? '' }) }),
      );
      await add(...chain);
      assert.equal((await person('Person99')).invitedBy?.name, 'Person98');
      assert.deepEqual(await figures(), { depth: 100, recruited: 103, invitations: 102 });
      await add(named('Eve', { invitedBy: codes[102] ?? '' }));
      assert.deepEqual(await figures(), { depth: 100, recruited: 104, invitations: 103 });
    });

    it('belong to the first who claims a code: a copy of it gains nothing', async (t) => {
      const { add, person, figures, store } = await openKit(t, open);
      const code = inviteCode();
      const [, forged = ''] = await add(
        named('Ada', { inviteCode: code }),
        named('Mallory', { inviteCode: code }),
        named('Ben', { invitedBy: code }),
      );
      assert.equal((await person('Ben')).invitedBy?.name, 'Ada');
      assert.equal((await person('Mallory')).brought, 0);
      assert.equal((await store.signups.find(forged))?.brought, 0);
      assert.deepEqual(await figures(), { depth: 2, recruited: 3, invitations: 1 });
    });

    it('with a code that nobody has count nothing', async (t) => {
      const { add, person, figures } = await openKit(t, open);
      await add(named('Ben', { invitedBy: inviteCode() }));
      assert.equal((await person('Ben')).invitedBy, null);
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it("with one's own code count nothing, in one sign-up or a second", async (t) => {
      const { add, person, figures } = await openKit(t, open);
      const code = inviteCode();
      await add(
        named('Ada', { inviteCode: code, invitedBy: code }),
        champion({}, { name: 'Ada again', email: 'ADA@x.example', invitedBy: code }),
      );
      assert.equal((await person('Ada')).invitedBy, null);
      assert.equal((await person('Ada')).brought, 0);
      assert.equal((await person('Ada again')).invitedBy, null);
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it('in a loop break nothing: the first link stands', async (t) => {
      const { add, person, figures } = await openKit(t, open);
      const [a, b, c] = [inviteCode(), inviteCode(), inviteCode()];
      await add(
        named('Ada', { inviteCode: a, invitedBy: c }),
        named('Ben', { inviteCode: b, invitedBy: a }),
        named('Cem', { inviteCode: c, invitedBy: b }),
      );
      assert.deepEqual(
        [
          (await person('Ada')).invitedBy,
          (await person('Ben')).invitedBy?.name,
          (await person('Cem')).invitedBy?.name,
        ],
        [null, 'Ada', 'Ben'],
      );
      assert.deepEqual(await figures(), { depth: 3, recruited: 3, invitations: 2 });
    });

    it('that go both ways at the same moment end in one of them', async (t) => {
      const { add, person, figures } = await openKit(t, open);
      const [a, b] = [inviteCode(), inviteCode()];
      await add(
        named('Ada', { inviteCode: a, invitedBy: b }),
        named('Ben', { inviteCode: b, invitedBy: a }),
      );
      assert.deepEqual(
        [(await person('Ada')).invitedBy, (await person('Ben')).invitedBy?.name],
        [null, 'Ada'],
      );
      assert.deepEqual(await figures(), { depth: 2, recruited: 2, invitations: 1 });
    });

    it('bring a person once, who signs up by one twice', async (t) => {
      const { add, change, person, figures } = await openKit(t, open);
      const code = inviteCode();
      await add(
        named('Ada', { inviteCode: code }),
        named('Ben', { invitedBy: code }),
        champion({}, { name: 'Ben again', email: 'BEN@x.example', invitedBy: code }),
      );
      assert.equal((await person('Ada')).brought, 1);
      await change('Ben again', { what: 'merge' });
      assert.equal((await person('Ada')).brought, 1);
      assert.deepEqual(await figures(), { depth: 2, recruited: 2, invitations: 1 });
    });

    it('stay whole when who came by one turns out to be who sent it', async (t) => {
      const { add, change, people, figures } = await openKit(t, open);
      const [a, b] = [inviteCode(), inviteCode()];
      await add(
        named('Ada', { inviteCode: a, phone: '07700 900123' }),
        named('Ben', { inviteCode: b, invitedBy: a }),
        champion(
          {},
          {
            name: 'Ada again',
            email: 'other@x.example',
            phone: '07700 900123',
            inviteCode: inviteCode(),
            invitedBy: b,
          },
        ),
      );
      await change('Ada again', { what: 'merge' });
      assert.deepEqual(
        (await people()).map(({ name: who, invitedBy }) => [who, invitedBy?.name]),
        [
          ['Ada', undefined],
          ['Ben', 'Ada'],
        ],
      );
      assert.deepEqual(await figures(), { depth: 2, recruited: 2, invitations: 1 });
    });

    it('of two records that are one person lead to the one', async (t) => {
      const { add, change, person, figures } = await openKit(t, open);
      const [a, again] = [inviteCode(), inviteCode()];
      await add(
        named('Ada', { inviteCode: a }),
        champion({}, { name: 'Ada again', email: 'ada@x.example', inviteCode: again }),
        named('Ben', { invitedBy: a }),
        named('Cem', { invitedBy: again }),
      );
      assert.deepEqual(await figures(), { depth: 2, recruited: 3, invitations: 1 });
      await change('Ada again', { what: 'merge' });
      assert.equal((await person('Cem')).invitedBy?.name, 'Ada');
      assert.equal((await person('Ada')).brought, 2);
      assert.deepEqual(await figures(), { depth: 2, recruited: 3, invitations: 2 });
    });

    it('count only people who count, and only those of people who do', async (t) => {
      const { add, held, change, person, figures } = await openKit(t, open);
      const code = inviteCode();
      await add(named('Ada', { inviteCode: code }));
      await held(named('Ben', { invitedBy: code }));
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      await change('Ben', { what: 'count' });
      assert.deepEqual(await figures(), { depth: 2, recruited: 2, invitations: 1 });
      assert.equal((await person('Ada')).brought, 1);
      await change('Ada', { what: 'hold' });
      assert.deepEqual(await figures(), { depth: 2, recruited: 1 });
      await change('Ada', { what: 'count' });
      await change('Ben', { what: 'hold' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      assert.equal((await person('Ada')).brought, 0);
    });

    it('are taken over by nobody once who sent them is forgotten', async (t) => {
      const { add, person, figures, store } = await openKit(t, open);
      const code = inviteCode();
      await add(named('Ada', { inviteCode: code }), named('Ben', { invitedBy: code }));
      await store.people.erase(CAMPAIGN, (await person('Ada')).id, GRACE);
      assert.equal((await person('Ben')).invitedBy, null);
      await add(named('Mallory', { inviteCode: code }), named('Cem', { invitedBy: code }));
      assert.equal((await person('Cem')).invitedBy, null);
      assert.equal((await person('Mallory')).brought, 0);
      assert.deepEqual(await figures(), { depth: 2, recruited: 4, invitations: 1 });
    });

    it('of a long chain are followed to its end', async (t) => {
      const { add, figures } = await openKit(t, open);
      const codes = Array.from({ length: 60 }, () => inviteCode());
      const chain = codes.map((code, n) =>
        named(`P${n}`, { inviteCode: code, ...(n > 0 && { invitedBy: codes[n - 1] as string }) }),
      );
      // The first comes last, so that everybody moves down.
      await add(...chain.slice(1), chain[0] as (typeof chain)[number]);
      assert.deepEqual(await figures(), { depth: 60, recruited: 60, invitations: 59 });
    });
  });

  describe(`${name}: figures of the register`, () => {
    it('stand by ward and source, and move with a corrected ward', async (t) => {
      const { add, change, store } = await openKit(t, open);
      await add(
        named('Ada', { oneToOne: {} }),
        champion(
          { source: 'parish', area: { code: QUINTON, version: '2025-05' } },
          { name: 'Ben', email: 'ben@x.example' },
        ),
        champion(
          { id: champion().id, area: { code: 'unknown', version: '2025-05' } },
          { name: 'Cem', email: 'cem@x.example' },
        ),
      );
      const lines = async () =>
        (await store.people.figures(CAMPAIGN)).figures.map(
          ({ measure, area, source, count }) => `${measure} ${area} ${source} ${count}`,
        );
      assert.deepEqual(await lines(), [
        'oneToOnesAsked E05011144 residents-site 1',
        'recruited E05011144 residents-site 1',
        `recruited ${QUINTON} parish 1`,
        'recruited unknown residents-site 1',
      ]);
      await change('Ada', { what: 'details', area: QUINTON });
      assert.deepEqual(await lines(), [
        `oneToOnesAsked ${QUINTON} residents-site 1`,
        `recruited ${QUINTON} parish 1`,
        `recruited ${QUINTON} residents-site 1`,
        'recruited unknown residents-site 1',
      ]);
    });

    it('leave out who is held, until they count', async (t) => {
      const { held, change, figures, person } = await openKit(t, open);
      await held(
        champion(
          {},
          { oneToOne: {}, organisation: { name: 'St Mary’s', kind: 'faith', listed: true } },
        ),
      );
      assert.deepEqual(await figures(), {});
      await change('Ada Okafor', { what: 'count' });
      assert.deepEqual(await figures(), {
        depth: 1,
        recruited: 1,
        oneToOnesAsked: 1,
        organisations: 1,
      });
      assert.deepEqual(
        [
          (await person('Ada Okafor')).state,
          (await person('Ada Okafor')).signups.map(({ state, heldBecause }) => [
            state,
            heldBecause,
          ]),
        ],
        ['counted', [['counted', null]]],
      );
      await change('Ada Okafor', { what: 'hold' });
      assert.deepEqual(await figures(), {});
    });

    it('have an organisation once, whoever speaks for it', async (t) => {
      const { add, change, figures } = await openKit(t, open);
      const organisation = (called: string) => ({
        name: called,
        kind: 'faith' as const,
        listed: true,
      });
      await add(
        named('Ada', { organisation: organisation('St Mary’s Church') }),
        named('Ben', { organisation: organisation('ST MARY’S  CHURCH') }),
        named('Cem', { organisation: organisation('Mosque') }),
      );
      assert.equal((await figures()).organisations, 2);
      await change('Ada', { what: 'hold' });
      assert.equal((await figures()).organisations, 2);
      await change('Ben', { what: 'hold' });
      assert.equal((await figures()).organisations, 1);
      await change('Ada', { what: 'count' });
      await change('Ben', { what: 'count' });
      assert.equal((await figures()).organisations, 2);
    });

    it('are those of nothing where nobody has come', async (t) => {
      const { store } = await openKit(t, open);
      assert.deepEqual(await store.people.figures(CAMPAIGN), { figures: [], depth: 0 });
    });

    it('tell who sent one only where that person lets their first name be read', async (t) => {
      const { add, person, change, store } = await openKit(t, open);
      const [a, b] = [inviteCode(), inviteCode()];
      const [ada = '', ben = ''] = await add(
        named('Ada', { inviteCode: a, name: 'Ada Okafor' }),
        named('Ben', { inviteCode: b, name: 'Ben Ali' }),
      );
      const inviterOf = (code: string) => store.signups.findInviter(CAMPAIGN, code);
      assert.equal(await inviterOf(a), '');
      assert.equal(await store.signups.showFirstName(ada, true, GRACE.at), true);
      assert.deepEqual(
        [await inviterOf(a), await inviterOf(b), await inviterOf(inviteCode())],
        ['Ada', '', ''],
      );
      assert.equal(await store.signups.findInviter('another', a), '');
      assert.equal((await store.signups.find(ada))?.signup.showsFirstName, true);
      assert.equal((await store.signups.find(ben))?.signup.showsFirstName, false);
      // A correction counts, and who is held is not named.
      await change('Ada Okafor', { what: 'details', name: 'Adaeze Okafor' });
      assert.equal(await inviterOf(a), 'Adaeze');
      await change('Adaeze Okafor', { what: 'hold' });
      assert.equal(await inviterOf(a), '');
      await change('Adaeze Okafor', { what: 'count' });
      assert.equal(await store.signups.showFirstName(ada, false, GRACE.at), true);
      assert.equal(await inviterOf(a), '');
      const { changes } = await person('Adaeze Okafor');
      assert.deepEqual(
        changes
          .filter(({ detail }) => detail === 'first name on the invitation')
          .map(({ what, by }) => [what, by]),
        [
          ['withdrawn', 'the person'],
          ['given', 'the person'],
        ],
      );
    });

    it('tell nobody’s name once they are forgotten, and their tick is gone with it', async (t) => {
      const { add, store } = await openKit(t, open);
      const code = inviteCode();
      const [ada = ''] = await add(named('Ada', { inviteCode: code }));
      await store.signups.showFirstName(ada, true, GRACE.at);
      assert.equal(await store.signups.erase(ada, GRACE.at), true);
      assert.equal(await store.signups.findInviter(CAMPAIGN, code), '');
      assert.equal(await store.signups.showFirstName(ada, true, GRACE.at), false);
      // Whoever sends the code again as their own does not get it.
      await add(named('Mallory', { inviteCode: code }));
      assert.equal(await store.signups.findInviter(CAMPAIGN, code), '');
    });
  });
}
