import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openPostgresStore } from '../../src/collector/index.ts';

export const PASSWORD = 'the-secret-of-this-test';
// https://www.postgresql.org/docs/current/errcodes-appendix.html
const STARTING = '57P03';
const DUPLICATE = '42P04';

/** A PostgreSQL server of a test's own, from the packages of the system, on loopback. */
export class PostgresServer {
  readonly #folder: string;
  readonly #owner: { uid?: number; gid?: number };
  #child: ChildProcess | undefined;
  #template: Promise<void> | undefined;
  port = 0;

  /** The folder of the server's programs, or undefined where none is installed. */
  static readonly programs = [
    ...globSync('/usr/lib/postgresql/*/bin/initdb').sort().reverse(),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'initdb')),
  ]
    .filter((program) => existsSync(program))
    .map(dirname)[0];

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    // The server refuses to be run by root.
    const idOf = (which: string) =>
      Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
    this.#owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
    if (this.#owner.uid !== undefined && this.#owner.gid !== undefined)
      chownSync(this.#folder, this.#owner.uid, this.#owner.gid);
  }

  /** The path of one of its programs, such as `pg_dump`. */
  program(name: string): string {
    return join(PostgresServer.programs ?? '', name);
  }

  url(database: string, { user = 'postgres', password = PASSWORD, port = this.port } = {}): string {
    return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  }

  async start(): Promise<void> {
    const data = join(this.#folder, 'data');
    if (!existsSync(data)) {
      const secret = join(this.#folder, 'secret');
      writeFileSync(secret, PASSWORD);
      execFileSync(
        this.program('initdb'),
        [
          '-D',
          data,
          '-U',
          'postgres',
          '--auth=scram-sha-256',
          `--pwfile=${secret}`,
          '-E',
          'UTF8',
          '--locale=C.UTF-8',
          '--no-sync',
        ],
        { ...this.#owner, cwd: this.#folder, stdio: ['ignore', 'ignore', 'inherit'] },
      );
      this.port = await freePort();
    }
    const settings = {
      port: this.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: this.#folder,
      shared_buffers: '32MB',
      max_connections: 60,
      log_min_messages: 'panic',
      log_min_error_statement: 'panic',
    };
    const child = spawn(
      this.program('postgres'),
      ['-D', data, ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`)],
      { ...this.#owner, cwd: this.#folder, stdio: ['ignore', 'ignore', 'ignore'] },
    );
    this.#child = child;
    process.once('exit', () => child.kill('SIGQUIT'));
    while (!(await this.#answers())) {
      assert.equal(child.exitCode, null, 'PostgreSQL did not start');
      await setTimeout(50);
    }
  }

  /**
   * @param how `fast` ends every connection; `immediate` is a crash, from which it recovers when it
   * is started again
   */
  async stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const child = this.#child;
    if (child?.exitCode !== null) return;
    child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.stop('immediate');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs one statement, as the owner of all. @returns its rows */
  async run<Row extends pg.QueryResultRow>(
    statement: string,
    database = 'postgres',
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** An empty database of this name. @returns its address */
  async database(name = `test-${randomUUID()}`): Promise<string> {
    await this.run(`create database "${name}"`);
    return this.url(name);
  }

  /**
   * The same with the tables of the newest schema in it, the second time as it was left. Made from
   * a template, so that a suite of many tests migrates once.
   */
  async ready(name: string): Promise<string> {
    this.#template ??= this.database('template').then(async (url) =>
      (await openPostgresStore(url)).close(),
    );
    await this.#template;
    await this.run(`create database "${name}" template template`).catch((failure: unknown) =>
      assert.equal((failure as { code?: string }).code, DUPLICATE),
    );
    return this.url(name);
  }

  async #answers(): Promise<boolean> {
    return this.run('select 1').then(
      () => true,
      (failure: unknown) => {
        const { code } = failure as { code?: string };
        if (code !== 'ECONNREFUSED' && code !== STARTING)
          assert.fail(`PostgreSQL answers with ${code}`);
        return false;
      },
    );
  }
}

/**
 * Tests that need PostgreSQL. Where it is not installed, they are skipped in one line that is
 * counted; a machine that calls itself `CI` has it, or fails.
 */
export function describePostgres(name: string, tests: (server: PostgresServer) => void): void {
  if (!PostgresServer.programs) {
    const missing = 'PostgreSQL is not installed: apt-get install postgresql';
    it(name, process.env.CI ? {} : { skip: missing }, () => assert.fail(missing));
    return;
  }
  describe(name, () => {
    const server = new PostgresServer();
    before(() => server.start());
    after(() => server.remove());
    tests(server);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
