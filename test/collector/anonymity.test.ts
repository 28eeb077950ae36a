import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import {
  CampaignRegistry,
  createConsoleLogger,
  openPostgresStore,
  openSqliteStore,
  type Store,
} from '../../src/collector/index.ts';
import { migrate } from '../../src/collector/store/migrate-schema.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import type { ProgressReport, Results } from '../../src/contract/index.ts';
import { answer, contact, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import {
  folder,
  form,
  HTML,
  type Open,
  openCollector,
  publishedAtOnce,
  readCsv,
  readMarkup,
} from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const CAMPAIGN = '/campaigns/edgbaston';
const THRESHOLD = 5;
const WARDS = [HARBORNE, QUINTON];
const ISSUES = ['road-surface', 'road-safety', 'litter-flytipping', 'housing-conditions'];
const SOURCES = ['clp-site', 'residents-site', undefined];

interface ExportedAnswer {
  id: string;
  area: string;
  date: string | null;
  source: string | null;
  locale: string | null;
  state: string;
}

/** One person: what they answered, and the name they left just after it. */
function person(n: number) {
  const area = { code: WARDS[n % 2] as string, version: '2025-05' };
  const source = SOURCES[n % 3];
  const locale = n % 4 === 3 ? 'cy' : 'en';
  const { source: _, ...plain } = answer({
    area,
    locale,
    answers: { issue: ISSUES[(n * 7) % 4] as string },
  });
  const left = contact({
    area,
    locale,
    answers: { name: `Resident ${n}`, email: `resident-${n}@example.org`, ageConfirmed: true },
    ...(source && { source }),
  });
  return { answer: { ...plain, ...(source && { source }) }, contact: left };
}

const exported = async ({ organise }: Open): Promise<ExportedAnswer[]> =>
  (await (await organise(`${CAMPAIGN}/responses.jsonl`)).text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ExportedAnswer);

const publicResults = async ({ get }: Open) =>
  (await (await get(`${CAMPAIGN}/results`)).json()) as Results;

const resultsPage = async ({ organise }: Open) =>
  await readMarkup(organise(CAMPAIGN, { headers: HTML }));

/** What must hold of anonymous answers on every database. */
function anonymityTests(name: string, openStore: (t: TestContext) => Promise<Store>): void {
  const open = async (t: TestContext, document: object = {}, now = '2026-11-21T12:00:00Z') => {
    const store = await openStore(t);
    t.after(() => store.close());
    let clock = now;
    const collector = await openCollector({
      store,
      campaigns: [{ ...edgbaston(), ...document }],
      now: () => new Date(clock),
    });
    return { ...collector, setClock: (at: string) => (clock = at) };
  };

  describe(`${name}: whoever watches`, () => {
    it('the export of answers and the list of people, after each of them, finds no answer of a contact', async (t) => {
      const collector = await open(t);
      const owners = new Map<string, string>();
      const candidates = new Map<string, ExportedAnswer[]>();
      const waitingContacts: {
        name: string;
        area: string;
        locale: string;
        source: string | null;
      }[] = [];
      let before = new Set<string>();
      for (let n = 0; n < 40; n++) {
        const { answer, contact } = person(n);
        assert.equal((await collector.post(answer)).status, 201);
        assert.equal((await collector.post(contact)).status, 201);
        owners.set(contact.answers.name, answer.id);
        waitingContacts.push({
          name: contact.answers.name,
          area: contact.area.code,
          locale: contact.locale,
          source: contact.source ?? null,
        });

        const rows = await exported(collector);
        const fresh = rows.filter(({ id }) => !before.has(id));
        before = new Set(rows.map(({ id }) => id));
        for (const ward of new Set(fresh.map(({ area }) => area))) {
          const batch = fresh.filter(({ area }) => area === ward);
          assert.ok(batch.length >= THRESHOLD, `${batch.length} new answers of one ward`);
          // Those who left their name since the ward moved last are those whose answers may be in
          // the batch.
          for (const each of waitingContacts.filter(({ area }) => area === ward))
            candidates.set(
              each.name,
              batch.filter(
                (row) =>
                  (row.source === null || row.source === each.source) &&
                  (row.locale === null || row.locale === each.locale) &&
                  (row.date === null || row.date === '2026-11-21'),
              ),
            );
          for (const each of waitingContacts.filter(({ area }) => area === ward))
            waitingContacts.splice(waitingContacts.indexOf(each), 1);
        }
      }
      assert.equal(candidates.size, 40);
      for (const [who, rows] of candidates) {
        assert.ok(rows.some(({ id }) => id === owners.get(who)));
        assert.ok(rows.length >= THRESHOLD, `${rows.length} answers fit ${who}`);
      }
    });

    it('the public results, the report or the pages sees a ward move by five answers or more', async (t) => {
      const collector = await open(t);
      let before = new Map<string, number>();
      for (let n = 0; n < 24; n++) {
        await collector.post(person(n).answer);
        const { areas, counted } = await publicResults(collector);
        assert.equal(counted, n + 1, 'the number in all is told at once');
        const now = new Map(areas.map(({ code, counted }) => [code, counted]));
        for (const [code, count] of now) {
          const step = count - (before.get(code) ?? 0);
          assert.ok(step === 0 || step >= THRESHOLD, `${code} moved by ${step}`);
        }
        before = now;
        const report = (await (
          await collector.get(`${CAMPAIGN}/progress`)
        ).json()) as ProgressReport;
        assert.deepEqual(
          report.wards?.map(({ code, values }) => [code, values.answers]),
          areas.map(({ code, counted }) => [code, counted]),
        );
        const page = await resultsPage(collector);
        const published = [...now.values()];
        const sum = published.reduce((total, count) => total + count, 0);
        for (const [, title = '', shown = ''] of page.matchAll(
          /<h2>([^<]+) <small>(\d+) answers?/g,
        )) {
          const told = title === 'All wards together' ? [sum] : published;
          assert.ok(told.includes(Number(shown)), `${title}: ${shown}`);
        }
        const words = await readMarkup(collector.organise(`${CAMPAIGN}/words`));
        assert.equal(
          words.match(/class="typed"/g)?.length ?? 0,
          0,
          'this one wrote no words, and none appear',
        );
      }
    });

    it('words sees those of a batch together', async (t) => {
      const collector = await open(t);
      const typed = async () =>
        (await readMarkup(collector.organise(`${CAMPAIGN}/words`))).match(/class="typed"/g)
          ?.length ?? 0;
      for (const expected of [0, 0, 0, 0, 5, 5]) {
        await collector.post(answer());
        assert.equal(await typed(), expected);
      }
    });
  });

  describe(`${name}: exported answers`, () => {
    it('hold a source only where five answers of its day and ward have it, and no rest of fewer', async (t) => {
      const collector = await open(t);
      for (let n = 0; n < 60; n++) await collector.post(person(n).answer);
      for (let n = 0; n < 10; n++) await collector.post(answer({ source: 'parish-site' }));
      const rows = await exported(collector);
      const cells = new Map<string, number>();
      for (const { date, area, source } of rows) {
        const cell = JSON.stringify([date, area, source]);
        cells.set(cell, (cells.get(cell) ?? 0) + 1);
      }
      for (const [cell, count] of cells) assert.ok(count >= THRESHOLD, `${cell} has ${count}`);
      assert.ok(rows.some(({ source }) => source === 'parish-site'));
    });

    it('leave the cells of a spreadsheet empty where something is withheld', async (t) => {
      const collector = await open(t);
      for (const source of ['a-site', 'b-site', 'c-site', 'd-site', 'e-site'])
        await collector.post(answer({ source }));
      const csv = await (await collector.organise(`${CAMPAIGN}/responses.csv`)).text();
      const [columns = [], ...rows] = readCsv(csv);
      assert.equal(rows.length, 5);
      assert.deepEqual(new Set(rows.map((row) => row[columns.indexOf('source')])), new Set(['']));
    });
  });

  describe(`${name}: answers that wait`, () => {
    it('are told to the organiser: how many, and why', async (t) => {
      const collector = await open(t);
      for (let n = 0; n < 7; n++) await collector.post(answer());
      const page = await resultsPage(collector);
      assert.match(page, /<dt>answers counted<\/dt><dd>7<\/dd>/);
      assert.match(page, /<dt>of them wait for others<\/dt><dd>2<\/dd>/);
      assert.match(page, /move only when at least 5 new answers .*<b>2 answers wait now\.<\/b>/);
      assert.match(page, /Harborne <small>5 answers/);
    });

    it('are published when the campaign closes, by the clock of the collector', async (t) => {
      const collector = await open(t, { closes: '2026-11-22T00:00:00Z' });
      for (let n = 0; n < 7; n++) await collector.post(answer());
      assert.equal((await publicResults(collector)).areas[0]?.counted, 5);
      assert.equal((await exported(collector)).length, 5);
      collector.setClock('2026-11-22T00:00:00Z');
      assert.equal((await publicResults(collector)).areas[0]?.counted, 7);
      assert.equal((await exported(collector)).length, 7);
      assert.doesNotMatch(await resultsPage(collector), /wait now/);
    });

    it('are published when the campaign is taken down, or its threshold is lowered', async (t) => {
      const { post, store } = await open(t);
      for (let n = 0; n < 3; n++) await post(answer());
      assert.deepEqual(await store.answers.tallies('edgbaston'), []);
      const registry = new CampaignRegistry({
        store,
        logger: createConsoleLogger(),
        now: () => new Date('2026-11-21T12:00:00Z'),
      });
      await registry.refresh();
      assert.equal(await registry.takeDown('edgbaston', 'Grace'), true);
      assert.equal((await store.answers.tallies('edgbaston'))[0]?.count, 3);

      await registry.bringBack('edgbaston');
      const again = await openCollector({ store, campaigns: registry });
      for (let n = 0; n < 3; n++) await again.post(answer());
      const lower = { ...edgbaston(), version: 2, publishThreshold: 3 };
      await openCollector({ store, campaigns: [lower] });
      assert.equal((await store.answers.tallies('edgbaston'))[0]?.count, 6);
    });

    it('are none where the threshold is one, which the page calls what it is', async (t) => {
      const collector = await open(t, { publishThreshold: 1 });
      await collector.post(answer());
      assert.equal((await exported(collector)).length, 1);
      assert.match(await resultsPage(collector), /can tell whose answer it is/);
    });
  });

  describe(`${name}: the table of sources`, () => {
    it('tells no number under five, and holds no fewer as a wave', async (t) => {
      const collector = await open(t);
      for (let n = 0; n < 4; n++) await collector.post(answer());
      await collector.post(answer({ source: 'residents-site' }));
      const { sources } = (await (await collector.organise(`${CAMPAIGN}/sources`)).json()) as {
        sources: { source: string; counted: number | null }[];
      };
      assert.deepEqual(
        sources.map(({ counted }) => counted),
        [null, null],
      );
      const page = await readMarkup(collector.organise(`${CAMPAIGN}/sources`, { headers: HTML }));
      assert.match(page, /fewer than 5/);
      const refused = await collector.organise(
        `${CAMPAIGN}/sources`,
        form({ source: 'residents-site', since: '2026-11-21', decision: 'hold' }),
      );
      assert.equal(refused.status, 422);
    });
  });

  describe(`${name}: a contact`, () => {
    it('is in the register with its day, wherever a time is shown', async (t) => {
      const collector = await open(t, {}, '2026-11-21T18:05:06.789Z');
      await collector.post(contact());
      const { people } = await collector.store.people.list('edgbaston', { limit: 1 });
      const person = await collector.store.people.find('edgbaston', people[0]?.id ?? '');
      assert.ok(person);
      assert.doesNotMatch(JSON.stringify(person), /18:05/);
      assert.equal(person.since, '2026-11-21T00:00:00.000Z');
      for (const path of ['/people', `/people/${person.id}`, '/people.csv', '/people.jsonl']) {
        const text = await readMarkup(collector.organise(`${CAMPAIGN}${path}`, { headers: HTML }));
        assert.doesNotMatch(text, /18:05|, 00:00/, path);
      }
    });
  });
}

anonymityTests('SQLite', async () => openSqliteStore(':memory:'));
describePostgres('anonymity on PostgreSQL', (server) => {
  anonymityTests('PostgreSQL', async () => openPostgresStore(await server.ready()));
});

describe('the log of the embedded database', () => {
  it('is cut soon after each answer, so that its order tells no answer of a contact', async (t) => {
    const file = join(folder(t), 'collector.db');
    const log = `${file}-wal`;
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const collector = await openCollector({ store, campaigns: [publishedAtOnce()] });
    for (let n = 0; n < 20; n++) {
      const { answer, contact } = person(n);
      await collector.post(answer);
      await collector.post(contact);
    }
    const until = Date.now() + 15_000;
    while (readFileSync(log).length > 0 && Date.now() < until) await setTimeout(20);
    assert.equal(readFileSync(log).length, 0);
  });
});

describe('a database of before', () => {
  it('keeps its answers and people, and then tells a contact’s day only', async (t) => {
    const file = join(folder(t), 'collector.db');
    const old = new Database(file);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: old }) });
    await migrate(db, 'sqlite', '0004-sources');
    const keep = old.prepare(
      `insert into responses (campaign, id, version, state, area, area_version, issue, channel, source, locale, answered_on, received_on)
       values ('edgbaston', ?, 1, ?, ?, '2025-05', 'road-surface', 'online', ?, 'en', '2026-11-20', '2026-11-20')`,
    );
    for (let n = 0; n < 7; n++) keep.run(`h${n}`, 'counted', HARBORNE, 'clp-site');
    for (let n = 0; n < 2; n++) keep.run(`q${n}`, 'counted', QUINTON, 'clp-site');
    keep.run('held', 'held', HARBORNE, 'clp-site');
    old.exec(
      `insert into tallies values ('edgbaston', '${HARBORNE}', 'road-surface', 7), ('edgbaston', '${QUINTON}', 'road-surface', 2);
       insert into receipts (id, kind, hash, received_at) values ('c1', 'contact', 'x', '2026-11-20T18:05:06.000Z');
       insert into signups (id, campaign, person, kind, version, state, name, area, area_version, channel, locale, cares, roles, answered_at, received_at)
       values ('c1', 'edgbaston', 'p1', 'contact', 1, 'counted', 'Amina', '${HARBORNE}', '2025-05', 'online', 'en', '[]', '[]', '2026-11-20T18:04:00.000Z', '2026-11-20T18:05:06.000Z');
       insert into consents (submission, statement, number, version, locale, words, granted, via, recorded_at)
       values ('c1', 'keep', 0, 1, 'en', 'Keep it.', 1, 'form', '2026-11-20T18:05:06.000Z');
       insert into changes (id, campaign, person, at, made_by, what, detail, number)
       values ('x', 'edgbaston', 'p1', '2026-11-20T18:05:06.000Z', 'form', 'contact', '', 1);
       insert into people (campaign, id, rank, name, area, stage, roles, cares, kind, state, details, search, cluster, share, since, last_contact_at, depth, recruit, trainings)
       values ('edgbaston', 'p1', '000000000001', 'Amina', '${HARBORNE}', 'new', '[]', '[]', 'contact', 'counted', '{}', ' amina', 'p1', '{}', '2026-11-20T18:05:06.000Z', '2026-11-20T18:05:06.000Z', 1, 0, 0);`,
    );
    await db.destroy();

    const store = await openSqliteStore(file);
    t.after(() => store.close());
    const rows = await store.answers.list('edgbaston', { limit: 20 });
    assert.equal(rows.length, 10);
    for (const { area, state, source } of rows)
      assert.equal(source, area === HARBORNE && state === 'counted' ? 'clp-site' : null);
    assert.equal((await store.answers.tallies('edgbaston')).length, 2);
    assert.equal(await store.answers.countWaiting('edgbaston'), 0);
    const person = await store.people.find('edgbaston', 'p1');
    assert.equal(person?.since, '2026-11-20T00:00:00.000Z');
    assert.doesNotMatch(JSON.stringify(person), /18:0/);
    assert.ok(existsSync(file));
  });
});
