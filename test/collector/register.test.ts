import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Receipt } from '../../src/contract/index.ts';
import { answer, champion, championConsents, contact, edgbaston } from '../contract/examples.ts';
import { openCollector, problemsOf, silence, standIn } from './harness.ts';

const all = { limit: 100 };
const SECRET = 'the-secret-of-this-test';
const open = (options: Parameters<typeof openCollector>[0] = {}) =>
  openCollector({ secret: SECRET, publicUrl: 'https://collector.example', ...options });
const receiptOf = async (response: Response) => (await response.json()) as Receipt;

describe('a champion who signs up', () => {
  it('is in the register, and gets a reference and a private link, the same again with every retry', async () => {
    const { post, store } = await open({ now: () => new Date('2026-11-21T18:06:09.000Z') });
    const sent = champion();
    const first = await post(sent);
    assert.equal(first.status, 201);
    const receipt = await first.text();
    const { id, reference, receivedAt, mine = '' } = JSON.parse(receipt) as Receipt;
    assert.deepEqual([id, receivedAt], [sent.id, '2026-11-21T18:06:09.000Z']);
    assert.match(reference, /^[B-Z]{3}-[B-Z]{3}-[B-Z]{3}$/);
    assert.match(mine, new RegExp(`^https://collector\\.example/mine#${sent.id}\\.[\\w-]{43}$`));
    const again = await post(sent);
    assert.deepEqual([again.status, await again.text()], [200, receipt]);
    assert.equal(
      (await post({ ...sent, answers: { ...sent.answers, name: 'Other' } })).status,
      409,
    );
    assert.equal((await store.people.list('edgbaston', all)).people.length, 1);
  });

  it('is one person of many requests at the same moment', async () => {
    const { post, store } = await open();
    const sent = champion();
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await post(sent)).status),
    );
    assert.deepEqual(statuses.sort(), [...Array<number>(19).fill(200), 201]);
    await Promise.all([post(champion()), post(champion())]);
    const { people } = await store.people.list('edgbaston', all);
    assert.deepEqual(
      people.map(({ duplicateOf }) => duplicateOf?.id),
      [undefined, people[0]?.id, people[0]?.id],
    );
    assert.equal(
      (await store.people.figures('edgbaston')).figures.find(
        ({ measure }) => measure === 'recruited',
      )?.count,
      1,
    );
  });

  it('gets the same answer whether they are known or not', async () => {
    const { post } = await open({ now: () => new Date('2026-11-21T18:06:09.000Z') });
    const [first, second] = [
      await post(champion()),
      await post(champion({}, { name: 'Somebody else' })),
    ];
    const shape = async (response: Response) => {
      const { id, reference, receivedAt, mine, ...more } = await receiptOf(response);
      return [
        response.status,
        id.length,
        reference.length,
        receivedAt,
        mine?.length,
        more,
        [...response.headers],
      ];
    };
    assert.deepEqual(await shape(first), await shape(second));
  });

  it('is answered 200 with the first receipt after they were erased, and is new with another id', async () => {
    const { post, store } = await open();
    const sent = champion();
    const receipt = await (await post(sent)).text();
    await store.signups.erase(sent.id, '2026-11-22T00:00:00.000Z');
    const late = await post(sent);
    assert.deepEqual([late.status, await late.text()], [200, receipt]);
    assert.deepEqual((await store.people.list('edgbaston', all)).people, []);
    assert.equal((await post(champion())).status, 201);
    assert.equal((await store.people.list('edgbaston', all)).people.length, 1);
  });

  it('may leave every box unticked but the one without which nothing may be kept', async () => {
    const { post, store } = await open();
    const none = await post(champion({ consents: championConsents() }));
    assert.equal(none.status, 422);
    assert.deepEqual(
      (await problemsOf(none)).map(({ path, code }) => [path, code]),
      [['consents.keep-champion', 'required']],
    );
    assert.equal(
      (await post(champion({ consents: championConsents('keep-champion') }))).status,
      201,
    );
    const [signup] = await store.signups.list('edgbaston', all);
    assert.deepEqual(
      signup?.consents.filter(({ granted }) => granted).map(({ statement }) => statement),
      ['keep-champion'],
    );
    assert.equal(signup.consents.length, 5);
  });

  const names: [string, string][] = [
    ['of one letter', 'A'],
    ['of 200', 'x'.repeat(200)],
    ['from right to left', 'שרה בת־אברהם'],
    ['with an emoji', 'Jo 🚲'],
    ['of ideographs', '李小龍'],
    ['with quotes and signs', `D'Arcy "Jim" <b>O'Neil</b>; --`],
  ];
  for (const [what, name] of names)
    it(`is taken with a name ${what}`, async () => {
      const { post, store } = await open();
      assert.equal((await post(champion({}, { name }))).status, 201);
      assert.deepEqual(
        (await store.people.list('edgbaston', all)).people.map((one) => one.name),
        [name],
      );
    });

  it('is refused a name of 201 letters, and of none', async () => {
    const { post } = await open();
    assert.deepEqual(
      (await problemsOf(await post(champion({}, { name: 'x'.repeat(201) })))).map(
        ({ path, code }) => [path, code],
      ),
      [['answers.name', 'too-long']],
    );
    assert.deepEqual(
      (await problemsOf(await post(champion({}, { name: ' \u202e ' })))).map(({ path, code }) => [
        path,
        code,
      ]),
      [['answers.name', 'required']],
    );
  });

  it('is held where a hidden field is filled in, answered as usual and not counted', async () => {
    const { post, store } = await open();
    const response = await post(champion({ signals: { honeypot: 'x' } }));
    assert.equal(response.status, 201);
    assert.ok((await receiptOf(response)).mine);
    assert.deepEqual(
      (await store.people.list('edgbaston', { ...all, only: 'held' })).people.map(
        ({ state }) => state,
      ),
      ['held'],
    );
    assert.deepEqual(await store.people.figures('edgbaston'), { figures: [], depth: 0 });
  });

  it('is kept to ten entries in ten minutes by address and by number, however they are written', async () => {
    const { post } = await open({ rateLimit: 1000 });
    for (let n = 0; n < 10; n++)
      assert.equal(
        (
          await post(
            champion(
              {},
              { email: `${n}@x.example`, phone: n % 2 ? '07700 900123' : '+44 7700 900123' },
            ),
          )
        ).status,
        201,
      );
    assert.equal(
      (await post(champion({}, { email: 'other@x.example', phone: '(07700) 900 123' }))).status,
      429,
    );
    assert.equal(
      (await post(champion({}, { email: 'other@x.example', phone: '07700 900124' }))).status,
      201,
    );
  });

  it('is asked to come again, with nothing kept, when the store cannot keep them', async (t) => {
    const logged = silence(t);
    const { store } = await open();
    const { post } = await open({
      store: standIn(store, {
        submissions: { add: () => Promise.reject(new Error('disk full')) },
      }),
    });
    const response = await post(champion({}, { name: 'Secret Name', email: 'secret@x.example' }));
    assert.deepEqual([response.status, response.headers.get('Retry-After')], [503, '5']);
    assert.doesNotMatch(logged().join(), /Secret Name|secret@/);
  });
});

describe('a collector without a secret', () => {
  it('has no private pages and gives no links to them', async () => {
    const { post, get } = await openCollector();
    assert.equal((await receiptOf(await post(contact()))).mine, undefined);
    assert.equal((await get('/mine')).status, 404);
  });
});

describe('contacts of the survey', () => {
  it('have a private link too, and anonymous answers never', async () => {
    const { post } = await open();
    assert.match((await receiptOf(await post(contact()))).mine ?? '', /\/mine#/);
    assert.equal((await receiptOf(await post(answer()))).mine, undefined);
  });

  it('are taken by a campaign that seeks no champions, and champions are not', async () => {
    const { champion: _, ...document } = edgbaston();
    const { post } = await open({ campaigns: [document] });
    assert.equal((await post(contact())).status, 201);
    assert.equal((await post(champion())).status, 422);
  });
});
