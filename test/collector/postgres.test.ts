import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import { openPostgresStore } from '../../src/collector/index.ts';
import { answer } from '../contract/examples.ts';
import { entry } from './harness.ts';
import { describePostgres, PASSWORD } from './postgres-harness.ts';
import { storeConformance } from './store-conformance.ts';

describePostgres('PostgreSQL', (server) => {
  storeConformance('PostgreSQL', async (place) =>
    openPostgresStore(await server.ready(basename(place)), { secret: 'kept' }),
  );

  it('orders texts by their bytes, as SQLite does, in whatever language the database was made', async () => {
    const name = `test-${randomUUID()}`;
    await server.run(`create database "${name}" template template0 lc_collate 'C.UTF-8'`);
    await (await openPostgresStore(server.url(name))).close();
    const columns = await server.run<{ collation: string }>(
      `select distinct collation_name as collation from information_schema.columns where table_name in ('responses', 'receipts', 'tallies') and data_type = 'text'`,
      name,
    );
    assert.deepEqual(columns, [{ collation: 'C' }]);
  });

  it('gives counts and sums as numbers', async (t) => {
    const store = await openPostgresStore(await server.ready());
    t.after(() => store.close());
    await store.submissions.add(entry(answer(), { state: 'held', heldBecause: 'closed' }));
    assert.equal(await store.answers.countHeld('edgbaston'), 1);
    assert.deepEqual(await store.people.count('edgbaston'), { all: 0, held: 0 });
  });

  describe('that cannot be opened', () => {
    const refusal = async (url: string): Promise<string> => {
      const wrong = await openPostgresStore(url).then(
        async (store) => (await store.close(), assert.fail('it opened')),
        (error: unknown) => error as Error,
      );
      for (let cause: unknown = wrong; cause; cause = (cause as Error).cause)
        assert.doesNotMatch(inspect(cause), new RegExp(PASSWORD));
      return wrong.message;
    };
    const made = async (how = ''): Promise<string> => {
      const name = `test-${randomUUID()}`;
      await server.run(`create database "${name}" template template0 ${how}`);
      return name;
    };

    it('says so where nobody listens', async () => {
      assert.match(
        await refusal(server.url('campaign', { port: 1 })),
        /^the database "campaign" at 127\.0\.0\.1:1 can't be opened: .*ECONNREFUSED.*Is the server running there/,
      );
    });

    it('names a host that is not there', async () => {
      assert.match(
        await refusal(server.url('campaign').replace('127.0.0.1', 'db.invalid')),
        /^the database "campaign" at db\.invalid:\d+ can't be opened: .*db\.invalid\. There is no such host/,
      );
    });

    it('gives up where somebody listens and never answers', async (t) => {
      const deaf = createServer().listen(0, '127.0.0.1');
      t.after(() => deaf.close());
      await once(deaf, 'listening');
      assert.match(
        await refusal(server.url('campaign', { port: (deaf.address() as AddressInfo).port })),
        /^the database "campaign" at .* can't be opened: .*timeout/,
      );
    });

    it('tells that the password is wrong, and repeats neither it nor the right one', async () => {
      const message = await refusal(server.url('postgres', { password: 'hunter2/@secret' }));
      assert.match(
        message,
        /^the database "postgres" at 127\.0\.0\.1:\d+ can't be opened: password authentication failed.*Check the user and the password in DATABASE_URL/,
      );
      assert.doesNotMatch(message, /hunter2|secret/);
    });

    it('tells how to make a database that is missing', async () => {
      assert.match(
        await refusal(server.url('not-made')),
        /"not-made" at .*does not exist\. Make it: createdb/,
      );
    });

    it('tells what a user may not do', async () => {
      const name = await made();
      await server.run(`create role visitor login password 'visitor'`);
      assert.match(
        await refusal(server.url(name, { user: 'visitor', password: 'visitor' })),
        /permission denied for schema public\. Let the user of DATABASE_URL make tables/,
      );
    });

    it('refuses to promise what the server would not keep', async () => {
      const name = await made();
      await server.run(`alter database "${name}" set synchronous_commit = off`);
      assert.match(
        await refusal(server.url(name)),
        /synchronous_commit = off, and would lose answers/,
      );
    });

    it('refuses a server that does not wait for its disk', async (t) => {
      const name = await made();
      const set = async (to: string) => {
        await server.run(`alter system set fsync = ${to}`);
        await server.run('select pg_reload_conf()');
        while ((await server.run<{ fsync: string }>('show fsync'))[0]?.fsync !== to)
          await setTimeout(20);
      };
      t.after(() => set('on'));
      await set('off');
      assert.match(await refusal(server.url(name)), /fsync = off, and would lose answers/);
    });

    it('refuses a database that cannot keep every name', async () => {
      assert.match(
        await refusal(server.url(await made(`encoding 'LATIN1' locale 'C'`))),
        /encoding is LATIN1.*createdb --encoding=UTF8/,
      );
    });

    it('refuses what is no address, without repeating it', async () => {
      for (const url of [
        'mysql://root:hunter2@db/campaign',
        'postgres://me:hunter2@db:port/campaign',
        'hunter2',
      ]) {
        const message = await refusal(url);
        assert.match(message, /^DATABASE_URL .*postgres:\/\/user:password@host:5432\/database/);
        assert.doesNotMatch(message, /hunter2/);
      }
    });

    it('refuses a database that a newer collector has changed', async () => {
      const name = await made();
      await (await openPostgresStore(server.url(name))).close();
      await server.run(
        `insert into kysely_migration (name, timestamp) values ('9999-later', '')`,
        name,
      );
      assert.match(await refusal(server.url(name)), /9999-later/);
    });
  });
});
