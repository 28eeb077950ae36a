import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Problem } from '../../../src/contract/index.ts';
import { september } from '../../contract/ballot-examples.ts';
import { form, HTML, type Open, problemsOf, readMarkup } from '../harness.ts';
import { PageVisitor } from '../pages/page-visitor.ts';
import { codeIn, EVERY_WAY, KEY, openMailScene, postVote, until } from './email-scene.ts';
import { openBallot, WHILE_OPEN } from './open-ballot.ts';

const ADA = 'ada@example.org';

describe('the pages of a code by email', () => {
  it('can be asked for where the slips lead, for each ballot that sends codes', async (t) => {
    const here = await openMailScene(t);
    const link = /<a\s+href="(\/pages\/edgbaston\/ballot\/code[^"]*)"/g;
    const linksOf = async (path: string) => {
      const markup = await readMarkup(here.get(path));
      return [...markup.matchAll(link)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    };
    assert.deepEqual(await linksOf('/v'), [
      '/pages/edgbaston/ballot/code?ballot=september&lang=en',
    ]);
    assert.deepEqual(await linksOf('/v?lang=cy'), [
      '/pages/edgbaston/ballot/code?ballot=september&lang=cy',
    ]);
    const [path = ''] = await linksOf('/v');
    const visitor = new PageVisitor(here, { Origin: 'null', Host: 'localhost' });
    const done = await visitor.send(await visitor.open(path), { email: ADA });
    assert.match(done.text, /it is on its way/);
    const code = codeIn(await here.mailed(1));
    assert.equal((await postVote(here, code)).status, 201);
    const typed = await visitor.send(await visitor.open('/v'), { code: 'BCDFG' });
    assert.doesNotMatch(typed.text, /by email\?/, 'whoever has typed a code has one');
    // Two ballots at once, each by its question.
    const title = { en: 'And which one after it?' };
    await openBallot(here.store, { id: 'october', title, ways: EVERY_WAY });
    here.now.at = new Date(WHILE_OPEN.getTime() + 60_000);
    const both = await readMarkup(here.get('/v'));
    assert.equal([...both.matchAll(link)].length, 2);
    assert.match(both, /And which one after it\?/);
    here.now.at = new Date('2027-09-11T20:00:00Z');
    assert.deepEqual(await linksOf('/v'), [], 'it is too late for both');
  });

  it('stops a ballot from being published or opened where none could be sent', async (t) => {
    const move = async (here: Open, to: string) =>
      here.organise('/campaigns/edgbaston/ballots/october/state', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ to }),
      });
    const write = ({ store }: Open) =>
      store.ballots.write(
        {
          ...KEY,
          id: 'october',
          version: 1,
          document: september({ id: 'october', ways: EVERY_WAY }),
        },
        { what: 'written', by: 'Ada', at: '2027-09-01T10:00:00.000Z', detail: {} },
      );
    const mute = await openMailScene(t, { isMute: true });
    await write(mute);
    const refused = await move(mute, 'published');
    assert.equal(refused.status, 422);
    assert.deepEqual(
      (await problemsOf(refused)).map(({ path, code }: Problem) => [path, code]),
      [['ways', 'no-email']],
    );
    const page = await readMarkup(
      mute.organise('/campaigns/edgbaston/ballots/october/state', form({ to: 'published' }, HTML)),
    );
    assert.match(page, /This collector can’t send codes by email: it has no mail server/);
    const here = await openMailScene(t);
    await write(here);
    assert.equal((await move(here, 'published')).status, 200);
    assert.equal((await move(here, 'open')).status, 200);
  });

  it('is asked for without a script, with the same words for every address', async (t) => {
    const here = await openMailScene(t);
    const visitor = new PageVisitor(here, { Origin: 'null', Host: 'localhost' });
    const ballot = await visitor.open('/pages/edgbaston/ballot?ballot=september');
    assert.match(ballot.text, /No code\? We can send you one by email/);
    const address = '/pages/edgbaston/ballot/code?ballot=september';
    const empty = await visitor.send(await visitor.open(address), { email: '' });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /Enter your email address/);
    const wrong = await visitor.send(await visitor.open(address), { email: 'ada' });
    assert.match(wrong.text, /Enter an email address in the correct format/);
    assert.equal(wrong.field('email'), 'ada');
    const done = await visitor.send(await visitor.open(address), { email: ADA });
    assert.match(done.text, /If this address can get a code, it is on its way\./);
    assert.ok(!done.markup.includes(ADA));
    assert.equal(done.headers.get('Cache-Control'), 'no-store');
    const again = await visitor.send(await visitor.open(address), { email: ADA });
    assert.equal(again.text, done.text);
    const settled = async () => (await here.store.notices.nextDue(['ballot-code'])) === undefined;
    await until(settled, 'the queue is empty');
  });

  it('speaks the language that was asked for, on the page and in the mail', async (t) => {
    const here = await openMailScene(t);
    const visitor = new PageVisitor(here, { Origin: 'null', Host: 'localhost' });
    const page = await visitor.open('/pages/edgbaston/ballot/code?ballot=september&lang=cy');
    assert.match(page.text, /Cael cod drwy e-bost/);
    const done = await visitor.send(page, { email: ADA });
    assert.match(done.text, /Edrychwch ar eich e-bost/);
    assert.match(await here.mailed(1), /Eich cod yw [A-Z]{5}-[A-Z]{5}\./);
    await here.ask(ADA, 'ur');
    const text = await here.mailed(2);
    assert.match(text, /آپ کا کوڈ \u2068?[A-Z]{5}-[A-Z]{5}\u2069? ہے۔/);
    assert.match(text, /\/v\?lang=ur#/);
  });
});
