import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { inspect } from 'node:util';
import type { Hono } from 'hono';
import type {
  CollectorOptions,
  Logger,
  SubmissionEntry,
  Store,
} from '../../src/collector/index.ts';
import {
  createCollector,
  createConsoleLogger,
  openSqliteStore,
} from '../../src/collector/index.ts';
import type { Environment } from '../../src/collector/cli/read-settings.ts';
import { serveCollector, type Running } from '../../src/collector/cli/serve-collector.ts';
import type { Problem, Refusal, Submission } from '../../src/contract/index.ts';
import { edgbaston } from '../contract/examples.ts';
import { campaignsPublishedAtOnce } from './published-at-once.ts';

/**
 * The demo's campaign, but each answer is published at once: for tests that are about something
 * else.
 */
export const publishedAtOnce = () => ({ ...edgbaston(), publishThreshold: 1 });

export const TOKEN = 'the-token-of-this-test';

/** The servers of a test, which stop before its folders are deleted. */
const served = new WeakMap<object, Running[]>();
const stopServed = (t: object) => Promise.all((served.get(t) ?? []).map(({ stop }) => stop()));

/** A folder for one test, which is deleted after it. */
export function folder(t: Pick<TestContext, 'after'>): string {
  const made = mkdtempSync(join(tmpdir(), 'collector-'));
  t.after(async () => {
    await stopServed(t);
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

type Headers = Record<string, string>;

/** A collector as its senders and readers meet it, called as a function. */
export interface Open {
  app: Hono;
  store: Store;
  /** Posts a submission; a string goes as it is. */
  post(submission: unknown, headers?: Headers): Promise<Response>;
  get(path: string, headers?: Headers): Promise<Response>;
  /** As an organiser's script. */
  organise(path: string, init?: RequestInit): Promise<Response>;
}

/**
 * Opens a collector for the demo's campaign, which publishes each answer at once, on an empty
 * database in memory, with no rate limit unless one is given.
 */
export async function openCollector(options: Partial<CollectorOptions> = {}): Promise<Open> {
  const store = options.store ?? (await openSqliteStore(':memory:'));
  const app = await createCollector({
    campaigns: [publishedAtOnce()],
    organiserToken: TOKEN,
    rateLimit: 'off',
    ...options,
    store,
  });
  return {
    app,
    store,
    post: async (submission, headers = {}) =>
      app.request('/submissions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof submission === 'string' ? submission : JSON.stringify(submission),
      }),
    get: async (path, headers = {}) => app.request(path, { headers }),
    organise: async (path, init = {}) =>
      app.request(`/organiser${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${TOKEN}`, ...(init.headers as Headers | undefined) },
      }),
  };
}

/**
 * A collector on a free port, with its data in a folder of the test's own; stopped after the test.
 * Its requests are not logged, unless a logger is given.
 */
export async function serving(
  t: Pick<TestContext, 'after'>,
  env: Environment = {},
  embed = '/nowhere',
  logger: Logger = createConsoleLogger(),
): Promise<Running> {
  const running = await serveCollector(
    {
      PORT: '0',
      DATA: folder(t),
      CAMPAIGNS: campaignsPublishedAtOnce(folder(t)),
      ORGANISER_TOKEN: TOKEN,
      RATE_LIMIT: 'off',
      ...env,
    },
    embed,
    logger,
  );
  served.set(t, [...(served.get(t) ?? []), running]);
  t.after(() => running.stop());
  return running;
}

/** How a test publishes a document straight into the store. */
export const PUBLICATION = { by: 'a test', at: '2026-11-20T10:00:00.000Z' };

/** A logger that keeps its lines, each with its cause. */
export function keepLog(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const keep = ({ cause }: { cause?: unknown }, message: string) =>
    lines.push(cause === undefined ? message : `${message} ${inspect(cause)}`);
  return { logger: { info: keep, warn: keep, error: keep }, lines };
}

/** The same store, with some methods of its parts replaced. */
export const standIn = (
  store: Store,
  parts: { [Part in keyof Store]?: Partial<Store[Part]> },
): Store => {
  const replaced = Object.entries(parts).map(([part, methods]) => [
    part,
    overlay(store[part as keyof Store] as object, methods),
  ]);
  return overlay(store, Object.fromEntries(replaced) as object);
};

function overlay<Target extends object>(target: Target, replacements: object): Target {
  return new Proxy(target, {
    get(real, key) {
      const own: unknown = Reflect.get(key in replacements ? replacements : real, key);
      return typeof own === 'function' ? (own.bind(real) as unknown) : own;
    },
  });
}

/** What a browser asks for, where it stands, and a form posted from there. */
export const HTML = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
export const SITE = 'http://localhost';
export const form = (fields: Record<string, string>, headers: Headers = {}) => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/x-www-form-urlencoded',
    Host: 'localhost',
    Origin: SITE,
    ...headers,
  },
  body: new URLSearchParams(fields).toString(),
});

const BLOCKS =
  'h[1-6]|p|div|section|main|header|nav|br|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|form|fieldset|legend|details|summary|select|option';

/**
 * A page as it is read: its markup without the spaces and line breaks that nobody sees. What stands
 * in a `textarea` is left as it is.
 */
export const readMarkup = async (page: Response | Promise<Response>): Promise<string> =>
  (await (await page).text())
    .split(/(<textarea[^]*?<\/textarea>)/)
    .map((part) =>
      part.startsWith('<textarea')
        ? part
        : part
            .replace(/\s+/g, ' ')
            .replaceAll(' >', '>')
            .replace(new RegExp(` ?(</?(?:${BLOCKS})(?: [^>]*)?>) ?`, 'g'), '$1')
            .replace(/(<(?:label|button)(?: [^>]*)?>) /g, '$1')
            .replace(/ (<\/(?:label|button)>)/g, '$1'),
    )
    .join('');

/** Signs in as a browser does. @returns the cookie to send back */
export async function signIn({ app }: Pick<Open, 'app'>, token = TOKEN): Promise<string> {
  const response = await app.request('/organiser/sign-in', form({ token }));
  return (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
}

/** Keeps what is logged out of the test's output. @returns what was logged, a text a line */
export function silence(t: TestContext): () => string[] {
  const { mock } = t.mock.method(console, 'error', () => undefined);
  return () => mock.calls.map(({ arguments: said }) => said.map(String).join(' '));
}

export const problemsOf = async (refused: Response): Promise<Problem[]> =>
  ((await refused.json()) as Refusal).problems ?? [];

/**
 * A checked submission on its way into a store. An answer is published at once, unless a test says
 * otherwise.
 */
export const entry = (
  submission: Submission,
  changes: Partial<SubmissionEntry> = {},
): SubmissionEntry => ({
  submission,
  state: 'counted',
  receipt: {
    id: submission.id,
    reference: 'made-by-the-store',
    receivedAt: '2026-11-21T00:00:00.000Z',
  },
  batchSize: 1,
  ...changes,
});

/** Reads a CSV file by RFC 4180: rows of cells, without the mark at its start. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
