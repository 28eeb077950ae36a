import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createConsoleLogger, type Logger } from '../../src/collector/index.ts';
import { champion } from '../contract/examples.ts';
import { openCollector, standIn, TOKEN } from './harness.ts';

interface Line {
  level: string;
  fields: Record<string, unknown>;
  message: string;
}

/** A logger that keeps what it is told, as pino would write it. */
function recordingLogger(): { logger: Logger; lines: Line[] } {
  const lines: Line[] = [];
  const write = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields: fields as Record<string, unknown>, message });
  };
  return {
    lines,
    logger: { info: write('info'), warn: write('warn'), error: write('error') },
  };
}

describe('a request', () => {
  it('is one line in the log: method, pattern of the route, status and duration', async () => {
    const { logger, lines } = recordingLogger();
    const { get } = await openCollector({ logger });
    await get('/campaigns/edgbaston/results');
    assert.equal(lines.length, 1);
    const { durationMs, ...fields } = lines[0]?.fields ?? {};
    assert.deepEqual(fields, { method: 'GET', route: '/campaigns/:id/results', status: 200 });
    assert.ok(typeof durationMs === 'number' && durationMs > 0);
  });

  it('is written with its own method, HEAD as HEAD', async () => {
    const { logger, lines } = recordingLogger();
    const { app } = await openCollector({ logger });
    await app.request('/campaigns/edgbaston', { method: 'HEAD' });
    assert.equal(lines[0]?.fields.method, 'HEAD');
  });

  it('that is turned down has the status that it was answered with', async () => {
    const { logger, lines } = recordingLogger();
    const { get, app } = await openCollector({ logger });
    await get('/campaigns/none/results');
    await app.request('/organiser/campaigns/edgbaston/people');
    await get('/nothing/here');
    assert.deepEqual(
      lines.map(({ fields }) => [fields.route, fields.status]),
      [
        ['/campaigns/:id/*', 404],
        ['/organiser/*', 401],
        ['/*', 404],
      ],
    );
  });

  it('leaves nothing of a person, a token or a search in the log', async () => {
    const { logger, lines } = recordingLogger();
    const { post, organise, app } = await openCollector({
      logger,
      secret: 'the secret of this test',
    });
    const signup = champion();
    const receipt = (await (await post(signup)).json()) as { reference: string; mine: string };
    const key = receipt.mine.split('#')[1];
    const forwarded = { 'X-Forwarded-For': '203.0.113.7' };
    await organise(`/campaigns/edgbaston/people/${signup.id}`, { headers: forwarded });
    await organise('/campaigns/edgbaston/people?search=Ayesha');
    await app.request('/mine/show', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: key }),
    });
    assert.equal(lines.filter(({ message }) => message === 'request').length, 4);
    const log = JSON.stringify(lines);
    const { name, email = '', phone = '' } = signup.answers;
    for (const secret of [signup.id, receipt.reference, key, name, email, phone, TOKEN])
      assert.ok(!secret || !log.includes(secret), `the log holds "${secret}"`);
    for (const secret of ['Ayesha', '203.0.113.7']) assert.ok(!log.includes(secret));
  });

  it('that fails is told as an error, by its route and with its cause', async () => {
    const { logger, lines } = recordingLogger();
    const { store } = await openCollector();
    const broken = standIn(store, {
      people: { find: () => Promise.reject(new Error('disk I/O error')) },
    });
    const { organise } = await openCollector({ store: broken, logger });
    await organise('/campaigns/edgbaston/people/somebody');
    const error = lines.find(({ level }) => level === 'error');
    assert.match(error?.message ?? '', /^GET \/organiser\/campaigns\/:id\/people\/:person\/?: /);
    assert.equal((error?.fields.cause as Error).message, 'disk I/O error');
  });
});

describe('the logger of the console', () => {
  it('is the only one that writes there, but for the command line', () => {
    const sources = readdirSync('src/collector', { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts') && !/^(dist|node_modules|cli)\//.test(name));
    const writing = sources.filter((name) =>
      /\bconsole(\.\w|\[|\?\.)/.test(readFileSync(`src/collector/${name}`, 'utf8')),
    );
    assert.deepEqual(writing, ['http/logger.ts']);
  });

  it('writes a line with the fields, and leaves requests out unless it is told to', (t) => {
    const { mock } = t.mock.method(console, 'log', () => undefined);
    createConsoleLogger().info({ route: '/healthz', status: 200 }, 'request');
    assert.equal(mock.callCount(), 0);
    createConsoleLogger({ level: 'info' }).info({ route: '/healthz', status: 200 }, 'request');
    assert.deepEqual(mock.calls[0]?.arguments, ['request route=/healthz status=200']);
  });

  it('writes warnings and errors beside what is of interest, the cause as it is', (t) => {
    const { mock } = t.mock.method(console, 'error', () => undefined);
    const cause = new Error('no disk');
    createConsoleLogger().error({ cause }, 'It failed');
    assert.deepEqual(mock.calls[0]?.arguments, ['It failed', cause]);
  });
});
