import { once } from 'node:events';
import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Kysely } from 'kysely';
import { keyIdOf } from '../hand-over/campaign-file.ts';
import {
  exportCampaign,
  hasCampaign,
  type NamedTables,
  readSchemaName,
} from '../hand-over/export-campaign.ts';
import { KEPT_TABLES } from '../hand-over/exported-tables.ts';
import { deleteCampaignRows, importCampaignRows } from '../hand-over/import-campaign.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { vacuumPersonalData } from '../store/postgres/vacuum-personal-data.ts';
import { openSqliteAlone } from '../store/sqlite/sqlite-connections.ts';
import { SoleSqliteDialect } from '../store/sqlite/sqlite-dialect.ts';
import { embeddedFile, openSecrets, refuseLostCommits } from './data-folder.ts';
import { formatCount } from './move/format-count.ts';
import type { Settings } from './settings.ts';

/** A database that a command has for itself. */
interface OwnDatabase {
  db: Kysely<NamedTables>;
  /** Removes what the database keeps of deleted rows. */
  cleanUp(): Promise<unknown>;
}

/** Opens the database of the settings, does some work, and closes it. */
async function withDatabase<Result>(
  settings: Settings,
  work: (database: OwnDatabase) => Promise<Result>,
): Promise<Result> {
  const { DATABASE_URL: url } = settings;
  if (url) {
    const db = (await openPostgres(url)) as unknown as Kysely<NamedTables>;
    try {
      return await work({ db, cleanUp: () => vacuumPersonalData(url) });
    } finally {
      await db.destroy();
    }
  }
  refuseLostCommits(settings);
  const database = await openSqliteAlone(embeddedFile(settings));
  database.pragma('secure_delete = on');
  const db = new Kysely<NamedTables>({ dialect: new SoleSqliteDialect({ database }) });
  try {
    return await work({
      db,
      cleanUp: () => Promise.resolve(database.pragma('wal_checkpoint(truncate)')),
    });
  } finally {
    database.close();
  }
}

/**
 * Writes a whole campaign into a new file that only its user can read.
 * @throws Error if there is no such campaign, or the file is there
 */
export const exportWhole = (id: string, file: string, settings: Settings): Promise<string> =>
  withDatabase(settings, async ({ db }) => {
    if (!(await hasCampaign(db, id)))
      throw new Error(`There is no campaign "${id}". "campaign list" says which there are.`);
    const { secret } = openSecrets(settings);
    const stream = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await once(stream, 'open');
    let lines = 0;
    try {
      await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const header = {
            format: 'campaign-collector campaign' as const,
            ...{ campaign: id, schema: await readSchemaName(trx) },
            ...{ exportedAt: new Date().toISOString(), keyId: keyIdOf(secret) },
          };
          for await (const line of exportCampaign(trx, header)) {
            lines += 1;
            if (!stream.write(line)) await once(stream, 'drain');
          }
        });
      stream.end();
      await once(stream, 'close');
    } catch (failure) {
      stream.destroy();
      rmSync(file, { force: true });
      throw failure;
    }
    return [
      `${formatCount(lines - 2)} rows of "${id}" are in ${file}.`,
      'It holds names, addresses and what people think, in the clear: encrypt it before it leaves this machine, and delete it once it has arrived.',
      'Read docs/collector.md, “Handing a campaign over”, first: what the people in it must be told, and by when.',
    ].join('\n');
  });

/**
 * Reads a whole campaign from a file. The collector must not run on an embedded database meanwhile.
 * @throws Error that says what is wrong; then nothing was changed
 */
export const importWhole = (file: string, settings: Settings): Promise<string> =>
  withDatabase(settings, async ({ db }) => {
    const { secret, keep } = openSecrets(settings);
    const { header, rows } = await db
      .transaction()
      .execute((trx) => importCampaignRows(trx, readLines(file)));
    keep();
    return [
      `${formatCount(rows)} rows of "${header.campaign}" are here, as they were on ${header.exportedAt}.`,
      ...(header.keyId === keyIdOf(secret)
        ? ['The secret is the same: links to private pages go on, if PUBLIC_URL is.']
        : OTHER_SECRET),
      'Organisers get in anew: make them links ("link add").',
    ].join('\n');
  });

/**
 * The lines of a file. It is opened when the first one is asked for: a reader that waits before it
 * is read would lose them.
 */
async function* readLines(file: string): AsyncGenerator<string> {
  const input = createReadStream(file, 'utf8');
  try {
    await once(input, 'open');
    yield* createInterface({ input, crlfDelay: Infinity });
  } finally {
    input.destroy();
  }
}

const OTHER_SECRET = [
  'The secret is another one. Links to private pages that were sent before open nothing here: people get a new one with their next sign-up, or from an organiser.',
  'People who asked to be forgotten stay forgotten, but an import here would not recognise them: keep the list of erasures of the old collector.',
  'Codes of a ballot that were printed or sent before are not good here: end open ballots before you hand over.',
];

/**
 * Deletes everything of a campaign.
 * @throws Error if there is none, or `isMeant` is false
 */
export const eraseWhole = (id: string, isMeant: boolean, settings: Settings): Promise<string> =>
  withDatabase(settings, async ({ db, cleanUp }) => {
    if (!(await hasCampaign(db, id)))
      throw new Error(`There is no campaign "${id}". "campaign list" says which there are.`);
    if (!isMeant)
      throw new Error(
        `This deletes "${id}" with every answer and everybody in it, for good. Write "--yes" if it is meant.`,
      );
    const tables = await db.introspection.getTables();
    const further = tables
      .filter(({ name, columns }) => name in KEPT_TABLES && hasCampaignColumn(columns))
      .map(({ name }) => name);
    const deleted = await db.transaction().execute((trx) => deleteCampaignRows(trx, id, further));
    await cleanUp();
    return [
      `${formatCount(deleted)} rows of "${id}" are deleted. Backups and downloads that were made before still have them; the log of what organisers did stays.`,
      'A document of it in the folder of CAMPAIGNS would begin it anew at the next start: take it out.',
    ].join('\n');
  });

const hasCampaignColumn = (columns: readonly { name: string }[]): boolean =>
  columns.some(({ name }) => name === 'campaign');
