import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { type Running, serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { edgbaston } from '../contract/examples.ts';
import { openBrowser, Resident } from './browser.ts';
import { Host } from './host.ts';
import { actionNetwork, formBackEnd, type Service, spreadsheet } from './services.ts';
import { campaignsPublishedAtOnce } from '../collector/published-at-once.ts';

const recipe = (name: string) => new URL(`../../docs/recipes/${name}`, import.meta.url);
const WORDS = '=IMPORTXML("hill") & "school"';

describe('The recipes of docs/api.md', () => {
  let browser: Browser;
  let host: Host;
  let collector: Running;
  const data = mkdtempSync(join(tmpdir(), 'campaign-endpoints-'));

  before(async () => {
    collector = await serveCollector(
      { PORT: '0', DATA: data, CAMPAIGNS: campaignsPublishedAtOnce(data), RATE_LIMIT: 'off' },
      'dist/embed',
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

  /** A resident before a page with the survey, in a browser of their own. */
  async function resident(t: TestContext, changes: Record<string, unknown>): Promise<Resident> {
    const document = {
      ...edgbaston(),
      results: undefined,
      endpoint: `${collector.url}/submissions`,
      ...changes,
    };
    const page =
      host.page(`<!doctype html><title>Ours</title><script type="module" src="${collector.url}/campaign-widgets.js"></script>
      <campaign-issue-survey><script type="application/json">${JSON.stringify(document).replaceAll('<', '\\u003c')}</script></campaign-issue-survey>`);
    const came = await Resident.at(browser, page);
    t.after(() => came.leave());
    return came;
  }

  async function opened<S extends Service>(t: TestContext, open: Promise<S>): Promise<S> {
    const service = await open;
    t.after(() => service.close());
    return service;
  }

  const sends = async (person: Resident) => {
    await person.fillsIn(WORDS);
    await person.press('button', 'Send my answer');
  };

  describe('your own endpoint', () => {
    async function start(
      t: TestContext,
    ): Promise<{ url: string; file: string; process: ChildProcess }> {
      const file = join(mkdtempSync(join(data, 'own-')), 'submissions.jsonl');
      const child = spawn(process.execPath, [recipe('own-endpoint.mjs').pathname, file, '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      t.after(() => child.kill());
      const url = await new Promise<string>((said) =>
        child.stdout.once('data', (line: Buffer) => said(line.toString().trim())),
      );
      return { url, file, process: child };
    }

    it('stores an answer before it gives the receipt, which the person is shown', async (t) => {
      const { url, file } = await start(t);
      const person = await resident(t, { endpoint: url });
      await sends(person);
      await person.sees('Thank you. We have your answer');
      const { receipt, submission } = JSON.parse(readFileSync(file, 'utf8')) as {
        receipt: { reference: string };
        submission: { answers: { words: string } };
      };
      assert.equal(submission.answers.words, WORDS);
      assert.ok((await person.reads()).includes(`Your reference is ${receipt.reference}.`));
    });

    it('gives the first receipt again, and refuses what is no answer', async (t) => {
      const { url } = await start(t);
      const post = (body: string) =>
        fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      const id = crypto.randomUUID();
      const first = await post(JSON.stringify({ id, answers: {} }));
      const again = await post(JSON.stringify({ id, answers: {} }));
      assert.deepEqual([first.status, again.status], [201, 200]);
      assert.deepEqual(await again.json(), await first.json());
      assert.equal((await post(JSON.stringify({ id, answers: { words: 'other' } }))).status, 409);
      assert.equal((await post('nonsense')).status, 422);
      assert.equal((await post(JSON.stringify({ answers: {} }))).status, 422);
      assert.equal((await post('x'.repeat(20_000))).status, 413);
      assert.equal((await post('nonsense')).headers.get('Access-Control-Allow-Origin'), '*');
    });

    it('refuses for now, and not for good, what it can’t write', async (t) => {
      const child = spawn(
        process.execPath,
        [
          recipe('own-endpoint.mjs').pathname,
          join(data, 'no-such-folder', 'submissions.jsonl'),
          '0',
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      t.after(() => child.kill());
      const url = await new Promise<string>((said) =>
        child.stdout.once('data', (line: Buffer) => said(line.toString().trim())),
      );
      const answer = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ id: crypto.randomUUID() }),
      });
      assert.deepEqual([answer.status, answer.headers.get('Retry-After')], [503, '60']);
    });

    it('starts again over a line that a crash has torn off, and loses no other', async (t) => {
      const { url, file, process: first } = await start(t);
      const post = (to: string, id: string) =>
        fetch(to, { method: 'POST', body: JSON.stringify({ id }) });
      const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
      await post(url, one);
      first.kill('SIGKILL');
      appendFileSync(file, '\n{"hash":"torn');
      for (const [id, status] of [
        [one, 200],
        [two, 201],
        [two, 200],
      ] as const) {
        const child = spawn(process.execPath, [recipe('own-endpoint.mjs').pathname, file, '0'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const again = await new Promise<string>((said) =>
          child.stdout.once('data', (line: Buffer) => said(line.toString().trim())),
        );
        assert.equal((await post(again, id)).status, status);
        child.kill('SIGKILL');
      }
    });

    it('knows after a restart what it had before', async (t) => {
      const { url, file, process: first } = await start(t);
      const body = JSON.stringify({ id: crypto.randomUUID(), answers: {} });
      const post = (to: string) =>
        fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      const receipt = (await (await post(url)).json()) as unknown;
      first.kill('SIGKILL');
      const child = spawn(process.execPath, [recipe('own-endpoint.mjs').pathname, file, '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      t.after(() => child.kill());
      const again = await new Promise<string>((said) =>
        child.stdout.once('data', (line: Buffer) => said(line.toString().trim())),
      );
      const answer = await post(again);
      assert.equal(answer.status, 200);
      assert.deepEqual(await answer.json(), receipt);
    });
  });

  describe('a spreadsheet', () => {
    it('gets a row, and the person hears that it was sent, not that it was received', async (t) => {
      const sheet = await opened(t, spreadsheet(recipe('spreadsheet.gs')));
      const person = await resident(t, {
        endpoint: `${sheet.url}/macros/s/KEY/exec`,
        delivery: { format: 'form' },
      });
      await sends(person);
      await person.sees('Thank you. It has been sent');
      assert.doesNotMatch(await person.reads(), /We have your answer|Your reference is/);
      assert.equal(sheet.rows.length, 2);
      assert.deepEqual(sheet.rows[1]?.slice(2, 9), [
        'issue-response',
        'edgbaston',
        '',
        'E05011144',
        'street-lighting',
        '',
        `'${WORDS}`,
      ]);
    });

    it('leaves out nothing of what a person gives, whichever form comes first, and lets no name of a field run as a formula', async (t) => {
      const sheet = await opened(t, spreadsheet(recipe('spreadsheet.gs')));
      const post = (fields: Record<string, string>) =>
        fetch(sheet.url, { method: 'POST', body: new URLSearchParams(fields) });
      await post({ id: 'a', issue: 'street-lighting', words: 'By the canal' });
      await post({
        id: 'b',
        name: 'Ada',
        email: 'ada@example.org',
        'consents-keep': 'on',
        'consents-keep-words': 'I consent',
        '=1+1': 'x',
      });
      const [head = [], first = [], second = []] = sheet.rows;
      const cell = (row: string[], name: string) => row[head.indexOf(name)];
      assert.deepEqual(
        [
          cell(first, 'words'),
          ...['name', 'email', 'consents-keep', 'consents-keep-words'].map((name) =>
            cell(second, name),
          ),
        ],
        ['By the canal', 'Ada', 'ada@example.org', 'on', 'I consent'],
      );
      assert.ok(!head.includes('=1+1'));
    });

    it('gets no second row from a retry', async (t) => {
      const sheet = await opened(t, spreadsheet(recipe('spreadsheet.gs')));
      const person = await resident(t, { endpoint: sheet.url, delivery: { format: 'form' } });
      await sends(person);
      await person.sees('Thank you. It has been sent');
      await fetch(sheet.url, {
        method: 'POST',
        body: sheet.posted[0]?.body ?? '',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      assert.equal(sheet.rows.length, 2);
    });

    it('that fails looks the same from outside, so nothing more is said of it, and it is not sent twice', async (t) => {
      const sheet = await opened(t, spreadsheet(recipe('spreadsheet.gs')));
      sheet.mood = 'failing';
      const person = await resident(t, { endpoint: sheet.url, delivery: { format: 'form' } });
      await sends(person);
      await person.sees('Nothing came back to show that it arrived');
      assert.equal(sheet.posted.length, 1);
    });
  });

  describe('a form back-end', () => {
    it('gets the fields of a plain form, under its own names, without a preflight', async (t) => {
      const backEnd = await opened(t, formBackEnd());
      const person = await resident(t, {
        endpoint: backEnd.url,
        delivery: { format: 'form', fields: { words: 'comment', channel: '' } },
      });
      await sends(person);
      await person.sees('Thank you. It has been sent');
      const fields = new URLSearchParams(backEnd.posted[0]?.body);
      assert.match(backEnd.posted[0]?.type ?? '', /^application\/x-www-form-urlencoded/);
      assert.equal(fields.get('comment'), WORDS);
      assert.equal(fields.get('issue'), 'street-lighting');
      assert.ok(!fields.has('words') && !fields.has('channel'));
    });

    it('that answers with an error is not asked again: nobody can see what became of it', async (t) => {
      const backEnd = await opened(t, formBackEnd());
      backEnd.mood = 'failing';
      const person = await resident(t, { endpoint: backEnd.url, delivery: { format: 'form' } });
      await sends(person);
      await person.sees('Thank you. It has been sent');
      assert.equal(backEnd.posted.length, 1);
    });

    it('that is not to be reached gets it later', async (t) => {
      const backEnd = await opened(t, formBackEnd());
      backEnd.mood = 'gone';
      const person = await resident(t, { endpoint: backEnd.url, delivery: { format: 'form' } });
      await sends(person);
      await person.sees('Saved on this device');
      backEnd.mood = 'well';
      await person.press('button', 'Send now');
      await person.sees('Thank you. It has been sent');
      assert.equal(new URLSearchParams(backEnd.posted[0]?.body).get('words'), WORDS);
    });
  });

  describe('Action Network', () => {
    const delivery = (service: Service) => ({
      kinds: ['contact'],
      format: 'osdi',
      endpoint: `${service.url}/api/v2/forms/FORM/submissions`,
      tags: ['ward'],
    });

    /** Answers, and leaves a name with these boxes ticked. */
    async function leavesName(person: Resident, ...boxes: string[]): Promise<void> {
      await sends(person);
      await person.sees('Thank you. We have your answer');
      await person.wantsToHear();
      await person.type('Full name', 'Amina Jane Begum');
      await person.type('Email address', 'amina@residents.example');
      for (const box of ['ageConfirmed', ...boxes.map((id) => `consents-${id}`)])
        await person.page.$eval(
          'campaign-issue-survey',
          (widget, name) =>
            widget.shadowRoot?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.click(),
          box,
        );
      await person.press('button', 'Keep me informed');
    }

    it('gets a person who ticked the consent to email, and the survey’s answer stays with the collector', async (t) => {
      const service = await opened(t, actionNetwork());
      const person = await resident(t, { delivery: delivery(service) });
      await leavesName(person, 'keep', 'email');
      await person.sees('Thank you. It has been sent');
      assert.equal(service.posted.length, 1);
      const { person: sent, ...rest } = JSON.parse(service.posted[0]?.body ?? '') as {
        person: Record<string, unknown> & { custom_fields: Record<string, string> };
      };
      assert.deepEqual(
        [sent.given_name, sent.family_name, sent.email_addresses],
        ['Amina Jane', 'Begum', [{ address: 'amina@residents.example', status: 'subscribed' }]],
      );
      assert.equal(sent.custom_fields['consents-email'], 'yes');
      assert.deepEqual(rest, {
        add_tags: ['ward'],
        triggers: { autoresponse: { enabled: false } },
        'action_network:referrer_data': {
          source: '',
          referrer: '',
          website: person.page.url().split('?')[0],
        },
      });
    });

    it('never gets a person who did not: the form says which box', async (t) => {
      const service = await opened(t, actionNetwork());
      const person = await resident(t, { delivery: delivery(service) });
      await leavesName(person, 'keep');
      await person.sees('This can’t be taken as it is');
      assert.deepEqual(service.posted, []);
      assert.ok(
        await person.page.$eval(
          'campaign-issue-survey',
          (widget) =>
            widget.shadowRoot
              ?.querySelector('[name="consents-email"]')
              ?.getAttribute('aria-invalid') === 'true',
        ),
      );
    });

    it('gets it later when it is out of order', async (t) => {
      const service = await opened(t, actionNetwork());
      service.mood = 'failing';
      const person = await resident(t, { delivery: delivery(service) });
      await leavesName(person, 'keep', 'email');
      await person.sees('Saved on this device');
      service.mood = 'well';
      await person.press('button', 'Send now');
      await person.sees('Thank you. It has been sent');
      assert.equal(new Set(service.posted.map(({ body }) => body)).size, 1);
    });

    it('never gets an anonymous answer', async (t) => {
      const service = await opened(t, actionNetwork());
      const person = await resident(t, { delivery: { ...delivery(service), kinds: undefined } });
      await sends(person);
      await person.sees('This can’t be taken as it is');
      assert.deepEqual(service.posted, []);
    });
  });
});
