import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { serveSite } from '../../demo/serve-site.ts';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';
import { openBrowser, Resident } from '../e2e/browser.ts';
import { HostProject, packWidgets } from './host-project.ts';

// The packed package in small real projects: built by the framework's own tools, and used.

const WORDS = 'What would you change, and where? (optional)';
const embed = fileURLToPath(new URL('../../dist/embed', import.meta.url));

let browser: Browser;
let collector: Running;
let data: string;
let packed: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), 'campaign-frameworks-'));
  packed = packWidgets(data);
  collector = await serveCollector(
    {
      PORT: '0',
      DATA: join(data, 'collector'),
      CAMPAIGNS: campaignsPublishedAtOnce(data),
      RATE_LIMIT: 'off',
      LEAST_SECONDS: '0',
    },
    embed,
  );
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await collector.stop();
  rmSync(data, { recursive: true });
});

/** Opens what a project built as a page of its own site. */
async function openPage(folder: string): Promise<{ resident: Resident; site: Server }> {
  const site = await serveSite(folder, 0, collector.url);
  const { port } = site.address() as AddressInfo;
  const resident = await Resident.at(browser, `http://localhost:${port}/`);
  return { resident, site };
}

const FRAMEWORKS = [
  'react-19',
  'react-19-hydrated',
  'react-18',
  'vue-3',
  'svelte-5',
  'solid',
  'astro',
  'angular-style',
];

for (const name of FRAMEWORKS)
  describe(`A page made with ${name}`, () => {
    let project: HostProject;
    let site: Server | undefined;

    before(() => {
      project = new HostProject(`frameworks/${name}`, packed);
    });
    after(() => {
      site?.close();
      site?.closeAllConnections();
      project.remove();
    });

    it('shows the survey, keeps what is typed when it renders again, and hears of the receipt', async () => {
      const page = await openPage(project.build());
      ({ site } = page);
      const { resident } = page;
      await resident.choose('Your ward', 'Harborne');
      await resident.press('radio', 'Street lighting');
      await resident.type(WORDS, `Typed in ${name}`);
      for (let click = 0; click < 2; click++)
        await resident.page.click('button ::-p-text(Rendered again)');
      const typed = await (
        await resident.find('textbox', WORDS)
      ).evaluate((field) => (field as unknown as HTMLTextAreaElement).value);
      assert.equal(typed, `Typed in ${name}`);
      await resident.press('button', 'Send my answer');
      await resident.sees('Thank you. We have your answer');
      const level = await resident.place.$eval('campaign-issue-survey', (widget) =>
        widget.shadowRoot?.querySelector('[role=heading]')?.getAttribute('aria-level'),
      );
      assert.equal(level, '3');
      const reference = await resident.page.$eval('output', (output) => output.textContent);
      assert.match(reference, /^[A-Z]{3}-[A-Z]{3}-[A-Z]{3}$/);
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
    });
  });

describe('The packed package', () => {
  let project: HostProject;

  before(() => {
    project = new HostProject('bundlers', packed);
  });
  after(() => {
    project.remove();
  });

  for (const bundler of ['vite', 'webpack', 'rollup', 'esbuild', 'parcel'])
    it(`is built by ${bundler} as it comes, and finds its later files`, async () => {
      const folder = project.build(bundler);
      // These two build scripts alone; the page that asks for the script is ours.
      if (['webpack', 'rollup', 'esbuild'].includes(bundler)) {
        project.addToBuild('index.html');
        const page = join(folder, 'index.html');
        const html = readFileSync(page, 'utf8');
        writeFileSync(page, html.replace('./src/main.js', './main.js'));
      }
      const { resident, site } = await openPage(folder);
      await resident.answers(`Built by ${bundler}`);
      await resident.sees('Cam 1 o 3', 'campaign-champion-signup');
      assert.deepEqual(resident.complaints, []);
      await resident.leave();
      site.close();
      site.closeAllConnections();
    });
});
