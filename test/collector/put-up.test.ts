import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Asset } from '../../src/collector/index.ts';
import { toShortName } from '../../src/collector/organiser/put-up/embed-choice.ts';
import { edgbaston, HARBORNE } from '../contract/examples.ts';
import { folder, form, HTML, openCollector, readMarkup, serving, TOKEN } from './harness.ts';

const PUBLIC_URL = 'https://collector.example';
const SCRIPT = Buffer.from('console.log("a build")');
const INTEGRITY = `sha384-${createHash('sha384').update(SCRIPT).digest('base64')}`;

const asset = (path: string, build?: string): Asset => ({
  path,
  type: 'text/javascript',
  body: SCRIPT,
  immutable: build !== undefined,
  ...(build !== undefined && { build }),
});
const ASSETS = [
  asset('campaign-widgets.js'),
  asset('1.2.3-0123abcd/campaign-widgets.js', '1.2.3-0123abcd'),
];

async function open(options: Parameters<typeof openCollector>[0] = {}) {
  const collector = await openCollector({ publicUrl: PUBLIC_URL, assets: ASSETS, ...options });
  const page = (query = '') =>
    readMarkup(collector.organise(`/campaigns/edgbaston/embed${query}`, { headers: HTML }));
  /** The codes of the page, as somebody copies them. */
  const codes = async (query: string) =>
    [
      ...(await page(query)).matchAll(/<textarea[^>]*class="snippet"[^>]*>([^]*?)<\/textarea>/g),
    ].map(([, code = '']) =>
      code
        .trim()
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&'),
    );
  return { ...collector, page, codes };
}

describe('the code for a page', () => {
  it('is given once the page has a name, and never with a placeholder', async () => {
    const { page, codes } = await open();
    assert.deepEqual(await codes(''), []);
    assert.match(await page(''), /Give the page a name first/);
    assert.match(
      await page('?source='),
      /role="alert"[^>]*><a href="#source">Give the page a name/,
    );
    assert.doesNotMatch(await page('?source=st-marys'), /name-of-this-page/);
  });

  it('is two lines and the campaign’s contact, with what was chosen', async () => {
    const { codes } = await open();
    const query = `?widget=survey&source=St+Mary’s+News&ward=${HARBORNE}&language=cy`;
    assert.deepEqual(await codes(query), [
      `<script type="module" src="https://collector.example/campaign-widgets.js"></script>
<campaign-issue-survey style="display:block;min-height:100vh" src="https://collector.example/campaigns/edgbaston" lang="cy" source="st-marys-news" ward="${HARBORNE}">
  <p><a href="https://collector.example/pages/edgbaston/survey?lang=cy&amp;source=st-marys-news&amp;ward=${HARBORNE}">Ateb yr arolwg</a> – <a href="mailto:hello@edgbaston.example">hello@edgbaston.example</a></p>
</campaign-issue-survey>`,
    ]);
  });

  it('can name one build for good, with the hash by which browsers check it', async () => {
    const { codes } = await open();
    const [code = ''] = await codes('?widget=signup&source=our-site&script=pinned');
    assert.ok(
      code.startsWith(
        `<script type="module" src="https://collector.example/1.2.3-0123abcd/campaign-widgets.js" integrity="${INTEGRITY}" crossorigin="anonymous"></script>`,
      ),
      code,
    );
  });

  for (const [host, expected] of [
    ['wordpress', /^\[campaign_survey source="our-site"\]$/],
    ['react', /^import 'campaign-widgets\/embed';\n\n<campaign-issue-survey src="https/],
    [
      'frame',
      /<iframe src="https:\/\/collector\.example\/pages\/edgbaston\/survey\?source=our-site&amp;embed=" title="/,
    ],
    ['link', /^https:\/\/collector\.example\/pages\/edgbaston\/survey\?source=our-site$/],
    ['wix', /^<script type="module"/],
  ] as const)
    it(`is there for ${host}`, async () => {
      const { codes } = await open();
      assert.match((await codes(`?source=our-site&host=${host}`))[0] ?? '', expected);
    });

  it('leaves out what the campaign has not', async () => {
    const { champion: _, ...survey } = edgbaston();
    const { progress: __, ...uncounted } = edgbaston();
    assert.doesNotMatch(await (await open({ campaigns: [survey] })).page(), /value="signup"/);
    assert.doesNotMatch(await (await open({ campaigns: [uncounted] })).page(), /value="progress"/);
    const { survey: ___, ...empty } = survey;
    const nothing = { ...empty, progress: undefined };
    const page = await (await open({ campaigns: [nothing] })).page();
    assert.match(page, /nothing|no form or figures/);
  });

  it('tells where the address works on this machine only', async () => {
    assert.match(
      await (await open({ publicUrl: 'http://localhost:8787' })).page(),
      /on this machine only/,
    );
    assert.doesNotMatch(await (await open()).page(), /on this machine only/);
  });

  it('makes a short name of what is typed', () => {
    assert.deepEqual(
      ['St Mary’s, Harborne', ' Tŷ Cymunedol ', '!!!', `${'a'.repeat(39)} b`].map(toShortName),
      ['st-marys-harborne', 'ty-cymunedol', '', 'a'.repeat(39)],
    );
  });

  it('shows the widget in a frame from which nothing is sent', async () => {
    const { page, organise } = await open();
    const [, src = ''] =
      /<iframe[^>]* src="\/organiser([^"]+)"/.exec(await page('?source=x')) ?? [];
    const frame = await organise(src.replaceAll('&amp;', '&'));
    assert.match(frame.headers.get('Content-Security-Policy') ?? '', /connect-src 'none'/);
    assert.match(await frame.text(), /<campaign-issue-survey data-preview/);
  });
});

/** A partner's site on loopback, with its own markup and headers. */
async function partner(t: TestContext, markup: string, headers: Record<string, string> = {}) {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html', ...headers }).end(markup),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/news` };
}

async function check(
  t: TestContext,
  markup: string,
  {
    headers = {},
    document = edgbaston(),
  }: { headers?: Record<string, string>; document?: object } = {},
): Promise<string[]> {
  const { host, url } = await partner(t, markup, headers);
  const { organise } = await open({ allowPrivate: [host], campaigns: [document] });
  const response = await organise('/campaigns/edgbaston/embed/check', form({ address: url }));
  assert.equal(response.status, 200);
  const { findings } = (await response.json()) as {
    findings: { code: string; isGood: boolean; detail?: string }[];
  };
  return findings.map(({ code, isGood, detail = '' }) =>
    `${isGood ? '+' : '-'}${code} ${detail.replace(host, 'HOST')}`.trim(),
  );
}

const TAG = `<campaign-issue-survey src="${PUBLIC_URL}/campaigns/edgbaston" source="news"></campaign-issue-survey>`;
const SCRIPT_TAG = `<script type="module" src="${PUBLIC_URL}/campaign-widgets.js"></script>`;

describe('the check of a page', () => {
  it('finds all well where tag and script are there', async (t) => {
    assert.deepEqual(await check(t, `<p>News</p>${SCRIPT_TAG}${TAG}`), [
      '+widget campaign-issue-survey',
      '+script',
      '+source news',
    ]);
  });

  it('tells a missing script, and a page without a name', async (t) => {
    assert.deepEqual(await check(t, TAG.replace(' source="news"', '')), [
      '+widget campaign-issue-survey',
      '-no-script',
      '-no-source',
    ]);
  });

  it('tells a tag that was taken out, of which the link is left, and a page with nothing', async (t) => {
    const link = `<a href="${PUBLIC_URL}/pages/edgbaston/survey">Tell us</a>`;
    assert.deepEqual(await check(t, link), ['-stripped']);
    assert.deepEqual(await check(t, '<p>News</p>'), ['-nothing']);
    assert.deepEqual(await check(t, TAG.replace('edgbaston', 'selly-oak')), ['-nothing']);
  });

  it('finds a frame', async (t) => {
    const frame = `<iframe src="${PUBLIC_URL}/pages/edgbaston/survey?embed"></iframe>`;
    assert.deepEqual(await check(t, frame), ['+frame']);
  });

  it('tells a build that is not served here any more', async (t) => {
    const pinned = (integrity: string) =>
      SCRIPT_TAG.replace(' src', ` integrity="${integrity}" src`);
    assert.ok((await check(t, `${pinned('sha384-other')}${TAG}`)).includes('-old-integrity'));
    assert.ok(!(await check(t, `${pinned(INTEGRITY)}${TAG}`)).includes('-old-integrity'));
  });

  for (const [policy, expected] of [
    ["script-src 'self'", ['-policy-blocks script-src https://collector.example']],
    ["default-src 'self' *.example", ['+policy']],
    [
      "default-src https:; connect-src 'none'",
      ['-policy-blocks connect-src https://collector.example'],
    ],
    ['img-src *', ['+policy']],
    [
      'script-src https://collector.example:444',
      ['-policy-blocks script-src https://collector.example'],
    ],
    [
      'default-src *, script-src https://other.example',
      ['-policy-blocks script-src https://collector.example'],
    ],
  ] as const)
    it(`reads the policy ${policy}`, async (t) => {
      const headers = { 'Content-Security-Policy': policy };
      const found = await check(t, `${SCRIPT_TAG}${TAG}`, { headers });
      assert.deepEqual(
        found.filter((each) => each.includes('policy')),
        expected,
      );
    });

  it('tells a site that the campaign does not list', async (t) => {
    const document = { ...edgbaston(), hosts: ['https://st-marys.example'] };
    const found = await check(t, `${SCRIPT_TAG}${TAG}`, { document });
    assert.ok(found.includes('-not-in-hosts http://HOST'), found.join());
  });

  it('asks no private address, and says so on the page', async (t) => {
    const { url } = await partner(t, TAG);
    const { organise } = await open();
    for (const address of [
      url,
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'not an address',
    ]) {
      const response = await organise('/campaigns/edgbaston/embed/check', form({ address }));
      const { findings } = (await response.json()) as { findings: { code: string }[] };
      assert.deepEqual(
        findings.map(({ code }) => code),
        ['unreachable'],
        address,
      );
    }
    const shown = await readMarkup(
      organise('/campaigns/edgbaston/embed/check', form({ address: url }, HTML)),
    );
    assert.match(shown, /The page could not be fetched/);
  });
});

describe('a build of the script', () => {
  const build = (t: TestContext, script: string): string => {
    const place = folder(t);
    writeFileSync(join(place, 'campaign-widgets.js'), script);
    writeFileSync(join(place, 'campaign-widgets-0.1.0-168a15-cy.js'), `cy of ${script}`);
    return place;
  };
  const pinnedSource = async (url: string): Promise<string> => {
    const path = '/organiser/campaigns/edgbaston/embed?source=x&script=pinned';
    const page = await fetch(`${url}${path}`, {
      headers: { ...HTML, Authorization: `Bearer ${TOKEN}` },
    });
    return (
      /src=&quot;https?:\/\/[^/]+(\/[^&]+\/campaign-widgets\.js)/.exec(await page.text())?.[1] ?? ''
    );
  };

  it('stays served after an upgrade, with the files beside it', async (t) => {
    const DATA = folder(t);
    const first = await serving(t, { DATA }, build(t, 'first'));
    const pinned = await pinnedSource(first.url);
    assert.match(pinned, /^\/[\w.]+-[0-9a-f]{8}\/campaign-widgets\.js$/);
    await first.stop();
    const newer = folder(t);
    writeFileSync(join(newer, 'campaign-widgets.js'), 'second');
    const second = await serving(t, { DATA }, newer);
    const get = async (path: string) => {
      const response = await fetch(`${second.url}${path}`);
      return [response.status, await response.text(), response.headers.get('Cache-Control')];
    };
    const forGood = 'public, max-age=31536000, immutable';
    assert.deepEqual(await get(pinned), [200, 'first', forGood]);
    const sibling = 'campaign-widgets-0.1.0-168a15-cy.js';
    assert.deepEqual((await get(`/${sibling}`)).slice(0, 2), [200, 'cy of first']);
    assert.equal((await get('/campaign-widgets.js'))[1], 'second');
    assert.notEqual(await pinnedSource(second.url), pinned);
    assert.equal(readdirSync(join(DATA, 'builds')).length, 2);
  });

  it('is kept whole or not at all, and a foreign folder is left alone', async (t) => {
    const DATA = folder(t);
    mkdirSync(join(DATA, 'builds', '0.1.0-deadbeef.unfinished-1'), { recursive: true });
    writeFileSync(join(DATA, 'builds', '0.1.0-deadbeef.unfinished-1', 'campaign-widgets.js'), 'x');
    const { url } = await serving(t, { DATA }, build(t, 'first'));
    assert.equal(
      (await fetch(`${url}/0.1.0-deadbeef.unfinished-1/campaign-widgets.js`)).status,
      404,
    );
  });
});
