import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host, openLossyProxy } from './host.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const campaign = JSON.parse(
  readFileSync(here('../../demo/campaigns/edgbaston.json'), 'utf8'),
) as Record<string, unknown>;

/** Says what is too small to press or out of sight inside the widget; nothing where all is well. */
function misplaced(widget: Element): string[] {
  const root = widget.shadowRoot;
  const edges = widget.getBoundingClientRect();
  // The page may lay out the tag itself as it likes: the block is inside.
  const base = root?.querySelector('[part=base]');
  const display = base ? getComputedStyle(base).display : 'not there';
  if (display !== 'block') return [`what the widget shows is ${display}`];
  return [
    ...(root?.querySelectorAll<HTMLElement>(
      ':is(label:has(input), select, button, textarea, input[type=text]):not(.absent)',
    ) ?? []),
  ].flatMap((target) => {
    // What is folded has no place yet.
    if (target.closest('details:not([open])')) return [];
    const { width, height, left, right } = target.getBoundingClientRect();
    const { visibility, opacity, position } = getComputedStyle(target);
    const wrong =
      height < 43.5 ||
      width < 44 ||
      left < edges.left - 1 ||
      right > edges.right + 1 ||
      visibility !== 'visible' ||
      opacity !== '1' ||
      !['static', 'relative'].includes(position);
    return wrong
      ? [
          `${target.localName} ${target.id} ${Math.round(width)}x${Math.round(height)} ${visibility} ${opacity} ${position}`,
        ]
      : [];
  });
}

describe('A guest on any page', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let data: string;
  let script: string;
  let tag: string;
  let inline: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-embedding-'));
    collector = await serveCollector(
      {
        PORT: '0',
        DATA: data,
        CAMPAIGNS: campaignsPublishedAtOnce(data),
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
      },
      here('../../dist/embed'),
    );
    host = await Host.open();
    browser = await openBrowser();
    script = `<script type="module" src="${collector.url}/campaign-widgets.js"></script>`;
    tag = `<campaign-issue-survey src="${collector.url}/campaigns/edgbaston" source="host"><a href="mailto:hello@edgbaston.example">Write to us</a></campaign-issue-survey>`;
    const whole = {
      ...campaign,
      endpoint: `${collector.url}/submissions`,
      results: `${collector.url}/campaigns/edgbaston/results`,
    };
    inline = `<campaign-issue-survey source="host"><script type="application/json">${JSON.stringify(whole)}</script></campaign-issue-survey>`;
  });

  after(async () => {
    await browser.close();
    host.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const html = (body: string, head = '') =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody’s page</title><link rel="icon" href="data:,">${head}</head><body><h1>Somebody’s page</h1>${body}</body></html>`;

  /** A resident answers on this page, sees the thanks, and the console stays silent. */
  async function takesAnAnswer(
    url: string,
    { width = 1280, prepare }: { width?: number; prepare?: (page: Page) => Promise<unknown> } = {},
  ): Promise<void> {
    const resident = await Resident.at(browser, url, width, prepare);
    await resident.sees('Send my answer');
    assert.deepEqual(await resident.place.$eval('campaign-issue-survey', misplaced), []);
    await resident.answers('From a page');
    await resident.sees('Would you like to hear what happens?');
    assert.deepEqual(await resident.place.$eval('campaign-issue-survey', misplaced), []);
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  }

  const themes: [sentence: string, css: string][] = [
    ['that unsets everything', '* { all: unset !important; }'],
    [
      'that hides form controls',
      'input, select, textarea, label, button, fieldset, legend, p { display: none !important; visibility: hidden !important; opacity: 0 !important; position: absolute !important; left: -9999px !important; }',
    ],
    [
      'that styles every tag and every class',
      'div, form, span, bdi, ul, li, a, progress { all: revert !important; display: inline !important; float: left !important; width: 10px !important; overflow: hidden !important; } .field, .choice, .text, .stack, .error, .problem, .notice { display: none !important; }',
    ],
    [
      'whose body is in small, tight capitals',
      'html { font-size: 8px; } body { text-transform: uppercase; letter-spacing: 0.2em; line-height: 0.8; word-spacing: 1em; white-space: nowrap; text-align: center; text-indent: -3em; font: 700 9px/0.5 cursive; text-shadow: 0 0 3px red; hyphens: auto; }',
    ],
    [
      'whose body cannot be selected, pointed at or seen well',
      'body { user-select: none; cursor: none; visibility: visible; -webkit-text-fill-color: currentColor; tab-size: 40; quotes: none; caret-color: transparent; }',
    ],
    [
      'with a framework’s reset',
      '*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border-width: 0; } button, input, select, textarea, optgroup { font: inherit; color: inherit; background: transparent; border-radius: 0; appearance: none; } label { display: inline-block; margin-bottom: .5rem; } fieldset { min-width: 0; } legend { float: left; width: 100%; } [type=radio] { opacity: 0; } :focus { outline: 0 !important; } [hidden] { display: none !important; }',
    ],
    [
      'with a theme that insists on its own look',
      'campaign-issue-survey { display: inline !important; float: left !important; overflow: hidden; font: italic 30px/1 cursive !important; color: #060 !important; } campaign-issue-survey * { color: red !important; } body input[type="radio"] { width: 0 !important; height: 0 !important; } #main a, #main p, #main button { font-size: 5px !important; }',
    ],
  ];
  for (const [sentence, css] of themes)
    for (const width of [1280, 320])
      it(`takes an answer in a page ${sentence}, ${width} px wide`, async () => {
        await takesAnAnswer(
          host.page(html(`<main id="main">${tag}</main>${script}`, `<style>${css}</style>`)),
          { width },
        );
      });

  it('keeps its words as they are where the page’s are in capitals', async () => {
    const resident = await Resident.at(
      browser,
      host.page(
        html(
          `${tag}${script}`,
          '<style>body { text-transform: uppercase; white-space: nowrap; }</style>',
        ),
      ),
    );
    await resident.sees('What is the one big issue where you live?');
    await resident.leave();
  });

  describe('under a strict Content-Security-Policy', () => {
    const strict = () => ({
      'Content-Security-Policy': `default-src 'none'; script-src ${collector.url}; connect-src ${collector.url}; style-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
    });
    const plain = (body: string) => html(body).replace('<link rel="icon" href="data:,">', '');

    it('takes an answer, with Trusted Types required and no style allowed', async () => {
      await takesAnAnswer(host.page(plain(`${tag}${script}`), strict()));
    });

    it('takes an answer with the document inside the tag', async () => {
      await takesAnAnswer(host.page(plain(`${inline}${script}`), strict()));
    });

    it('speaks Welsh', async () => {
      const resident = await Resident.at(
        browser,
        host.page(plain(`<div lang="cy">${tag}</div>${script}`), strict()),
      );
      await resident.sees('Anfon fy ateb');
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    });
  });

  describe('however its script comes', () => {
    it('twice, from the same address', async () => {
      await takesAnAnswer(host.page(html(`${script}${tag}${script}`)));
    });

    it('twice, under two addresses, so that it runs twice', async () => {
      const again = script.replace('campaign-widgets.js', 'campaign-widgets.js?ver=1.2');
      await takesAnAnswer(host.page(html(`${script}${tag}${again}`)));
    });

    it('under an address with a version that a content management system adds', async () => {
      await takesAnAnswer(
        host.page(
          html(`${tag}${script.replace('campaign-widgets.js', 'campaign-widgets.js?ver=6.4.2')}`),
        ),
      );
    });

    it('under its version, for good', async () => {
      const [build = ''] = readdirSync(join(data, 'builds'));
      await takesAnAnswer(
        host.page(
          html(`${tag}${script.replace('campaign-widgets.js', `${build}/campaign-widgets.js`)}`),
        ),
      );
    });

    it('before the tag, while the page is still coming in', async () => {
      const early = script.replace('<script ', '<script async ');
      const [head = '', rest = ''] = html(`${inline}<p>After</p>`, early).split('<h1>');
      await takesAnAnswer(host.page([head, '<h1>', rest]));
    });

    it('before the document inside the tag has all come in', async () => {
      const early = script.replace('<script ', '<script async ');
      const whole = html(`${inline}<p>After</p>`, early);
      const middle = whole.indexOf('"controller"');
      await takesAnAnswer(
        host.page([
          whole.slice(0, whole.indexOf('<h1>')),
          whole.slice(whole.indexOf('<h1>'), middle),
          whole.slice(middle),
        ]),
      );
    });

    it('late, by another script; until then a plain link stands there', async () => {
      const late = `<script>setTimeout(() => { const late = document.createElement('script'); late.type = 'module'; late.src = '${collector.url}/campaign-widgets.js'; document.head.append(late); }, 500);</script>`;
      const resident = await Resident.at(browser, host.page(html(`${tag}${late}`)));
      assert.equal(
        await resident.page.$eval(
          'campaign-issue-survey a',
          (link) => link.getClientRects().length,
        ),
        1,
      );
      await resident.answers('Late');
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    });

    it('never: the plain link stays', async () => {
      const resident = await Resident.at(browser, host.page(html(tag)));
      assert.equal(
        await resident.page.$eval(
          'campaign-issue-survey a',
          (link) => link.getClientRects().length,
        ),
        1,
      );
      await resident.leave();
    });

    it('without its language file: it speaks English, and tells the console once', async () => {
      const withoutWelsh = async (page: Page) => {
        await page.setRequestInterception(true);
        page.on(
          'request',
          (request) =>
            void (request.url().includes('-cy-widgets.js') ? request.abort() : request.continue()),
        );
      };
      const resident = await Resident.at(
        browser,
        host.page(html(`<div lang="cy">${tag}${tag}</div>${script}`)),
        1280,
        withoutWelsh,
      );
      await resident.sees('Send my answer');
      assert.equal(
        resident.complaints.filter((complaint) => complaint.includes('<campaign-issue-survey>'))
          .length,
        1,
      );
      await resident.answers('No Welsh');
      await resident.leave();
    });

    it('without the file of what follows an answer: the thanks stand without it', async () => {
      const withoutMore = async (page: Page) => {
        await page.setRequestInterception(true);
        page.on(
          'request',
          (request) =>
            void (request.url().includes('after') ? request.abort() : request.continue()),
        );
      };
      const resident = await Resident.at(
        browser,
        host.page(html(`${tag}${script}`)),
        1280,
        withoutMore,
      );
      await resident.fillsIn('No more');
      await resident.press('button', 'Send my answer');
      await resident.sees('Thank you. We have your answer');
      await resident.sees('Your reference is');
      await resident.leave();
    });
  });

  it('takes an answer in a sandboxed frame: no origin, no storage, no submit event', async () => {
    const inner = host.page(html(`${tag}${script}`));
    const resident = await Resident.at(
      browser,
      host.page(
        html(
          `<iframe sandbox="allow-scripts" title="Survey" width="600" height="2000" src="${inner}"></iframe>`,
        ),
      ),
    );
    await resident.lookInto('iframe');
    await resident.answers('From a frame');
    assert.deepEqual(resident.complaints, []);
    assert.equal(await resident.place.evaluate(() => self.origin), 'null');
    await resident.leave();
  });

  it('is sent by Enter in a sandboxed frame too', async () => {
    const resident = await Resident.at(
      browser,
      host.page(
        html(
          `<iframe sandbox="allow-scripts" title="Survey" width="600" height="2000" src="${host.page(html(`${tag}${script}`))}"></iframe>`,
        ),
      ),
    );
    await resident.lookInto('iframe');
    await resident.choose('Your ward', 'Harborne');
    await resident.press('radio', 'Something else');
    await resident.type('If something else, what is it?', 'The library');
    await resident.page.keyboard.press('Enter');
    await resident.sees('Thank you. We have your answer');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('takes an answer in a frame that was written into the page', async () => {
    const inner = html(`${tag}${script}`).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const resident = await Resident.at(
      browser,
      host.page(
        html(
          `<iframe sandbox="allow-scripts" title="Survey" width="600" height="2000" srcdoc="${inner}"></iframe>`,
        ),
      ),
    );
    await resident.lookInto('iframe');
    await resident.answers('From a written frame');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('takes many answers on one page, each widget its own', async () => {
    const resident = await Resident.at(
      browser,
      host.page(
        html(`<section id="one">${tag}</section><section id="two">${inline}</section>${script}`),
      ),
    );
    await resident.sees('Send my answer', '#two campaign-issue-survey');
    for (const section of ['#one', '#two']) {
      await resident.page.evaluate(
        (other) => document.querySelector<HTMLElement>(other)?.setAttribute('hidden', ''),
        section === '#one' ? '#two' : '#one',
      );
      await resident.page.evaluate(
        (own) => document.querySelector<HTMLElement>(own)?.removeAttribute('hidden'),
        section,
      );
      await resident.choose('Your ward', 'Harborne');
      await resident.press('radio', 'Street lighting');
      await resident.press('button', 'Send my answer');
      await resident.sees('Thank you. We have your answer', `${section} campaign-issue-survey`);
    }
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('can be seen, and where the focus is, in a reader’s own few colours', async () => {
    const forced = async (page: Page) =>
      (await page.createCDPSession()).send('Emulation.setEmulatedMedia', {
        features: [{ name: 'forced-colors', value: 'active' }],
      });
    const resident = await Resident.at(
      browser,
      host.page(html(`${tag}${script}`, '<style>body { background: #fff; }</style>')),
      1280,
      forced,
    );
    await resident.sees('Send my answer');
    const unseen = await resident.page.$eval('campaign-issue-survey', (widget) =>
      [
        ...(widget.shadowRoot?.querySelectorAll<HTMLElement>(
          'select, textarea, input[type=text], button',
        ) ?? []),
      ].flatMap((control) => {
        control.focus();
        const { borderTopStyle, borderTopColor, outlineStyle, outlineColor } =
          getComputedStyle(control);
        const behind = getComputedStyle(document.body).backgroundColor;
        const seen =
          borderTopStyle === 'solid' &&
          borderTopColor !== behind &&
          outlineStyle === 'solid' &&
          outlineColor !== behind;
        return matchMedia('(forced-colors: active)').matches && seen
          ? []
          : [`${control.localName} ${borderTopColor} ${outlineColor} on ${behind}`];
      }),
    );
    assert.deepEqual(unseen, []);
    await resident.answers('In few colours');
    await resident.leave();
  });

  /** The tag with the room that the snippet keeps free for the form. */
  const withRoom = (markup: string) =>
    markup.replace('<campaign-issue-survey', '$& style="display: block; min-height: 100vh"');

  for (const [sentence, which] of [
    ['inside the tag', 'inline'],
    ['fetched', 'tag'],
  ] as const)
    it(`moves nothing of the page when it comes, with the room reserved and the document ${sentence}`, async () => {
      const resident = await Resident.at(
        browser,
        host.page(
          html(`${script}${withRoom(which === 'inline' ? inline : tag)}<p>What comes after</p>`),
        ),
      );
      await resident.sees('Send my answer');
      const moved = await resident.page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 500);
          }),
      );
      assert.equal(moved, 0);
      await resident.leave();
    });

  it('leaves no cookie and nothing in storage, and asks nobody else', async () => {
    const resident = await Resident.at(browser, host.page(html(`${tag}${script}`)));
    await resident.answers('Quietly');
    assert.deepEqual(await resident.page.browserContext().cookies(), []);
    // The thanks come with the receipt; the database goes just after.
    await resident.page.waitForFunction(async () => (await indexedDB.databases()).length === 0, {
      timeout: 5000,
    });
    assert.deepEqual(
      await resident.page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ]),
      [0, 0, 0, 0],
    );
    for (const url of resident.requests)
      assert.ok(
        [host.url, collector.url, 'data:'].some((known) => url.startsWith(known)),
        url,
      );
    await resident.leave();
  });

  describe('when the collector goes away', () => {
    const exported = async (words: string) => {
      const rows = await (
        await fetch(`${collector.url}/organiser/campaigns/edgbaston/responses.jsonl`, {
          headers: { Authorization: `Bearer ${collector.organiserToken}` },
        })
      ).text();
      return rows.split('\n').filter((row) => row.includes(words));
    };

    it('counts an answer once whose receipt was lost on the way, and gives the first receipt', async () => {
      const proxy = await openLossyProxy(collector.url, 2);
      const resident = await Resident.at(
        browser,
        host.page(
          html(`${tag.replace('source=', `endpoint="${proxy.url}/submissions" source=`)}${script}`),
        ),
      );
      await resident.fillsIn('Lost receipt');
      await resident.press('button', 'Send my answer');
      await resident.sees('Not sent yet');
      assert.equal((await exported('Lost receipt')).length, 1, 'it is there all along');
      await resident.press('button', 'Send now');
      await resident.sees('Thank you. We have your answer');
      const [row = '', ...more] = await exported('Lost receipt');
      assert.equal(more.length, 0);
      const { reference } = JSON.parse(row) as { reference: string };
      await resident.sees(`Your reference is ${reference}`);
      await resident.leave();
      proxy.close();
    });

    it('keeps the answer while the collector is killed, and delivers it once when it is back on its port', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'campaign-killed-'));
      const start = async (port: string): Promise<{ process: ChildProcess; url: string }> => {
        const process = spawn(
          globalThis.process.execPath,
          [here('../../src/collector/cli/main.ts')],
          {
            cwd: here('../..'),
            env: {
              ...globalThis.process.env,
              PORT: port,
              DATA: folder,
              CAMPAIGNS: campaignsPublishedAtOnce(folder),
              ORGANISER_TOKEN: 'a-long-token-for-tests',
              RATE_LIMIT: 'off',
              LEAST_SECONDS: '0',
            },
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        );
        const url = await new Promise<string>((resolve) =>
          process.stdout.on('data', (said: Buffer) =>
            resolve(/Collector: (\S+)/.exec(String(said))?.[1] ?? ''),
          ),
        );
        return { process, url };
      };
      const killed = (process: ChildProcess) =>
        new Promise((gone) => process.once('exit', gone).kill('SIGKILL'));
      const first = await start('0');
      const embed = `<script type="module" src="${first.url}/campaign-widgets.js"></script><campaign-issue-survey src="${first.url}/campaigns/edgbaston"></campaign-issue-survey>`;
      const resident = await Resident.at(browser, host.page(html(embed)));
      await resident.fillsIn('Over the gap');
      await killed(first.process);
      await resident.press('button', 'Send my answer');
      await resident.sees('Not sent yet');
      assert.equal(
        await resident.place.$eval(
          'campaign-issue-survey',
          (widget) => widget.shadowRoot?.querySelector('textarea')?.value,
        ),
        'Over the gap',
      );
      const second = await start(new URL(first.url).port);
      await resident.sees('Thank you. We have your answer');
      const rows = await (
        await fetch(`${second.url}/organiser/campaigns/edgbaston/responses.jsonl`, {
          headers: { Authorization: 'Bearer a-long-token-for-tests' },
        })
      ).text();
      assert.equal(rows.split('\n').filter((row) => row.includes('Over the gap')).length, 1);
      await resident.leave();
      await killed(second.process);
      rmSync(folder, { recursive: true });
    });
  });
});
