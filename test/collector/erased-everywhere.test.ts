import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { openPostgresStore, openSqliteStore } from '../../src/collector/index.ts';
import { ErasureList } from '../../src/collector/people/erasure-list.ts';
import {
  ceridwen,
  expire,
  gwenllian,
  live,
  openScene,
  type OpenPlace,
  SECRET,
  TRACES,
  WAYS,
} from './erasure-scene.ts';
import { folder } from './harness.ts';
import { filesWith, postgresColumnsWith, sqliteColumnsWith } from './personal-traces.ts';
import { describePostgres } from './postgres-harness.ts';

function erasedEverywhere(open: OpenPlace): void {
  for (const [way, prepare] of WAYS)
    void it(`${way}, no table, no log and no file holds anything of the person`, async (t) => {
      const scene = await openScene(t, open);
      const erase = await prepare(scene);
      assert.notDeepEqual(await scene.columnsWith(TRACES), []);
      await erase();
      assert.deepEqual(await scene.columnsWith(TRACES), []);
      assert.deepEqual(filesWith(scene.data, TRACES), []);
      assert.ok(scene.log.length > 2, 'requests are logged');
      assert.doesNotMatch(scene.log.join('\n'), TRACES);
    });

  void it('of one of two sign-ups of a person, only what the other gave is left', async (t) => {
    const scene = await openScene(t, open);
    await scene.signUp(ceridwen());
    const key = await scene.signUp(gwenllian());
    await scene.change(await scene.idOf('Gwenllian'), { what: 'merge' });
    const answers = { phone: '01632 960789' };
    assert.equal((await scene.ask('change', key, { answers })).status, 200);
    await scene.eraseOwn(key);
    const gone = /gwenllian|960456|960789|tonypandy|abercraf|branwen/i;
    assert.deepEqual(await scene.columnsWith(gone), []);
    assert.deepEqual(filesWith(scene.data, gone), []);
    assert.ok((await scene.columnsWith(/Ystradgynlais/)).includes('signups.wish'));
  });

  void it('of one person, everything that the search found before is gone, and somebody else stays', async (t) => {
    const scene = await openScene(t, open);
    const id = await live(scene, await scene.signUp(ceridwen()), 'Ceridwen');
    const found = await scene.columnsWith(TRACES);
    const columns = 'people.name people.search signups.email changes.detail trainings.course';
    const work = ['notes.text', 'people.tags', 'people.next_what', 'people.owner'];
    for (const column of [...columns.split(' '), 'meetings.wish', 'terms.term', ...work])
      assert.ok(found.includes(column), column);
    await scene.erase(id);
    assert.deepEqual(await scene.columnsWith(TRACES), []);
    assert.ok((await scene.columnsWith(/Ada Okafor/)).includes('people.name'));
  });

  void it('by retention, the person stands in its backup of seven days, and nowhere else', async (t) => {
    const scene = await openScene(t, open);
    await live(scene, await scene.signUp(ceridwen()), 'Ceridwen');
    await expire(scene, true);
    assert.deepEqual(await scene.columnsWith(TRACES), []);
    const [backup = '', ...others] = filesWith(scene.data, TRACES);
    assert.match(backup, /^backups\/retention-[^/]+\.(db|jsonl)$/);
    assert.deepEqual(others, []);
  });
}

describe('after an erasure in SQLite', () => {
  erasedEverywhere(async (t) => {
    const data = folder(t);
    const file = join(data, 'collector.db');
    const erasures = new ErasureList(join(data, 'erasures'), SECRET);
    const store = await openSqliteStore(file, { secret: SECRET, erasures });
    t.after(() => store.close());
    return {
      store,
      erasures,
      data,
      columnsWith: (text) => Promise.resolve(sqliteColumnsWith(file, text)),
    };
  });
});

describePostgres('after an erasure in PostgreSQL', (server) => {
  erasedEverywhere(async (t) => {
    const data = folder(t);
    const name = basename(data);
    const erasures = new ErasureList(join(data, 'erasures'), SECRET);
    const store = await openPostgresStore(await server.ready(name), { secret: SECRET, erasures });
    t.after(() => store.close());
    return {
      store,
      erasures,
      data,
      columnsWith: (text) => postgresColumnsWith(server, name, text),
    };
  });
});
