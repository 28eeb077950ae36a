import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openSqliteStore, type Store } from '../../../src/collector/index.ts';
import { createNotifier } from '../../../src/collector/notifications/notifier.ts';
import { type BallotDefinition, normaliseCode } from '../../../src/contract/index.ts';
import { vote } from '../../contract/ballot-examples.ts';
import { keepLog, type Open, openCollector, publishedAtOnce } from '../harness.ts';
import { type MailServer, type MailServerOptions, mailServer } from '../mail-server.ts';
import { openBallot, SECRET, WHILE_OPEN } from './open-ballot.ts';

export const KEY = { campaign: 'edgbaston', id: 'september' };
export const EVERY_WAY: BallotDefinition['ways'] = ['slip', 'email', 'paper'];
const ASK = '/campaigns/edgbaston/ballots/september/codes';

export interface Scene extends Open {
  mail: MailServer;
  lines: string[];
  now: { at: Date };
  ask(email: string, locale?: string): Promise<Response>;
  /** Waits for a number of mails, and returns the last one's text. */
  mailed(count: number): Promise<string>;
  /** The code in the last mail to an address. */
  codeOf(email: string): string;
}

export interface SceneOptions {
  store?: Store;
  server?: MailServerOptions;
  ballot?: Partial<BallotDefinition>;
  rateLimit?: number | 'off';
  /** Whether there is no mail server. */
  isMute?: boolean;
}

export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let n = 0; n < 3000 && !(await holds()); n++) await wait(10);
  assert.ok(await holds(), what);
}

export const codeIn = (text: string): string => /[A-Z]{5}-[A-Z]{5}/.exec(text)?.[0] ?? '';

/** An open ballot whose codes can be asked for, and a mail server on loopback. */
export async function openMailScene(t: TestContext, options: SceneOptions = {}): Promise<Scene> {
  const { store: given, server = {}, ballot, rateLimit = 'off', isMute = false } = options;
  const store = given ?? (await openSqliteStore(':memory:', { secret: SECRET }));
  const mail = await mailServer(t, server);
  const { logger, lines } = keepLog();
  const notifier = createNotifier({
    ...(!isMute && { smtp: { url: mail.url, from: 'hello@edgbaston.example' } }),
    retryDelaysMs: [20, 20, 20],
    pollMs: 50,
    logger,
  });
  // The store closes last: a mail that is under way still asks it for its code.
  t.after(async () => {
    await notifier.close();
    await store.close();
  });
  const now = { at: WHILE_OPEN };
  const collector = await openCollector({
    ...{ store, secret: SECRET, notifier, logger, rateLimit },
    publicUrl: 'https://collector.example',
    campaigns: [{ ...publishedAtOnce(), languages: ['en', 'cy', 'ur'] }],
    now: () => now.at,
  });
  await openBallot(store, { ways: EVERY_WAY, ...ballot });
  return {
    ...collector,
    ...{ mail, lines, now },
    ask: async (email, locale = 'en') =>
      collector.app.request(ASK, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, locale }),
      }),
    async mailed(count) {
      await until(() => mail.mails.length >= count, `${count} mails have come`);
      return mail.mails.at(-1)?.text ?? '';
    },
    codeOf: (email) => codeIn(mail.mails.findLast(({ to }) => to[0] === email)?.text ?? ''),
  };
}

/** Casts a vote with a code as it stands in a mail. */
export const postVote = ({ post }: Open, code: string): Promise<Response> =>
  post(vote({ code: normaliseCode(code) }));
