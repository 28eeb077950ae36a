import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  champion,
  championConsents,
  consents,
  contact,
  edgbaston,
  inviteCode,
} from '../../contract/examples.ts';
import { entry, folder, PUBLICATION } from '../harness.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, kitOf, LATER, openKit, GRACE } from './kit.ts';

export function rightsConformance(name: string, open: OpenStore, lasting: boolean): void {
  describe(`${name}: rights`, () => {
    it('show what one sign-up gave, and nothing of another of the same person', async (t) => {
      const { add, change, store } = await openKit(t, open);
      const first = champion({}, { oneToOne: { place: 'Library' }, phone: '07700 900123' });
      const second = champion({}, { name: 'A. O.', roles: ['host'] });
      await add(first, second);
      await change('A. O.', { what: 'merge' });
      const mine = await store.signups.find(second.id);
      assert.deepEqual(mine?.answers, {
        name: 'A. O.',
        email: 'ada@example.org',
        roles: ['host'],
        inviteCode: second.answers.inviteCode,
      });
      assert.deepEqual(
        [mine.campaign, mine.signup.id, mine.signup.phone],
        [CAMPAIGN, second.id, null],
      );
      assert.equal(await store.signups.find(inviteCode()), undefined);
    });

    it('withdraw a statement by one more line, once, and keep the others', async (t) => {
      const { add, store, person } = await openKit(t, open);
      const [id = ''] = await add(
        champion({ consents: championConsents('keep-champion', 'email', 'phone') }),
      );
      assert.equal(await store.signups.withdraw(id, 'email', 'mine', LATER), true);
      assert.equal(await store.signups.withdraw(id, 'email', 'mine', LATER), false);
      assert.equal(await store.signups.withdraw(id, 'sms', 'mine', LATER), false);
      assert.equal(await store.signups.withdraw(id, 'no-such', 'mine', LATER), false);
      assert.equal(await store.signups.withdraw('nobody', 'email', 'mine', LATER), false);
      const stand = (await store.signups.find(id))?.signup.consents.map(
        ({ statement, granted, via, recordedAt }) => [statement, granted, via, recordedAt],
      );
      const given = '2026-11-21T10:00:01.000Z';
      assert.deepEqual(stand, [
        ['keep-champion', true, 'form', given],
        ['email', false, 'mine', LATER],
        ['phone', true, 'form', given],
        ['sms', false, 'form', given],
        ['residents', false, 'form', given],
      ]);
      assert.deepEqual(
        (await person('Ada Okafor')).changes.map(({ what, by, detail }) => [what, by, detail])[0],
        ['withdrawn', 'the person', 'email'],
      );
    });

    it('withdraw once, of ten who press at the same moment', async (t) => {
      const { add, store } = await openKit(t, open);
      const [id = ''] = await add(champion());
      const done = await Promise.all(
        Array.from({ length: 10 }, () => store.signups.withdraw(id, 'email', 'mine', LATER)),
      );
      assert.equal(done.filter(Boolean).length, 1);
    });

    it('erase a person to a tombstone, and answer a late retry with the first receipt', async (t) => {
      const { add, store, names, figures, change, people } = await openKit(t, open);
      const sent = champion(
        {},
        {
          oneToOne: { place: 'Library' },
          phone: '07700 900123',
          organisation: { name: 'St Mary’s', kind: 'faith', listed: true },
        },
      );
      const receipt = {
        id: sent.id,
        reference: 'made-by-the-store',
        receivedAt: '2026-11-21T09:00:00.000Z',
      };
      await store.submissions.add(entry(sent, { receipt }));
      await change('Ada Okafor', { what: 'details', name: 'Ada Two' });
      await change('Ada Two', { what: 'training', course: 'Listening', on: '2026-11-21' });
      const before = await figures();
      assert.equal(await store.signups.erase(sent.id, LATER), true);
      assert.equal(await store.signups.erase(sent.id, LATER), false);
      assert.deepEqual(await names(), []);
      assert.deepEqual(await names({ search: 'ada' }), []);
      assert.equal(await store.signups.find(sent.id), undefined);
      assert.equal(await store.signups.withdraw(sent.id, 'email', 'mine', LATER), false);
      assert.deepEqual(await store.signups.list(CAMPAIGN, { limit: 9 }), []);
      assert.deepEqual(await figures(), before);
      const again = await store.submissions.add(
        entry(sent, { receipt: { ...receipt, receivedAt: LATER } }),
      );
      assert.equal(again.outcome, 'same');
      assert.equal(again.receipt.receivedAt, receipt.receivedAt);
      assert.deepEqual(await names(), []);
      // Then the same person again: they are here, and were counted before.
      await add(champion({}, { phone: '07700 900123' }));
      assert.deepEqual(await names(), ['Ada Okafor']);
      assert.equal((await people())[0]?.duplicateOf, null);
      assert.deepEqual(await figures(), before);
    });

    it('erase one of two sign-ups and leave what the other gave', async (t) => {
      const { add, change, store, person, figures, names } = await openKit(t, open);
      const code = inviteCode();
      const second = champion(
        {},
        {
          name: 'Ada again',
          roles: ['host'],
          phone: '07700 900123',
          oneToOne: { place: 'Library' },
          inviteCode: code,
          organisation: { name: 'Mosque', kind: 'faith', listed: true },
        },
      );
      await add(
        champion(),
        second,
        champion({}, { name: 'Ben', email: 'ben@x.example', invitedBy: code }),
      );
      await change('Ada again', { what: 'merge' });
      await change('Ada Okafor', { what: 'details', phone: '07700 900124', name: 'Ada O' });
      const before = await figures();
      assert.equal(await store.signups.erase(second.id, LATER), true);
      const left = await person('Ada O');
      assert.deepEqual(
        [left.roles, left.organisation, left.phone, left.signups.length, left.brought],
        [['talk'], null, '07700 900124', 1, 0],
      );
      assert.deepEqual(
        left.meetings.map(({ state, wish }) => [state, wish]),
        [['cancelled', null]],
      );
      assert.doesNotMatch(JSON.stringify(left), /900123|Library|Mosque|Ada again/);
      assert.deepEqual(await names({ role: 'host' }), []);
      assert.deepEqual(await figures(), before);
    });

    it('govern one record: erasing a copy with the same contact does not suppress the other', async (t) => {
      const { add, store, import: bring, names } = await openKit(t, open);
      const [, copy = ''] = await add(champion(), champion({}, { name: 'Mallory' }));
      await store.signups.erase(copy, LATER);
      assert.deepEqual(await names(), ['Ada Okafor']);
      assert.deepEqual(await bring({ email: 'ada@example.org' }), ['perhaps-known']);
    });

    it('suppress no contact that somebody else here has: whose time is up later may come back by a list', async (t) => {
      const { add, store, person, import: bring } = await openKit(t, open);
      const [, copy = ''] = await add(champion(), champion({}, { name: 'Mallory' }));
      await store.signups.erase(copy, LATER);
      const due = { subject: (await person('Ada Okafor')).id, reason: 'last-contact' as const };
      assert.equal(await store.retention.remove(CAMPAIGN, [due], LATER, LATER), 1);
      assert.deepEqual(await bring({ email: 'ada@example.org' }), ['added']);
    });

    it('count nobody again whose contact a list had said no for before they were counted', async (t) => {
      const { add, store, person, change, figures, import: bring } = await openKit(t, open);
      const refusal = { email: 'other@example.org', column: 'May we write?' };
      await store.imports.addRefusals(CAMPAIGN, [refusal], GRACE);
      await add(champion());
      await change('Ada Okafor', { what: 'details', email: 'other@example.org' });
      await store.people.erase(CAMPAIGN, (await person('Ada Okafor')).id, GRACE);
      assert.deepEqual(await bring({ email: 'other@example.org' }), ['suppressed']);
      await add(champion({}, { email: 'other@example.org' }));
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it('count nobody again who was forgotten, comes back held and is let count', async (t) => {
      const { add, held, store, person, change, figures } = await openKit(t, open);
      await add(champion());
      await store.people.erase(CAMPAIGN, (await person('Ada Okafor')).id, GRACE);
      await held(champion({}, { name: 'Ada back' }));
      await change('Ada back', { what: 'count' });
      assert.equal((await person('Ada back')).state, 'counted');
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
    });

    it('leave who may have been the same on their own, counted no second time', async (t) => {
      const { add, store, people, person, figures, change } = await openKit(t, open);
      await add(champion(), champion({}, { name: 'Second' }), champion({}, { name: 'Third' }));
      await store.people.erase(CAMPAIGN, (await person('Ada Okafor')).id, GRACE);
      assert.deepEqual(
        (await people()).map(({ name: who, duplicateOf }) => [who, duplicateOf?.name]),
        [
          ['Second', undefined],
          ['Third', 'Second'],
        ],
      );
      assert.deepEqual(await figures(), { depth: 1, recruited: 1 });
      await change('Second', { what: 'training', course: 'Listening', on: '2026-11-22' });
      await change('Third', { what: 'dismiss' });
      assert.deepEqual(await figures(), { depth: 1, recruited: 1, trained: 1 });
    });

    it('keep who was forgotten out of every list that is imported, until they sign up themselves', async (t) => {
      const { add, store, person, import: bring, names } = await openKit(t, open);
      await add(champion({}, { phone: '07700 900123' }));
      await store.people.erase(CAMPAIGN, (await person('Ada Okafor')).id, GRACE);
      assert.deepEqual(
        await bring(
          { email: 'ADA@example.org' },
          { phone: '+44 7700 900123' },
          { email: 'ben@x.example' },
        ),
        ['suppressed', 'suppressed', 'added'],
      );
      assert.deepEqual(await bring({ email: 'ada@example.org', phone: '07700 900999' }), [
        'suppressed',
      ]);
      assert.equal(
        (
          await store.imports.add(
            'selly-oak',
            [
              {
                name: 'Ada',
                email: 'ada@example.org',
                area: 'unknown',
                areaVersion: '1',
                roles: [],
                consentSource: 'x',
              },
            ],
            GRACE,
          )
        )[0],
        'added',
      );
      await add(champion({}, { name: 'Ada back' }));
      assert.deepEqual(await names({ search: 'ada@example.org' }), ['Ada back']);
      assert.deepEqual(await bring({ email: 'ada@example.org' }), ['perhaps-known']);
    });

    it('do not let what looks like a program lift the list', async (t) => {
      const { add, held, store, person, change, import: bring } = await openKit(t, open);
      await add(champion());
      await store.people.erase(CAMPAIGN, (await person('Ada Okafor')).id, GRACE);
      const id = await held(champion({}, { name: 'Held' }));
      await store.signups.erase(id, LATER);
      assert.deepEqual(await bring({ email: 'ada@example.org' }), ['suppressed']);
      await held(champion({}, { name: 'Held' }));
      await change('Held', { what: 'count' });
      assert.deepEqual(await bring({ email: 'ada@example.org' }), ['perhaps-known']);
    });

    it('delete who is due and no other, without suppressing them, and keep the figures', async (t) => {
      const { add, store, names, change, figures, import: bring, people } = await openKit(t, open);
      await store.campaigns.publish(edgbaston(), PUBLICATION);
      const ids = await add(
        champion(),
        contact({ consents: consents('keep') }),
        champion({}, { name: 'Active', email: 'active@x.example' }),
      );
      await change('Active', { what: 'meeting', state: 'held', on: '2026-11-22' });
      const before = await figures();
      const due = async (lastContactBefore: string, withoutConsentBefore = '') =>
        store.retention.due(CAMPAIGN, { lastContactBefore, withoutConsentBefore });
      assert.deepEqual(await due('2026-11-21T10:00:01.000Z'), []);
      const midnight = '2026-11-22T00:00:00.000Z';
      const found = await due(midnight);
      assert.equal(found.length, 2);
      const everybody = (await people()).map(({ id }) => ({
        subject: id,
        reason: 'last-contact' as const,
      }));
      assert.equal(await store.retention.remove(CAMPAIGN, everybody, midnight, LATER), 2);
      assert.equal(await store.retention.remove(CAMPAIGN, everybody, midnight, LATER), 0);
      assert.deepEqual(await names(), ['Active']);
      assert.deepEqual(await figures(), before);
      assert.equal(await store.signups.find(ids[0] ?? ''), undefined);
      assert.deepEqual(await bring({ email: 'ada@example.org' }), ['added']);
    });

    it('find entries that no consent of a known version lets the campaign keep', async (t) => {
      const { add, held, store, import: bring } = await openKit(t, open);
      await store.campaigns.publish(edgbaston(), PUBLICATION);
      await add(champion(), contact({ consents: consents('keep') }));
      await bring({ email: 'listed@example.org' });
      const none = await held(contact({ campaignVersion: 7, consents: [] }));
      const unknown = await held(contact({ campaignVersion: 7, consents: consents('keep') }));
      const due = (withoutConsentBefore: string) =>
        store.retention.due(CAMPAIGN, { lastContactBefore: '', withoutConsentBefore });
      assert.deepEqual(await due('2026-11-21T00:00:00.000Z'), []);
      const found = await due('2026-11-23T00:00:00.000Z');
      assert.deepEqual(
        found,
        [none, unknown].sort().map((subject) => ({ subject, reason: 'no-consent' })),
      );
      assert.equal(await store.retention.remove(CAMPAIGN, found, '', LATER), 2);
      assert.deepEqual(await due('2026-11-23T00:00:00.000Z'), []);
      assert.equal(await store.signups.find(none), undefined);
    });

    it(
      'last when the store is closed and opened again',
      { skip: !lasting && 'it is gone when it is closed' },
      async (t) => {
        const place = folder(t);
        const first = await open(place);
        const kit = kitOf(first);
        await kit.add(champion());
        await first.people.erase(CAMPAIGN, (await kit.person('Ada Okafor')).id, GRACE);
        await first.close();
        const second = await open(place);
        t.after(() => second.close());
        assert.deepEqual(await kitOf(second).import({ email: 'ada@example.org' }), ['suppressed']);
        assert.deepEqual(await kitOf(second).figures(), { depth: 1, recruited: 1 });
      },
    );
  });
}
