/**
 * Takes the picture of the README: the demo's sites with the survey, the thanks of a champion and
 * the tracker, beside each other, with made-up people in a real collector.
 *
 *     npm run build:embed && node tools/readme-picture.ts docs/widgets.png
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { beginProgress } from '../demo/begin-progress.ts';
import { serveSite } from '../demo/serve-site.ts';
import { type Running, serveCollector } from '../src/collector/cli/serve-collector.ts';
import edgbaston from '../demo/campaigns/edgbaston.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const HEIGHT = 960;
const PHONE = { width: 390, height: HEIGHT };
const DESK = { width: 1180, height: HEIGHT };
const ANSWERS = 112;
const CHAMPIONS = 62;
const MEETINGS = 41;
const TRAINED = 46;
const ORGANISATIONS = 7;

const { wards } = edgbaston.areas;
const [target] = process.argv.slice(2);

/** The common keys of every made-up submission. */
const submission = (kind: string, n: number) => ({
  ...{ id: crypto.randomUUID(), kind, campaign: 'edgbaston', campaignVersion: 1 },
  ...{ channel: 'online', locale: 'en', answeredAt: new Date().toISOString() },
  area: { code: wards[n % wards.length]?.code, version: edgbaston.areas.version },
});

const consents = edgbaston.consents
  .filter(({ id, kinds }) => id.startsWith('keep') && kinds?.includes('champion-signup'))
  .map(({ id, version, statement, organisationStatement = statement }) => ({
    ...{ statement: id, version, locale: 'en', granted: true },
    words: { person: statement.en, organisation: organisationStatement.en },
  }));

function championOf(n: number) {
  const isOrganisation = n < ORGANISATIONS;
  return {
    ...submission('champion-signup', n),
    answers: {
      name: `Example Person ${n}`,
      email: `person${n}@example.org`,
      ageConfirmed: true,
      roles: [],
      inviteCode: crypto.randomUUID().replaceAll('-', '').slice(0, 12),
      ...(isOrganisation && {
        organisation: { name: `Example Group ${n}`, kind: 'residents', listed: true },
      }),
    },
    consents: consents.map(({ words, ...consent }) => ({
      ...consent,
      words: isOrganisation ? words.organisation : words.person,
    })),
  };
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

/** Fills a collector with made-up people, and an organiser's notes about them. */
async function fill({ url, organiserToken }: Running): Promise<void> {
  const { issues } = edgbaston.survey;
  for (let n = 0; n < ANSWERS; n++)
    await post(`${url}/submissions`, {
      ...submission('issue-response', n),
      answers: { issue: issues[(n * n) % issues.length]?.id },
      consents: [],
    });
  for (let n = 0; n < CHAMPIONS; n++) await post(`${url}/submissions`, championOf(n));
  const register = `${url}/organiser/campaigns/edgbaston/people`;
  const headers = { Authorization: `Bearer ${organiserToken}`, Accept: 'application/json' };
  const listed = await fetch(`${register}?limit=100`, { headers });
  const { people } = (await listed.json()) as { people: { id: string }[] };
  const ids = people.map(({ id }) => id);
  const on = new Date().toISOString().slice(0, 10);
  const change = (count: number, made: object) =>
    post(`${register}/changes`, { people: ids.slice(0, count), change: made }, headers);
  await change(MEETINGS, { what: 'meeting', state: 'held', on });
  await change(TRAINED, { what: 'training', course: 'Listening', on });
}

const wait = (delayMs: number) => new Promise((resolve) => setTimeout(resolve, delayMs));
const press = (page: Page, tag: string, selector: string) =>
  page.locator(`${tag} >>> ${selector}`).click();

async function open(browser: Browser, url: string, viewport: typeof PHONE): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.goto(url, { waitUntil: 'networkidle0' });
  return page;
}

/** The start of the survey, with an issue chosen. */
async function takeSurvey(browser: Browser, url: string): Promise<string> {
  const page = await open(browser, url, PHONE);
  await press(page, 'campaign-issue-survey', 'input[name=issue][value=street-lighting]');
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  return shoot(page);
}

/** The thanks that a champion reads after signing up. */
async function takeThanks(browser: Browser, url: string): Promise<string> {
  const tag = 'campaign-champion-signup';
  const page = await open(browser, url, PHONE);
  await page.locator(`${tag} >>> [name=name]`).fill('Ada Example');
  await page.locator(`${tag} >>> [name=email]`).fill('ada@example.org');
  await press(page, tag, '[name=ageConfirmed]');
  await press(page, tag, '[name=consents-keep-champion]');
  await press(page, tag, 'form [part=button][data-other]');
  await page.locator(`${tag} >>> [part=received] svg`).wait();
  await page.evaluate((host) => {
    const box = document.querySelector(host)?.shadowRoot?.querySelector('[part=received]');
    scrollTo(0, scrollY + (box?.getBoundingClientRect().top ?? 0) - 24);
  }, tag);
  return shoot(page);
}

async function shoot(page: Page): Promise<string> {
  // A page behind another is not painted.
  await page.bringToFront();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await wait(500);
  return page.screenshot({ encoding: 'base64' });
}

/** The pictures in one, with a thin frame around each. */
async function compose(browser: Browser, pictures: string[], path: string): Promise<void> {
  const page = await browser.newPage();
  const images = pictures.map((picture) => `<img alt="" src="data:image/png;base64,${picture}">`);
  await page.setViewport({ width: 2048, height: HEIGHT + 32 });
  await page.setContent(
    `<style>body { margin: 0; padding: 15px; display: flex; gap: 28px; background: #fff } img { border: 1px solid #ccc; border-radius: 12px }</style>${images.join('')}`,
  );
  await page.screenshot({ path: path, fullPage: true });
}

if (!target) throw new Error('name the file: node tools/readme-picture.ts docs/widgets.png');
const data = mkdtempSync(join(tmpdir(), 'campaign-picture-'));
const collector = await serveCollector(
  {
    ...{ PORT: '0', DATA: data, CAMPAIGNS: here('../demo/campaigns') },
    ...{ RATE_LIMIT: 'off', LEAST_SECONDS: '0' },
  },
  here('../dist/embed'),
);
const sites: Server[] = [];
const siteUrl = async (site: string): Promise<string> => {
  const server = await serveSite(here(`../demo/sites/${site}`), 0, collector.url);
  sites.push(server);
  return `http://localhost:${(server.address() as AddressInfo).port}`;
};
const browser = await launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
});
try {
  await fill(collector);
  await beginProgress(collector);
  const tracker = await open(browser, await siteUrl('campaign'), DESK);
  await tracker.evaluate(() => {
    const first = document.querySelectorAll('section')[1];
    scrollTo(0, (first?.getBoundingClientRect().top ?? 0) - 24);
  });
  const pictures = [
    await takeSurvey(browser, await siteUrl('edgbaston')),
    await takeThanks(browser, await siteUrl('residents')),
    await shoot(tracker),
  ];
  await compose(browser, pictures, target);
} finally {
  await browser.close();
  for (const server of sites) {
    server.close();
    server.closeAllConnections();
  }
  await collector.stop();
  rmSync(data, { recursive: true });
}
