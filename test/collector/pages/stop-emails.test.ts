import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { champion, championConsents } from '../../contract/examples.ts';
import { openCollector, readMarkup } from '../harness.ts';

const PEOPLE = '/campaigns/edgbaston/people';

async function scene() {
  const collector = await openCollector({
    secret: 'the-secret-of-this-test',
    publicUrl: 'https://collector.example',
  });
  for (const name of ['Ada', 'Bo'])
    await collector.post(
      champion(
        { consents: championConsents('keep-champion', 'email', 'phone') },
        { name: `${name} Example`, email: `${name}@example.org` },
      ),
    );
  const emailed = async () => {
    const text = await (await collector.organise(`${PEOPLE}/email-list.csv`)).text();
    return text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(','));
  };
  const links = (await emailed()).map((cells) => new URL(cells.at(-1) ?? '').pathname);
  return { ...collector, emailed, links };
}
const POST = { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } };

describe('the link in an email that stops emails', () => {
  it('asks first, stops that person’s emails alone, and says so each time', async () => {
    const { app, emailed, links, store } = await scene();
    const [ada = ''] = links;
    const asked = await app.request(ada);
    assert.equal(asked.headers.get('Cache-Control'), 'no-store');
    assert.match(await readMarkup(asked), /<form method="post"><button>Stop the emails/);
    // Scanners of mail open links.
    assert.equal((await emailed()).length, 2);
    for (let time = 0; time < 2; time++) {
      const done = await app.request(ada, POST);
      assert.equal(done.status, 200);
      assert.match(await readMarkup(done), /You will get no more emails/);
    }
    assert.deepEqual(
      (await emailed()).map(([name]) => name),
      ['Bo'],
    );
    const [person] = (await store.people.list('edgbaston', { search: 'ada', limit: 1 })).people;
    const found = await store.people.find('edgbaston', person?.id ?? '');
    const granted = found?.signups[0]?.consents.filter((consent) => consent.granted) ?? [];
    assert.deepEqual(granted.map(({ statement }) => statement).sort(), ['keep-champion', 'phone']);
  });

  it('takes the one click of a mail program, and the language that is asked for', async () => {
    const { app, emailed, links } = await scene();
    const [ada = '', bo = ''] = links;
    const clicked = await app.request(ada, { ...POST, body: 'List-Unsubscribe=One-Click' });
    assert.equal(clicked.status, 200);
    assert.deepEqual(
      (await emailed()).map(([name]) => name),
      ['Bo'],
    );
    assert.match(await readMarkup(await app.request(`${bo}?lang=cy`)), /<h1[^>]*>Atal e-byst/);
  });

  it('works after a merge, and opens nothing that was not made here', async () => {
    const { app, emailed, links, store } = await scene();
    const { people } = await store.people.list('edgbaston', { limit: 2 });
    const [ada = '', bo = ''] = people.map(({ id }) => id);
    const actor = { name: 'Grace', at: '2026-11-22T10:00:00.000Z' };
    await store.people.change('edgbaston', [ada], { what: 'merge', with: bo }, actor);
    assert.equal((await app.request(links[1] ?? '', POST)).status, 200);
    assert.deepEqual(await emailed(), []);
    for (const path of [
      `${links[0] ?? ''}x`,
      '/pages/edgbaston/stop/x',
      `/pages/other/stop/${links[0]?.split('/').at(-1) ?? ''}`,
    ])
      for (const init of [{}, POST])
        assert.equal((await app.request(path, init)).status, 404, path);
    const large = { ...POST, body: 'x'.repeat(2000) };
    assert.equal((await app.request(links[0] ?? '', large)).status, 413);
  });
});
