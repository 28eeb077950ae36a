import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openPostgresStore } from '../../src/collector/index.ts';
import {
  copyFiles,
  type FileOwner,
  giveTo,
  initialiseFiles,
  keepFiles,
  keptFiles,
  PASSWORD,
} from './postgres-files.ts';

export { PASSWORD } from './postgres-files.ts';

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const STARTING = '57P03';
const DUPLICATE = '42P04';
const MAX_PORTS = 5;

const TEMPLATE = 'template';

/** A PostgreSQL server of a test's own, from the packages of the system, on loopback. */
export class PostgresServer {
  readonly #folder: string;
  readonly #owner: FileOwner;
  readonly #kept: string | undefined;
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

  /** @param kept the files of a server with a template, to begin with a copy of them */
  constructor(kept?: string) {
    this.#kept = kept;
    if (kept) this.#template = Promise.resolve();
    this.#folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    // The server refuses to be run by root.
    const idOf = (which: string) =>
      Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
    this.#owner = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
    giveTo(this.#folder, this.#owner);
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
    const isNew = !existsSync(data);
    if (isNew) {
      if (this.#kept) copyFiles(this.#kept, data);
      else initialiseFiles(data, PostgresServer.programs ?? '', this.#owner);
      this.port = await freePort();
    }
    for (let attempt = 1; !(await this.#launch(data)); attempt++) {
      // Another program took the port after it was found free.
      assert.ok(isNew && attempt < MAX_PORTS, 'PostgreSQL did not start');
      this.port = await freePort();
    }
  }

  /** Starts the program. @returns whether it answers; if not, it has ended */
  async #launch(data: string): Promise<boolean> {
    const settings = {
      port: this.port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: this.#folder,
      shared_buffers: '32MB',
      max_connections: 200,
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
      if (child.exitCode !== null) return false;
      await setTimeout(20);
    }
    return true;
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
  async ready(name = `test-${randomUUID()}`): Promise<string> {
    await this.#makeTemplate();
    await this.run(`create database "${name}" template ${TEMPLATE}`).catch((failure: unknown) =>
      assert.equal((failure as { code?: string }).code, DUPLICATE),
    );
    return this.url(name);
  }

  /** Keeps its files, with a template in them, for servers to come. It is stopped for that. */
  async keep(place: string): Promise<void> {
    await this.#makeTemplate();
    await this.stop();
    keepFiles(join(this.#folder, 'data'), place);
  }

  #makeTemplate(): Promise<void> {
    return (this.#template ??= this.database(TEMPLATE).then(async (url) =>
      (await openPostgresStore(url)).close(),
    ));
  }

  /** Asks at its own socket: at the port, another server might answer. */
  async #answers(): Promise<boolean> {
    const client = new pg.Client({
      ...{ host: this.#folder, port: this.port, user: 'postgres', password: PASSWORD },
      database: 'postgres',
    });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (failure) {
      const { code = '' } = failure as { code?: string };
      if (!['ECONNREFUSED', 'ENOENT', STARTING].includes(code))
        assert.fail(`PostgreSQL answers with ${code}`);
      return false;
    }
  }
}

/**
 * Tests that need PostgreSQL. Where it is not installed, they are skipped in one line that is
 * counted; a machine that calls itself `CI` has it, or fails.
 */
export function describePostgres(name: string, tests: (server: PostgresServer) => void): void {
  const { programs } = PostgresServer;
  if (!programs) {
    const missing = 'PostgreSQL is not installed: apt-get install postgresql';
    it(name, process.env.CI ? {} : { skip: missing }, () => assert.fail(missing));
    return;
  }
  describe(name, () => {
    const kept = keptFiles(programs);
    const server = new PostgresServer(kept);
    before(async () => {
      await prepareFiles(kept);
      await server.start();
    });
    after(() => server.remove());
    tests(server);
  });
}

/** Makes the files that the servers of tests begin with, once for each schema. */
async function prepareFiles(place: string): Promise<void> {
  if (existsSync(place)) return;
  const server = new PostgresServer();
  try {
    await server.start();
    await server.keep(place);
  } finally {
    await server.remove();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
