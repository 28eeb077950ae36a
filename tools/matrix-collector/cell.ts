import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { edgbaston } from '../../test/contract/examples.ts';
import { CollectorProcess } from './collector-process.ts';
import type { DatabaseKind, MatrixDatabase } from './databases.ts';

export interface Row {
  name: string;
  /**
   * @returns what was seen, in a few words.
   * @throws Error that tells what was wrong, or `CannotBeMade`
   */
  run: (cell: Cell) => Promise<string>;
}

export interface CampaignChanges {
  version?: number;
  publishThreshold?: number;
  closes?: string;
  retentionDays?: number;
}

/** One fault on one database: a folder, a database and collectors of its own. */
export class Cell {
  readonly folder = mkdtempSync(join(tmpdir(), 'collector-matrix-'));
  readonly kind: DatabaseKind;
  readonly #endings: (() => unknown)[] = [];
  #documents = 0;

  constructor(kind: DatabaseKind) {
    this.kind = kind;
  }

  /** An empty database. @param folder where the collector keeps its files */
  database(folder = join(this.folder, 'data')): Promise<MatrixDatabase> {
    return this.kind.create(folder);
  }

  /**
   * Writes the demo's campaign with changes; unless they say otherwise, each answer is published at
   * once.
   * @returns its folder
   */
  campaigns({ retentionDays = 365, ...changes }: CampaignChanges = {}): string {
    const folder = join(this.folder, `campaigns-${++this.#documents}`);
    const document = edgbaston();
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'edgbaston.json'),
      JSON.stringify({
        ...document,
        controller: { ...document.controller, retentionDays },
        publishThreshold: 1,
        ...changes,
      }),
    );
    return folder;
  }

  /** Starts a collector, which is killed at the end of the cell at the latest. */
  async start(
    { environment }: MatrixDatabase,
    { env = {}, clockAheadMs = 0 }: { env?: Environment; clockAheadMs?: number } = {},
  ): Promise<CollectorProcess> {
    const collector = await CollectorProcess.start({
      env: { CAMPAIGNS: env.CAMPAIGNS ?? this.campaigns(), ...environment, ...env },
      clockAheadMs,
    });
    this.atEnd(() => collector.kill());
    return collector;
  }

  /** Does this at the end of the cell, the last first. */
  atEnd(act: () => unknown): void {
    this.#endings.push(act);
  }

  async end(): Promise<void> {
    for (const act of this.#endings.reverse()) await act();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
