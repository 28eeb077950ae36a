import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from '../ballots/open-ballot.ts';
import { openCollector } from '../harness.ts';
import { PageVisitor } from './page-visitor.ts';

const ORIGIN = 'https://collector.example';
const HARBORNE = 'E05011144';

/** Somebody in front of a ballot in a frame without an origin. */
async function scene() {
  const collector = await openCollector({
    secret: SECRET,
    publicUrl: ORIGIN,
    now: () => WHILE_OPEN,
  });
  await openBallot(collector.store);
  const [code = ''] = await addCodes(collector.store, 1);
  const visitor = new PageVisitor(collector, { Origin: 'null', Host: 'localhost' });
  const open = (query: string) =>
    visitor.open(`/pages/edgbaston/ballot?${query}`, { Origin: 'null' });
  return { ...collector, visitor, code, open };
}

describe('a ballot in a frame', () => {
  it('stays in the frame from the code to the thanks, which never tell what was voted', async () => {
    const { visitor, code, open, store } = await scene();
    const page = await open('embed');
    const issues = await visitor.send(page, { code, area: HARBORNE });
    assert.equal(issues.status, 200);
    const choice = /name="choices" value="([^"]*)"/.exec(issues.markup)?.[1] ?? '';
    assert.ok(choice);
    const thanks = await visitor.send(issues, { choices: choice, declared: 'on' });
    assert.match(thanks.text, /Your vote is in\./);
    assert.ok(!thanks.markup.includes(choice) && !thanks.markup.includes(code));
    assert.equal(await store.ballots.countSpent('edgbaston', 'september'), 1);
    for (const shown of [page, issues, thanks]) {
      assert.equal(shown.all('script').length, 1);
      assert.match(shown.headers.get('Content-Security-Policy') ?? '', /script-src 'self'/);
      assert.equal(shown.headers.get('Cache-Control'), 'no-store');
      assert.ok(shown.text.includes(`${ORIGIN}/pages/edgbaston/ballot?ballot=september`));
      const links = shown.markup.match(/<a [^>]*href="[^#][^>]*>/g) ?? [];
      for (const link of links) assert.match(link, /target="_blank"/);
    }
    assert.match(issues.action, /embed/);
  });

  it('casts nothing without the signed token of its form', async () => {
    const { visitor, code, open, store } = await scene();
    const issues = await visitor.send(await open('embed'), { code, area: HARBORNE });
    const choice = /name="choices" value="([^"]*)"/.exec(issues.markup)?.[1] ?? '';
    for (const token of ['', 'forged', `${issues.field('form') ?? ''}x`]) {
      const filled = { form: token, code, area: HARBORNE, choices: choice, declared: 'on' };
      const refused = await visitor.send(issues, filled);
      assert.doesNotMatch(refused.text, /Your vote is in\./);
      assert.equal(await store.ballots.countSpent('edgbaston', 'september'), 0);
      assert.equal(refused.field('code'), code);
    }
  });

  it('takes no notice of what the script of frames adds to its form', async () => {
    const { visitor, code, open } = await scene();
    const issues = await visitor.send(await open('embed'), { code, area: HARBORNE });
    const choice = /name="choices" value="([^"]*)"/.exec(issues.markup)?.[1] ?? '';
    const thanks = await visitor.send(issues, {
      ...{ choices: choice, declared: 'on' },
      ...{ page: 'https://party.example/', invitedBy: 'aaaaaaaa2222' },
    });
    assert.match(thanks.text, /Your vote is in\./);
  });

  it('lets a frame without an origin read what came of the vote, problems too', async () => {
    const { visitor, open, app } = await scene();
    const page = await open('embed');
    assert.equal(page.headers.get('Access-Control-Allow-Origin'), 'null');
    const wrong = await visitor.send(page, { code: 'BCDFGHJKLM', area: HARBORNE, declared: 'on' });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.headers.get('Access-Control-Allow-Origin'), 'null');
    assert.doesNotMatch(wrong.markup, /autofocus/);
    const whole = await app.request('/pages/edgbaston/ballot', { headers: { Origin: 'null' } });
    assert.equal(whole.headers.get('Access-Control-Allow-Origin'), null);
  });

  it('keeps its ballot in another language, before and after it is open', async () => {
    const { visitor, open, store } = await scene();
    const welsh = await visitor.send(await open('embed'), { speak: 'cy' });
    assert.match(welsh.action, /ballot=september&lang=cy&embed/);
    await closeBallot(store);
    const closed = await open('ballot=september&embed');
    assert.equal(closed.links.get('Cymraeg'), '?lang=cy&ballot=september&embed');
    assert.ok(closed.find('link', 'type', 'application/json+oembed'));
  });

  it('names its picture and its oEmbed address, where the campaign says that it has ballots', async () => {
    const { open } = await scene();
    const page = await open('');
    assert.match(page.metaContent('og:image'), /\/pages\/edgbaston\/ballot\.png/);
    assert.ok(page.find('link', 'type', 'application/json+oembed'));
  });

  it('is never the page that takes a code from a slip', async () => {
    const { visitor, code } = await scene();
    const page = await visitor.send(await visitor.open('/v?embed'), { code });
    assert.doesNotMatch(page.markup, /frame-page\.js/);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/);
  });
});
