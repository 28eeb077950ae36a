import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CollectorOptions } from '../../../src/collector/index.ts';
import { HARBORNE } from '../../contract/examples.ts';
import { openCollector, publishedAtOnce } from '../harness.ts';
import { PageVisitor } from './page-visitor.ts';

const PARTNER = 'https://party.example';
const PAGE = `${PARTNER}/join-us/`;
const CHAMPION = {
  name: 'Ada Okafor',
  email: 'ada@example.org',
  ageConfirmed: 'on',
  'consents-keep-champion': 'on',
};

async function visit(options: Partial<CollectorOptions> = {}, headers?: Record<string, string>) {
  const collector = await openCollector({
    secret: 'a secret of this test, which is long enough',
    publicUrl: 'https://collector.example',
    leastSeconds: 0,
    ...options,
  });
  const visitor = new PageVisitor(collector, headers);
  return { collector, open: visitor.open.bind(visitor), send: visitor.send.bind(visitor) };
}

const withHosts = { campaigns: [{ ...publishedAtOnce(), hosts: [PARTNER] }] };
const framed = (page: string) => `/pages/edgbaston/signup?embed&page=${encodeURIComponent(page)}`;

/** Signs a champion up on a framed page. @returns their personal link */
async function personalLink(
  path: string,
  {
    referer,
    fields = {},
    options = {},
    more = {},
  }: {
    referer?: string;
    fields?: Record<string, string>;
    options?: Partial<CollectorOptions>;
    more?: Record<string, string>;
  } = {},
): Promise<string | undefined> {
  const { open, send } = await visit(options);
  const page = await open(path, { ...(referer && { Referer: referer }), ...more });
  const thanks = await send(page, { ...CHAMPION, ...fields });
  assert.equal(thanks.status, 200);
  return thanks.field('') ?? /id="link"[^>]*value="([^"]*)"/.exec(thanks.markup)?.[1];
}

describe('a page in a frame', () => {
  it('has the script of frames, its own address as text, and no links to other pages', async () => {
    const { open } = await visit();
    const page = await open('/pages/edgbaston/survey?embed');
    assert.equal(page.all('script').length, 1);
    assert.match(page.text, /https:\/\/collector\.example\/pages\/edgbaston\/survey/);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /script-src 'self'/);
    assert.match(page.headers.get('Content-Security-Policy') ?? '', /connect-src 'self'/);
    assert.deepEqual(page.texts('class', 'ways'), []);
  });

  it('opens every link in a page of its own', async () => {
    const { open } = await visit();
    const { markup } = await open('/pages/edgbaston/survey?embed');
    const links = markup.match(/<a [^>]*href="[^#][^>]*>/g) ?? [];
    assert.ok(links.length > 2);
    for (const link of links) assert.match(link, /target="_blank"/);
  });

  it('stays in the frame after a problem, in another language, and with the thanks', async () => {
    const { open, send } = await visit();
    const page = await open('/pages/edgbaston/survey?embed');
    const wrong = await send(page, { area: HARBORNE });
    assert.equal(wrong.status, 422);
    assert.equal(wrong.all('script').length, 1);
    assert.doesNotMatch(wrong.markup, /autofocus/);
    const welsh = await send(wrong, { speak: 'cy' });
    assert.match(welsh.action, /lang=cy.*embed/);
    const thanks = await send(welsh, { issue: 'street-lighting' });
    assert.match(thanks.text, /Diolch/);
    assert.equal(thanks.all('script').length, 1);
    assert.equal(thanks.all('form').length, 1);
    assert.match(thanks.action, /contact.*embed/);
  });

  it('lets a frame without an origin read what came of its form, and no other page', async () => {
    const { open, send } = await visit({}, { Origin: 'null' });
    const page = await open('/pages/edgbaston/survey?embed', { Origin: 'null' });
    assert.equal(page.headers.get('Access-Control-Allow-Origin'), 'null');
    const wrong = await send(page, {});
    assert.equal(wrong.status, 422);
    assert.equal(wrong.headers.get('Access-Control-Allow-Origin'), 'null');
    const whole = await open('/pages/edgbaston/survey', { Origin: 'null' });
    assert.equal(whole.headers.get('Access-Control-Allow-Origin'), null);
    const other = await open('/pages/edgbaston/survey?embed', { Origin: PARTNER });
    assert.equal(other.headers.get('Access-Control-Allow-Origin'), null);
  });

  it('keeps a form that could not be taken in the frame, with its script', async () => {
    const { open, send } = await visit(withHosts);
    const page = await open('/pages/edgbaston/survey?embed');
    const refused = await send(page, {}, { Origin: 'https://elsewhere.example' });
    assert.equal(refused.status, 403);
    assert.equal(refused.all('script').length, 1);
    assert.match(refused.action, /embed/);
  });
});

describe('the invitation of somebody who signed up in a frame', () => {
  const OWN = /^https:\/\/collector\.example\/pages\/edgbaston\/signup\?/;
  const AROUND = /^https:\/\/party\.example\/join-us\/\?invite=[a-z0-9]{12}$/;

  it('leads to the page around, where that is one of the campaign’s hosts', async () => {
    assert.match((await personalLink(framed(PAGE), { options: withHosts })) ?? '', AROUND);
  });

  it('leads to the page around, where the browser says that it is there', async () => {
    assert.match((await personalLink(framed(PAGE), { referer: `${PARTNER}/` })) ?? '', AROUND);
  });

  it('leads to the page that the script of the frame names', async () => {
    const fields = { page: PAGE };
    const path = '/pages/edgbaston/signup?embed';
    assert.match((await personalLink(path, { fields, referer: `${PARTNER}/` })) ?? '', AROUND);
    assert.match((await personalLink(path, { fields, options: withHosts })) ?? '', AROUND);
    assert.match((await personalLink(path, { fields })) ?? '', AROUND);
  });

  it('leads to the page around without the invitation that brought the person', async () => {
    const link = await personalLink(framed(`${PAGE}?invite=aaaaaaaa2222#join`), {
      options: withHosts,
    });
    assert.match(link ?? '', AROUND);
  });

  const REFUSED: Record<string, Parameters<typeof personalLink>> = {
    'a page that is none of the hosts': [
      framed('https://elsewhere.example/'),
      { options: withHosts, referer: 'https://elsewhere.example/' },
    ],
    'a page of another origin than the browser says': [
      framed(PAGE),
      { referer: 'https://elsewhere.example/' },
    ],
    'a page of which the browser says nothing': [framed(PAGE)],
    'a page that leads here and has no frame': [
      framed(PAGE),
      { referer: PAGE, more: { 'Sec-Fetch-Dest': 'document' } },
    ],
    'a page that is not encrypted': [
      framed('http://party.example/'),
      { referer: 'http://party.example/' },
    ],
    'what is no page': [framed('javascript:alert(1)'), { referer: PAGE }],
    'a page named by a script where the browser says another': [
      '/pages/edgbaston/signup?embed',
      { fields: { page: PAGE }, referer: 'https://elsewhere.example/' },
    ],
    'an address that is too long': [framed(`${PAGE}${'x'.repeat(500)}`), { referer: PAGE }],
  };
  for (const [what, given] of Object.entries(REFUSED))
    it(`leads to the collector’s own page in place of ${what}`, async () => {
      assert.match((await personalLink(...given)) ?? '', OWN);
    });
});
