import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { form, problemsOf, readMarkup } from '../../harness.ts';
import {
  addBox,
  BALLOTS,
  countScene,
  countTwice,
  EMPTY,
  formOfBox,
  HARBORNE_NONE,
  SEPTEMBER,
} from './count-scene.ts';

const COUNT = {
  ...{ papers: 20, valid: 17, blank: 2, spoiled: 1, none: 3 },
  ticks: { 'road-safety': 10, litter: 9, buses: 0 },
};
const FIELDS = {
  ...{ papers: '20', valid: '17', blank: '2', spoiled: '1', none: '3' },
  ...{ 'ticks-road-safety': '10', 'ticks-litter': '9', 'ticks-buses': '0' },
};

describe('the papers of a box', () => {
  it('are counted by two people in browsers, and neither sees what the other read', async () => {
    const scene = await countScene();
    const { ann, sam, eve } = scene;
    assert.match(await ann.show(BALLOTS), /september\/count"/, 'a token for the hall finds it');
    assert.match(await ann.show(`${SEPTEMBER}/count`), /There is no box of papers yet/);
    const added = await ann.send(`${SEPTEMBER}/boxes`, { label: 'Green box', event: 'st-peters' });
    assert.equal(added.status, 303);
    const page = await sam.show(`${SEPTEMBER}/count`);
    assert.match(page, /Green box, St Peter/);
    const [, path = ''] = /<a href="(\S*contests\/harborne)"/.exec(page) ?? [];

    assert.equal((await ann.send(path, FIELDS)).status, 303);
    const own = await ann.show(path);
    assert.match(own, /Now somebody else counts it, with a token of their own/);
    assert.doesNotMatch(own, /<input[^>]* name="papers"/);
    const other = await sam.show(path);
    assert.match(other, /<input id="papers" name="papers" type="number" value=""/);

    const differs = await sam.send(path, { ...FIELDS, papers: '21', spoiled: '2' });
    assert.equal(differs.status, 303);
    assert.match(differs.headers.get('Location') ?? '', /harborne\?done=count-differs/);
    for (const { show } of [ann, sam]) {
      const told = await show(path);
      assert.match(told, /Papers in the box and Spoiled papers\./);
      assert.doesNotMatch(told, /value="[12]\d?"/, 'no figure comes back');
    }
    await sam.send(path, FIELDS);
    await ann.send(path, FIELDS);
    assert.match(await eve.show(`${SEPTEMBER}/count`), /Confirmed by sam and ann/);
    assert.match(await sam.show(path), /Two people read the same here/);
  });

  it('are refused from the same token twice, under whatever name', async () => {
    const scene = await countScene();
    const path = formOfBox(await addBox(scene));
    const { ann, app } = scene;
    assert.equal((await ann.send(path, FIELDS)).status, 303);
    const again = await ann.send(path, FIELDS);
    assert.equal(again.status, 422);
    assert.match(await readMarkup(again), /This token has counted this box already/);
    const signedIn = await app.request(
      '/organiser/sign-in',
      form({ token: ann.token, name: 'Somebody else' }),
    );
    const Cookie = (signedIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    const { headers } = form({}, { Cookie, 'Content-Type': 'application/json' });
    const body = JSON.stringify(COUNT);
    const named = await app.request(path, { method: 'POST', headers, body });
    assert.equal(named.status, 409);
    assert.equal((await problemsOf(named))[0]?.code, 'same-token');
  });

  for (const [what, changes, line, code] of [
    ['the piles are not all papers', { papers: 21 }, 'papers', 'sum'],
    [
      'an issue has more ticks than papers',
      { ticks: tick('litter', 15) },
      'ticks.litter',
      'too-many',
    ],
    ['none of these has more ticks than papers', { none: 18 }, 'none', 'too-many'],
    ['papers have no tick', { ticks: { ...HARBORNE_NONE, litter: 13 } }, 'valid', 'too-few'],
    ['a line is missing', { ticks: { litter: 9 } }, 'ticks.road-safety', 'required'],
    ['a line is below zero', { blank: -1 }, 'blank', 'range'],
    ['a line is no whole number', { blank: 1.5 }, 'blank', 'range'],
    ['an issue is not on the ballot', { ticks: tick('parks', 1) }, 'ticks', 'unknown'],
  ] as const)
    it(`are not taken where ${what}`, async () => {
      const scene = await countScene();
      const path = formOfBox(await addBox(scene));
      const refused = await scene.ann.post(path, { ...COUNT, ...changes });
      assert.equal(refused.status, 422);
      const [problem] = await problemsOf(refused);
      assert.equal(problem?.path, line);
      if (code !== 'range') assert.equal(problem.code, code);
      assert.equal((await scene.store.ballotCounts.standings('edgbaston', 'september')).length, 0);
    });

  it('have as many ticks as papers where one issue may be ticked', async () => {
    const scene = await countScene([], { method: 'single' });
    const path = formOfBox(await addBox(scene));
    const one = { ...COUNT, ticks: { 'road-safety': 10, litter: 4, buses: 0 } };
    const refused = await scene.ann.post(path, COUNT);
    assert.equal((await problemsOf(refused))[0]?.code, 'single-sum');
    assert.equal((await scene.ann.post(path, one)).status, 200);
  });

  it('have no more ticks than a paper may', async () => {
    const scene = await countScene([], { most: 1 });
    const path = formOfBox(await addBox(scene));
    const refused = await scene.ann.post(path, COUNT);
    const [problem] = await problemsOf(refused);
    assert.deepEqual([problem?.path, problem?.code], ['valid', 'too-many']);
  });

  it('tell at each line of the form what is wrong, and keep what was typed', async () => {
    const scene = await countScene();
    const path = formOfBox(await addBox(scene));
    const page = await readMarkup(
      scene.ann.send(path, { ...FIELDS, 'ticks-litter': '16', 'ticks-buses': '' }),
    );
    assert.match(page, /<a href="#ticks-buses">Write a number, 0 if there is none\.<\/a>/);
    assert.match(page, /id="ticks-litter" name="ticks-litter" type="number" value="16"/);
    const over = await readMarkup(scene.ann.send(path, { ...FIELDS, 'ticks-litter': '16' }));
    assert.match(over, /<a href="#ticks-litter">This can’t be more than the valid papers/);
    const sum = await readMarkup(scene.ann.send(path, { ...FIELDS, papers: '19' }));
    assert.match(sum, /id="papers-problem">Valid, blank and spoiled papers together must make/);
  });

  it('are those of the wards of the event', async () => {
    const events = [
      { id: 'st-peters', name: "St Peter's", on: '2027-09-12', wards: ['E05011144'] },
    ];
    const scene = await countScene([], { events });
    const box = await addBox(scene, 'st-peters');
    assert.equal((await scene.ann.get(formOfBox(box))).status, 200);
    assert.equal((await scene.ann.get(formOfBox(box, 'quinton'))).status, 404);
  });

  it('can be counted again, with a reason, and an empty box be removed', async () => {
    const scene = await countScene();
    const { ann, sam, store } = scene;
    const box = await addBox(scene);
    const path = formOfBox(box);
    await countTwice(scene, path, { ...EMPTY, ticks: HARBORNE_NONE });
    assert.equal((await sam.post(path, COUNT)).status, 409, 'two people agreed');
    const refused = await ann.send(`${path}/reopen`, { reason: ' ' });
    assert.equal(refused.status, 422);
    const field = `reason-${box}-harborne`;
    assert.match(await readMarkup(refused), new RegExp(`<a href="#${field}">Write the reason`));
    assert.equal((await ann.send(`${path}/reopen`, { reason: 'A heap was left' })).status, 303);
    assert.equal((await sam.post(path, COUNT)).status, 200);
    assert.equal((await ann.post(`${SEPTEMBER}/boxes/${box}/remove`, {})).status, 409);
    const empty = await addBox(scene);
    assert.equal((await ann.send(`${SEPTEMBER}/boxes/${empty}/remove`, {})).status, 303);
    const log = await store.ballots.log('edgbaston', 'september');
    assert.deepEqual(
      log.slice(-6).map(({ what, by }) => `${by}: ${what}`),
      [
        ...['ann: count-first', 'sam: count-confirmed', 'ann: reopened', 'sam: count-first'],
        ...['ann: box', 'ann: box-removed'],
      ],
    );
    assert.equal(log.find(({ what }) => what === 'reopened')?.detail.reason, 'A heap was left');
    for (const { detail } of log.slice(-6))
      assert.ok(!Object.values(detail).includes(20), 'the log holds no figure of a count');
  });

  it('wait until the ballot is closed and the count has begun', async () => {
    const scene = await countScene([], {}, { isCounting: false });
    const path = formOfBox(await addBox(scene));
    assert.equal((await scene.ann.post(path, COUNT)).status, 409);
    await scene.eve.post(`${SEPTEMBER}/state`, { to: 'closed' });
    assert.equal((await scene.ann.post(path, COUNT)).status, 409);
    await scene.eve.send(`${SEPTEMBER}/state`, { to: 'counting' });
    assert.equal((await scene.ann.post(path, COUNT)).status, 200);
  });
});

function tick(option: string, count: number) {
  return { ...COUNT.ticks, [option]: count };
}
