import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';
import { formBackEnd } from './services.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const campaign = JSON.parse(
  readFileSync(here('../../demo/campaigns/edgbaston.json'), 'utf8'),
) as Record<string, unknown>;

type Answer = [status: number, headers: Record<string, string>];

describe('The script without the files beside it', () => {
  let browser: Browser;
  let collector: Running;
  let host: Host;
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'campaign-beside-'));
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
  });

  after(async () => {
    await browser.close();
    host.close();
    await collector.stop();
    rmSync(data, { recursive: true });
  });

  /** A resident whose browser gets the script alone, until `arrives` is called. */
  async function alone(
    changes: object = {},
    tag = 'campaign-issue-survey',
    lose = (request: HTTPRequest) => void request.abort(),
  ): Promise<{ resident: Resident; lost: readonly string[]; arrives: () => Promise<void> }> {
    const document = {
      ...campaign,
      endpoint: `${collector.url}/submissions`,
      results: `${collector.url}/campaigns/edgbaston/results`,
      ...changes,
    };
    const page = host.page(
      `<!doctype html><html lang="en"><title>Somebody’s page</title><link rel="icon" href="data:,"><${tag}><script type="application/json">${JSON.stringify(document)}</script><a href="mailto:a@a.example">Write to us</a></${tag}><script type="module" src="${collector.url}/campaign-widgets.js"></script></html>`,
    );
    const lost: string[] = [];
    const only = (request: HTTPRequest) => {
      if (!request.url().includes('campaign-widgets-')) return void request.continue();
      lost.push(request.url());
      lose(request);
    };
    const resident = await Resident.at(browser, page, 1280, async (tab) => {
      await tab.setRequestInterception(true);
      tab.on('request', only);
    });
    if (tag === 'campaign-issue-survey') await resident.sees('Send my answer');
    else await until(() => lost.length > 0);
    return {
      resident,
      lost,
      arrives: () => resident.page.off('request', only).setRequestInterception(false),
    };
  }

  /** An endpoint that answers as it is told; `answers` are the bodies it was posted. */
  async function endpoint(
    answer: () => Answer | Promise<Answer>,
  ): Promise<{ url: string; answers: string[]; close: () => void }> {
    const answers: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request
        .on('data', (part: Buffer) => (body += String(part)))
        .on('end', () => {
          const open = {
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Allow-Headers': 'Content-Type',
          };
          if (request.method === 'OPTIONS') return void response.writeHead(204, open).end();
          answers.push(body);
          void Promise.resolve(answer()).then(([status, headers]) =>
            response.writeHead(status, { ...open, ...headers }).end(),
          );
        });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      answers,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  async function until(holds: () => boolean, seconds = 10): Promise<void> {
    for (let tries = 0; !holds(); tries++) {
      assert.ok(tries < 20 * seconds, 'waited in vain');
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }

  const stored = async (words: string) => {
    const rows = await (
      await fetch(`${collector.url}/organiser/campaigns/edgbaston/responses.jsonl`, {
        headers: { Authorization: `Bearer ${collector.organiserToken}` },
      })
    ).text();
    return rows.split('\n').filter((row) => row.includes(words)).length;
  };

  it('checks and takes an answer, and tells the web officer what is missing', async () => {
    const { resident } = await alone();
    await resident.press('button', 'Send my answer');
    await resident.sees('Choose the issue that matters most to you');
    await resident.fillsIn('With the script alone');
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    await resident.sees('Your reference is');
    assert.equal(await stored('With the script alone'), 1);
    assert.equal(
      resident.complaints.filter((complaint) => complaint.includes("can't load the outbox")).length,
      1,
    );
    await resident.leave();
  });

  it('says to keep the page open where there is no connection, and sends once when there is one', async () => {
    const { resident } = await alone();
    await resident.fillsIn('From a cellar');
    await resident.page.setOfflineMode(true);
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    assert.equal(
      await resident.reads().then((said) => said.includes('Saved on this device')),
      false,
    );
    assert.equal(
      await resident.place.$eval(
        'campaign-issue-survey',
        (widget) => widget.shadowRoot?.querySelector('textarea')?.value,
      ),
      'From a cellar',
    );
    await resident.page.setOfflineMode(false);
    await resident.sees('Thank you. We have your answer');
    assert.equal(await stored('From a cellar'), 1);
    await resident.leave();
  });

  it('goes on trying in a tab that nobody looks at', async () => {
    const { resident } = await alone();
    await resident.fillsIn('Behind');
    const { answers, url, close } = await endpoint(() => [503, {}]);
    await resident.page.$eval(
      'campaign-issue-survey',
      (widget, url) => widget.setAttribute('endpoint', url),
      url,
    );
    await resident.page.evaluate(() =>
      Object.defineProperty(document, 'hidden', { get: () => true }),
    );
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    await until(() => answers.length > 1);
    close();
    await resident.leave();
  });

  it('leaves an endpoint alone for as long as it asks, and does not hammer one whose time is past', async () => {
    for (const [asks, most] of [
      ['60', 1],
      [new Date(Date.now() - 240_000).toUTCString(), 3],
      ['-1', 3],
      ['9999999', 1],
    ] as const) {
      const { answers, url, close } = await endpoint(() => [
        429,
        { 'Retry-After': asks, 'Access-Control-Expose-Headers': 'Retry-After' },
      ]);
      const { resident } = await alone({ endpoint: url });
      await resident.fillsIn('Later');
      await resident.press('button', 'Send my answer');
      await resident.sees('Keep this page open');
      await new Promise((resume) => setTimeout(resume, 3000));
      assert.ok(answers.length <= most, `${answers.length} times after "${asks}"`);
      close();
      await resident.leave();
    }
  });

  it('hands over to the outbox once that is there, with what the endpoint asked for', async () => {
    const { answers, url, close } = await endpoint(() => [
      429,
      { 'Retry-After': '60', 'Access-Control-Expose-Headers': 'Retry-After' },
    ]);
    const { resident, arrives } = await alone({ endpoint: url });
    await resident.fillsIn('Then saved');
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    await arrives();
    await resident.sees('Saved on this device');
    assert.equal(answers.length, 1);
    await resident.press('button', 'Send now');
    await until(() => answers.length === 2);
    assert.equal(answers[0], answers[1]);
    close();
    await resident.leave();
  });

  it('hands over at once where the outbox came while a request was on its way', async () => {
    let release: (answer: Answer) => void = () => undefined;
    const { answers, url, close } = await endpoint(
      () => new Promise<Answer>((resolve) => (release = resolve)),
    );
    const { resident, arrives } = await alone({ endpoint: url });
    await resident.fillsIn('On its way');
    await resident.press('button', 'Send my answer');
    await until(() => answers.length === 1);
    await arrives();
    await until(() => resident.finished.some((url) => url.includes('-outbox.js')));
    await new Promise((resume) => setTimeout(resume, 200));
    release([429, { 'Retry-After': '3600', 'Access-Control-Expose-Headers': 'Retry-After' }]);
    await resident.sees('Saved on this device');
    assert.equal(answers.length, 1);
    close();
    await resident.leave();
  });

  it('counts a file that hangs as one that can’t be had, and asks for it under another address', async () => {
    const { resident, lost, arrives } = await alone(
      {},
      'campaign-champion-signup',
      () => undefined,
    );
    const first = lost.find((url) => url.includes('deferred-widgets'));
    await until(() => lost.some((url) => url.startsWith(`${first}?`)), 60);
    assert.equal(
      await resident.page.$eval(
        'campaign-champion-signup a',
        (link) => link.getClientRects().length,
      ),
      1,
    );
    await arrives();
    await resident.sees('Sign me up', 'campaign-champion-signup', 60_000);
    await resident.leave();
  });

  it('goes another way once its file is there', async () => {
    const service = await formBackEnd();
    const { resident, arrives } = await alone({
      delivery: { format: 'form', endpoint: service.url },
    });
    await resident.fillsIn('Another way');
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    assert.deepEqual(service.posted, []);
    await arrives();
    await resident.sees('Thank you. It has been sent');
    assert.equal(service.posted.length, 1);
    service.close();
    await resident.leave();
  });

  it('is delivered by the page in its own way', async () => {
    const { resident } = await alone();
    await resident.page.$eval('campaign-issue-survey', (widget) => {
      let tries = 0;
      Object.assign(widget, {
        deliver: ({ id }: { id: string }) =>
          tries++
            ? Promise.resolve({ id, reference: 'OUR-OWN-WAY', receivedAt: '' })
            : Promise.reject(new Error('not yet')),
      });
    });
    await resident.fillsIn('By the page');
    await resident.press('button', 'Send my answer');
    await resident.sees('Keep this page open');
    await resident.sees('Your reference is OUR-OWN-WAY');
    assert.equal(await stored('By the page'), 0);
    await resident.leave();
  });

  it('has the outbox before anybody begins: an answer is kept where the connection goes just then', async () => {
    const { resident, arrives } = await alone();
    await arrives();
    // The page before may have got the file by now: the one that is loaded anew must.
    resident.finished.length = 0;
    await resident.page.reload();
    await until(() => resident.finished.some((url) => url.includes('-outbox.js')));
    await resident.page.setOfflineMode(true);
    await resident.fillsIn('Just in time');
    await resident.press('button', 'Send my answer');
    await resident.sees('Saved on this device');
    await resident.page.setOfflineMode(false);
    await resident.sees('Thank you. We have your answer');
    assert.equal(await stored('Just in time'), 1);
    await resident.leave();
  });

  it('thanks for an answer without asking for a name, where the file of the forms with a name is missing', async () => {
    const { resident, arrives } = await alone({}, 'campaign-issue-survey', (request) =>
      request.url().includes('-person-form.js') ? void request.abort() : void request.continue(),
    );
    await resident.fillsIn('Without a name');
    await resident.press('button', 'Send my answer');
    await resident.sees('You said:');
    assert.doesNotMatch(await resident.reads(), /Would you like to hear what happens/);
    await arrives();
    await resident.leave();
  });

  it('takes an answer without the campaign’s own questions, also one that is required, where their file is missing', async () => {
    const choices = [
      { id: 'friend', label: 'From a friend' },
      { id: 'leaflet', label: 'From a leaflet' },
    ];
    const questions = [
      { id: 'heard', kind: 'choice', label: 'How did you hear of us?', required: true, choices },
    ];
    const survey = { ...(campaign.survey as object), questions };
    const { resident, lost, arrives } = await alone(
      { survey },
      'campaign-issue-survey',
      (request) =>
        request.url().includes('-question-fields.js')
          ? void request.abort()
          : void request.continue(),
    );
    await until(() => lost.some((url) => url.includes('-question-fields.js')));
    await resident.fillsIn('Without more questions');
    assert.doesNotMatch(await resident.reads(), /How did you hear of us/);
    await resident.press('button', 'Send my answer');
    await resident.sees('Thank you. We have your answer');
    assert.equal(await stored('Without more questions'), 1);
    await arrives();
    await resident.leave();
  });

  it('shows the page’s own link in place of the sign-up, whose questions are beside the script, until they are there', async () => {
    const { resident, arrives } = await alone({}, 'campaign-champion-signup');
    assert.equal(
      await resident.page.$eval(
        'campaign-champion-signup a',
        (link) => link.getClientRects().length,
      ),
      1,
    );
    await arrives();
    await resident.sees('Sign me up', 'campaign-champion-signup', 60_000);
    await resident.leave();
  });
});
