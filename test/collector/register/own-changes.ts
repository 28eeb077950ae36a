import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  champion,
  championConsents,
  contact,
  HARBORNE,
  inviteCode,
  QUINTON,
} from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, LATER, openKit } from './kit.ts';

const LATER_STILL = '2026-11-23T12:00:00.000Z';
const group = (name: string) => ({ name, kind: 'faith' as const, listed: true });

export function ownChangesConformance(name: string, open: OpenStore): void {
  describe(`${name}: what a person changes themselves`, () => {
    it('stands at once, is found by its new words only, and is logged as theirs', async (t) => {
      const { add, store, names, person } = await openKit(t, open);
      const [id = ''] = await add(champion({}, { phone: '07700 900123' }));
      const answers = { name: 'Ada Obi', email: 'obi@example.org', phone: null, roles: ['host'] };
      assert.equal(await store.signups.change(id, { answers }, LATER), 'changed');
      assert.deepEqual(
        [await names({ search: 'okafor' }), await names({ search: '900123' })],
        [[], []],
      );
      assert.deepEqual(await names({ search: 'obi@example.org' }), ['Ada Obi']);
      assert.deepEqual(await names({ role: 'talk' }), []);
      const { email, phone, roles, changes, lastContactAt } = await person('Ada Obi');
      assert.deepEqual(
        [email, phone, roles, lastContactAt],
        ['obi@example.org', null, ['host'], LATER],
      );
      assert.deepEqual(
        [changes[0]?.by, changes[0]?.what, changes[0]?.detail],
        [
          'the person',
          'details',
          'name: Ada Okafor → Ada Obi; email: ada@example.org → obi@example.org; phone: 07700 900123 → none; roles: talk → host',
        ],
      );
    });

    it('changes nothing and logs nothing where it is the same again, or nobody could reach them', async (t) => {
      const { add, store, person } = await openKit(t, open);
      const [id = ''] = await add(champion());
      const before = await person('Ada Okafor');
      const same = { area: { code: HARBORNE }, answers: { name: 'Ada Okafor', roles: ['talk'] } };
      assert.equal(await store.signups.change(id, same, LATER), 'unchanged');
      assert.equal(
        await store.signups.change(id, { answers: { name: 'A', email: null } }, LATER),
        'no-contact',
      );
      assert.deepEqual(await person('Ada Okafor'), before);
      assert.equal(await store.signups.change(inviteCode(), same, LATER), 'gone');
      await store.signups.erase(id, LATER);
      assert.equal(await store.signups.change(id, { answers: { name: 'Back' } }, LATER), 'gone');
    });

    it('moves the figures with a changed ward', async (t) => {
      const { add, store } = await openKit(t, open);
      const [id = ''] = await add(champion({}, { oneToOne: {} }));
      await store.signups.change(id, { area: { code: QUINTON } }, LATER);
      const { figures } = await store.people.figures(CAMPAIGN);
      assert.deepEqual(
        figures.map(({ measure, area, count }) => [measure, area, count]),
        [
          ['oneToOnesAsked', QUINTON, 1],
          ['recruited', QUINTON, 1],
        ],
      );
    });

    it('counts one organisation where its name is mended, and hands the old one on', async (t) => {
      const { add, store, figures } = await openKit(t, open);
      const [first = ''] = await add(champion({}, { organisation: group('St Marys') }));
      const mend = (organisation: ReturnType<typeof group>) =>
        store.signups.change(first, { answers: { organisation } }, LATER);
      await mend(group('St Mary, Harborne'));
      assert.equal((await figures()).organisations, 1);
      const other = { email: 'ben@x.example', organisation: group('St Mary Harborne') };
      await add(champion({}, { name: 'Ben', ...other }));
      assert.equal((await figures()).organisations, 1);
      await mend(group('Mosque'));
      assert.equal((await figures()).organisations, 2);
    });

    it('hands an organisation on to a recruit who may be somebody that never signed up', async (t) => {
      const { add, store, figures } = await openKit(t, open);
      const known = { name: 'Ada', email: 'ada@example.org', ageConfirmed: true as const };
      await add(contact({ answers: known }));
      const ben = { email: 'ben@x.example', organisation: group('St Mary Harborne') };
      const [first = ''] = await add(champion({}, ben));
      await add(champion({}, { organisation: group('St Mary Harborne') }));
      const answers = { organisation: group('Mosque') };
      assert.equal(await store.signups.change(first, { answers }, LATER), 'changed');
      assert.equal((await figures()).organisations, 2);
    });

    it('asks for a 1-2-1 once, however often the wish is taken back and comes again', async (t) => {
      const { add, store, person, figures, people } = await openKit(t, open);
      const [id = ''] = await add(champion());
      const wish = (oneToOne: { place?: string } | null) =>
        store.signups.change(id, { answers: { oneToOne } }, LATER);
      await wish({ place: 'Library' });
      assert.deepEqual((await people({ only: 'waiting' })).length, 1);
      await wish(null);
      assert.deepEqual((await people({ only: 'waiting' })).length, 0);
      await wish({ place: 'Café' });
      const { meetings } = await person('Ada Okafor');
      assert.deepEqual(
        meetings.map(({ state, wish }) => [state, wish?.place]),
        [['asked', 'Café']],
      );
      assert.equal((await figures()).oneToOnesAsked, 1);
    });

    it('leaves the 1-2-1 that another sign-up of the same person wished for, however the wish ends', async (t) => {
      for (const end of ['taken back', 'erased']) {
        const { add, change, store, people, figures } = await openKit(t, open);
        const older = champion({}, { oneToOne: { place: 'Library' } });
        const younger = champion({}, { name: 'A. O.', oneToOne: { place: 'Café' } });
        await add(older, younger);
        await change('A. O.', { what: 'merge' });
        const takeBack = (id: string) =>
          store.signups.change(id, { answers: { oneToOne: null } }, LATER);
        if (end === 'taken back') await takeBack(younger.id);
        else await store.signups.erase(younger.id, LATER);
        const [waiting] = await people({ only: 'waiting' });
        const { meetings = [] } = (await store.people.find(CAMPAIGN, waiting?.id ?? '')) ?? {};
        assert.deepEqual(
          meetings.map(({ state, wish }) => [state, wish?.place]),
          [['asked', 'Library']],
          end,
        );
        assert.equal((await figures()).oneToOnesAsked, 1);
        assert.equal(await takeBack(older.id), 'changed');
        assert.deepEqual(await people({ only: 'waiting' }), [], end);
      }
    });

    it('leaves a 1-2-1 that an organiser proposed where one of two sign-ups is erased', async (t) => {
      const { add, change, store, people } = await openKit(t, open);
      const younger = champion({}, { name: 'A. O.' });
      await add(champion(), younger);
      await change('A. O.', { what: 'merge' });
      await change('Ada Okafor', { what: 'meeting', state: 'asked' });
      await store.signups.erase(younger.id, LATER);
      assert.equal((await people({ only: 'waiting' })).length, 1);
    });

    it('leaves what an organiser arranged when the wish is taken back', async (t) => {
      const { add, change, store, person } = await openKit(t, open);
      const [id = ''] = await add(champion({}, { oneToOne: { place: 'Library' } }));
      const arranged = { what: 'meeting', state: 'arranged', on: '2026-12-01' } as const;
      await change('Ada Okafor', arranged);
      await store.signups.change(id, { answers: { oneToOne: null } }, LATER);
      const { meetings } = await person('Ada Okafor');
      assert.deepEqual(
        meetings.map(({ state, on, wish }) => [state, on, wish]),
        [['arranged', '2026-12-01', null]],
      );
    });

    it('stands over an organiser’s correction of the same field, and leaves the others: the last counts', async (t) => {
      const { add, change, store, person } = await openKit(t, open);
      const [id = ''] = await add(champion({}, { phone: '07700 900123' }));
      await change('Ada Okafor', { what: 'details', phone: '07700 900999', area: QUINTON });
      await store.signups.change(id, { answers: { phone: '07700 900555' } }, LATER_STILL);
      const { phone, area } = await person('Ada Okafor');
      assert.deepEqual([phone, area], ['07700 900555', QUINTON]);
      // Back to what the sign-up gave at first.
      assert.equal(
        await store.signups.change(id, { area: { code: HARBORNE } }, LATER_STILL),
        'changed',
      );
      assert.equal((await person('Ada Okafor')).area, HARBORNE);
      await change('Ada Okafor', { what: 'details', phone: '07700 900777' });
      assert.equal((await person('Ada Okafor')).phone, '07700 900777');
    });

    it('touches what its own sign-up gave, and nothing of another of the same person', async (t) => {
      const { add, change, store, person, figures } = await openKit(t, open);
      const [, second = ''] = await add(
        champion({}, { oneToOne: { place: 'Library' } }),
        champion({}, { name: 'Again', phone: '07700 900123' }),
      );
      await change('Again', { what: 'merge' });
      await change('Ada Okafor', { what: 'details', email: 'corrected@example.org' });
      const before = await figures();
      const answers = { name: 'Mallory', email: 'mallory@x.example', oneToOne: null };
      await store.signups.change(second, { area: { code: QUINTON }, answers }, LATER);
      const { email, area, meetings, signups } = await person('Ada Okafor');
      assert.deepEqual(
        [email, area, meetings[0]?.wish?.place],
        ['corrected@example.org', HARBORNE, 'Library'],
      );
      assert.deepEqual(signups.map(({ name }) => name).sort(), ['Ada Okafor', 'Mallory']);
      assert.deepEqual(await figures(), before);
    });

    it('shows an organiser who they may be, where a changed address is somebody’s', async (t) => {
      const { add, store, people, figures } = await openKit(t, open);
      const [, id = ''] = await add(
        champion(),
        champion({}, { name: 'Ben', email: 'b@x.example' }),
      );
      assert.equal((await figures()).recruited, 2);
      await store.signups.change(id, { answers: { email: 'ADA@example.org' } }, LATER);
      assert.deepEqual(
        (await people({ only: 'flagged' })).map(({ name, duplicateOf }) => [
          name,
          duplicateOf?.name,
        ]),
        [['Ben', 'Ada Okafor']],
      );
      assert.equal((await figures()).recruited, 1);
    });

    it('keeps who is held held, and can be let count afterwards', async (t) => {
      const { held, change, store, person, figures } = await openKit(t, open);
      const id = await held(champion());
      const answers = { oneToOne: {}, organisation: group('Mosque') };
      await store.signups.change(id, { area: { code: QUINTON }, answers }, LATER);
      assert.equal((await person('Ada Okafor')).state, 'held');
      assert.deepEqual(await figures(), {});
      await change('Ada Okafor', { what: 'count' });
      assert.deepEqual(await figures(), {
        depth: 1,
        oneToOnesAsked: 1,
        organisations: 1,
        recruited: 1,
      });
    });

    it('agrees to a statement by one more line, once, and says who and when', async (t) => {
      const { add, store, person } = await openKit(t, open);
      const [id = ''] = await add(champion());
      const given = championConsents('sms').filter(({ granted }) => granted);
      assert.equal(await store.signups.give(id, given, LATER), true);
      assert.equal(await store.signups.give(id, given, LATER_STILL), true);
      const { signups, changes, lastContactAt } = await person('Ada Okafor');
      const sms = signups[0]?.consents.find(({ statement }) => statement === 'sms');
      assert.deepEqual(
        [sms?.granted, sms?.via, sms?.recordedAt, sms?.words, sms?.version, sms?.locale],
        [true, 'mine', LATER, 'Text me about this campaign.', 1, 'en'],
      );
      assert.equal(lastContactAt, LATER);
      assert.deepEqual(
        changes
          .filter(({ what }) => what === 'given')
          .map(({ by, at, detail }) => [by, at, detail]),
        [['the person', LATER, 'sms']],
      );
      assert.equal(await store.signups.give(inviteCode(), given, LATER), false);
    });

    it('leaves no consent of somebody who is erased at the same moment', async (t) => {
      const { add, store } = await openKit(t, open);
      const given = championConsents('sms').filter(({ granted }) => granted);
      const ids = await add(...Array.from({ length: 5 }, () => champion()));
      await Promise.all(
        ids.flatMap((id) => [store.signups.erase(id, LATER), store.signups.give(id, given, LATER)]),
      );
      for (const id of ids) {
        assert.equal(await store.signups.find(id), undefined);
        assert.equal(await store.signups.give(id, given, LATER), false);
      }
    });

    it('ends with both, where two change different fields at the same moment', async (t) => {
      const { add, store } = await openKit(t, open);
      const [id = ''] = await add(contact());
      const changes = [{ name: 'Two' }, { email: 'two@x.example' }];
      await Promise.all(changes.map((answers) => store.signups.change(id, { answers }, LATER)));
      const mine = await store.signups.find(id);
      assert.deepEqual([mine?.signup.name, mine?.signup.email], ['Two', 'two@x.example']);
    });

    it('leaves one way to reach them, where two take one away each at the same moment', async (t) => {
      const { add, store } = await openKit(t, open);
      const [id = ''] = await add(champion({}, { phone: '07700 900123' }));
      const outcomes = await Promise.all(
        [{ email: null }, { phone: null }].map((answers) =>
          store.signups.change(id, { answers }, LATER),
        ),
      );
      assert.deepEqual(outcomes.sort(), ['changed', 'no-contact']);
    });
  });
}
