import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { describe, it, type TestContext } from 'node:test';
import { openSqliteStore } from '../../src/collector/index.ts';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { answer, champion, edgbaston } from '../contract/examples.ts';
import {
  entry,
  folder,
  HTML,
  keepLog,
  publishedAtOnce,
  serving,
  silence,
  TOKEN,
} from './harness.ts';

const post = (url: string, body: unknown = answer()) =>
  fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const organise = (url: string, token = TOKEN) =>
  fetch(`${url}/organiser/campaigns/edgbaston/responses.jsonl`, {
    headers: { Authorization: `Bearer ${token}` },
  });

/** A folder of campaign documents, by file name; a string goes as it is. */
function campaigns(t: TestContext, documents: Record<string, unknown>): string {
  const made = folder(t);
  for (const [name, document] of Object.entries(documents))
    writeFileSync(
      join(made, name),
      typeof document === 'string' ? document : JSON.stringify(document),
    );
  return made;
}

describe('starting the collector', () => {
  it('opens a port, makes its database and says where it is', async (t) => {
    const data = join(folder(t), 'deep', 'data');
    const { url, registry } = await serving(t, { DATA: data });
    assert.match(url, /^http:\/\/localhost:\d+$/);
    assert.deepEqual([...registry.campaigns.keys()], ['edgbaston', 'st-werburgh']);
    assert.equal((await post(url)).status, 201);
    assert.ok(statSync(join(data, 'collector.db')).size > 0);
  });

  it('listens on this machine only, and on every interface where it is asked to', async (t) => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address;
    const reaches = async (address: string, url: string) =>
      fetch(`http://${address}:${new URL(url).port}/healthz`).then(
        ({ status }) => status === 200,
        () => false,
      );
    const own = await serving(t);
    assert.equal(await reaches('127.0.0.1', own.url), true);
    assert.equal(await reaches('127.0.0.2', own.url), false);
    if (outside) assert.equal(await reaches(outside, own.url), false);
    const open = await serving(t, { HOST: '0.0.0.0' });
    assert.equal(await reaches('127.0.0.2', open.url), true);
    if (outside) assert.equal(await reaches(outside, open.url), true);
  });

  it('keeps everything when it is stopped and started again', async (t) => {
    const data = folder(t);
    const sent = answer();
    const first = await serving(t, { DATA: data });
    const receipt = await (await post(first.url, sent)).text();
    await first.stop();
    const second = await serving(t, { DATA: data });
    const again = await post(second.url, sent);
    assert.deepEqual([again.status, await again.text()], [200, receipt]);
    assert.match(await (await organise(second.url)).text(), new RegExp(sent.id));
  });

  it('makes a token where none is given, keeps it for its own eyes, and takes it again', async (t) => {
    const data = folder(t);
    const first = await serving(t, { DATA: data, ORGANISER_TOKEN: '' });
    assert.match(first.organiserToken, /^[\w-]{20,}$/);
    const file = join(data, 'organiser-token');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(statSync(join(data, 'collector.db')).mode & 0o777, 0o600);
    assert.equal(readFileSync(file, 'utf8').trim(), first.organiserToken);
    assert.equal((await organise(first.url, first.organiserToken)).status, 200);
    await first.stop();
    assert.equal(
      (await serving(t, { DATA: data, ORGANISER_TOKEN: '' })).organiserToken,
      first.organiserToken,
    );
  });

  it('makes another token where the kept one was lost, rather than opening to everybody', async (t) => {
    const data = folder(t);
    writeFileSync(join(data, 'organiser-token'), '\n');
    const { organiserToken } = await serving(t, { DATA: data, ORGANISER_TOKEN: '' });
    assert.match(organiserToken, /^[\w-]{20,}$/);
    assert.equal(readFileSync(join(data, 'organiser-token'), 'utf8').trim(), organiserToken);
  });

  it('makes a secret for private pages once, keeps it for its own eyes, and gives the same links again', async (t) => {
    const [data, sent] = [folder(t), champion()];
    const links = [];
    for (const secret of ['', '', 'given']) {
      const { url, stop } = await serving(t, { DATA: data, SECRET: secret });
      const { mine = '' } = (await (await post(url, sent)).json()) as { mine?: string };
      assert.ok(mine.startsWith(`${url}/mine#${sent.id}.`));
      links.push(mine.slice(mine.indexOf('#')));
      await stop();
    }
    const file = join(data, 'secret');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match(readFileSync(file, 'utf8'), /^[\w-]{43}\n$/);
    assert.equal(links[1], links[0]);
    assert.notEqual(links[2], links[0]);
  });

  describe('with somebody in its register whose time is up', () => {
    const HOUR_MS = 3_600_000;
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

    /**
     * A data folder with one person in it, who is due since the given time; and what the start of a
     * collector logs.
     */
    const startWithOneDue = async (t: TestContext, seenAsDueAt?: string, linesLogged = 0) => {
      const data = folder(t);
      const file = join(data, 'collector.db');
      const store = await openSqliteStore(file);
      await store.submissions.add(
        entry(champion(), {
          receipt: { id: '', reference: '', receivedAt: '2020-01-01T00:00:00.000Z' },
        }),
      );
      const [person] = (await store.people.list('edgbaston', { limit: 1 })).people;
      if (seenAsDueAt) {
        const due = [{ subject: person?.id ?? '', reason: 'last-contact' as const }];
        await store.retention.mark('edgbaston', due, seenAsDueAt);
        await store.retention.saveRound('edgbaston', {
          lastLookAt: hoursAgo(1),
          lastDeletionAt: null,
        });
      }
      await store.close();
      const { logger, lines } = keepLog();
      const { stop } = await serving(t, { DATA: data }, '/nowhere', logger);
      const told = () => lines.filter((line) => line.startsWith('retention'));
      while (told().length < linesLogged) await setTimeout(20);
      await stop();
      const after = await openSqliteStore(file);
      t.after(() => after.close());
      return {
        log: told(),
        left: (await after.people.list('edgbaston', { limit: 9 })).people.length,
        marks: await after.retention.marks('edgbaston'),
      };
    };

    it('deletes nobody at its start, and remembers since when they are due', async (t) => {
      const { log, left, marks } = await startWithOneDue(t);
      assert.deepEqual(log, []);
      assert.equal(left, 1);
      assert.deepEqual(
        marks.map(({ reason }) => reason),
        ['last-contact'],
      );
    });

    it('deletes them at its start once every look for twenty hours saw them as due', async (t) => {
      const { log, left } = await startWithOneDue(t, hoursAgo(21), 1);
      assert.deepEqual(log, ['retention: 1 people of edgbaston deleted']);
      assert.equal(left, 0);
    });
  });

  it('tells a webhook of a new sign-up', async (t) => {
    const hook = createServer().listen(0);
    await once(hook, 'listening');
    t.after(() => (hook.closeAllConnections(), hook.close()));
    const host = `localhost:${(hook.address() as AddressInfo).port}`;
    const { url } = await serving(t, { NOTIFY_WEBHOOK: `http://${host}`, ALLOW_PRIVATE: host });
    const told = once(hook, 'request') as Promise<[IncomingMessage, ServerResponse]>;
    await post(url, champion());
    const [request, response] = await told;
    assert.match(await text(request), /"kind":"champion-signup"/);
    response.end();
  });

  it('takes the token that is given, and writes it nowhere', async (t) => {
    const [data, given] = [folder(t), 'a-token-that-was-given'];
    const { organiserToken, url } = await serving(t, { DATA: data, ORGANISER_TOKEN: given });
    assert.equal(organiserToken, given);
    assert.equal((await organise(url, given)).status, 200);
    assert.throws(() => statSync(join(data, 'organiser-token')), /ENOENT/);
  });

  it('goes by the public address that others use', async (t) => {
    const { url } = await serving(t, { PUBLIC_URL: 'https://collector.example/' });
    assert.equal(url, 'https://collector.example');
  });

  it('serves the files of the embed script under their names and under their version', async (t) => {
    const embed = folder(t);
    writeFileSync(join(embed, 'campaign-widgets.js'), 'export {};\n');
    writeFileSync(join(embed, 'notes.md'), 'not for pages');
    const data = folder(t);
    const { url } = await serving(t, { DATA: data }, embed);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const build = readdirSync(join(data, 'builds'))[0] ?? '';
    assert.match(build, new RegExp(`^${version}-[0-9a-f]{8}$`));
    for (const path of ['campaign-widgets.js', `${build}/campaign-widgets.js`]) {
      const response = await fetch(`${url}/${path}`, {
        headers: { 'Accept-Encoding': 'identity' },
      });
      assert.equal(response.status, 200, path);
      assert.equal(await response.text(), 'export {};\n');
      assert.equal(
        response.headers.get('Cache-Control')?.includes('immutable'),
        path.includes('/'),
        path,
      );
    }
    const small = await fetch(`${url}/campaign-widgets.js`, {
      headers: { 'Accept-Encoding': 'br' },
    });
    assert.equal(small.headers.get('Content-Encoding'), 'br');
    assert.equal(await small.text(), 'export {};\n');
    assert.equal((await fetch(`${url}/notes.md`)).status, 404);
  });

  it('serves every document of the folder', async (t) => {
    const { url } = await serving(t, {
      CAMPAIGNS: campaigns(t, {
        'a.json': edgbaston(),
        'b.json': { ...edgbaston(), id: 'selly-oak' },
        'read-me.md': 'not JSON',
      }),
    });
    for (const id of ['edgbaston', 'selly-oak'])
      assert.equal((await fetch(`${url}/campaigns/${id}`)).status, 200);
  });

  it('takes a changed document under a new version, and still the answers to the old one', async (t) => {
    const data = folder(t);
    await (await serving(t, { DATA: data })).stop();
    const { url } = await serving(t, {
      DATA: data,
      CAMPAIGNS: campaigns(t, { 'a.json': { ...publishedAtOnce(), version: 2, minimumAge: 18 } }),
    });
    assert.equal((await post(url, answer({ campaignVersion: 1 }))).status, 201);
    assert.match(await (await organise(url)).text(), /"state":"counted"/);
  });
});

describe('a document that is wrong', () => {
  const good = { ...edgbaston(), id: 'selly-oak' };
  const statusOf = async (url: string, id: string) =>
    (await fetch(`${url}/campaigns/${id}`)).status;
  /** Starts with a good document beside this one. @returns what the log says of the wrong one */
  const startBeside = async (t: TestContext, document: unknown, env: Environment = {}) => {
    const logged = silence(t);
    const CAMPAIGNS = campaigns(t, { 'edgbaston.json': document, 'selly-oak.json': good });
    const running = await serving(t, { CAMPAIGNS, ...env });
    assert.equal(await statusOf(running.url, 'selly-oak'), 200, 'the other one is served');
    return { ...running, told: logged().join('\n') };
  };

  it('stops neither the others nor the collector: no JSON', async (t) => {
    const { url, told } = await startBeside(t, '{"id": ');
    assert.match(told, /edgbaston\.json is not taken:\n.*is not JSON/);
    assert.equal(await statusOf(url, 'edgbaston'), 404);
  });

  it('is told with the key and what to write instead', async (t) => {
    const { told } = await startBeside(t, {
      ...edgbaston(),
      endpoint: 'http://party.example/submissions',
    });
    assert.match(
      told,
      /edgbaston\.json is not taken:\n {2}line 1, column \d+: endpoint must be an https: address/,
    );
  });

  it('is not taken where its version was published with other content, and says what to do', async (t) => {
    const data = folder(t);
    await (await serving(t, { DATA: data })).stop();
    const changed = { ...publishedAtOnce(), minimumAge: 18 };
    const { url, told } = await startBeside(t, changed, { DATA: data });
    assert.match(told, /"edgbaston" was published as version 1 .*Raise "version" to 2/);
    const response = await fetch(`${url}/campaigns/edgbaston`);
    const served = (await response.json()) as { minimumAge: number };
    assert.equal(served.minimumAge, 16);
  });

  it('is shown to the owner, and to nobody else', async (t) => {
    const { url } = await startBeside(t, { ...edgbaston(), endpoint: 'http://party.example/x' });
    const response = await fetch(`${url}/organiser`, {
      headers: { ...HTML, Authorization: `Bearer ${TOKEN}` },
    });
    const page = await response.text();
    assert.match(page, /edgbaston\.json/);
    assert.match(page, /endpoint must be an https: address/);
    assert.doesNotMatch(await (await fetch(url)).text(), /edgbaston\.json/);
  });

  it('is no reason not to start where it is the only one, or the folder is empty', async (t) => {
    for (const files of [{ 'a.json': 'no JSON' }, {}]) {
      silence(t);
      const { url } = await serving(t, { CAMPAIGNS: campaigns(t, files) });
      assert.match(await (await fetch(url)).text(), /No campaign is here yet/);
    }
  });
});

describe('a collector before its first campaign', () => {
  it('starts again, and refuses another database that is as empty, however often it is tried', async (t) => {
    silence(t);
    const [DATA, CAMPAIGNS] = [folder(t), campaigns(t, {})];
    const first = await serving(t, { DATA, CAMPAIGNS });
    await first.stop();
    const second = await serving(t, { DATA, CAMPAIGNS });
    assert.equal((await fetch(`${second.url}/healthz`)).status, 200);
    await second.stop();
    for (const name of ['collector.db', 'collector.db-wal', 'collector.db-shm'])
      rmSync(join(DATA, name), { force: true });
    await (await openSqliteStore(join(DATA, 'collector.db'))).close();
    for (let tries = 0; tries < 2; tries++)
      await assert.rejects(
        serving(t, { DATA, CAMPAIGNS }),
        /collector\.db is empty, but the token/,
      );
  });
});

describe('a collector that was told of no folder of campaigns', () => {
  it('starts where there is none, and says so once', async (t) => {
    const { logger, lines } = keepLog();
    const start = process.cwd();
    // The default is a folder where the collector is started.
    process.chdir(folder(t));
    const running = await serveCollector(
      { PORT: '0', DATA: folder(t), ORGANISER_TOKEN: TOKEN },
      '/nowhere',
      logger,
    ).finally(() => process.chdir(start));
    t.after(() => running.stop());
    const told = lines.filter((line) => line.startsWith('campaigns: there is no folder'));
    assert.equal(told.length, 1, lines.join('\n'));
    assert.match(told[0] ?? '', /campaigns".*\/organiser\/new-campaign/);
    const headers = { Authorization: `Bearer ${TOKEN}` };
    assert.equal((await fetch(`${running.url}/organiser/new-campaign`, { headers })).status, 200);
  });
});

describe('a collector that cannot start', () => {
  const refusal = (t: TestContext, env: Environment) =>
    serveCollector(
      { PORT: '0', DATA: folder(t), CAMPAIGNS: 'demo/campaigns', ORGANISER_TOKEN: TOKEN, ...env },
      '/nowhere',
    ).then(
      async ({ stop }) => (await stop(), assert.fail('it started')),
      (wrong: unknown) => (wrong as Error).message,
    );

  it('says what is missing to tell anybody', async (t) => {
    const wrong: [Environment, RegExp][] = [
      [{ NOTIFY_WEBHOOK: 'hooks.example' }, /^NOTIFY_WEBHOOK must be an address/],
      [
        { ALLOW_PRIVATE: 'postcodes' },
        /^ALLOW_PRIVATE must be hosts with their ports, .* not "postcodes"/,
      ],
      [{ ALLOW_PRIVATE: 'http://postcodes:80' }, /^ALLOW_PRIVATE must be hosts/],
      [
        { SMTP_URL: 'mail.example:25', SMTP_FROM: 'a@x.example' },
        /^SMTP_URL must be an address like smtps:/,
      ],
      [{ SMTP_URL: 'smtp://mail.example' }, /^SMTP_FROM must be given with SMTP_URL/],
      [{ NOTIFY_TO: 'a@x.example' }, /^SMTP_URL must be given with NOTIFY_TO/],
    ];
    for (const [env, message] of wrong) assert.match(await refusal(t, env), message);
  });

  it('names the variable that is wrong and what was given', async (t) => {
    for (const [name, given] of [
      ['PORT', 'http'],
      ['PORT', '-1'],
      ['PORT', '70000'],
      ['PORT', '8787.5'],
      ['RATE_LIMIT', 'none'],
      ['RATE_LIMIT', '0'],
      ['TRUST_PROXY', 'yes'],
      ['LEAST_SECONDS', 'soon'],
    ] as const) {
      const message = await refusal(t, { [name]: given });
      assert.match(message, new RegExp(`^${name}\\b.*must be a whole number.*"${given}"`), message);
    }
  });

  it('asks for a longer organiser token where it could be guessed', async (t) => {
    for (const token of ['a', 'nineteen-characters', '  much-too-short          ']) {
      const message = await refusal(t, { ORGANISER_TOKEN: token });
      assert.match(message, /^ORGANISER_TOKEN must have at least 20 characters/, token);
    }
    const data = folder(t);
    writeFileSync(join(data, 'organiser-token'), 'short\n');
    assert.match(
      await refusal(t, { DATA: data, ORGANISER_TOKEN: '' }),
      /organiser-token must have at least 20 characters/,
    );
  });

  it('names the host that is no address of this machine', async (t) => {
    for (const HOST of ['192.0.2.1', 'no-such-host.invalid'])
      assert.match(await refusal(t, { HOST }), new RegExp(`^HOST must be an address.*"${HOST}"`));
  });

  it('names the folder that is missing', async (t) => {
    assert.match(
      await refusal(t, { CAMPAIGNS: '/no/such/folder' }),
      /CAMPAIGNS.*"\/no\/such\/folder"/,
    );
  });

  it('names the port that is taken, and lets the database go', async (t) => {
    const other = createServer().listen(0);
    t.after(() => other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const data = folder(t);
    assert.match(
      await refusal(t, { DATA: data, PORT: String(port) }),
      new RegExp(`port ${port} is taken.*PORT`),
    );
    assert.throws(() => statSync(join(data, 'collector.db-wal')), /ENOENT/);
  });

  it('names the database that cannot be had, and never its password', async (t) => {
    for (const [url, said] of [
      [
        'postgres://me:hunter2@127.0.0.1:1/campaign',
        /"campaign" at 127\.0\.0\.1:1 can't be opened/,
      ],
      ['postgres://me:hunter2@db.invalid/campaign', /db\.invalid/],
      ['me:hunter2@db', /DATABASE_URL must be like/],
    ] as const) {
      const data = folder(t);
      const message = await refusal(t, { DATA: data, DATABASE_URL: url });
      assert.match(message, said);
      assert.doesNotMatch(message, /hunter2/);
      assert.throws(() => statSync(join(data, 'collector.db')), /ENOENT/);
    }
  });

  it('names a data folder that is no folder', async (t) => {
    const place = folder(t);
    writeFileSync(join(place, 'data'), '');
    assert.match(await refusal(t, { DATA: join(place, 'data') }), new RegExp(join(place, 'data')));
    mkdirSync(join(place, 'other', 'collector.db'), { recursive: true });
    assert.match(
      await refusal(t, { DATA: join(place, 'other') }),
      new RegExp(join(place, 'other', 'collector.db')),
    );
  });
});
