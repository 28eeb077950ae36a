import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { HARBORNE } from '../../contract/examples.ts';
import { addCodes, openBallot, SECRET, WHILE_OPEN } from '../ballots/open-ballot.ts';
import { keepLog, type Open, openCollector } from '../harness.ts';
import { PageVisitor, SeenPage } from './page-visitor.ts';

const ORIGIN = 'https://collector.example';
const MAX_PAGE_BYTES = 400_000;
const SCRIPT = '"\'><script>hostile()</script>';

/** What somebody may put in place of a value, as it stands in an address or a form. */
const HOSTILE: Record<string, string> = {
  markup: encodeURIComponent(SCRIPT),
  'an address that runs': encodeURIComponent('javascript:hostile()'),
  'a key of every object': '__proto__',
  'another key of every object': 'constructor',
  'bytes that are no text': '%FF%FE%ED%A0%80',
  'a percent sign alone': '%',
  'half an escape': '%u0041%4',
  'a zero byte': 'a%00b',
  'new lines': 'a%0D%0ASet-Cookie:%20hostile=1',
  'marks from the right': encodeURIComponent('\u202e\u2066gnp.exe\u2069\u200f'),
  'a surrogate pair and half of one': `${encodeURIComponent('😀')}%ED%B8%80`,
  'thousands of letters': 'x'.repeat(7000),
  'thousands of marks': '%CC%81'.repeat(2000),
  'a template': '%24%7B7*7%7D%7B%7B7*7%7D%7D',
  nothing: '',
};
const PARAMETERS = ['lang', 'source', 'ward', 'as', 'invite', 'page', 'ballot', 'receipt', 'embed'];
const PATHS = [
  ...['survey', 'contact', 'signup', 'ballot', 'voted', 'received'],
  ...['results', 'progress', 'privacy'],
].map((name) => `/pages/edgbaston/${name}`);

interface Scene extends Open {
  lines: string[];
  visitor: PageVisitor;
}
let scene: Scene;
before(async () => {
  const { logger, lines } = keepLog();
  const collector = await openCollector({
    ...{ secret: SECRET, publicUrl: ORIGIN, logger, leastSeconds: 0 },
    now: () => WHILE_OPEN,
  });
  await openBallot(collector.store);
  await addCodes(collector.store, 1);
  const visitor = new PageVisitor(collector, { Origin: 'null', Host: 'localhost' });
  scene = { ...collector, lines, visitor };
});

/** Nothing of a stranger is markup, a header or an error of the server. */
async function assertHarmless(response: Response, what: string): Promise<string> {
  const type = response.headers.get('Content-Type') ?? '';
  const body = type.startsWith('image/') ? '' : await response.text();
  assert.ok(response.status < 500 || response.status === 501, `${response.status}: ${what}`);
  assert.ok(body.length < MAX_PAGE_BYTES, `${body.length} letters: ${what}`);
  assert.equal(response.headers.get('Set-Cookie'), null, what);
  if (type.startsWith('text/html')) {
    const page = new SeenPage(response, body);
    assert.doesNotMatch(body, /(?:href|src|action)="\s*javascript:/i, what);
    for (const script of page.all('script'))
      assert.deepEqual(
        // Inside of an attribute the letters may stand, so the page is looked at as a browser does.
        script.childNodes.filter((node) => 'value' in node && node.value.includes('hostile')),
        [],
        what,
      );
    assert.ok(response.headers.get('Content-Security-Policy'), what);
  }
  return body;
}

describe('what a stranger puts into the address of a page', () => {
  for (const [what, value] of Object.entries(HOSTILE))
    it(`is never markup, a header or an error: ${what}`, async () => {
      for (const path of PATHS) {
        const query = PARAMETERS.map((name) => `${name}=${value}`).join('&');
        await assertHarmless(await scene.get(`${path}?${query}`), path);
        await assertHarmless(await scene.get(`${path}?${query}&${query}`), `${path}, doubled`);
      }
      await assertHarmless(await scene.get(`/pages/${value || '-'}/survey`), 'as a campaign');
      await assertHarmless(await scene.get(`/pages/edgbaston/${value || '-'}`), 'as a page');
      assert.deepEqual(
        scene.lines.filter((line) => line.includes('The collector failed')),
        [],
      );
    });
});

describe('what a stranger asks oEmbed for', () => {
  for (const [what, value] of Object.entries(HOSTILE))
    it(`is answered or refused, and is never markup: ${what}`, async () => {
      const survey = encodeURIComponent(`${ORIGIN}/pages/edgbaston/survey`);
      for (const query of [
        `url=${value}`,
        `url=${survey}${encodeURIComponent('?')}source%3D${value}%26lang%3D${value}`,
        `url=${survey}&maxwidth=${value}&maxheight=${value}`,
        `url=${survey}&format=${value}`,
        `url=${survey}&url=${value}`,
      ]) {
        const body = await assertHarmless(await scene.get(`/oembed?${query}`), query);
        const { html = '', title = '' } = JSON.parse(body) as { html?: string; title?: string };
        assert.ok(!html.includes('<script'), query);
        assert.ok(!/[<>]/.test(title), query);
        assert.equal((html.match(/<iframe/g) ?? []).length, html ? 1 : 0, query);
      }
    });

  it('of another place that looks like this one is nothing', async () => {
    for (const url of [
      `${ORIGIN}.evil.example/pages/edgbaston/survey`,
      `${ORIGIN}@evil.example/pages/edgbaston/survey`,
      `${ORIGIN}/pages/edgbaston/survey/../../../mine`,
      `${ORIGIN}\\@evil.example/pages/edgbaston/survey`,
      `http://collector.example/pages/edgbaston/survey`,
      `${ORIGIN}/pages/__proto__/survey`,
      `${ORIGIN}/pages/edgbaston/constructor`,
    ]) {
      const response = await scene.get(`/oembed?url=${encodeURIComponent(url)}`);
      assert.ok([401, 404].includes(response.status), `${response.status}: ${url}`);
    }
  });
});

describe('what a stranger posts to a page', () => {
  const post = (path: string, body: string, type = 'application/x-www-form-urlencoded') =>
    scene.app.request(path, {
      method: 'POST',
      body,
      headers: { 'Content-Type': type, Origin: 'null', Host: 'localhost' },
    });

  for (const [what, value] of Object.entries(HOSTILE))
    it(`is refused as a page, and is never markup: ${what}`, async () => {
      for (const name of ['survey', 'contact', 'signup', 'ballot']) {
        const path = `/pages/edgbaston/${name}`;
        const { fields } = await scene.visitor.open(path);
        const names = [...fields.map(([field]) => field), 'speak', 'find', 'drop', '__proto__'];
        const all = names.map((field) => `${field}=${value}`).join('&');
        const keys = `${value || 'x'}=1&toString=1&${value || 'x'}=2`;
        const stamp = `form=${encodeURIComponent(fields.find(([field]) => field === 'form')?.[1] ?? '')}`;
        for (const body of [all, keys, `${stamp}&${keys}`, `${stamp}&${all}&${stamp}`])
          await assertHarmless(await post(path, body), `${name}: ${body.slice(0, 80)}`);
        await assertHarmless(
          await post(path, all, 'application/x-www-form-urlencoded; charset=utf-16'),
          `${name} in another encoding`,
        );
        await assertHarmless(
          await post(path, all, 'multipart/form-data'),
          `${name} without bounds`,
        );
        await assertHarmless(await post(path, all, 'application/json'), `${name} as JSON`);
      }
      await assertHarmless(await post('/v', `code=${value}`), '/v');
      await assertHarmless(await post('/v/check', `code=${value}&code=${value}`), '/v/check');
      assert.deepEqual(
        scene.lines.filter((line) => line.includes('The collector failed')),
        [],
      );
    });

  it('comes back as it was typed, marks and markup too, where only something else is wrong', async () => {
    const typed = `${SCRIPT} 😀 &amp; ${'é'.repeat(3)}`;
    const page = await scene.visitor.open('/pages/edgbaston/survey');
    const wrong = await scene.visitor.send(page, { words: typed, area: HARBORNE });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.field('words'), typed);
    const taken = await scene.visitor.send(wrong, { issue: 'street-lighting' });
    assert.match(taken.text, /Thank you/);
    const stored = await scene.organise('/campaigns/edgbaston/responses.jsonl');
    assert.ok((await stored.text()).includes(JSON.stringify(typed)));
  });

  it('with a file in place of a text is a form with an empty field', async () => {
    const data = new FormData();
    data.set('words', new File(['hostile'], 'words.txt'));
    data.set('area', HARBORNE);
    const response = await scene.app.request('/pages/edgbaston/survey', {
      method: 'POST',
      body: data,
      headers: { Origin: 'null', Host: 'localhost' },
    });
    const body = await assertHarmless(response, 'a file');
    assert.ok(!body.includes('hostile'));
  });
});
