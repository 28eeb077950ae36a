import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { PASSWORD, type PostgresServer } from '../../test/collector/postgres-harness.ts';
import type { Cell } from './cell.ts';
import { CannotBeMade } from './expectations.ts';

const FILL_BYTES = 64 * 1024;

export interface DatabaseKind {
  name: 'SQLite' | 'PostgreSQL';
  /** @param folder of the collector's own files */
  create(folder: string): Promise<MatrixDatabase>;
  /** A database on a disk of a few megabytes. @throws CannotBeMade where no disk can be mounted */
  createOnSmallDisk(cell: Cell): Promise<{ database: MatrixDatabase; disk: SmallDisk }>;
}

/** A database of one cell, and what others do to it. */
export interface MatrixDatabase {
  environment: Environment;
  /** Another process begins to write, and does not end. @returns what ends it */
  holdWriteLock(): Promise<() => Promise<void>>;
  /**
   * Writes a backup into this folder by the means that the operations page names.
   * @returns its file
   */
  backUp(folder: string): string;
  /** Puts a backup in the place of the database, while no collector runs. */
  restore(backup: string): Promise<void>;
}

/** Every file under a folder in which a text stands. */
export function filesWith(folder: string, text: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    return statSync(file).isFile() && text.test(readFileSync(file, 'latin1'));
  });
}

export class SmallDisk {
  readonly folder: string;
  readonly #filler: string;

  /** @throws CannotBeMade where this user may mount nothing */
  static mount(cell: Cell, sizeMegabytes: number, owner = 'root'): SmallDisk {
    const folder = join(cell.folder, 'disk');
    mkdirSync(folder);
    const options = `size=${sizeMegabytes}m,mode=0700,uid=${idOf('-u', owner)},gid=${idOf('-g', owner)}`;
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
    } catch {
      throw new CannotBeMade('no disk of its own: only root may mount one');
    }
    cell.atEnd(() => execFileSync('umount', ['--lazy', folder]));
    return new SmallDisk(folder);
  }

  private constructor(folder: string) {
    this.folder = folder;
    this.#filler = join(folder, 'filler');
  }

  fill(): void {
    const file = openSync(this.#filler, 'w');
    try {
      for (let bytes = FILL_BYTES; bytes >= 1;)
        try {
          writeSync(file, Buffer.alloc(bytes, 1));
        } catch (failure) {
          if ((failure as NodeJS.ErrnoException).code !== 'ENOSPC') throw failure;
          bytes = Math.floor(bytes / 2);
        }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.#filler);
  }
}

const idOf = (which: '-u' | '-g', user: string): string =>
  execFileSync('id', [which, user], { encoding: 'utf8' }).trim();

export class SqliteKind implements DatabaseKind {
  readonly name = 'SQLite';

  create(folder: string): Promise<MatrixDatabase> {
    return Promise.resolve(new SqliteMatrixDatabase(folder));
  }

  createOnSmallDisk(cell: Cell): Promise<{ database: MatrixDatabase; disk: SmallDisk }> {
    const disk = SmallDisk.mount(cell, 6);
    const database = new SqliteMatrixDatabase(join(disk.folder, 'data'));
    return Promise.resolve({ database, disk });
  }
}

class SqliteMatrixDatabase implements MatrixDatabase {
  readonly environment: Environment;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.environment = { DATA: folder };
  }

  get #file(): string {
    return join(this.#folder, 'collector.db');
  }

  holdWriteLock(): Promise<() => Promise<void>> {
    const other = new Database(this.#file);
    other.exec('begin immediate; create table foreign_table (id text)');
    return Promise.resolve(() => Promise.resolve(void other.close()));
  }

  backUp(folder: string): string {
    const file = join(folder, `backup-${randomUUID()}.db`);
    execFileSync(process.execPath, ['src/collector/cli/main.ts', 'backup', file], {
      env: { ...process.env, ...this.environment },
      stdio: 'pipe',
    });
    return file;
  }

  restore(backup: string): Promise<void> {
    for (const end of ['', '-wal', '-shm']) rmSync(`${this.#file}${end}`, { force: true });
    copyFileSync(backup, this.#file);
    return Promise.resolve();
  }
}

export class PostgresKind implements DatabaseKind {
  readonly name = 'PostgreSQL';
  readonly #server: PostgresServer;

  constructor(server: PostgresServer) {
    this.#server = server;
  }

  async create(folder: string): Promise<MatrixDatabase> {
    return new PostgresMatrixDatabase(this.#server, folder, await this.#server.database());
  }

  async createOnSmallDisk(cell: Cell): Promise<{ database: MatrixDatabase; disk: SmallDisk }> {
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) throw new CannotBeMade('no disk of its own: only root may mount one');
    const disk = SmallDisk.mount(cell, 24, 'postgres');
    const name = `disk-${randomUUID()}`;
    // The server's user has to reach it through the folder of the cell.
    execFileSync('chmod', ['0711', cell.folder]);
    const space = join(disk.folder, 'space');
    execFileSync('install', ['-d', '-o', 'postgres', '-g', 'postgres', space]);
    await this.#server.run(`create tablespace "${name}" location '${space}'`);
    await this.#server.run(`create database "${name}" tablespace "${name}"`);
    cell.atEnd(async () => {
      await this.#server.run(`drop database "${name}" with (force)`);
      await this.#server.run(`drop tablespace "${name}"`);
    });
    const folder = join(cell.folder, 'data');
    const database = new PostgresMatrixDatabase(this.#server, folder, this.#server.url(name));
    return { database, disk };
  }
}

class PostgresMatrixDatabase implements MatrixDatabase {
  readonly environment: Environment;
  readonly #server: PostgresServer;

  constructor(server: PostgresServer, folder: string, url: string) {
    this.#server = server;
    this.environment = { DATA: folder, DATABASE_URL: url };
  }

  get #url(): string {
    return this.environment.DATABASE_URL ?? '';
  }

  async holdWriteLock(): Promise<() => Promise<void>> {
    const other = new pg.Client({ connectionString: this.#url });
    await other.connect();
    await other.query('begin');
    await other.query('lock table responses in access exclusive mode');
    return () => other.end();
  }

  backUp(folder: string): string {
    const file = join(folder, `backup-${randomUUID()}.sql`);
    // Plain, so that it can be searched.
    this.#program('pg_dump', [
      '--format=plain',
      '--no-owner',
      `--file=${file}`,
      `--dbname=${this.#url}`,
    ]);
    return file;
  }

  async restore(backup: string): Promise<void> {
    const empty = await this.#server.database();
    this.#program('psql', [
      '--quiet',
      '--set=ON_ERROR_STOP=1',
      `--file=${backup}`,
      `--dbname=${empty}`,
    ]);
    this.environment.DATABASE_URL = empty;
  }

  #program(name: string, args: string[]): void {
    execFileSync(this.#server.program(name), args, {
      env: { ...process.env, PGPASSWORD: PASSWORD },
      stdio: 'pipe',
    });
  }
}
