import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion, contact, HARBORNE, QUINTON } from '../../contract/examples.ts';
import type { OpenStore } from '../store-conformance.ts';
import { CAMPAIGN, openKit, GRACE } from './kit.ts';

export function peopleConformance(name: string, open: OpenStore): void {
  describe(`${name}: people of the register`, () => {
    it('shows what a champion gave, to the letter', async (t) => {
      const { add, person, store } = await openKit(t, open);
      const organisation = {
        name: 'St Mary’s',
        kind: 'faith' as const,
        role: 'Warden',
        people: 120,
        listed: true,
      };
      const oneToOne = {
        days: ['mon' as const],
        parts: ['evening' as const],
        way: 'phone' as const,
        place: 'The library',
      };
      const sent = champion(
        { channel: 'event', assistedBy: 'P. Example', locale: 'cy' },
        {
          phone: '07700 900123',
          cares: ['road-safety'],
          roles: ['talk', 'host'],
          language: 'Cymraeg',
          organisation,
          oneToOne,
        },
      );
      await add(sent);
      const ada = await person('Ada Okafor');
      const { signups, meetings, changes, ...row } = ada;
      assert.deepEqual(row, {
        id: ada.id,
        name: 'Ada Okafor',
        email: 'ada@example.org',
        phone: '07700 900123',
        area: HARBORNE,
        stage: 'new',
        stageIsSet: false,
        owner: null,
        next: null,
        tags: [],
        roles: ['talk', 'host'],
        cares: ['road-safety'],
        organisation,
        language: 'Cymraeg',
        source: 'residents-site',
        kind: 'champion-signup',
        state: 'counted',
        invitedBy: null,
        duplicateOf: null,
        meeting: { state: 'asked', on: null, with: null },
        trainings: 0,
        since: '2026-11-21T10:00:01.000Z',
        lastContactAt: '2026-11-21T10:00:01.000Z',
        courses: [],
        notes: [],
        merges: [],
        brought: 0,
      });
      assert.deepEqual(
        meetings.map(({ state, on, with: by, wish }) => ({ state, on, by, wish })),
        [{ state: 'asked', on: null, by: null, wish: oneToOne }],
      );
      assert.deepEqual(
        changes.map(({ at, by, what }) => [at, by, what]),
        [['2026-11-21T10:00:01.000Z', 'form', 'champion-signup']],
      );
      const [signup] = signups;
      assert.equal(signup?.id, sent.id);
      assert.deepEqual(
        [signup.channel, signup.assistedBy, signup.locale, signup.inviteCode],
        ['event', 'P. Example', 'cy', sent.answers.inviteCode],
      );
      assert.deepEqual(
        signup.consents.map(({ statement, words, granted, via }) => ({
          statement,
          words,
          granted,
          via,
        })),
        sent.consents.map(({ statement, words, granted }) => ({
          statement,
          words,
          granted,
          via: 'form',
        })),
      );
      assert.deepEqual(
        (await store.signups.list(CAMPAIGN, { limit: 9 })).map(({ person, ...rest }) => [
          person,
          rest,
        ]),
        [[ada.id, signup]],
      );
    });

    it('has the contacts of the survey in it too, who were not recruited', async (t) => {
      const { add, people, figures } = await openKit(t, open);
      await add(contact());
      assert.deepEqual(
        (await people()).map(({ name, kind, email, phone }) => [name, kind, email, phone]),
        [['Amina Begum', 'contact', 'amina@residents.example', null]],
      );
      assert.deepEqual(await figures(), {});
    });

    it('lists the oldest first, page by page, through every filter', async (t) => {
      const { add, names, store, change, held } = await openKit(t, open);
      const all = Array.from({ length: 12 }, (_, n) =>
        champion(
          {
            ...(n % 2 && { area: { code: QUINTON, version: '2025-05' } }),
            ...(n % 3 === 0 ? { source: 'parish' } : {}),
          },
          {
            name: `Name ${n}`,
            email: `${n}@x.example`,
            roles: n % 4 ? ['talk'] : ['host', 'lead'],
            ...(n < 6 && { oneToOne: {} }),
            ...(n === 7 && { organisation: { name: 'School', kind: 'school', listed: false } }),
          },
        ),
      );
      await add(...all);
      await held(champion({}, { name: 'Name 12', email: 'spam@x.example' }));
      await change('Name 1', { what: 'stage', stage: 'leading' });
      await change('Name 2', { what: 'meeting', state: 'held', on: '2026-11-20' });
      await change('Name 3', {
        what: 'meeting',
        state: 'arranged',
        on: '2026-11-30',
        with: 'Grace',
      });
      const every = (want: (n: number) => boolean) =>
        Array.from({ length: 13 }, (_, n) => n)
          .filter(want)
          .map((n) => `Name ${n}`);
      assert.deepEqual(
        await names(),
        every(() => true),
      );
      assert.deepEqual(
        await names({ area: QUINTON }),
        every((n) => n % 2 === 1),
      );
      assert.deepEqual(await names({ stage: 'leading' }), ['Name 1']);
      assert.deepEqual(
        await names({ role: 'host' }),
        every((n) => n < 12 && n % 4 === 0),
      );
      assert.deepEqual(
        await names({ source: 'parish' }),
        every((n) => n < 12 && n % 3 === 0),
      );
      assert.deepEqual(
        await names({ only: 'waiting' }),
        every((n) => n < 6 && n !== 2),
      );
      assert.deepEqual(await names({ only: 'held' }), ['Name 12']);
      assert.deepEqual(await names({ only: 'organisations' }), ['Name 7']);
      assert.deepEqual(
        await names({
          area: QUINTON,
          role: 'talk',
          source: 'parish',
          only: 'waiting',
          stage: 'contacted',
          search: 'name',
        }),
        ['Name 3'],
      );
      for (const filter of [
        {},
        { role: 'talk' },
        { area: QUINTON },
        { search: 'name' },
        { only: 'waiting' as const },
      ]) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await store.people.list(CAMPAIGN, {
            ...filter,
            limit: 2,
            ...(after !== undefined && { after }),
          });
          assert.ok(page.people.length <= 2);
          seen.push(...page.people.map((one) => one.name));
          after = page.next;
        } while (after !== undefined);
        assert.deepEqual(seen, await names(filter), JSON.stringify(filter));
      }
    });

    it('finds somebody by a part of a name, an address or a number, however it is written', async (t) => {
      const { add, names } = await openKit(t, open);
      await add(
        champion(
          {},
          {
            name: 'Siân O’Connor-Hughes',
            email: 'sian.hughes+ward@post.example',
            phone: '+44 7700 900123',
          },
        ),
        champion(
          {},
          {
            name: 'Łukasz Żółty',
            email: 'lz@post.example',
            phone: '+48 12 345 67 89',
            organisation: { name: 'Harborne Residents', kind: 'residents', listed: true },
          },
        ),
        champion({}, { name: 'محمد علي', email: 'm@post.example' }),
        champion({}, { name: '100%_sure', email: 'sure@post.example' }),
      );
      for (const search of [
        'sian',
        'SIÂN',
        'hughes sian',
        'O’Conn',
        'sian.hughes+ward@post.example',
        'SIAN.HUGHES+WARD@POST.EXAMPLE ',
        'sian.hughes@',
        '07700 900123',
        '+447700900123',
        '07700-900',
        '900 123',
        '(07700) 900123',
      ])
        assert.deepEqual(await names({ search }), ['Siân O’Connor-Hughes'], search);
      for (const search of ['zolty', 'Żół', '48 12 345', 'residents', '345 67 89'])
        assert.deepEqual(
          await names({ search }),
          search === '345 67 89' ? [] : ['Łukasz Żółty'],
          search,
        );
      assert.deepEqual(await names({ search: 'محمد' }), ['محمد علي']);
      assert.deepEqual(await names({ search: '100%' }), ['100%_sure']);
      for (const search of [
        '%',
        '_',
        '%%sure',
        "'; drop table people; --",
        '\u{1F6B2}',
        'okafor',
        '07700 900999',
      ])
        assert.deepEqual(await names({ search }), search === '%%sure' ? ['100%_sure'] : [], search);
      assert.equal((await names({ search: '  ' })).length, 4);
    });

    it('takes names from all over the world', async (t) => {
      const { add, people } = await openKit(t, open);
      const names = [
        'A',
        'x'.repeat(200),
        'שרה בת־אברהם',
        '李小龍',
        'José 🚲',
        'Nguyễn Thị Hồng',
        'D\'Arcy "Jim" O\'Neil; drop',
        'ਜਸਪ੍ਰੀਤ ਕੌਰ',
        '🙂',
        '\u0301',
      ];
      await add(...names.map((name, n) => champion({}, { name, email: `${n}@x.example` })));
      const rows = await people();
      assert.deepEqual(
        rows.map(({ name }) => name),
        names,
      );
      assert.ok(rows.every(({ duplicateOf }) => duplicateOf === null));
    });

    it('shows a number as it is said at home, and those of elsewhere with their country', async (t) => {
      const { add, people } = await openKit(t, open);
      const numbers = ['+447700900123', '0121 496 0123', '+48 123456789', '12345678'];
      await add(...numbers.map((phone, n) => champion({}, { email: `${n}@x.example`, phone })));
      assert.deepEqual(
        (await people()).map(({ phone }) => phone),
        ['07700 900123', '0121 496 0123', '+48 12 345 67 89', '12345678'],
      );
    });

    it('keeps campaigns apart', async (t) => {
      const { add, people, store } = await openKit(t, open);
      await add(champion(), champion({ campaign: 'selly-oak' }));
      const [here] = await people();
      const [there] = (await store.people.list('selly-oak', { limit: 9 })).people;
      assert.equal(here?.duplicateOf, null);
      assert.equal(there?.duplicateOf, null);
      assert.equal(await store.people.find('selly-oak', here.id), undefined);
      assert.deepEqual(await store.people.findMany('selly-oak', [here.id]), []);
      assert.equal(await store.people.change('selly-oak', [here.id], { what: 'hold' }, GRACE), 0);
      assert.equal(await store.people.erase('selly-oak', here.id, GRACE), false);
      assert.equal((await people()).length, 1);
      assert.equal((await store.signups.list(CAMPAIGN, { limit: 9 })).length, 1);
      for (const campaign of [CAMPAIGN, 'selly-oak'])
        assert.equal(
          (await store.people.figures(campaign)).figures.find(
            ({ measure }) => measure === 'recruited',
          )?.count,
          1,
        );
    });

    it('gives sign-ups page by page in the order of their ids', async (t) => {
      const { add, store } = await openKit(t, open);
      const ids = await add(
        ...Array.from({ length: 9 }, (_, n) => champion({}, { email: `${n}@x.example` })),
      );
      const seen: string[] = [];
      for (
        let page = await store.signups.list(CAMPAIGN, { limit: 4 });
        page.length > 0;
        page = await store.signups.list(CAMPAIGN, { limit: 4, after: seen.at(-1) ?? '' })
      )
        seen.push(...page.map(({ id }) => id));
      assert.deepEqual(seen, ids.sort());
    });

    it('gives several at once as it gives each, in the order asked for', async (t) => {
      const { add, change, people, store } = await openKit(t, open);
      await add(
        champion({}, { oneToOne: { days: ['mon'] } }),
        champion({}, { name: 'Bo Li', email: 'bo@example.org' }),
        contact(),
      );
      await change('Bo Li', { what: 'training', course: 'Listening', on: '2026-11-20' });
      const ids = (await people()).map(({ id }) => id).toReversed();
      const each = await Promise.all(ids.map((id) => store.people.find(CAMPAIGN, id)));
      assert.deepEqual(await store.people.findMany(CAMPAIGN, [...ids, 'nobody']), each);
      assert.deepEqual(
        each.map((one) => [
          one?.name,
          one?.signups.length,
          one?.meetings.length,
          one?.courses.length,
        ]),
        [
          ['Amina Begum', 1, 0, 0],
          ['Bo Li', 1, 0, 1],
          ['Ada Okafor', 1, 1, 0],
        ],
      );
      assert.deepEqual(await store.people.findMany(CAMPAIGN, []), []);
    });
  });
}
