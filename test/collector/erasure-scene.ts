import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Store } from '../../src/collector/index.ts';
import type { ErasureList } from '../../src/collector/people/erasure-list.ts';
import { RetentionBackups } from '../../src/collector/people/retention-backups.ts';
import { RetentionKeeper } from '../../src/collector/people/run-retention.ts';
import { CampaignDocument, type Receipt } from '../../src/contract/index.ts';
import { champion, contact, edgbaston, inviteCode } from '../contract/examples.ts';
import { openCollector, publishedAtOnce } from './harness.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const SECRET = 'the-secret-of-this-test';
const PEOPLE = '/campaigns/edgbaston/people';

/**
 * Everything that she ever gave, or that was written down of her: as it was typed, folded for
 * searching, and as keys.
 */
export const TRACES =
  /ceridwen|gwenllian|morwenna|960123|960456|960789|ystradgynlais|tonypandy|cwmtwrch|abercraf|penderyn|listening|branwen/i;

export const ceridwen = () =>
  champion(
    { page: 'https://residents.example/ceridwen' },
    {
      name: 'Ceridwen Gone',
      email: 'ceridwen@residents.example',
      phone: '01632 960123',
      inviteCode: inviteCode(),
      oneToOne: { place: 'Ystradgynlais Library' },
      organisation: { name: 'Quilters of Cwmtwrch', kind: 'faith', listed: true },
      more: { village: 'Penderyn' },
    },
  );
/** The campaign asks a champion for more, in words of their own. */
const withQuestion = () => {
  const { champion, ...document } = publishedAtOnce();
  const questions = [{ id: 'village', kind: 'text', label: 'Where did you grow up?' }];
  return { ...document, champion: { ...champion, questions } };
};

/** The same person, once more and otherwise. */
export const gwenllian = () =>
  champion(
    { assistedBy: 'Branwen' },
    {
      name: 'Gwenllian Gone',
      email: 'ceridwen@residents.example',
      phone: '01632 960456',
      inviteCode: inviteCode(),
      oneToOne: { place: 'Tonypandy Arcade' },
      organisation: { name: 'Choir of Abercraf', kind: 'faith', listed: true },
    },
  );

const listed = () => ({
  name: 'Ceridwen Gone',
  email: 'ceridwen@residents.example',
  phone: '01632 960123',
  area: 'unknown',
  areaVersion: '2025-05',
  roles: [],
  organisation: { name: 'Quilters of Cwmtwrch', kind: 'faith' as const, listed: true },
  consentSource: 'Ceridwen signed at Ystradgynlais fair',
});

interface Place {
  store: Store;
  erasures: ErasureList;
  /** Every column of every table in which a text stands. */
  columnsWith(text: RegExp): Promise<string[]>;
  /** The data folder: the database too, where it is a file of it. */
  data: string;
}
export type OpenPlace = (t: TestContext) => Promise<Place>;

export async function openScene(t: TestContext, open: OpenPlace) {
  const place = await open(t);
  const log: string[] = [];
  for (const to of ['log', 'error'] as const)
    t.mock.method(console, to, (...said: unknown[]) => log.push(said.map(String).join(' ')));
  const write = (fields: object, message: string) =>
    log.push(`${message} ${JSON.stringify(fields)}`);
  const { app, organise, post } = await openCollector({
    store: place.store,
    campaigns: [withQuestion()],
    secret: SECRET,
    publicUrl: 'https://collector.example',
    logger: { info: write, warn: write, error: write },
  });
  assert.equal((await post(champion())).status, 201);
  const ask = (path: string, token: string, body: object = {}) =>
    app.request(`/mine/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, ...body }),
    });
  return {
    ...place,
    ask,
    log,
    /** @returns the key of the private page */
    signUp: async (sent: unknown) => {
      const { mine = '' } = (await (await post(sent)).json()) as Receipt;
      return mine.slice(mine.indexOf('#') + 1);
    },
    idOf: async (name: string) => {
      const found = await organise(`${PEOPLE}?search=${encodeURIComponent(name)}`);
      return ((await found.json()) as { people: { id: string }[] }).people[0]?.id ?? 'nobody';
    },
    personOf: async (id: string) =>
      (await (await organise(`${PEOPLE}/${id}`)).json()) as { merges: { id: string }[] },
    change: async (id: string, change: object) => {
      const changed = await organise(`${PEOPLE}/changes`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ people: [id], change }),
      });
      assert.deepEqual(await changed.json(), { found: 1 });
    },
    erase: async (id: string) => {
      assert.equal((await organise(`${PEOPLE}/${id}`, { method: 'DELETE' })).status, 204);
    },
    eraseOwn: async (key: string) => {
      assert.equal((await ask('erase', key)).status, 204);
    },
  };
}
type Scene = Awaited<ReturnType<typeof openScene>>;

/**
 * Retention of a campaign that keeps people for 30 days, at a look long after and a second one a
 * day later.
 */
export async function expire({ store, data, erasures }: Scene, backups: boolean): Promise<void> {
  let now = Date.now() + 40 * DAY_MS;
  const kept = new RetentionBackups({
    folder: join(data, 'backups'),
    store,
    secret: SECRET,
    erasures,
  });
  const controller = { ...edgbaston().controller, retentionDays: 30 };
  const keeper = new RetentionKeeper({
    store,
    listCampaigns: () =>
      Promise.resolve([CampaignDocument.parse({ ...publishedAtOnce(), controller })]),
    now: () => new Date(now),
    monotonic: () => now,
    ...(backups && { backUp: (...about) => kept.write(...about) }),
    deleteOldBackups: (at) => kept.deleteOld(at),
  });
  await keeper.look();
  now += 20 * HOUR_MS;
  await keeper.look();
}

/** What an organiser and the person herself write down of her before she goes. */
export async function live(scene: Scene, key: string, name: string): Promise<string> {
  const id = await scene.idOf(name);
  await scene.change(id, { what: 'meeting', state: 'held', on: '2026-11-20', with: 'Branwen' });
  await scene.change(id, { what: 'training', course: 'Listening', on: '2026-11-20' });
  await scene.change(id, { what: 'note', text: 'Gwenllian’s cousin, of Cwmtwrch' });
  await scene.change(id, { what: 'tag', tag: 'Quilter of Penderyn' });
  await scene.change(id, { what: 'owner', owner: 'Branwen' });
  await scene.change(id, { what: 'next', on: '2026-12-01', for: 'Meet at Ystradgynlais' });
  await scene.change(id, { what: 'details', name: 'Morwenna Gone', phone: '01632 960789' });
  const own = await scene.ask('change', key, {
    answers: { oneToOne: { place: 'Tonypandy Arcade' } },
  });
  assert.equal(own.status, 200, await own.text());
  const ticked = await scene.ask('invitation', key, { showsFirstName: true });
  assert.equal(ticked.status, 200, await ticked.text());
  return id;
}

/** Ways to erase somebody: each makes the person, and gives back what erases them. */
export const WAYS: [name: string, prepare: (scene: Scene) => Promise<() => Promise<void>>][] = [
  [
    'by the organiser',
    async (scene) => {
      const id = await live(scene, await scene.signUp(ceridwen()), 'Ceridwen');
      return () => scene.erase(id);
    },
  ],
  [
    'on the private page',
    async (scene) => {
      const key = await scene.signUp(ceridwen());
      await live(scene, key, 'Ceridwen');
      return () => scene.eraseOwn(key);
    },
  ],
  [
    'by retention',
    async (scene) => {
      await live(scene, await scene.signUp(ceridwen()), 'Ceridwen');
      return () => expire(scene, false);
    },
  ],
  [
    'of a person who was merged',
    async (scene) => {
      const key = await scene.signUp(ceridwen());
      await scene.signUp(gwenllian());
      await scene.change(await scene.idOf('Gwenllian'), { what: 'merge' });
      const id = await live(scene, key, 'Ceridwen');
      return () => scene.erase(id);
    },
  ],
  [
    'of a person whom an organiser put together with another one, and who was parted again',
    async (scene) => {
      const key = await scene.signUp(ceridwen());
      const other = { ...gwenllian().answers, email: 'gwenllian@residents.example' };
      await scene.signUp({ ...gwenllian(), answers: other });
      const id = await scene.idOf('Ceridwen');
      const second = await live(scene, key, 'Gwenllian');
      for (let times = 0; times < 2; times += 1) {
        await scene.change(second, { what: 'merge', with: id });
        const { merges } = await scene.personOf(id);
        if (times === 0) await scene.change(id, { what: 'part', merge: merges[0]?.id });
      }
      return () => scene.erase(id);
    },
  ],
  [
    'of both sign-ups of a merged person, one after the other',
    async (scene) => {
      const first = await scene.signUp(ceridwen());
      const second = await scene.signUp(gwenllian());
      const id = await live(scene, second, 'Gwenllian');
      await scene.change(id, { what: 'merge' });
      return async () => {
        await scene.eraseOwn(first);
        await scene.eraseOwn(second);
      };
    },
  ],
  [
    'of who speaks for an organisation, and spoke for another before',
    async (scene) => {
      const key = await scene.signUp(ceridwen());
      const organisation = { name: 'Choir of Abercraf', kind: 'faith', listed: true };
      assert.equal((await scene.ask('change', key, { answers: { organisation } })).status, 200);
      const id = await scene.idOf('Ceridwen');
      return () => scene.erase(id);
    },
  ],
  [
    'of a sign-up that is held',
    async (scene) => {
      const key = await scene.signUp({ ...ceridwen(), campaignVersion: 99 });
      return () => scene.eraseOwn(key);
    },
  ],
  [
    'by retention, of a sign-up without a consent to be kept',
    async (scene) => {
      const { name, email = '' } = ceridwen().answers;
      const answers = { name, email, ageConfirmed: true as const };
      await scene.signUp(contact({ answers, campaignVersion: 99, consents: [] }));
      return () => expire(scene, false);
    },
  ],
  [
    'of who came by a list',
    async (scene) => {
      const [outcome] = await scene.store.imports.add('edgbaston', [listed()], {
        name: 'Grace',
        at: new Date().toISOString(),
      });
      assert.equal(outcome, 'added');
      const id = await scene.idOf('Ceridwen');
      return () => scene.erase(id);
    },
  ],
];
