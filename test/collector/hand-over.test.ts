import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { Kysely } from 'kysely';
import { executeCommand } from '../../src/collector/cli/execute-command.ts';
import { EXPORTED_TABLES, KEPT_TABLES } from '../../src/collector/hand-over/exported-tables.ts';
import { migrate } from '../../src/collector/store/migrate-schema.ts';
import { openSqliteDialect } from '../../src/collector/store/sqlite/sqlite-connections.ts';
import type { Tables } from '../../src/collector/store/tables.ts';
import { answer, champion } from '../contract/examples.ts';
import { folder, serving, TOKEN } from './harness.ts';
import { describePostgres } from './postgres-harness.ts';

const CAMPAIGN = '/organiser/campaigns/edgbaston';
const PUBLIC = ['/campaigns/edgbaston/results', '/campaigns/edgbaston/progress'];
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` };
const SECRET = 'the-secret-of-this-test-of-handing-over';

type Place = Record<'DATA' | 'CAMPAIGNS' | 'SECRET', string> & { DATABASE_URL?: string };

/** A data folder in which a collector has run once. */
async function made(t: TestContext, secret: string, url?: string): Promise<Place> {
  const env = {
    ...{ DATA: folder(t), CAMPAIGNS: folder(t), SECRET: secret },
    ...(url && { DATABASE_URL: url }),
  };
  const running = await serving(t, env);
  await running.stop();
  return env;
}

/** A collector with answers, and people who were met, trained, erased and noted. */
async function filled(t: TestContext, url?: string) {
  const env = { DATA: folder(t), SECRET, ...(url && { DATABASE_URL: url }) };
  const running = await serving(t, env);
  const post = async (sent: object) => {
    const response = await fetch(`${running.url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(sent),
    });
    assert.equal(response.status, 201);
  };
  for (let n = 0; n < 6; n++) await post(answer());
  const signups = ['Ada', 'Bo', 'Gone'].map((name) =>
    champion({}, { name: `${name} Example`, email: `${name.toLowerCase()}@residents.example` }),
  );
  for (const signup of signups) await post(signup);
  const people = (await (
    await fetch(`${running.url}${CAMPAIGN}/people`, { headers: AUTHORIZED })
  ).json()) as { people: { id: string; name: string }[] };
  const idOf = (name: string) => people.people.find((person) => person.name === name)?.id ?? '';
  const change = async (name: string, what: object) => {
    const response = await fetch(`${running.url}${CAMPAIGN}/people/changes`, {
      method: 'POST',
      headers: { ...AUTHORIZED, 'Content-Type': 'application/json' },
      body: JSON.stringify({ people: [idOf(name)], change: what }),
    });
    assert.equal(response.status, 200);
  };
  await change('Ada Example', { what: 'meeting', state: 'held', on: '2026-11-20' });
  await change('Ada Example', { what: 'training', course: 'Doors', on: '2026-11-21' });
  await change('Bo Example', { what: 'note', text: 'Sings in the choir' });
  await fetch(`${running.url}${CAMPAIGN}/people/${idOf('Gone Example')}`, {
    method: 'DELETE',
    headers: AUTHORIZED,
  });
  // A list that nobody has kept yet.
  const list = new FormData();
  list.set('file', new File(['name,email\nDraft,draft@list.example\n'], 'list.csv'));
  const draft = await fetch(`${running.url}${CAMPAIGN}/people/import`, {
    method: 'POST',
    headers: { ...AUTHORIZED, Accept: 'text/html', Origin: running.url },
    body: list,
    redirect: 'manual',
  });
  assert.equal(draft.status, 303);
  const seen = await look(running.url);
  await running.stop();
  return { env: { ...env, CAMPAIGNS: folder(t) } satisfies Place, seen, signups };
}

/** What the public sees, and what organisers have. */
async function look(url: string) {
  const read = async (path: string) =>
    (await (await fetch(`${url}${path}`, { headers: AUTHORIZED })).json()) as object;
  const csv = async (name: string) =>
    (await (await fetch(`${url}${CAMPAIGN}/${name}.csv`, { headers: AUTHORIZED })).text())
      .split('\r\n')
      .sort();
  return {
    public: await Promise.all(PUBLIC.map(read)),
    figures: await read(`${CAMPAIGN}/figures`),
    people: await csv('people'),
    responses: await csv('responses'),
  };
}

const run = (args: string[], env: Place) =>
  executeCommand(args, { ...env }).then(({ output }) => output);

async function exported(t: TestContext, env: Place): Promise<string> {
  const file = join(folder(t), 'edgbaston.jsonl');
  const output = await run(['campaign', 'export-all', 'edgbaston', file], env);
  assert.match(output, /encrypt it before it leaves this machine/);
  return file;
}

function handsOver(open: () => Promise<string | undefined>): void {
  it('brings equal public figures and the same register to another collector', async (t) => {
    const { env, seen } = await filled(t, await open());
    const file = await exported(t, env);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const text = readFileSync(file, 'utf8');
    assert.ok(!text.includes('gone@residents.example'), 'who was erased is in no export');
    const to = await made(t, 'another-secret-of-another-collector', await open());
    const output = await run(['campaign', 'import-all', file], to);
    assert.match(output, /Links to private pages that were sent before open nothing here/);
    const running = await serving(t, to);
    assert.deepEqual(await look(running.url), seen);
  });

  it('keeps the links of people where the secret moves too', async (t) => {
    const { env, signups } = await filled(t, await open());
    const file = await exported(t, env);
    const to = await made(t, SECRET, await open());
    assert.match(await run(['campaign', 'import-all', file], to), /The secret is the same/);
    const running = await serving(t, to);
    const { createPrivateKeys } = await import('../../src/collector/private-page/private-key.ts');
    const token = createPrivateKeys(SECRET).of(signups[0]?.id ?? '');
    const shown = await fetch(`${running.url}/mine/show`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    assert.equal(shown.status, 200);
    assert.match(await shown.text(), /Ada Example/);
  });

  it('refuses a file that was cut, changed or made up, and a campaign that is there', async (t) => {
    const { env } = await filled(t, await open());
    const file = await exported(t, env);
    const to = await made(t, SECRET, await open());
    const whole = readFileSync(file, 'utf8');
    const lines = whole.trimEnd().split('\n');
    const wrong = join(folder(t), 'wrong.jsonl');
    const refuses = async (text: string, reason: RegExp) => {
      writeFileSync(wrong, text);
      await assert.rejects(run(['campaign', 'import-all', wrong], to), reason);
    };
    const withRow = (row: object) => [lines[0], JSON.stringify(row), ...lines.slice(1)].join('\n');
    await refuses(`${lines.slice(0, -1).join('\n')}\n`, /was cut/);
    await refuses(whole.replace('Ada Example', 'Eve Example'), /was changed/);
    await refuses('{"format":"something else"}\n', /no file of/);
    await refuses('not json', /is not JSON/);
    await refuses(
      withRow({ table: 'tokens', row: { id: 'x', hash: 'y' } }),
      /no row of a campaign/,
    );
    await refuses(
      withRow({ table: 'people', row: { campaign: 'another', id: 'x' } }),
      /of another campaign/,
    );
    await refuses(
      withRow({ table: 'people', row: { campaign: 'edgbaston', 'id") --': 'x' } }),
      /column that the table does not have/,
    );
    await refuses(
      withRow({ table: 'consents', row: { submission: 'a-stranger', number: 1 } }),
      /a submission that is not in the file/,
    );
    await run(['campaign', 'import-all', file], to);
    await assert.rejects(
      run(['campaign', 'import-all', file], to),
      /is .*here already|campaign “edgbaston” here/,
    );
  });

  it('is followed by the erasure of what was handed over, once that is meant', async (t) => {
    const { env } = await filled(t, await open());
    await assert.rejects(run(['campaign', 'erase', 'edgbaston'], env), /Write "--yes"/);
    await run(['campaign', 'erase', 'edgbaston', '--yes'], env);
    await assert.rejects(run(['campaign', 'erase', 'edgbaston', '--yes'], env), /no campaign/);
    if (!env.DATABASE_URL) {
      const bytes = readFileSync(join(env.DATA, 'collector.db')).toString('latin1');
      for (const address of ['ada@residents.example', 'draft@list.example'])
        assert.ok(!bytes.includes(address), address);
      const log = join(env.DATA, 'collector.db-wal');
      assert.ok(!existsSync(log) || !readFileSync(log, 'latin1').includes('ada@residents'));
    }
    const running = await serving(t, env);
    assert.equal((await fetch(`${running.url}/campaigns/edgbaston`)).status, 404);
  });
}

describe('handing a campaign over', () => {
  it('takes every table, or says why not', async (t) => {
    const file = join(folder(t), 'collector.db');
    const db = new Kysely<Tables>({ dialect: openSqliteDialect(file) });
    await migrate(db, 'sqlite');
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
    await db.destroy();
    const known = [...EXPORTED_TABLES.map(({ name }) => name), ...Object.keys(KEPT_TABLES)];
    assert.deepEqual(
      tables.map(({ name }) => name).filter((name) => !known.includes(name)),
      [],
    );
  });

  handsOver(() => Promise.resolve(undefined));
});

describePostgres('handing a campaign over, on PostgreSQL', (server) => {
  handsOver(() => server.database());
});

describe('a lost owner token', () => {
  it('is replaced by a command, and opens nothing after the restart', async (t) => {
    const env = { DATA: folder(t), CAMPAIGNS: folder(t), ORGANISER_TOKEN: '' };
    const first = await serving(t, env);
    const old = first.organiserToken;
    await first.stop();
    const { output } = await executeCommand(['owner', 'renew'], env);
    const [token = ''] = output.split('\n');
    const again = await serving(t, env);
    const statuses = await Promise.all(
      [old, token].map(async (each) => {
        const headers = { Authorization: `Bearer ${each}` };
        return (await fetch(`${again.url}/organiser/seats`, { headers })).status;
      }),
    );
    assert.deepEqual(statuses, [401, 200]);
    assert.equal(statSync(join(env.DATA, 'organiser-token')).mode & 0o777, 0o600);
  });

  it('that a setting gives is changed there', async (t) => {
    await assert.rejects(
      executeCommand(['owner', 'renew'], { DATA: folder(t), ORGANISER_TOKEN: TOKEN }),
      /change the setting/,
    );
  });
});
