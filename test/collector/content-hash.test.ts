import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { openPostgresStore, openSqliteStore, type Store } from '../../src/collector/index.ts';
import { migrations } from '../../src/collector/store/migrate-schema.ts';
import type { Dialect } from '../../src/collector/store/migrations/dialect.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import type { Submission } from '../../src/contract/index.ts';
import { answer, champion, contact } from '../contract/examples.ts';
import { entry, folder } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const LATER = '2026-11-22T12:00:00.000Z';
const plainHash = (submission: Submission) =>
  createHash('sha256').update(JSON.stringify(submission)).digest('hex');

/** Where a database is, how it is opened as a store, and how its rows are reached beside it. */
interface Place {
  open(secret: string): Promise<Store>;
  /** The tables themselves, closed after the test. */
  tables(): Kysely<Tables>;
  dialect: Dialect;
}

function contentHashes(makePlace: (t: TestContext) => Promise<Place> | Place): void {
  const opened = async (t: TestContext, place: Place, secret: string) => {
    const store = await place.open(secret);
    t.after(() => store.close());
    return store;
  };

  void it('tell a retry from other content, and are of no use without the secret', async (t) => {
    const place = await makePlace(t);
    const store = await opened(t, place, 'first');
    for (const first of [answer(), contact(), champion()]) {
      await store.submissions.add(entry(first));
      assert.equal((await store.submissions.add(entry(first))).outcome, 'same');
      assert.equal(
        (await store.submissions.add(entry({ ...first, source: 'else' }))).outcome,
        'other',
      );
    }
    const rows = await place.tables().selectFrom('receipts').select(['id', 'hash']).execute();
    assert.equal(new Set(rows.map(({ hash }) => hash)).size, 3);
    for (const { hash } of rows) assert.match(hash, /^[\w-]{11}\.[\w-]{43}$/);
  });

  void it('are not compared where the secret changed: the id alone decides', async (t) => {
    const place = await makePlace(t);
    const first = answer();
    const before = await place.open('first');
    await before.submissions.add(entry(first));
    await before.close();
    const store = await opened(t, place, 'second');
    const added = await store.submissions.add(entry({ ...first, source: 'else' }));
    assert.equal(added.outcome, 'same');
    // What is stored under the new secret is told apart again.
    const second = answer();
    await store.submissions.add(entry(second));
    assert.equal(
      (await store.submissions.add(entry({ ...second, source: 'else' }))).outcome,
      'other',
    );
  });

  void it('are replaced when their content is erased: the id alone answers, with the first receipt', async (t) => {
    const place = await makePlace(t);
    const store = await opened(t, place, 'first');
    const gone = champion();
    const sent = entry(gone);
    await store.submissions.add(sent);
    const hashOf = async () =>
      (
        await place
          .tables()
          .selectFrom('receipts')
          .select('hash')
          .where('id', '=', gone.id)
          .executeTakeFirstOrThrow()
      ).hash;
    const before = await hashOf();
    assert.equal(await store.signups.erase(gone.id, LATER), true);
    assert.notEqual(await hashOf(), before);
    for (const again of [gone, { ...gone, source: 'else' }]) {
      const added = await store.submissions.add(
        entry(again, { receipt: { ...sent.receipt, receivedAt: LATER } }),
      );
      assert.equal(added.outcome, 'same');
      assert.equal(added.receipt.receivedAt, '2026-11-21T00:00:00.000Z');
    }
    assert.deepEqual(await store.signups.list('edgbaston', { limit: 9 }), []);
    assert.deepEqual(
      await place.tables().selectFrom('consents').select('words').execute(),
      [],
      'consents of the erased person',
    );
  });

  void it('replace the plain ones of a database of version 0.1.0, with all its data kept', async (t) => {
    const place = await makePlace(t);
    const [kept, gone] = [champion(), champion({}, { email: 'gone@example.org' })];
    const tables = place.tables();
    const migrator = new Migrator({
      db: tables,
      provider: { getMigrations: () => Promise.resolve(migrations(place.dialect)) },
    });
    const { error } = await migrator.migrateTo('0004-sources');
    assert.equal(error, undefined);
    for (const submission of [kept, gone])
      await tables
        .insertInto('receipts')
        .values({
          id: submission.id,
          kind: submission.kind,
          hash: plainHash(submission),
          received_at: LATER,
        })
        .execute();
    const columns = {
      campaign: 'edgbaston',
      kind: 'champion-signup',
      name: '',
      area: '',
      area_version: '',
      channel: '',
      locale: '',
      cares: '[]',
      roles: '[]',
      received_at: LATER,
      version: 1,
    };
    await tables
      .insertInto('signups')
      .values([
        { ...columns, id: kept.id, state: 'counted', name: 'Ada' },
        { ...columns, id: gone.id, state: 'erased' },
      ] as never)
      .execute();
    for (const { id } of [kept, gone])
      await tables
        .insertInto('consents')
        .values({
          submission: id,
          statement: 'keep',
          number: 0,
          version: 1,
          locale: 'en',
          words: 'Keep me',
          granted: 1,
          via: 'form',
          recorded_at: LATER,
        })
        .execute();
    const store = await opened(t, place, 'first');
    const receipts = await tables.selectFrom('receipts').selectAll().orderBy('id').execute();
    assert.deepEqual(
      receipts.map(({ id, hash, received_at }) => [id, hash, received_at]),
      [kept.id, gone.id].sort().map((id) => [id, '', LATER]),
    );
    const consents = await tables.selectFrom('consents').select('submission').execute();
    assert.deepEqual(consents, [{ submission: kept.id }]);
    const added = await store.submissions.add(entry(kept));
    assert.equal(added.outcome === 'same' && added.receipt.receivedAt, LATER);
  });
}

describe('hashes of content in SQLite', () => {
  contentHashes((t) => {
    const file = join(folder(t), 'collector.db');
    return {
      dialect: 'sqlite',
      open: (secret) => openSqliteStore(file, { secret }),
      tables: () => {
        const db = new Kysely<Tables>({
          dialect: new SqliteDialect({ database: new Database(file) }),
        });
        t.after(() => db.destroy());
        return db;
      },
    };
  });

  it('leave no plain hash of version 0.1.0 in the files', async (t) => {
    const place = folder(t);
    const file = join(place, 'collector.db');
    const sent = champion();
    const raw = new Database(file);
    const { error } = await new Migrator({
      db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) }),
      provider: { getMigrations: () => Promise.resolve(migrations('sqlite')) },
    }).migrateTo('0004-sources');
    assert.equal(error, undefined);
    raw
      .prepare('insert into receipts values (?, ?, ?, ?)')
      .run(sent.id, sent.kind, plainHash(sent), LATER);
    raw.close();
    assert.ok(readFileSync(file, 'latin1').includes(plainHash(sent)));
    const store = await openSqliteStore(file);
    t.after(() => store.close());
    assert.ok(!readFileSync(file, 'latin1').includes(plainHash(sent)));
    assert.ok(!readFileSync(`${file}-wal`, 'latin1').includes(plainHash(sent)));
  });
});

describePostgres('hashes of content in PostgreSQL', (server) => {
  contentHashes(async (t) => {
    const url = await server.database();
    return {
      dialect: 'postgres',
      open: (secret) => openPostgresStore(url, { secret }),
      tables: () => {
        const pool = new pg.Pool({ connectionString: url });
        pool.on('error', () => undefined);
        const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
        t.after(() => db.destroy());
        return db;
      },
    };
  });
});
