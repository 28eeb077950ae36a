import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createProbes } from '../../../src/collector/doctor/probe.ts';
import type { ServiceFetch } from '../../../src/collector/http/service-fetch.ts';
import { openCollector } from '../harness.ts';

const SECRET = 'the-secret-of-this-test';
const NOW = new Date('2026-12-01T10:00:00.000Z');

/** A collector, and the ticket that another one of the same data sends it. */
async function scene(secret: string, at = NOW) {
  const { app } = await openCollector({ secret: SECRET, now: () => NOW, trustProxy: 1 });
  let headers: Record<string, string> = {};
  const fetchService: ServiceFetch = (url, request = {}) => {
    headers = request.headers ?? {};
    return Promise.resolve(app.request(new URL(url).pathname, { headers }));
  };
  const probes = createProbes({ secret, trustProxy: 0, now: () => at });
  const answer = await probes.ask('https://collector.example', fetchService);
  const health = async (changed: Record<string, string>) =>
    (await app.request('/healthz', { headers: changed })).json() as Promise<unknown>;
  return { answer, health, headers };
}

describe('what /healthz says to the doctor', () => {
  it('is how the request came, to a collector of the same SECRET', async () => {
    const { answer } = await scene(SECRET);
    assert.deepEqual(answer, {
      kind: 'same',
      arrival: { host: 'localhost', forwardedFor: 0, trustProxy: 1 },
    });
  });

  it('is no more than to anybody for another SECRET, an old ticket or a changed one', async () => {
    assert.deepEqual((await scene('another-secret')).answer, { kind: 'other' });
    const old = new Date(NOW.getTime() - 61_000);
    assert.deepEqual((await scene(SECRET, old)).answer, { kind: 'other' });
    const { health, headers } = await scene(SECRET);
    const [[name, ticket] = ['', '']] = Object.entries(headers);
    assert.ok('arrival' in ((await health({ [name]: ticket })) as object));
    for (const changed of [ticket.replace(/^\d/, '9'), `${ticket}x`, '', 'x'.repeat(5_000)])
      assert.deepEqual(Object.keys((await health({ [name]: changed })) as object), [
        'status',
        'version',
      ]);
  });

  it('is not believed from whoever repeats the answer to another ticket', async () => {
    const { health, headers } = await scene(SECRET);
    const repeated = await health(headers);
    const probes = createProbes({ secret: SECRET, trustProxy: 0, now: () => NOW });
    const answer = await probes.ask('https://thief.example', () =>
      Promise.resolve(Response.json(repeated)),
    );
    assert.deepEqual(answer, { kind: 'other' });
  });
});
