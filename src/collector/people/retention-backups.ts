import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Logger } from '../http/logger.ts';
import type { Store } from '../store/store.ts';
import type { ErasureList } from './erasure-list.ts';
import type { DueSubject } from './retention-records.ts';
import { HOUR_MS } from '../time-units.ts';

/** A backup is deleted when two checks, twenty hours apart, found it old enough: seven days. */
const OLD_AFTER_MS = 7 * 24 * HOUR_MS - 20 * HOUR_MS;
const MIN_OLD_MS = 20 * HOUR_MS;
/** The marks of old backups have this name, which no campaign can have. */
const BACKUPS = '(backups)';
const BACKUP_ROWS_AT_ONCE = 25;

export interface RetentionBackupsOptions {
  folder: string;
  store: Pick<Store, 'copyTo' | 'retention'>;
  secret: string;
  erasures: ErasureList;
  /** Left out, the log goes to the console. */
  logger?: Logger;
}

/**
 * Backups of what retention deletes, for seven days: the whole database if it is one file, else
 * the deleted rows, as JSON Lines. Erasures are repeated in them too.
 */
export class RetentionBackups {
  readonly #options: RetentionBackupsOptions;

  constructor(options: RetentionBackupsOptions) {
    this.#options = options;
  }

  /** @throws Error if it can't be written */
  async write(campaign: string, subjects: DueSubject[], at: Date): Promise<void> {
    const { folder, store } = this.#options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stamp = at.toISOString().replaceAll(':', '-');
    const file = join(folder, `retention-${stamp}-${encodeURIComponent(campaign)}`);
    if (store.copyTo) {
      const unfinished = `${file}.unfinished`;
      // Personal data: readable by the collector's own user only.
      closeSync(openSync(unfinished, 'w', 0o600));
      await store.copyTo(unfinished);
      renameSync(unfinished, `${file}.db`);
      return;
    }
    const opened = openSync(`${file}.jsonl`, 'w', 0o600);
    try {
      for (let from = 0; from < subjects.length; from += BACKUP_ROWS_AT_ONCE)
        for (const row of await store.retention.rows(
          campaign,
          subjects.slice(from, from + BACKUP_ROWS_AT_ONCE),
        ))
          writeSync(opened, `${JSON.stringify(row)}\n`);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  }

  async deleteOld(now: Date): Promise<void> {
    const { folder, store } = this.#options;
    const { retention } = store;
    const old = this.#files().filter((name) => {
      const [, day = '', time = ''] = /^retention-([\d-]+)T([\d.-]+)Z/.exec(name) ?? [];
      const made = Date.parse(`${day}T${time.replaceAll('-', ':')}Z`);
      return now.getTime() - made >= OLD_AFTER_MS;
    });
    const marks = await retention.marks(BACKUPS);
    const gone = marks.filter(({ subject }) => !old.includes(subject));
    await retention.unmark(
      BACKUPS,
      gone.map(({ subject }) => subject),
    );
    await retention.mark(
      BACKUPS,
      old.map((subject) => ({ subject, reason: 'backup' })),
      now.toISOString(),
    );
    for (const { subject, firstSeenAt } of marks)
      if (old.includes(subject) && now.getTime() - Date.parse(firstSeenAt) >= MIN_OLD_MS)
        for (const suffix of ['', '-wal', '-shm'])
          rmSync(join(folder, `${subject}${suffix}`), { force: true });
  }

  /** Repeats every erasure of the list in the backups too. */
  async applyErasures(at: string): Promise<void> {
    const { folder, secret, erasures, logger } = this.#options;
    for (const name of this.#files()) {
      const file = join(folder, name);
      if (name.endsWith('.jsonl')) dropErasedLines(file, erasures);
      else {
        const backup = await openSqliteStore(file, {
          secret,
          erasures,
          ...(logger && { logger }),
        });
        try {
          await backup.signups.reapplyErasures(at);
        } finally {
          await backup.close();
        }
      }
    }
  }

  #files(): string[] {
    const { folder } = this.#options;
    return existsSync(folder)
      ? readdirSync(folder).filter((name) => /^retention-.*\.(db|jsonl)$/.test(name))
      : [];
  }
}

function dropErasedLines(file: string, erasures: ErasureList): void {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const left = lines.filter((line) => {
    const { signups } = JSON.parse(line) as { signups: { id: string }[] };
    return !signups.some(({ id }) => erasures.has(id));
  });
  if (left.length === lines.length) return;
  const opened = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeSync(opened, left.map((line) => `${line}\n`).join(''));
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(`${file}.new`, file);
}
