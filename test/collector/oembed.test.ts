import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CollectorOptions } from '../../src/collector/index.ts';
import { openCollector } from './harness.ts';
import { SeenPage } from './pages/page-visitor.ts';

const ORIGIN = 'https://collector.example';
const SURVEY = `${ORIGIN}/pages/edgbaston/survey`;

async function open(options: Partial<CollectorOptions> = {}) {
  const { get } = await openCollector({ publicUrl: ORIGIN, ...options });
  const ask = (url: string, more: Record<string, string> = {}) =>
    get(`/oembed?${new URLSearchParams({ url, ...more }).toString()}`);
  const read = async (url: string, more?: Record<string, string>) =>
    (await (await ask(url, more)).json()) as Record<string, unknown> & { html: string };
  return { get, ask, read };
}

const frameOf = (html: string) => /<iframe src="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

describe('oEmbed', () => {
  it('gives a page that was pasted as a frame, with its name and who asks', async () => {
    const { ask, read } = await open();
    const answer = await ask(SURVEY);
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('Content-Type') ?? '', /^application\/json/);
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
    const { html, ...rest } = await read(SURVEY);
    assert.deepEqual(rest, {
      version: '1.0',
      type: 'rich',
      title: 'One big issue, ward by ward',
      provider_name: 'Birmingham Edgbaston Constituency Party',
      provider_url: `${ORIGIN}/`,
      cache_age: 3600,
      width: 600,
      height: 1000,
    });
    assert.equal(frameOf(html), `${SURVEY}?embed=`);
    assert.match(html, new RegExp(`<blockquote[^>]*><a href="${SURVEY}">One big issue`));
  });

  it('fits into the room that a page has', async () => {
    const { read } = await open();
    const { width, height, html } = await read(SURVEY, { maxwidth: '320', maxheight: '480' });
    assert.deepEqual([width, height], [320, 480]);
    assert.match(html, /width="320" height="480"/);
    const odd = await read(SURVEY, { maxwidth: '-5', maxheight: 'much' });
    assert.deepEqual([odd.width, odd.height], [600, 1000]);
  });

  it('keeps the settings in the address, and nothing else of it', async () => {
    const { read } = await open();
    const { html, title } = await read(
      `${ORIGIN}/pages/edgbaston/signup?lang=cy&source=st-marys&as=organisation&page=https://evil.example/&x="><script>`,
    );
    assert.equal(
      frameOf(html),
      `${ORIGIN}/pages/edgbaston/signup?lang=cy&source=st-marys&as=organisation&embed=`,
    );
    assert.doesNotMatch(html, /<script|evil/);
    assert.notEqual(title, 'One big issue, ward by ward');
  });

  it('gives a ballot as a frame, and keeps which one it is', async () => {
    const { read } = await open();
    const { html } = await read(`${ORIGIN}/pages/edgbaston/ballot?ballot=september&lang=cy`);
    assert.equal(frameOf(html), `${ORIGIN}/pages/edgbaston/ballot?lang=cy&ballot=september&embed=`);
  });

  it('is found by a link in the head of every page that can be shown', async () => {
    const { get } = await open();
    for (const name of ['survey', 'signup', 'results', 'progress']) {
      const response = await get(`/pages/edgbaston/${name}`);
      const page = new SeenPage(response, await response.text());
      const link = page.find('link', 'type', 'application/json+oembed');
      const href = link?.attrs.find((one) => one.name === 'href')?.value ?? '';
      assert.equal(new URL(href).origin, ORIGIN);
      const answer = await get(href.slice(ORIGIN.length));
      const { html } = (await answer.json()) as { html: string };
      assert.equal(frameOf(html), `${ORIGIN}/pages/edgbaston/${name}?embed=`);
    }
  });

  const MISSING = [
    '',
    'no address',
    `${ORIGIN}/`,
    `${ORIGIN}/pages/edgbaston/privacy`,
    `${ORIGIN}/pages/elsewhere/survey`,
    'https://elsewhere.example/pages/edgbaston/survey',
    `${SURVEY}?${'x'.repeat(2000)}`,
  ];
  for (const url of MISSING)
    it(`is 404 for ${url.slice(0, 60) || 'no address at all'}`, async () => {
      const { ask } = await open();
      const answer = await ask(url);
      assert.equal(answer.status, 404);
      assert.match(answer.headers.get('Content-Type') ?? '', /problem\+json/);
    });

  it('is 401 for private pages, and 501 for XML', async () => {
    const { ask } = await open();
    assert.equal((await ask(`${ORIGIN}/mine`)).status, 401);
    assert.equal((await ask(`${ORIGIN}/organiser/campaigns/edgbaston`)).status, 401);
    assert.equal((await ask(SURVEY, { format: 'xml' })).status, 501);
    assert.equal((await ask(SURVEY, { format: 'json' })).status, 200);
  });
});
