import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readCampaigns } from '../../src/collector/serve.ts';
import { edgbaston } from '../contract/examples.ts';
import { folder, openCollector } from './harness.ts';

describe('an address that a stranger sends', () => {
  const broken = ['%00', '%07', '%C2%85', '%E9', '%ED%A0%80', '%', '%zz'];
  for (const part of broken)
    it(`is 400, in its path and in its query, with ${part}`, async () => {
      const { get, organise } = await openCollector();
      assert.equal((await get(`/campaigns/edg${part}baston`)).status, 400);
      assert.equal((await get(`/campaigns/edgbaston/results?x=${part}`)).status, 400);
      for (const query of ['search', 'area', 'role', 'source', 'after', part])
        assert.equal(
          (await organise(`/campaigns/edgbaston/people?${query}=a${part}b`)).status,
          400,
          query,
        );
      assert.equal((await organise(`/campaigns/edgbaston/words?after=${part}`)).status, 400);
      assert.equal((await organise(`/campaigns/edgbaston/people/${part}`)).status, 400);
    });

  it('may hold letters of any script', async () => {
    const { organise } = await openCollector();
    const search = encodeURIComponent('Siân می‌خواهم 👩‍🌾\t');
    assert.equal((await organise(`/campaigns/edgbaston/people?search=${search}`)).status, 200);
  });

  it('asks for nothing with a search that shows nothing', async () => {
    const { organise } = await openCollector();
    assert.equal((await organise('/campaigns/edgbaston/people?search=%E2%80%8B')).status, 200);
  });
});

describe('a campaign document', () => {
  const starting = (change: object) =>
    openCollector({ campaigns: [{ ...edgbaston(), ...change }] });

  for (const broken of ['Edg\0baston', 'Edgbaston \ud83d', 'Edg\u009bbaston'])
    it(`is refused with the path of ${JSON.stringify(broken)}`, async () => {
      await assert.rejects(
        starting({ name: { en: broken } }),
        /"edgbaston" is wrong:\n {2}name\.en must have no control/,
      );
      await assert.rejects(starting({ later: [{ words: broken }] }), /later\.0\.words must have/);
    });

  it('has no name that shows nothing', async () => {
    await assert.rejects(starting({ name: '\u200b\u3164' }), /name must be a text/);
  });

  it('is read with a byte order mark, and only as UTF-8', (t) => {
    const made = folder(t);
    writeFileSync(join(made, 'a.json'), `\uFEFF${JSON.stringify(edgbaston())}`);
    assert.equal(readCampaigns({ CAMPAIGNS: made })[0]?.id, 'edgbaston');
    writeFileSync(join(made, 'a.json'), Buffer.from('{"id": "caf\xe9"}', 'latin1'));
    assert.throws(
      () => readCampaigns({ CAMPAIGNS: made }),
      /a\.json is not JSON: its text must be UTF-8/,
    );
  });
});
