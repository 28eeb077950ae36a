import { existsSync } from 'node:fs';
import { Kysely } from 'kysely';
import { CampaignRegistry } from '../campaigns/campaign-registry.ts';
import { askOwnAddress, type Examination } from '../doctor/examination.ts';
import { examine } from '../doctor/examine.ts';
import { doctorMessagesOf, type Finding, reasonOf, tellFinding } from '../doctor/finding.ts';
import { createProbes, type Probes } from '../doctor/probe.ts';
import { createConsoleLogger } from '../http/logger.ts';
import { createServiceFetch } from '../http/service-fetch.ts';
import { createNotifier } from '../notifications/notifier.ts';
import { PAGE_LANGUAGES } from '../organiser/ui/page-languages.ts';
import { openPostgresDialect } from '../store/postgres/postgres-dialect.ts';
import { openReadingDialect } from '../store/sqlite/sqlite-connections.ts';
import { SqlStoreFacts, type StoreFacts } from '../store/store-facts.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { CommandResult } from './command.ts';
import { embeddedFile, openStore, readSecret } from './data-folder.ts';
import { entry } from './help-text.ts';
import type { Settings } from './settings.ts';

const EVERY_INTERFACE = /^(0\.0\.0\.0|::|\[::\])$/;

/** Looks at the server of these settings, whether its collector runs or not. */
export async function runDoctor(
  settings: Settings,
  { isJson }: { isJson: boolean },
): Promise<CommandResult> {
  const { messages, format } = PAGE_LANGUAGES.en;
  const words = doctorMessagesOf(messages);
  const findings = (await look(settings)).map((finding) => tellFinding(finding, words, format));
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  const exitCode = wrong > 0 ? 1 : 0;
  if (isJson) return { output: JSON.stringify({ findings }, null, 2), exitCode };
  const lines = findings.map(({ check, state, seen, advice = '' }) =>
    entry(`${words.names[check]}: ${words.states[state]}`, `${seen} ${advice}`.trim()),
  );
  const summary = wrong === 0 ? words.allRight : words.wrongCount(wrong);
  return { output: [...lines, summary].join('\n'), exitCode };
}

async function look(settings: Settings): Promise<Finding[]> {
  const secret = readSecret(settings);
  const now = () => new Date();
  const { TRUST_PROXY: trustProxy, SMTP_URL: url, SMTP_FROM: from } = settings;
  const probes = secret === undefined ? undefined : createProbes({ secret, trustProxy, now });
  const notifier = createNotifier({ ...(url && from && { smtp: { url, from } }) });
  const database = await openDatabase(settings);
  try {
    const examination: Examination = {
      ...database,
      notifier,
      publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
      trustProxy,
      dataFolder: settings.DATA,
      areaLookup: settings.AREA_LOOKUP,
      fetchService: createServiceFetch(settings.ALLOW_PRIVATE),
      probes,
      wardSightings: undefined,
      now,
    };
    const running = await findRunning(settings, probes);
    return [running, ...database.findings, ...(await examine(examination))];
  } finally {
    await Promise.all([notifier.close(), database.close()]);
  }
}

interface OpenedDatabase extends Pick<Examination, 'facts' | 'store' | 'campaigns'> {
  findings: Finding[];
  close(): Promise<void>;
}

/** Opens the store where its tables are those of this version: it would change older ones. */
async function openDatabase(settings: Settings): Promise<OpenedDatabase> {
  const { facts, close } = openFacts(settings);
  let store: Store | undefined;
  try {
    const { missing, unknown, isNew } = await facts.compareSchema();
    const fits = !isNew && missing.length === 0 && unknown.length === 0;
    if (fits) store = await openStore(settings);
    const campaigns = store ? await readCampaigns(store) : [];
    const closeAll = async () => {
      await Promise.all([store?.close(), close()]);
    };
    return { facts, store, campaigns, findings: [], close: closeAll };
  } catch (failure) {
    await store?.close();
    return { facts, store: undefined, campaigns: [], findings: [awayFinding(failure)], close };
  }
}

const awayFinding = (failure: unknown): Finding => ({
  check: 'database',
  state: 'wrong',
  code: 'away',
  seen: ({ database }) => database.away(reasonOf(failure)),
  advice: ({ database }) => database.wrongAdvice,
});

/** A database that is not there yet. */
const NO_FACTS: StoreFacts = {
  compareSchema: () => Promise.resolve({ missing: [], unknown: [], isNew: true }),
  readClock: () => Promise.resolve(undefined),
  readServerBytes: () => Promise.resolve(undefined),
};

function openFacts(settings: Settings): { facts: StoreFacts; close: () => Promise<void> } {
  const { DATABASE_URL } = settings;
  const file = embeddedFile(settings);
  if (!DATABASE_URL && !existsSync(file))
    return { facts: NO_FACTS, close: () => Promise.resolve() };
  const dialect = DATABASE_URL
    ? openPostgresDialect(DATABASE_URL, { maxConnections: 1 })
    : openReadingDialect(file);
  const db = new Kysely<Tables>({ dialect });
  const facts = new SqlStoreFacts(db, DATABASE_URL ? 'postgres' : 'sqlite');
  return { facts, close: () => db.destroy() };
}

async function readCampaigns(store: Store): Promise<Examination['campaigns']> {
  const registry = new CampaignRegistry({
    store,
    logger: createConsoleLogger(),
    now: () => new Date(),
  });
  await registry.refresh();
  return [...registry.campaigns.values()];
}

/** Whether a collector of this data answers on its port. */
async function findRunning({ HOST, PORT }: Settings, probes: Probes | undefined): Promise<Finding> {
  const check = 'running';
  if (PORT === 0)
    return { check, state: 'unseen', code: 'free-port', seen: ({ running }) => running.freePort };
  const host = EVERY_INTERFACE.test(HOST) ? '127.0.0.1' : HOST;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`;
  const answer = probes && (await askOwnAddress(probes, address));
  if (answer?.kind === 'same')
    return {
      check,
      state: 'right',
      code: 'answers',
      seen: ({ running }) => running.answers(address),
    };
  const reason = answer?.kind === 'unreachable' ? answer.reason : 'other';
  return {
    check,
    state: 'wrong',
    code: 'silent',
    seen: ({ running }) => running.silent(address, reason),
    advice: ({ running }) => running.silentAdvice,
  };
}
