import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion } from '../contract/examples.ts';
import { form, HTML, openCollector, silence, TOKEN } from './harness.ts';

/** Names that every object inherits, and that a stranger can send as a key. */
const INHERITED = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
const CAMPAIGN = '/organiser/campaigns/edgbaston';
const asPerson = { ...HTML, Authorization: `Bearer ${TOKEN}` };

describe('a key of a stranger that every object inherits', () => {
  it('shows no native code on any page of the organiser', async (t) => {
    const logged = silence(t);
    const { app, store, post } = await openCollector();
    await post(champion());
    const { people } = await store.people.list('edgbaston', { limit: 10 });
    for (const key of INHERITED)
      for (const path of [
        `${CAMPAIGN}?done=${key}`,
        `${CAMPAIGN}/people?done=${key}&n=2`,
        `${CAMPAIGN}/people?${key}=x`,
        `${CAMPAIGN}/people/${people[0]?.id}?done=${key}`,
        `${CAMPAIGN}/progress?done=${key}&edit=${key}/${key}`,
        `${CAMPAIGN}/sources?done=${key}&n=1`,
        `/organiser/tokens?done=${key}`,
        `/organiser/campaigns/${key}`,
        `/organiser/${key}`,
      ]) {
        const response = await app.request(path, { headers: asPerson });
        assert.ok(response.status < 500, `${path}: ${response.status}`);
        assert.doesNotMatch(await response.text(), /native code|\[object|function /, path);
      }
    assert.deepEqual(logged(), []);
  });

  it('is refused as a value of every form, and never fails', async (t) => {
    const logged = silence(t);
    const { app } = await openCollector();
    for (const key of INHERITED)
      for (const [path, fields] of [
        ['/people/changes', { what: key, person: key }],
        ['/people/changes', { what: 'stage', stage: key, person: 'x' }],
        ['/people/changes', { what: 'stage', [key]: 'x', person: 'x' }],
        ['/progress/wins', { what: 'A', on: '2026-11-01', [key]: 'x' }],
        ['/progress/values', { id: key, value: '1', on: '2026-11-01' }],
        [`/progress/${key}`, { what: 'A' }],
        [`/progress/wins/${key}/delete`, {}],
        ['/sources', { decision: key, since: '2026-11-01' }],
        [`/responses/${key}`, { decision: key }],
      ] as const) {
        const response = await app.request(`${CAMPAIGN}${path}`, form(fields, asPerson));
        const told = `${path} ${JSON.stringify(fields)}`;
        assert.ok([404, 422].includes(response.status), `${told}: ${response.status}`);
        assert.doesNotMatch(await response.text(), /native code|\[object/, told);
      }
    assert.deepEqual(logged(), []);
  });

  it('is no campaign, no version and no kind of submission', async () => {
    const { get, post } = await openCollector();
    for (const key of INHERITED) {
      for (const path of ['', '/results', '/progress'])
        assert.equal((await get(`/campaigns/${key}${path}`)).status, 404, key + path);
      for (const changed of [
        { campaign: key },
        { kind: key },
        { area: { code: key, version: key } },
        { locale: key },
        { channel: key },
      ])
        assert.equal(
          (await post({ ...champion(), ...changed })).status,
          422,
          JSON.stringify(changed),
        );
      const own = JSON.stringify(champion()).replace('{', `{"${key}":{"polluted":true},`);
      assert.equal((await post(own)).status, 422, key);
    }
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('is an ordinary name for a column of an imported list', async () => {
    const { app } = await openCollector();
    const rows = ['Name,Email,Ward', ...INHERITED].join(',');
    const response = await app.request(
      `${CAMPAIGN}/people/import?consent=Said+so+at+the+spring+fair`,
      {
        method: 'POST',
        headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'text/csv' },
        body: `${rows}\nAmina Begum,amina@residents.example,Harborne,1,2,3,4,5\n`,
      },
    );
    assert.equal(response.status, 200);
    assert.doesNotMatch(await response.text(), /native code/);
  });
});
