import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { sceneDocuments } from '../../tools/looks/scene-documents.ts';
import { heardOf, withoutSmallPrint } from './accessibility-tree.ts';
import * as expected from './accessibility-expectations.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';

const EMBED_FOLDER = fileURLToPath(new URL('../../dist/embed', import.meta.url));
const SURVEY = 'campaign-issue-survey';
const SIGNUP = 'campaign-champion-signup';
const TRACKER = 'campaign-progress';

const REPORT = {
  languages: ['en'],
  measures: [{ id: 'trained', label: 'People trained', value: 62, goal: 100, unit: 'people' }],
  milestones: [
    { label: 'Heard', state: 'done', date: '2026-06-01' },
    { label: 'Trained', state: 'now' },
    { label: 'Mended', state: 'won' },
    { label: 'Put to the council', state: 'next' },
  ],
  threshold: 5,
  wards: [
    { name: 'Harborne', values: { trained: 40 } },
    { name: 'Quinton', values: {} },
  ],
  pledges: [{ who: 'Cllr A. Example', ask: 'Repair the hill.', answer: 'yes', kept: 'pending' }],
  events: [{ name: 'Conference', on: '2026-09-12', target: 100, turnout: 112 }],
  wins: [{ what: 'Street lights', where: 'Quinton', on: '2026-08-01' }],
};

/** What a screen reader is given, by Chromium. A change here is a change for whoever listens. */
describe('The accessibility tree', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'campaign-heard-'));
    const documents = join(folder, 'campaigns');
    mkdirSync(documents);
    for (const [state, document] of sceneDocuments())
      writeFileSync(join(documents, `looks-${state}.json`), JSON.stringify(document));
    collector = await serveCollector(
      {
        PORT: '0',
        DATA: join(folder, 'data'),
        CAMPAIGNS: documents,
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
      },
      EMBED_FOLDER,
    );
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
    await collector.stop();
    rmSync(folder, { recursive: true });
  });

  const visit = (tag: string, attributes = '', content = '') => {
    const script = `<script type="module" src="${collector.url}/campaign-widgets.js"></script>`;
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><h1>A page</h1>${script}<${tag} ${attributes}>${content}</${tag}>`;
    return Resident.at(browser, host.page(page));
  };
  const visitCampaign = (tag: string, lang: string) =>
    visit(tag, `src="${collector.url}/campaigns/looks-open" lang="${lang}"`);

  for (const [lang, send, wanted] of [
    ['en', 'Send my answer', expected.SURVEY],
    ['ur', 'میرا جواب بھیجیں', expected.SURVEY_IN_URDU],
  ] as const)
    it(`of the survey (${lang})`, async () => {
      const resident = await visitCampaign(SURVEY, lang);
      await resident.find('button', send);
      await resident.page.waitForSelector(`${SURVEY} >>> select[part=language]`);
      assert.equal(await heardOf(resident.page, SURVEY), wanted.trim());
      await resident.leave();
    });

  it('of the survey’s thanks', async () => {
    const resident = await visitCampaign(SURVEY, 'en');
    await resident.choose('Your ward', 'Harborne');
    await resident.press('radio', 'Street lighting');
    await resident.press('button', 'Send my answer');
    await resident.sees('Would you like to hear what happens?');
    const heard = withoutSmallPrint(await heardOf(resident.page, SURVEY));
    assert.equal(heard, expected.RECEIVED.trim());
    await resident.leave();
  });

  const step = async ({ page }: Resident) => withoutSmallPrint(await heardOf(page, SIGNUP));

  it('of the sign-up’s three steps, with the problems of the first', async () => {
    const resident = await visitCampaign(SIGNUP, 'en');
    await resident.page.waitForSelector(`${SIGNUP} >>> select[part=language]`);
    assert.equal(await step(resident), expected.FIRST_STEP.trim());
    await resident.press('button', 'Continue');
    await resident.sees('There is a problem', SIGNUP);
    assert.equal(await step(resident), expected.FIRST_STEP_WITH_PROBLEMS.trim());
    await resident.type('Full name', 'Ada Okafor');
    await resident.type('Email address', 'ada@example.org');
    await resident.press('checkbox', 'I am 16 or over');
    const keep = `${SIGNUP} >>> [name=consents-keep-champion]`;
    await resident.page.locator(keep).click();
    await resident.press('button', 'Continue');
    await resident.sees('Step 2 of 3', SIGNUP);
    assert.equal(await step(resident), expected.SECOND_STEP.trim());
    await resident.press('button', 'Continue');
    await resident.sees('Step 3 of 3', SIGNUP);
    assert.equal(await step(resident), expected.THIRD_STEP.trim());
    await resident.leave();
  });

  for (const [layout, wanted] of [
    ['bar', expected.TRACKER],
    ['ring', expected.TRACKER],
    ['thermometer', expected.TRACKER],
  ] as const)
    it(`of a tracker, which is heard the same however it is drawn (${layout})`, async () => {
      const show = 'measures milestones wards pledges events wins';
      const report = `<script type="application/json">${JSON.stringify(REPORT)}</script>`;
      const resident = await visit(TRACKER, `layout="${layout}" show="${show}"`, report);
      await resident.sees('Street lights', TRACKER);
      assert.equal(await heardOf(resident.page, TRACKER), wanted.trim());
      await resident.leave();
    });
});
