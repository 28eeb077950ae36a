import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createKioskKeys } from '../../../src/collector/kiosk/kiosk-keys.ts';
import { listen } from '../../../src/collector/http/listen.ts';
import type { CollectorOptions } from '../../../src/collector/index.ts';
import type { Problem } from '../../../src/contract/index.ts';
import { sealEntry } from '../../../src/kiosk/seal-entry.ts';
import { SendQueue } from '../../../src/kiosk/send-queue.ts';
import type { SealedEntry } from '../../../src/kiosk/tablet-store.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { type Open, openCollector, problemsOf } from '../harness.ts';
import { addCodes, closeBallot, openBallot, SECRET, WHILE_OPEN } from '../ballots/open-ballot.ts';
import { sealFor } from './sealed-vote.ts';

const DEVICES = '/campaigns/edgbaston/ballots/september/devices';
const AFTER_CLOSE = '2027-09-12T18:00:00Z';
const A_DAY_LATER = '2027-09-13T15:31:00Z';

interface Credentials {
  id: string;
  key: string;
}

/** A collector with an open ballot, slips for its event, and a clock that can be set. */
async function openScene(options: Partial<CollectorOptions> = {}) {
  let now = WHILE_OPEN;
  const collector = await openCollector({ secret: SECRET, now: () => now, ...options });
  await openBallot(collector.store);
  const codes = await addCodes(collector.store, 20, { event: 'st-peters' });
  const json = { 'Content-Type': 'application/json' };
  const post = async (path: string, body: unknown) =>
    collector.app.request(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
  const send = async ({ id, key }: Credentials, sealed: string, waiting?: number) =>
    post('/kiosk/submissions', { device: id, key, sealed, waiting });
  return {
    ...collector,
    codes,
    json: post,
    send,
    setTime: (time: string) => {
      now = new Date(time);
    },
    async makeTablet(label = 'Hall 1'): Promise<Credentials> {
      const made = await collector.organise(DEVICES, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ label }),
      });
      assert.equal(made.status, 201);
      return (await made.json()) as Credentials;
    },
    /** Casts a new vote with a code on a tablet. */
    cast: async (tablet: Credentials, code: string) => send(tablet, await sealFor(vote({ code }))),
    async listed() {
      const response = await collector.organise(DEVICES);
      const { devices } = (await response.json()) as {
        devices: { id: string; sent: number; waiting: number; refused: number }[];
      };
      return devices;
    },
    votes: () => collector.store.ballots.countSpent('edgbaston', 'september'),
  };
}

describe('a tablet of a ballot', () => {
  it('is set up by a helper of the hall, and its browser is signed out', async () => {
    const scene = await openScene();
    const signedIn = await scene.app.request('/organiser/sign-in', {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      body: new URLSearchParams({ token: 'the-token-of-this-test', name: 'Ada' }),
    });
    const cookie = /organiser=[^;]+/.exec(signedIn.headers.get('Set-Cookie') ?? '')?.[0] ?? '';
    const organise = (init: RequestInit = {}) =>
      scene.app.request(`/organiser${DEVICES}`, {
        ...init,
        headers: { Cookie: cookie, 'Content-Type': 'application/json' },
      });
    assert.equal((await organise()).status, 200);
    const body = JSON.stringify({ label: 'Hall 1' });
    const made = await organise({ method: 'POST', body });
    assert.equal(made.status, 201);
    assert.match(made.headers.get('Set-Cookie') ?? '', /organiser=;.*Max-Age=0/);
    assert.equal((await organise()).status, 401, 'the session has ended on the server too');
  });

  it('brings a vote, and the same entry again gets the same answer', async () => {
    const scene = await openScene();
    const tablet = await scene.makeTablet();
    const [code = ''] = scene.codes;
    const sealed = await sealFor(vote({ code }));
    assert.equal((await scene.send(tablet, sealed, 4)).status, 201);
    assert.equal((await scene.send(tablet, sealed, 4)).status, 200);
    assert.equal(await scene.votes(), 1);
    const [listed] = await scene.listed();
    assert.deepEqual([listed?.sent, listed?.waiting, listed?.refused], [1, 4, 0]);
  });

  it('loses to another tablet with the same code, whichever comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const scene = await openScene();
      const tablets = [await scene.makeTablet('Hall 1'), await scene.makeTablet('Hall 2')];
      const [code = ''] = scene.codes;
      const [first, second] = order.map((at) => tablets[at] as Credentials) as [
        Credentials,
        Credentials,
      ];
      assert.equal((await scene.cast(first, code)).status, 201);
      const lost = await sealFor(vote({ code }));
      for (const _ of [1, 2]) assert.equal((await scene.send(second, lost)).status, 409);
      assert.equal(await scene.votes(), 1);
      const listed = await scene.listed();
      const of = ({ id }: Credentials) => listed.find((device) => device.id === id);
      assert.deepEqual([of(first)?.sent, of(first)?.refused], [1, 0]);
      assert.deepEqual([of(second)?.sent, of(second)?.refused], [0, 1], 'counted once');
    }
  });

  it('brings what waited on it for a day after the close, and nobody else does', async () => {
    const scene = await openScene();
    const tablet = await scene.makeTablet();
    const [waited = '', onPhone = '', late = ''] = scene.codes;
    scene.setTime(AFTER_CLOSE);
    await closeBallot(scene.store);
    assert.equal((await scene.post(vote({ code: onPhone }, { channel: 'event' }))).status, 422);
    assert.equal((await scene.cast(tablet, waited)).status, 201);
    scene.setTime(A_DAY_LATER);
    const refused = await scene.cast(tablet, late);
    assert.equal(refused.status, 422);
    assert.deepEqual(
      (await problemsOf(refused)).map(({ path, code }: Problem) => `${path} ${code}`),
      ['ballot closed'],
    );
    assert.equal(await scene.votes(), 1);
  });

  it('brings nothing once the count has begun', async () => {
    const scene = await openScene();
    const tablet = await scene.makeTablet();
    const key = { campaign: 'edgbaston', id: 'september' };
    const act = { what: 'counting', by: 'Ada', at: AFTER_CLOSE, detail: {} };
    await closeBallot(scene.store);
    await scene.store.ballots.move(key, { from: ['closed'], to: 'counting' }, act);
    assert.equal((await scene.cast(tablet, scene.codes[0] ?? '')).status, 422);
    assert.equal(await scene.votes(), 0);
  });

  it('is taken from nobody without its key, and is gone once it is written off', async () => {
    const scene = await openScene();
    const tablet = await scene.makeTablet();
    const sealed = await sealFor(vote({ code: scene.codes[0] ?? '' }));
    const wrong = { ...tablet, key: 'x'.repeat(43) };
    assert.equal((await scene.send(wrong, sealed)).status, 401);
    const writeOff = await scene.organise(`${DEVICES}/${tablet.id}/write-off`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ reason: 'It was stolen.' }),
    });
    assert.equal(writeOff.status, 204);
    assert.equal((await scene.send(tablet, sealed)).status, 410);
    assert.equal(await scene.votes(), 0);
  });

  it('keeps what was sealed for another ballot or another secret: it may be opened elsewhere', async () => {
    const scene = await openScene();
    const tablet = await scene.makeTablet();
    const submission = vote({ code: scene.codes[0] ?? '' });
    const place = { campaign: 'edgbaston', ballot: 'september' };
    const otherKey = createKioskKeys('another secret').publicKeyOf(place);
    const text = JSON.stringify(submission);
    for (const sealed of [
      await sealFor(submission, 'october'),
      await sealEntry(text, otherKey, 'edgbaston/september'),
      'AAAA',
    ])
      assert.equal((await scene.send(tablet, sealed)).status, 400);
    assert.deepEqual([await scene.votes(), (await scene.listed())[0]?.refused], [0, 0]);
  });

  it('has a limit of its own, so that a hall behind one address goes on', async () => {
    const scene = await openScene({ rateLimit: 3 });
    const tablet = await scene.makeTablet();
    const other = await scene.makeTablet('Hall 2');
    const [one = '', two = '', three = '', four = ''] = scene.codes;
    for (const code of [one, two, three])
      assert.equal((await scene.cast(tablet, code)).status, 201);
    const full = await scene.cast(tablet, four);
    assert.equal(full.status, 429);
    assert.ok(Number(full.headers.get('Retry-After')) > 0);
    assert.equal((await scene.cast(other, four)).status, 201);
  });

  it('is told which codes are unused, by 16 bits of each and until when they count', async () => {
    const scene = await openScene();
    const { id: device, key } = await scene.makeTablet();
    const answer = await scene.json('/kiosk/reports', { device, key, waiting: 0 });
    assert.equal(answer.status, 200);
    const { codes } = (await answer.json()) as {
      codes: { closes: string; fingerprints: string }[];
    };
    assert.deepEqual(
      codes.map(({ closes, fingerprints }) => [
        closes,
        Buffer.from(fingerprints, 'base64url').length,
      ]),
      [['2027-09-12T15:30:00Z', 40]],
    );
  });
});

describe('what waits on a tablet', () => {
  it('arrives once each, 300 of 300, through a network that fails half the time', async (t) => {
    const scene = await openScene();
    const tablet = await scene.makeTablet();
    const codes = await addCodes(scene.store, 300, { event: 'st-peters' });
    const url = await serveFlaky(t, scene.app);
    const entries = new Map<string, SealedEntry>();
    for (const code of codes) {
      const id = crypto.randomUUID();
      const sealed = await sealFor(vote({ code }));
      entries.set(id, { id, place: 'edgbaston/september', sealed });
    }
    const queue = new SendQueue({
      store: {
        entries: () => Promise.resolve([...entries.values()]),
        remove: (id) => Promise.resolve(void entries.delete(id)),
      },
      post: async (sealed, waiting) => {
        const body = JSON.stringify({ device: tablet.id, key: tablet.key, sealed, waiting });
        const headers = { 'Content-Type': 'application/json' };
        const { status } = await fetch(`${url}/kiosk/submissions`, {
          ...{ method: 'POST', headers, body },
        });
        return { status, retryAfterMs: undefined };
      },
      // The pauses are left out: what they are for is another test.
      schedule: (_, callback) => {
        setImmediate(callback);
        return () => undefined;
      },
      onChange: () => undefined,
      now: () => Date.now(),
    });
    await queue.send();
    while (entries.size > 0) await delay(20);
    assert.equal(await scene.votes(), 300);
    assert.equal(await scene.store.ballots.deleteVotes('edgbaston', 'september'), 300);
    const [listed] = await scene.listed();
    assert.deepEqual([listed?.sent, listed?.refused, listed?.waiting], [300, 0, 0]);
  });
});

/** Half of all requests fail: some before they arrive, some on the way back. */
async function serveFlaky(t: TestContext, app: Open['app']): Promise<string> {
  let turn = 0;
  const server = await listen(
    async (request) => {
      turn++;
      if (turn % 4 === 1) return new Response('Bad gateway', { status: 502 });
      const response = await app.fetch(request);
      return turn % 4 === 3 ? new Response('Gateway timeout', { status: 504 }) : response;
    },
    { host: '127.0.0.1', port: 0 },
  );
  if (!server.listening) await once(server, 'listening');
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
