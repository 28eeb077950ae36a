import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../../src/collector/index.ts';
import { BallotKeys, spenderOf } from '../../../src/collector/ballots/ballot-keys.ts';
import { firstBrokenLine } from '../../../src/collector/ballots/ballot-log.ts';
import {
  doubtOfDevices,
  isSettled,
  type NewDevice,
} from '../../../src/collector/kiosk/device-records.ts';
import { codeFingerprint } from '../../../src/contract/index.ts';
import { addCodes, closeBallot, openBallot, SECRET } from '../ballots/open-ballot.ts';

const KEY = { campaign: 'edgbaston', id: 'september' };
const AT = '2027-09-11T12:34:56.000Z';
const act = (what: string) => ({ what, by: 'Ada', at: AT, detail: {} });
const MOST = 3;

const tablet = (id: string, changes: Partial<NewDevice> = {}): NewDevice => ({
  id,
  campaign: KEY.campaign,
  ballot: KEY.id,
  label: `Tablet ${id}`,
  keyHash: `hash of ${id}`,
  publicKey: 'point',
  ...changes,
});

/** What defines the part of a store that keeps the tablets of a hall. */
export function devicesConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  const open = async (t: TestContext) => {
    const store = await fresh(t);
    await openBallot(store);
    return { store, ...store };
  };

  describe(`${name}: tablets of a hall`, () => {
    it('are added with a line in the log, up to a number', async (t) => {
      const { devices, ballots } = await open(t);
      assert.equal(await devices.add(tablet('b'), act('device'), MOST), true);
      assert.equal(await devices.add(tablet('a'), act('device'), MOST), true);
      assert.equal(await devices.add(tablet('c'), act('device'), MOST), true);
      assert.equal(await devices.add(tablet('d'), act('device'), MOST), false);
      assert.equal(await devices.add(tablet('e', { ballot: '' }), act('device'), MOST), true);
      const listed = await devices.list(KEY.campaign, KEY.id);
      assert.deepEqual(
        listed.map(({ id, sent, waiting, refused }) => [id, sent, waiting, refused]),
        [
          ['a', 0, 0, 0],
          ['b', 0, 0, 0],
          ['c', 0, 0, 0],
        ],
      );
      const log = await ballots.log(KEY.campaign, KEY.id);
      assert.equal(log.filter(({ what }) => what === 'device').length, 3);
      assert.equal(firstBrokenLine(log), undefined);
    });

    it('report what waits on them, to the minute', async (t) => {
      const { devices } = await open(t);
      await devices.add(tablet('a'), act('device'), MOST);
      assert.equal((await devices.find('a'))?.seenAt, undefined);
      assert.equal(await devices.report('a', { waiting: 12, at: AT }), true);
      const found = await devices.find('a');
      assert.deepEqual([found?.waiting, found?.seenAt], [12, '2027-09-11T12:34Z']);
      assert.equal(await devices.report('nobody', { waiting: 1, at: AT }), false);
    });

    it('count a vote with the code that it spends, and a refused one once', async (t) => {
      const { store, devices, ballots } = await open(t);
      const [code = ''] = await addCodes(store, 1);
      await devices.add(tablet('a'), act('device'), MOST);
      const cast = {
        campaign: KEY.campaign,
        ballot: KEY.id,
        hash: new BallotKeys(SECRET).hashOf(code),
        spentOn: '2027-09-11',
        ...{ how: 'event' as const, source: null, device: 'a' },
        ...{ contest: 'harborne', choices: ['litter'] },
      };
      const spentBy = spenderOf(randomUUID());
      assert.equal(await ballots.cast({ ...cast, spentBy }), 'cast');
      assert.equal(await ballots.cast({ ...cast, spentBy }), 'same');
      const other = spenderOf(randomUUID());
      assert.equal(await ballots.cast({ ...cast, spentBy: other }), 'spent');
      await devices.refuse('a', other, 'code-spent');
      await devices.refuse('a', other, 'code-spent');
      const found = await devices.find('a');
      assert.deepEqual([found?.sent, found?.refused], [1, 1]);
      const refused = await devices.countRefused(KEY.campaign, KEY.id);
      assert.deepEqual(refused, { 'code-spent': 1 });
    });

    it('are written off with a reason, once; what waited on them is in doubt', async (t) => {
      const { devices, ballots } = await open(t);
      await devices.add(tablet('a'), act('device'), MOST);
      await devices.report('a', { waiting: 4, at: AT });
      const writeOff = () =>
        devices.writeOff(KEY, 'a', { ...act('device-written-off'), reason: 'It was stolen.' });
      assert.equal(await writeOff(), true);
      assert.equal(await writeOff(), false);
      assert.equal(await devices.report('a', { waiting: 0, at: AT }), false, 'it is too late');
      const [found] = await devices.list(KEY.campaign, KEY.id);
      assert.deepEqual(found?.writtenOff, {
        on: '2027-09-11',
        by: 'Ada',
        reason: 'It was stolen.',
      });
      assert.equal(doubtOfDevices(await devices.list(KEY.campaign, KEY.id)), 4);
      const line = (await ballots.log(KEY.campaign, KEY.id)).at(-1);
      assert.deepEqual(line?.detail, { label: 'Tablet a', waiting: 4, reason: 'It was stolen.' });
    });

    it('are settled once they report after the close that nothing waits', async (t) => {
      const { store, devices } = await open(t);
      await devices.add(tablet('a'), act('device'), MOST);
      await devices.report('a', { waiting: 2, at: '2027-09-12T15:29:00.000Z' });
      await closeBallot(store);
      const closes = '2027-09-12T15:30:00Z';
      const settled = async () => {
        const found = await devices.find('a');
        return found && isSettled(found, closes);
      };
      assert.equal(await settled(), false);
      await devices.report('a', { waiting: 0, at: '2027-09-12T15:29:59.000Z' });
      assert.equal(await settled(), false, 'it may have taken a vote since');
      await devices.report('a', { waiting: 0, at: '2027-09-12T15:31:00.000Z' });
      assert.equal(await settled(), true);
    });

    it('are given the fingerprints of unused codes, by how long they count', async (t) => {
      const { store, devices, ballots } = await open(t);
      const slips = await addCodes(store, 3, { event: 'st-peters' });
      const others = await addCodes(store, 2);
      const [spent = ''] = others;
      await ballots.voidCode(KEY, new BallotKeys(SECRET).hashOf(spent), act('code-void'));
      const groups = await devices.unusedCodes(KEY.campaign, KEY.id);
      const of = (event: string | undefined) =>
        groups?.find((group) => group.event === event)?.fingerprints.sort();
      assert.deepEqual(of('st-peters'), slips.map(codeFingerprint).sort());
      assert.deepEqual(of(undefined), others.slice(1).map(codeFingerprint));
    });

    it('are deleted with their refusals', async (t) => {
      const { devices } = await open(t);
      await devices.add(tablet('a'), act('device'), MOST);
      await devices.refuse('a', 'some submission', 'closed');
      assert.equal(await devices.deleteAll(KEY.campaign, KEY.id), 1);
      assert.equal(await devices.find('a'), undefined);
      await devices.add(tablet('a'), act('device'), MOST);
      await devices.refuse('a', 'some submission', 'closed');
      assert.equal((await devices.find('a'))?.refused, 1);
    });

    it('of a stall are deleted some time after they were given back or written off', async (t) => {
      const { devices } = await open(t);
      for (const id of ['used', 'back', 'off', 'late'])
        await devices.add(tablet(id, { ballot: '' }), act('device'), 9);
      await devices.add(tablet('of-a-ballot'), act('device'), 9);
      for (const id of ['back', 'of-a-ballot'])
        await devices.report(id, { waiting: 0, at: AT, isClosing: true });
      await devices.report('late', {
        waiting: 0,
        at: '2027-10-01T12:00:00.000Z',
        isClosing: true,
      });
      const reason = 'It was stolen.';
      await devices.writeOff({ ...KEY, id: '' }, 'off', { ...act('device-written-off'), reason });
      assert.equal(await devices.deleteSettledBefore(KEY.campaign, '2027-09-11'), 0);
      assert.equal(await devices.deleteSettledBefore(KEY.campaign, '2027-09-12'), 2);
      const left = await devices.list(KEY.campaign, '');
      assert.deepEqual(
        left.map(({ id }) => id),
        ['late', 'used'],
      );
      assert.ok(await devices.find('of-a-ballot'));
    });
  });
}
