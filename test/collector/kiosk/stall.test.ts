import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CollectorOptions } from '../../../src/collector/index.ts';
import { answer, champion } from '../../contract/examples.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { addCodes, openBallot, SECRET } from '../ballots/open-ballot.ts';
import { openCollector, publishedAtOnce } from '../harness.ts';
import { sealFor } from './sealed-vote.ts';

const DEVICES = '/campaigns/edgbaston/devices';
const json = { 'Content-Type': 'application/json' };
const ADA = 'Ada Okafor';

interface Credentials {
  id: string;
  key: string;
}

/** A collector whose campaign is open, and a stall with tablets. */
async function openStall(options: Partial<CollectorOptions> = {}) {
  const now = () => new Date('2026-11-21T12:00:00Z');
  const collector = await openCollector({ secret: SECRET, now, ...options });
  const organise = (path: string, body: unknown) =>
    collector.organise(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
  return {
    ...collector,
    askForTablet: (label = 'Market') => organise(DEVICES, { label }),
    async makeTablet(): Promise<Credentials> {
      const made = await organise(DEVICES, { label: 'Market' });
      assert.equal(made.status, 201);
      return (await made.json()) as Credentials;
    },
    writeOff: ({ id }: Credentials) =>
      organise(`${DEVICES}/${id}/write-off`, { reason: 'It was stolen.' }),
    send: async ({ id, key }: Credentials, sealed: string, waiting?: number) =>
      collector.app.request('/kiosk/submissions', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ device: id, key, sealed, waiting }),
      }),
    async listed() {
      const { devices } = (await (await collector.organise(DEVICES)).json()) as {
        devices: { label: string; sent: number; waiting: number; refused: number }[];
      };
      return devices;
    },
    async answers() {
      const text = await (await collector.organise('/campaigns/edgbaston/responses.jsonl')).text();
      return text.split('\n').filter(Boolean);
    },
    people: async () => (await collector.organise('/campaigns/edgbaston/people.jsonl')).text(),
  };
}

describe('a tablet at a stall', () => {
  it('brings an answer and a sign-up, each once, however often they are sent', async () => {
    const stall = await openStall();
    const tablet = await stall.makeTablet();
    const sealed = await sealFor(answer({ channel: 'event' }), '');
    assert.equal((await stall.send(tablet, sealed, 1)).status, 201);
    assert.equal((await stall.send(tablet, sealed, 1)).status, 200);
    const signUp = await sealFor(champion({ channel: 'event' }), '');
    assert.equal((await stall.send(tablet, signUp, 0)).status, 201);
    assert.equal((await stall.send(tablet, signUp, 0)).status, 200);
    assert.equal((await stall.answers()).length, 1);
    assert.equal((await stall.people()).split(ADA).length, 2, 'one person');
    const [listed] = await stall.listed();
    assert.deepEqual([listed?.label, listed?.sent, listed?.waiting], ['Market', 2, 0]);
  });

  it('brings no vote, and a tablet of a ballot brings no sign-up', async () => {
    const stall = await openStall({ now: () => new Date('2027-09-11T12:00:00Z') });
    await openBallot(stall.store);
    const [code = ''] = await addCodes(stall.store, 1, { event: 'st-peters' });
    const tablet = await stall.makeTablet();
    assert.equal((await stall.send(tablet, await sealFor(vote({ code }), ''))).status, 400);
    const made = await stall.organise('/campaigns/edgbaston/ballots/september/devices', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ label: 'Hall 1' }),
    });
    const ofBallot = (await made.json()) as Credentials;
    assert.equal((await stall.send(ofBallot, await sealFor(champion()))).status, 400);
    assert.equal(await stall.store.ballots.countSpent('edgbaston', 'september'), 0);
    assert.ok(!(await stall.people()).includes(ADA));
  });

  it('brings nothing after it is written off', async () => {
    const stall = await openStall();
    const tablet = await stall.makeTablet();
    assert.equal((await stall.writeOff(tablet)).status, 204);
    assert.equal((await stall.send(tablet, await sealFor(champion(), ''))).status, 410);
    assert.ok(!(await stall.people()).includes(ADA));
  });

  it('may bring after the close what was filled in before it: an organiser decides', async () => {
    let now = '2026-11-21T12:00:00Z';
    const campaign = { ...publishedAtOnce(), closes: '2026-11-21T18:00:00Z' };
    const stall = await openStall({ campaigns: [campaign], now: () => new Date(now) });
    const tablet = await stall.makeTablet();
    now = '2026-11-22T09:00:00Z';
    const late = await sealFor(answer({ channel: 'event' }), '');
    assert.equal((await stall.send(tablet, late)).status, 201);
    const [kept = ''] = await stall.answers();
    assert.match(kept, /"held"/);
    assert.equal((await stall.askForTablet()).status, 409, 'nobody can fill anything in now');
  });

  it('is shown to organisers with what waits on it', async () => {
    const stall = await openStall();
    const tablet = await stall.makeTablet();
    await stall.app.request('/kiosk/reports', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ device: tablet.id, key: tablet.key, waiting: 12 }),
    });
    const page = await stall.organise(DEVICES, { headers: { Accept: 'text/html' } });
    const text = await page.text();
    assert.equal(page.status, 200);
    assert.match(text, /Tablets for a stall/);
    assert.match(text, /Market/);
    assert.match(text, />12</);
    assert.match(text, /href="\/kiosk\/edgbaston"/);
  });

  it('is not made by a collector that could not open what waits on it', async () => {
    const { organise } = await openCollector({ now: () => new Date('2026-11-21T12:00:00Z') });
    const made = await organise(DEVICES, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ label: 'Market' }),
    });
    assert.equal(made.status, 409);
  });
});
