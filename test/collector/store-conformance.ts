import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { AddResult, AnswerDecision, KeptDocument, Store } from '../../src/collector/index.ts';
import { answer, consents, contact, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { accessConformance } from './access-conformance.ts';
import { ballotsConformance } from './ballots/conformance.ts';
import { countsConformance } from './ballots/count/conformance.ts';
import { deskConformance } from './ballots/desk-conformance.ts';
import { devicesConformance } from './kiosk/devices-conformance.ts';
import { batchesConformance } from './batches.ts';
import { entry, folder, PUBLICATION } from './harness.ts';
import { noticesConformance } from './notices-conformance.ts';
import { progressConformance } from './progress-conformance.ts';
import { registerConformance } from './register/conformance.ts';
import { seatsConformance } from './seats-conformance.ts';
import { shortlistsConformance } from './shortlists-conformance.ts';
import { themesConformance } from './themes-conformance.ts';
import { wavesConformance } from './waves.ts';

/**
 * Opens the store kept at a place, a folder of the test's own: the same place twice is the same
 * database, with the same secret.
 */
export type OpenStore = (place: string) => Promise<Store>;

/**
 * The suite that defines a store: whatever passes it is one. A store that is gone when it is closed
 * is not `lasting`.
 */
export function storeConformance(name: string, open: OpenStore, { lasting = true } = {}): void {
  const fresh = async (t: TestContext): Promise<Store> => {
    const store = await open(folder(t));
    t.after(async () => store.close());
    return store;
  };
  progressConformance(name, fresh);
  noticesConformance(name, fresh);
  ballotsConformance(name, fresh);
  countsConformance(name, fresh);
  deskConformance(name, fresh);
  devicesConformance(name, fresh);
  accessConformance(name, fresh);
  themesConformance(name, fresh);
  shortlistsConformance(name, fresh);
  seatsConformance(name, fresh);

  const tallied = async (store: Store, campaign = 'edgbaston'): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await store.answers.tallies(campaign)).map(({ area, issue, count }): [string, number] => [
        `${area} ${issue}`,
        count,
      ]),
    );
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const all = { limit: 1000 };

  wavesConformance(name, open);
  batchesConformance(name, fresh);
  registerConformance(name, open, lasting);

  describe(`${name}: campaign documents`, () => {
    it('keeps a document as it was written, with keys that nobody knows yet', async (t) => {
      const store = await fresh(t);
      const document = { ...edgbaston(), later: { nested: ['ŵ', 1, null] } };
      await store.campaigns.publish(document, PUBLICATION);
      assert.deepEqual(await store.campaigns.find('edgbaston', 1), document);
    });

    it('keeps every version beside the others', async (t) => {
      const store = await fresh(t);
      await store.campaigns.publish(edgbaston(), PUBLICATION);
      const second = { ...edgbaston(), version: 2, closes: '2026-12-01T00:00:00Z' };
      await store.campaigns.publish(second, PUBLICATION);
      assert.deepEqual(await store.campaigns.find('edgbaston', 1), edgbaston());
      assert.deepEqual(await store.campaigns.find('edgbaston', 2), second);
    });

    it('tells the newest version of each campaign', async (t) => {
      const store = await fresh(t);
      const [second, other] = [
        { ...edgbaston(), version: 10 },
        { ...edgbaston(), id: 'selly-oak', version: 2 },
      ];
      for (const document of [edgbaston(), second, other, { ...edgbaston(), version: 9 }])
        await store.campaigns.publish(document, PUBLICATION);
      assert.deepEqual(await store.campaigns.listNewest(), [second, other]);
    });

    it('takes the same document again, its keys in any order', async (t) => {
      const store = await fresh(t);
      const publish = (document: KeptDocument) => store.campaigns.publish(document, PUBLICATION);
      assert.deepEqual((await Promise.all([publish(edgbaston()), publish(edgbaston())])).sort(), [
        'published',
        'unchanged',
      ]);
      const turned = Object.fromEntries(Object.entries(edgbaston()).reverse()) as KeptDocument;
      assert.equal(await publish(turned), 'unchanged');
    });

    it('keeps what was published where the same version comes with other content', async (t) => {
      const store = await fresh(t);
      await store.campaigns.publish(edgbaston(), PUBLICATION);
      const other = { ...edgbaston(), minimumAge: 18 };
      assert.equal(await store.campaigns.publish(other, PUBLICATION), 'changed');
      assert.deepEqual(await store.campaigns.find('edgbaston', 1), edgbaston());
    });

    it('keeps an older version for the answers that were given to it, behind the newest', async (t) => {
      const store = await fresh(t);
      const second = { ...edgbaston(), version: 2 };
      assert.equal(await store.campaigns.publish(second, PUBLICATION), 'published');
      assert.equal(await store.campaigns.publish(edgbaston(), PUBLICATION), 'older');
      assert.deepEqual(await store.campaigns.find('edgbaston', 1), edgbaston());
      assert.deepEqual(await store.campaigns.listNewest(), [second]);
    });

    it('tells who published which version, when, and their note', async (t) => {
      const store = await fresh(t);
      const at = '2026-11-21T09:00:00.000Z';
      await store.campaigns.publish(edgbaston(), PUBLICATION);
      const second = { ...edgbaston(), version: 2 };
      await store.campaigns.publish(second, { by: 'Grace', at, note: 'Two wards more' });
      assert.deepEqual(await store.campaigns.listVersions('edgbaston'), [
        { version: 2, publishedBy: 'Grace', publishedAt: at, note: 'Two wards more' },
        { version: 1, publishedBy: PUBLICATION.by, publishedAt: PUBLICATION.at, note: '' },
      ]);
      assert.deepEqual(await store.campaigns.listVersions('selly-oak'), []);
    });

    it('takes a campaign down, and serves it again with a newer version or on demand', async (t) => {
      const { campaigns } = await fresh(t);
      const takenDownBy = async () => (await campaigns.listStates())[0]?.takenDownBy;
      assert.equal(await campaigns.takeDown('edgbaston', 'Grace', PUBLICATION.at), false);
      await campaigns.publish(edgbaston(), PUBLICATION);
      assert.equal(await takenDownBy(), null);
      assert.equal(await campaigns.takeDown('edgbaston', 'Grace', PUBLICATION.at), true);
      assert.equal(await campaigns.takeDown('edgbaston', 'Ada', PUBLICATION.at), false);
      assert.equal(await takenDownBy(), 'Grace');
      assert.equal(await campaigns.publish(edgbaston(), PUBLICATION), 'unchanged');
      assert.equal(await takenDownBy(), 'Grace');
      assert.equal(await campaigns.bringBack('edgbaston'), true);
      assert.equal(await campaigns.bringBack('edgbaston'), false);
      await campaigns.takeDown('edgbaston', 'Grace', PUBLICATION.at);
      await campaigns.publish({ ...edgbaston(), version: 2 }, PUBLICATION);
      assert.deepEqual(await campaigns.listStates(), [
        { id: 'edgbaston', version: 2, publishedAt: PUBLICATION.at, takenDownBy: null },
      ]);
    });

    it('knows no document that it was never given', async (t) => {
      const store = await fresh(t);
      await store.campaigns.publish(edgbaston(), PUBLICATION);
      assert.equal(await store.campaigns.find('edgbaston', 2), undefined);
      assert.equal(await store.campaigns.find('selly-oak', 1), undefined);
    });
  });

  describe(`${name}: counting thank-you messages`, () => {
    it('counts those of a campaign, knows an address again on the same day, and forgets the day before', async (t) => {
      const { mail } = await fresh(t);
      const count = (day: string, campaign: string, recipientHash: string) =>
        mail.count({ day, campaign, recipientHash });
      assert.equal(await count('2026-11-21', 'edgbaston', 'a'), 1);
      assert.equal(await count('2026-11-21', 'edgbaston', 'b'), 2);
      assert.equal(await count('2026-11-21', 'edgbaston', 'a'), undefined);
      assert.equal(await count('2026-11-21', 'st-werburgh', 'a'), undefined);
      assert.equal(await count('2026-11-21', 'st-werburgh', 'c'), 1);
      assert.equal(await count('2026-11-22', 'edgbaston', 'a'), 1);
    });

    it('lets one of twenty through that come for one address at once', async (t) => {
      const { mail } = await fresh(t);
      const counts = await Promise.all(
        Array.from({ length: 20 }, () =>
          mail.count({ day: '2026-11-21', campaign: 'edgbaston', recipientHash: 'a' }),
        ),
      );
      assert.deepEqual(
        counts.filter((count) => count !== undefined),
        [1],
      );
    });
  });

  describe(`${name}: adding`, () => {
    it('stores an answer once, and answers a repeat with the first receipt', async (t) => {
      const store = await fresh(t);
      const first = entry(answer());
      assert.deepEqual(await store.submissions.add(first), {
        outcome: 'new',
        receipt: first.receipt,
      });
      const later = {
        ...first,
        receipt: { ...first.receipt, receivedAt: '2026-11-23T00:00:00.000Z' },
      };
      const again = await store.submissions.add(later);
      assert.equal(again.outcome, 'same');
      assert.equal(again.receipt.receivedAt, first.receipt.receivedAt);
      assert.equal((await store.answers.list('edgbaston', all)).length, 1);
    });

    it('tells other content under a used id, of any kind, and keeps the first', async (t) => {
      const store = await fresh(t);
      const first = answer();
      await store.submissions.add(entry(first));
      assert.deepEqual(
        await store.submissions.add(entry({ ...first, answers: { issue: 'road-safety' } })),
        {
          outcome: 'other',
        },
      );
      assert.deepEqual(await store.submissions.add(entry(contact({ id: first.id }))), {
        outcome: 'other',
      });
      assert.deepEqual(await tallied(store), { [`${HARBORNE} road-surface`]: 1 });
      assert.deepEqual(await store.signups.list('edgbaston', all), []);
    });

    it('counts an id once that comes fifty times in one turn', async (t) => {
      const store = await fresh(t);
      const one = entry(answer());
      const added = await Promise.all(Array.from({ length: 50 }, () => store.submissions.add(one)));
      assert.equal(added.filter(({ outcome }) => outcome === 'new').length, 1);
      assert.equal(added.filter(({ outcome }) => outcome === 'same').length, 49);
      assert.equal(
        new Set(added.map((each) => each.outcome !== 'other' && each.receipt.receivedAt)).size,
        1,
      );
      assert.deepEqual(await tallied(store), { [`${HARBORNE} road-surface`]: 1 });
    });

    it('takes one of two contents that come under one id in one turn', async (t) => {
      const store = await fresh(t);
      const id = randomUUID();
      const added = await Promise.all([
        store.submissions.add(entry(answer({ id }))),
        store.submissions.add(entry(answer({ id, answers: { issue: 'road-safety' } }))),
      ]);
      assert.deepEqual(
        added.map(({ outcome }) => outcome),
        ['new', 'other'],
      );
      assert.deepEqual(await tallied(store), { [`${HARBORNE} road-surface`]: 1 });
    });

    it('takes two hundred answers at once and counts each where it belongs', async (t) => {
      const store = await fresh(t);
      const places = [HARBORNE, QUINTON, 'unknown', 'outside'];
      const issues = [
        'road-surface',
        'road-safety',
        'litter-flytipping',
        'housing-conditions',
        'public-transport',
      ];
      const answers = Array.from({ length: 200 }, (_, n) =>
        answer({
          area: { code: places[n % 4] as string, version: '2025-05' },
          answers: { issue: issues[n % 5] as string },
        }),
      );
      const added = await Promise.all(answers.map((each) => store.submissions.add(entry(each))));
      assert.ok(added.every(({ outcome }) => outcome === 'new'));
      const expected = places.flatMap((place) =>
        issues.map((issue): [string, number] => [`${place} ${issue}`, 10]),
      );
      assert.deepEqual(await tallied(store), Object.fromEntries(expected));
      assert.deepEqual(idsOf(await store.answers.list('edgbaston', all)), idsOf(answers).sort());
    });

    it('fails an entry that it cannot keep without failing those that came with it', async (t) => {
      const store = await fresh(t);
      const bad = answer({ answers: { issue: null as unknown as string } });
      const [before, failed, after] = await Promise.allSettled(
        [answer(), bad, answer()].map((each) => store.submissions.add(entry(each))),
      );
      assert.equal(before?.status, 'fulfilled');
      assert.equal(failed?.status, 'rejected');
      assert.equal(after?.status, 'fulfilled');
      assert.deepEqual(await tallied(store), { [`${HARBORNE} road-surface`]: 2 });
      assert.equal((await store.submissions.add(entry(answer({ id: bad.id })))).outcome, 'new');
    });

    it('takes five hundred contacts at once, each with twenty consents', async (t) => {
      const store = await fresh(t);
      const twenty = Array.from({ length: 20 }, (_, n) => ({
        statement: `statement-${n}`,
        version: 1,
        locale: 'en',
        words: 'Email me.',
        granted: n % 2 === 0,
      }));
      const added = await Promise.all(
        Array.from({ length: 500 }, () =>
          store.submissions.add(entry(contact({ consents: twenty }))),
        ),
      );
      assert.ok(added.every(({ outcome }: AddResult) => outcome === 'new'));
      const kept = await store.signups.list('edgbaston', all);
      assert.equal(kept.length, 500);
      assert.ok(kept.every(({ consents }) => consents.length === 20));
    });

    it('keeps a text to the letter', async (t) => {
      const store = await fresh(t);
      const words = `Quinton's "hill"\n'); drop table responses; -- \\ % _ ŵ 🚲 ${'x'.repeat(900)}`;
      await store.submissions.add(
        entry(answer({ answers: { issue: 'other', other: '{"a":1}', words } })),
      );
      const [row] = await store.answers.list('edgbaston', all);
      assert.equal(row?.words, words);
      assert.equal(row.other, '{"a":1}');
    });

    it('shows every part of an answer, and of its time the days only', async (t) => {
      const store = await fresh(t);
      const { id } = answer();
      await store.submissions.add(
        entry(answer({ id, channel: 'doorstep', assistedBy: 'P. Example', locale: 'cy' }), {
          state: 'held',
          heldBecause: 'closed',
        }),
      );
      assert.deepEqual(await store.answers.list('edgbaston', all), [
        {
          id,
          version: 1,
          state: 'held',
          heldBecause: 'closed',
          released: false,
          area: HARBORNE,
          areaVersion: '2025-05',
          issue: 'road-surface',
          other: null,
          words: 'The hill by the school',
          channel: 'doorstep',
          source: 'clp-site',
          assistedBy: 'P. Example',
          locale: 'cy',
          answeredOn: '2026-11-21',
          receivedOn: '2026-11-21',
        },
      ]);
    });

    it('keeps held answers out of the counts', async (t) => {
      const store = await fresh(t);
      await Promise.all([
        store.submissions.add(entry(answer())),
        store.submissions.add(entry(answer(), { state: 'held', heldBecause: 'closed' })),
        store.submissions.add(entry(contact())),
      ]);
      assert.deepEqual(await tallied(store), { [`${HARBORNE} road-surface`]: 1 });
      assert.equal(await store.answers.countHeld('edgbaston'), 1);
      assert.deepEqual(await store.people.count('edgbaston'), { all: 1, held: 0 });
    });

    it('keeps campaigns apart', async (t) => {
      const store = await fresh(t);
      await Promise.all([
        store.submissions.add(entry(answer())),
        store.submissions.add(entry(answer({ campaign: 'selly-oak' }))),
        store.submissions.add(entry(contact({ campaign: 'selly-oak' }))),
      ]);
      assert.deepEqual(await tallied(store), { [`${HARBORNE} road-surface`]: 1 });
      assert.equal((await store.answers.list('selly-oak', all)).length, 1);
      assert.deepEqual(await store.signups.list('edgbaston', all), []);
      assert.equal(await store.answers.countHeld('edgbaston'), 0);
      assert.deepEqual(await store.people.count('edgbaston'), { all: 0, held: 0 });
    });
  });

  describe(`${name}: deciding`, () => {
    const added = async (store: Store, heldBecause?: string) => {
      const one = answer();
      await store.submissions.add(entry(one, heldBecause ? { state: 'held', heldBecause } : {}));
      return {
        id: one.id,
        decide: (decision: AnswerDecision) => store.answers.decide('edgbaston', one.id, decision),
      };
    };
    const key = `${HARBORNE} road-surface`;

    it('holds an answer, and lets it count again', async (t) => {
      const store = await fresh(t);
      const { decide } = await added(store);
      assert.equal(await decide('hold'), true);
      assert.deepEqual(await tallied(store), {});
      assert.equal((await store.answers.list('edgbaston', all))[0]?.heldBecause, 'organiser');
      assert.equal(await decide('count'), true);
      assert.deepEqual(await tallied(store), { [key]: 1 });
      assert.equal((await store.answers.list('edgbaston', all))[0]?.heldBecause, null);
    });

    it('changes nothing when the same is decided twice', async (t) => {
      const store = await fresh(t);
      await added(store);
      const { decide } = await added(store);
      for (const decision of ['count', 'hold', 'hold'] as const)
        assert.equal(await decide(decision), true);
      assert.deepEqual(await tallied(store), { [key]: 1 });
      for (const decision of ['count', 'count'] as const)
        assert.equal(await decide(decision), true);
      assert.deepEqual(await tallied(store), { [key]: 2 });
    });

    it('counts once when several organisers decide at once', async (t) => {
      const store = await fresh(t);
      await added(store);
      const { decide } = await added(store, 'closed');
      await Promise.all(Array.from({ length: 10 }, () => decide('count')));
      assert.deepEqual(await tallied(store), { [key]: 2 });
      await Promise.all([decide('hold'), decide('count'), decide('hold'), decide('hold')]);
      const [state] = (await store.answers.list('edgbaston', { only: 'held', limit: 10 })).map(
        (row) => row.state,
      );
      assert.deepEqual(await tallied(store), { [key]: state === 'held' ? 1 : 2 });
    });

    it('holds a name, and accepts it again; a name is no answer', async (t) => {
      const store = await fresh(t);
      const one = contact();
      await store.submissions.add(entry(one, { state: 'held', heldBecause: 'closed' }));
      const actor = { name: 'Grace', at: '2026-11-22T12:00:00.000Z' };
      const state = async () =>
        (await store.signups.list('edgbaston', all)).map((row) => row.state);
      for (const [decision, after] of [
        ['count', 'counted'],
        ['hold', 'held'],
        ['count', 'counted'],
      ] as const) {
        assert.equal(await store.signups.decide('edgbaston', one.id, decision, actor), true);
        assert.deepEqual(await state(), [after]);
      }
      assert.equal(await store.answers.decide('edgbaston', one.id, 'release'), false);
      assert.equal(await store.signups.decide('selly-oak', one.id, 'hold', actor), false);
      assert.deepEqual(await tallied(store), {});
    });

    it('releases words and takes them back, as often as it is asked', async (t) => {
      const store = await fresh(t);
      const { id, decide } = await added(store);
      const released = async () =>
        idsOf(await store.answers.list('edgbaston', { only: 'released', limit: 10 }));
      for (const decision of ['release', 'release'] as const)
        assert.equal(await decide(decision), true);
      assert.deepEqual(await released(), [id]);
      for (const decision of ['withhold', 'withhold'] as const)
        assert.equal(await decide(decision), true);
      assert.deepEqual(await released(), []);
      assert.deepEqual(await tallied(store), { [key]: 1 });
    });

    it('shows no released words of an answer while it is held', async (t) => {
      const store = await fresh(t);
      const { id, decide } = await added(store);
      await decide('release');
      await decide('hold');
      assert.deepEqual(await store.answers.list('edgbaston', { only: 'released', limit: 10 }), []);
      await decide('count');
      assert.deepEqual(
        idsOf(await store.answers.list('edgbaston', { only: 'released', limit: 10 })),
        [id],
      );
    });

    it('releases nothing of an answer without words', async (t) => {
      const store = await fresh(t);
      const silent = answer({ answers: { issue: 'road-surface' } });
      await store.submissions.add(entry(silent));
      await store.answers.decide('edgbaston', silent.id, 'release');
      assert.deepEqual(await store.answers.list('edgbaston', { only: 'released', limit: 10 }), []);
    });

    it('finds no answer of another campaign, and none that never came', async (t) => {
      const store = await fresh(t);
      const { id } = await added(store);
      assert.equal(await store.answers.decide('selly-oak', id, 'hold'), false);
      assert.equal(await store.answers.decide('edgbaston', randomUUID(), 'hold'), false);
      assert.deepEqual(await tallied(store), { [key]: 1 });
    });
  });

  describe(`${name}: reading`, () => {
    it('gives answers page by page in the order of their ids, through every filter', async (t) => {
      const store = await fresh(t);
      const answers = Array.from({ length: 60 }, (_, n) =>
        answer({ answers: { issue: 'road-surface', ...(n % 2 && { words: `number ${n}` }) } }),
      );
      await Promise.all(
        answers.map((each, n) =>
          store.submissions.add(entry(each, n % 3 ? {} : { state: 'held', heldBecause: 'closed' })),
        ),
      );
      const wordy = answers.filter((_, n) => n % 2);
      await Promise.all(
        wordy.slice(0, 20).map(({ id }) => store.answers.decide('edgbaston', id, 'release')),
      );
      const expected = {
        all: answers,
        words: wordy,
        held: answers.filter((_, n) => n % 3 === 0),
        released: wordy.slice(0, 20).filter((each) => answers.indexOf(each) % 3),
      };
      for (const [filter, those] of Object.entries(expected)) {
        const only = filter === 'all' ? {} : { only: filter as 'words' };
        const seen: string[] = [];
        for (
          let page = await store.answers.list('edgbaston', { ...only, limit: 7 });
          page.length > 0;
          page = await store.answers.list('edgbaston', {
            ...only,
            limit: 7,
            after: seen.at(-1) ?? '',
          })
        ) {
          assert.ok(page.length <= 7);
          seen.push(...idsOf(page));
        }
        assert.deepEqual(seen, idsOf(those).sort(), filter);
      }
    });

    it('gives contacts page by page, each with what its owner agreed to', async (t) => {
      const store = await fresh(t);
      const people = Array.from({ length: 25 }, (_, n) =>
        contact({
          answers: { name: `Name ${n}`, email: `${n}@residents.example`, ageConfirmed: true },
          consents: consents('keep', ...(n % 2 ? ['email'] : [])),
        }),
      );
      await Promise.all(people.map((each) => store.submissions.add(entry(each))));
      const seen = [];
      for (
        let page = await store.signups.list('edgbaston', { limit: 10 });
        page.length > 0;
        page = await store.signups.list('edgbaston', { limit: 10, after: seen.at(-1)?.id ?? '' })
      )
        seen.push(...page);
      const byId = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      assert.deepEqual(idsOf(seen), idsOf(byId));
      seen.forEach(({ name, email, consents: given }, at) => {
        assert.equal(name, byId[at]?.answers.name);
        assert.equal(email, byId[at]?.answers.email);
        const agreed = Object.fromEntries(
          given.map(({ statement, granted }) => [statement, granted]),
        );
        assert.deepEqual(agreed, {
          keep: true,
          email: Number(name.slice(5)) % 2 === 1,
          residents: false,
        });
      });
    });
  });

  describe(
    `${name}: opening and closing`,
    { skip: !lasting && 'it is gone when it is closed' },
    () => {
      it('keeps everything when it is closed and opened again', async (t) => {
        const place = folder(t);
        const first = await open(place);
        const [held, released] = [answer(), answer()];
        await first.campaigns.publish(edgbaston(), PUBLICATION);
        await Promise.all([held, released].map((each) => first.submissions.add(entry(each))));
        await first.submissions.add(entry(contact()));
        await first.answers.decide('edgbaston', held.id, 'hold');
        await first.answers.decide('edgbaston', released.id, 'release');
        const before = [
          await first.answers.list('edgbaston', all),
          await first.signups.list('edgbaston', all),
          await tallied(first),
        ];
        await first.close();

        const second = await open(place);
        t.after(() => second.close());
        assert.deepEqual(
          [
            await second.answers.list('edgbaston', all),
            await second.signups.list('edgbaston', all),
            await tallied(second),
          ],
          before,
          basename(place),
        );
        assert.deepEqual(await second.campaigns.find('edgbaston', 1), edgbaston());
        assert.equal((await second.submissions.add(entry(released))).outcome, 'same');
      });

      it('commits what was on its way before it closes, and takes nothing after', async (t) => {
        const place = folder(t);
        const first = await open(place);
        const coming = Array.from({ length: 30 }, () => first.submissions.add(entry(answer())));
        await first.close();
        assert.ok((await Promise.all(coming)).every(({ outcome }) => outcome === 'new'));
        await assert.rejects(first.submissions.add(entry(answer())));
        await assert.rejects(first.health.check());
        const second = await open(place);
        t.after(() => second.close());
        await second.health.check();
        assert.deepEqual(await tallied(second), { [`${HARBORNE} road-surface`]: 30 });
      });
    },
  );
}
