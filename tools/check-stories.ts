/**
 * Opens every story of a built Storybook at the width of a phone and of a desk, and fails on
 * console errors, play functions that fail, axe violations and pages that scroll sideways.
 *
 *     npm run build-storybook && node tools/check-stories.ts [folder for screenshots]
 */
import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';
import type * as Axe from 'axe-core';
import { launch, type Page } from 'puppeteer-core';

interface StoryParameters {
  /** The parts of the messages that it shows in place. */
  messages?: string[];
  /** The rules of axe that don't hold for it, as the Storybook addon reads them. */
  a11y?: { config?: { rules?: { id: string; enabled: boolean }[] } };
}

declare global {
  interface Window {
    axe: typeof Axe;
    __STORYBOOK_PREVIEW__?: {
      currentRender?: { phase?: string; story?: { parameters: StoryParameters } };
    };
  }
}

const BUILT = new URL('../storybook-static/', import.meta.url).pathname;
const WIDTHS = [320, 1280];
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const [shots] = process.argv.slice(2);

const server = createServer((request, response) => {
  const path = normalize(
    decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname),
  );
  readFile(join(BUILT, path)).then(
    (body) =>
      response
        .writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' })
        .end(body),
    // Browsers ask for an icon by themselves.
    () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
  );
});

/** The sentences of a part of the messages that have nothing to be filled in. */
function sentencesOf(part: string): string[] {
  const file = new URL(`../src/locales/en/${part}.json`, import.meta.url);
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return Object.values(messages)
    .map(({ message }) => message)
    .filter((message) => !message.includes('{'));
}

/** A story that says which parts of the messages it shows in place must show a sentence of each. */
async function unseenParts(page: Page): Promise<string[]> {
  const [parts, words] = await page.evaluate(() => {
    const read = (node: Node): string =>
      node instanceof Element && node.shadowRoot
        ? read(node.shadowRoot)
        : ((node.nodeType === Node.TEXT_NODE ? node.textContent : null) ??
          [...node.childNodes].map(read).join(' '));
    const { messages = [] } = window.__STORYBOOK_PREVIEW__?.currentRender?.story?.parameters ?? {};
    const root = document.querySelector('#storybook-root');
    return [messages, root ? read(root).replace(/\s+/g, ' ') : ''] as const;
  });
  return parts
    .filter((part) => !sentencesOf(part).some((sentence) => words.includes(sentence)))
    .map((part) => `shows nothing of the messages ${part}`);
}

/** Says what is wrong with the story on the page; nothing where all is well. */
async function faults(page: Page, address: string): Promise<string[]> {
  const found: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && found.push(`console: ${message.text()}`),
  );
  page.on('pageerror', (error) => found.push(`page: ${String(error)}`));
  const answer = await page.goto(address);
  if (!answer?.ok()) throw new Error('is not there: was Storybook built?');
  await page.waitForFunction(
    () =>
      ['finished', 'errored', 'aborted'].includes(
        window.__STORYBOOK_PREVIEW__?.currentRender?.phase ?? '',
      ),
    { timeout: 30_000 },
  );
  if (
    await page.evaluate(() => window.__STORYBOOK_PREVIEW__?.currentRender?.phase !== 'finished')
  ) {
    const message = await page
      .$eval('#error-message', (error) => error.textContent.trim().slice(0, 500))
      .catch(() => '');
    found.push(`story: ${message || 'its play function failed'}`);
  }
  found.push(...(await unseenParts(page)));
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => {
    const { a11y } = window.__STORYBOOK_PREVIEW__?.currentRender?.story?.parameters ?? {};
    const rules = a11y?.config?.rules ?? [];
    return window.axe.run('#storybook-root', {
      rules: {
        region: { enabled: false },
        ...Object.fromEntries(rules.map(({ id, enabled }) => [id, { enabled }])),
      },
      resultTypes: ['violations'],
    });
  });
  for (const { id, help, nodes } of violations)
    found.push(
      `axe: ${id}, ${help}: ${nodes.map(({ target }) => target.flat().join(' ')).join('; ')}`,
    );
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wider > 0) found.push(`scrolls sideways by ${wider} px`);
  return found;
}

await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const { entries } = JSON.parse(await readFile(join(BUILT, 'index.json'), 'utf8')) as {
  entries: Record<string, { id: string; type: string }>;
};
const browser = await launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
if (shots) await mkdir(shots, { recursive: true });

let passed = 0;
let failed = 0;
for (const { id } of Object.values(entries).filter(({ type }) => type === 'story')) {
  for (const width of WIDTHS) {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    const found = await faults(page, `${origin}/iframe.html?id=${id}&viewMode=story`).catch(
      (error: unknown) => [String(error)],
    );
    if (shots) await page.screenshot({ path: join(shots, `${id}-${width}.png`), fullPage: true });
    await page.close();
    if (found.length) failed++;
    else passed++;
    for (const fault of found) console.error(`${id} at ${width} px: ${fault}`);
  }
}
await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
