import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { serveSite } from '../../demo/serve-site.ts';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

describe('The main job: from a party’s page to the ward’s results', () => {
  let browser: Browser;
  let collector: Running;
  let site: Server;
  let address: string;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-e2e-'));
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
    site = await serveSite(here('../../demo/sites/edgbaston'), 0, collector.url);
    address = `http://localhost:${(site.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    site.close();
    site.closeAllConnections();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  const ask = async (path: string) =>
    (
      await fetch(`${collector.url}${path}`, {
        headers: { Authorization: `Bearer ${collector.organiserToken}` },
      })
    ).text();

  it('takes a resident’s answer from another origin, and shows the organiser where it went', async () => {
    const resident = await Resident.at(browser, address);
    await resident.choose('Your ward', 'Harborne');
    await resident.press('radio', 'Street lighting');
    await resident.type(
      'What would you change, and where? (optional)',
      'The path behind the school',
    );
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    await resident.sees('You said: Street lighting, in Harborne.');
    await resident.sees('Yours is among the first here.');
    const reference = /Your reference is ([A-Z]{3}-[A-Z]{3}-[A-Z]{3})/.exec(
      await resident.reads(),
    )?.[1];
    assert.ok(reference);

    assert.deepEqual(resident.complaints, []);
    for (const url of resident.requests)
      assert.ok(
        url.startsWith(address) || url.startsWith(collector.url) || url.startsWith('data:'),
        url,
      );
    assert.deepEqual(await resident.page.browserContext().cookies(), []);
    assert.equal(
      await resident.page.evaluate(() => localStorage.length + sessionStorage.length),
      0,
    );
    await resident.leave();

    const organiser = await Resident.at(browser, `${collector.url}/organiser`);
    await (await organiser.page.waitForSelector('#name'))?.type('Grace Hopper');
    await organiser.page.type('#token', collector.organiserToken);
    await Promise.all([organiser.page.waitForNavigation(), organiser.page.click('button')]);
    await Promise.all([
      organiser.page.waitForNavigation(),
      organiser.press('link', 'One big issue, ward by ward'),
    ]);
    await Promise.all([organiser.page.waitForNavigation(), organiser.press('link', 'Results')]);
    const results = await organiser.page.$eval('main', (main) => main.innerText);
    assert.match(results, /Harborne 1 answer/);
    assert.match(results, /Street lighting\s+1\s+100%/);
    await organiser.leave();

    const csv = await ask('/organiser/campaigns/edgbaston/responses.csv');
    assert.match(
      csv,
      new RegExp(
        `${reference},.*,E05011144,Harborne,2025-05,street-lighting,Street lighting,,The path behind the school,`,
      ),
    );
  });

  it('asks afterwards whether to keep in touch, and never ties the name to the answer', async () => {
    const resident = await Resident.at(browser, address, 360);
    await resident.choose('Your ward', 'Quinton');
    await resident.press('radio', 'Something else');
    await resident.type('If something else, what is it?', 'The library closing');
    await resident.press('button', 'Send my answer');
    await resident.wantsToHear();
    await resident.press('button', 'Keep me informed');
    await resident.sees('There is a problem');
    await resident.sees('Enter your full name');
    await resident.type('Full name', 'Ada Okafor');
    await resident.type('Email address', 'ada@example.org');
    await resident.press('checkbox', 'I am 16 or over');
    const keep = await resident.page.waitForSelector('::-p-aria([role="checkbox"])');
    assert.ok(keep);
    await resident.page.$eval('campaign-issue-survey', (widget) =>
      widget.shadowRoot?.querySelector<HTMLInputElement>('[name=consents-keep]')?.click(),
    );
    await resident.press('button', 'Keep me informed');
    await resident.sees('Thank you. We have your name');
    await resident.leave();

    const [contact] = (await ask('/organiser/campaigns/edgbaston/people.jsonl'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(contact?.name, 'Ada Okafor');
    assert.equal(contact.consent_keep, true);
    assert.equal(contact.consent_email, false);
    const answers = await ask('/organiser/campaigns/edgbaston/responses.jsonl');
    assert.match(answers, /The library closing/);
    assert.doesNotMatch(answers, /Ada|ada@/);
    assert.doesNotMatch(answers, new RegExp(String(contact.id)));
  });

  it('shows what the ward has said so far', async () => {
    const answer = async (issue: string) =>
      fetch(`${collector.url}/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          id: crypto.randomUUID(),
          kind: 'issue-response',
          campaign: 'edgbaston',
          campaignVersion: 1,
          channel: 'doorstep',
          locale: 'en',
          answeredAt: '2026-11-21T18:04:05Z',
          area: { code: 'E05011134', version: '2025-05' },
          answers: { issue },
          consents: [],
        }),
      });
    for (const issue of [...Array<string>(6).fill('road-safety'), 'young-people'])
      assert.equal((await answer(issue)).status, 201);
    const resident = await Resident.at(browser, address);
    await resident.choose('Your ward', 'Edgbaston');
    await resident.press('radio', 'Road safety and speeding');
    await resident.press('button', 'Send my answer');
    await resident.sees('What people in Edgbaston have said so far');
    const read = await resident.reads();
    // As published when the form was begun: their own answer is not counted by hand.
    assert.match(read, /Road safety and speeding[^]{0,30}\s6\b/);
    assert.match(read, /Activities for young people\s+1/);
    assert.match(read, /7 answers up to/);
    await resident.leave();
  });

  it('speaks Welsh on a Welsh page, from a file beside the script', async () => {
    const resident = await Resident.at(browser, `${address}/cymraeg.html`);
    await resident.choose('Eich ward', 'Bartley Green');
    await resident.press('radio', 'Goleuadau stryd');
    await resident.press('button', 'Anfon fy ateb');
    await resident.sees('Diolch. Mae eich ateb gyda ni');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
    assert.match(
      await ask('/organiser/campaigns/edgbaston/responses.jsonl'),
      /"source":"clp-site","locale":"cy"/,
    );
  });
});
