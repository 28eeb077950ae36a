import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/serve.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';
import { formBackEnd } from './services.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const campaign = JSON.parse(readFileSync(here('../../demo/campaigns/edgbaston.json'), 'utf8')) as Record<string, unknown>;

describe('The script without the files beside it', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-beside-'));
    collector = await serveCollector({ PORT: '0', DATA: data, CAMPAIGNS: here('../../demo/campaigns'), RATE_LIMIT: 'off', LEAST_SECONDS: '0' }, here('../../dist/embed'));
    host = await Host.open();
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    host.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  /** A resident whose browser gets the script alone, until `arrives` is called. */
  async function alone(changes: object = {}, tag = 'campaign-issue-survey'): Promise<{ resident: Resident; arrives: () => Promise<void> }> {
    const document = { ...campaign, endpoint: `${collector.url}/submissions`, results: `${collector.url}/campaigns/edgbaston/results`, ...changes };
    const page = host.page(
      `<!doctype html><html lang="en"><title>Somebody’s page</title><link rel="icon" href="data:,"><${tag}><script type="application/json">${JSON.stringify(document)}</script><a href="mailto:a@a.example">Write to us</a></${tag}><script type="module" src="${collector.url}/campaign-widgets.js"></script></html>`,
    );
    const only = (request: HTTPRequest) => void (request.url().includes('campaign-widgets-') ? request.abort() : request.continue());
    const resident = await Resident.at(browser, page, 1280, async (tab) => {
      await tab.setRequestInterception(true);
      tab.on('request', only);
    });
    await resident.sees(tag === 'campaign-issue-survey' ? 'Send my answer' : 'This can’t be shown just now', tag);
    return { resident, arrives: () => resident.page.off('request', only).setRequestInterception(false) };
  }

  const stored = async (words: string) => {
    const rows = await (await fetch(`${collector.url}/organiser/campaigns/edgbaston/responses.jsonl`, { headers: { Authorization: `Bearer ${collector.organiserToken}` } })).text();
    return rows.split('\n').filter((row) => row.includes(words)).length;
  };

  it('takes an answer, and tells the web officer what is missing', async () => {
    const { resident } = await alone();
    await resident.fillsIn('With the script alone');
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    await resident.sees('Your reference is');
    assert.equal(await stored('With the script alone'), 1);
    assert.equal(resident.complaints.filter((complaint) => complaint.includes('checks and keeps what is sent')).length, 1);
    await resident.leave();
  });

  it('lays what the endpoint finds wrong on the fields', async () => {
    const { resident } = await alone();
    await resident.press('button', 'Send my answer');
    await resident.sees('Choose your ward');
    await resident.sees('Choose the issue that matters most to you');
    assert.deepEqual(await resident.place.$eval('campaign-issue-survey', (widget) => [...(widget.shadowRoot?.querySelectorAll('[aria-invalid=true]') ?? [])].map(({ id }) => id)), ['area']);
    await resident.fillsIn('Mended');
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    assert.equal(await stored('Mended'), 1);
    await resident.leave();
  });

  it('says to keep the page open where there is no connection, and sends once when there is one', async () => {
    const { resident } = await alone();
    await resident.fillsIn('From a cellar');
    await resident.page.setOfflineMode(true);
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    assert.equal(await resident.reads().then((said) => said.includes('Saved on this device')), false);
    assert.equal(await resident.place.$eval('campaign-issue-survey', (widget) => widget.shadowRoot?.querySelector('textarea')?.value), 'From a cellar');
    await resident.page.setOfflineMode(false);
    await resident.sees('Thank you. We have your answer');
    assert.equal(await stored('From a cellar'), 1);
    await resident.leave();
  });

  it('sends nothing unchecked to an endpoint that does not check, and all of it once it can check', async () => {
    const service = await formBackEnd();
    const { resident, arrives } = await alone({ delivery: { format: 'form', endpoint: service.url } });
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    await arrives();
    await resident.press('button', 'Try again');
    await resident.sees('Choose your ward');
    assert.deepEqual(service.posted, []);
    await resident.fillsIn('Checked here');
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. It has been sent');
    assert.equal(service.posted.length, 1);
    service.close();
    await resident.leave();
  });

  it('keeps an answer on the device as soon as the file for it is there', async () => {
    const gone = await formBackEnd();
    gone.mood = 'gone';
    const { resident, arrives } = await alone({ endpoint: gone.url });
    await resident.fillsIn('Then saved');
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    await arrives();
    await resident.press('button', 'Try again');
    await resident.sees('Saved on this device');
    gone.close();
    await resident.leave();
  });

  it('shows the page’s own link in place of the sign-up, whose questions are beside the script, until they are there', async () => {
    const { resident, arrives } = await alone({}, 'campaign-champion-signup');
    assert.equal(await resident.page.$eval('campaign-champion-signup a', (link) => link.getClientRects().length), 1);
    await arrives();
    await resident.press('button', 'Try again');
    await resident.sees('Sign me up', 'campaign-champion-signup');
    await resident.leave();
  });
});
