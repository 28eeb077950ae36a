import { randomBytes } from 'node:crypto';
import { createConsoleLogger } from '../../http/logger.ts';
import type { StoreOptions } from '../sql-store.ts';
import type { Store } from '../store.ts';
import { EntryQueue } from './entry-queue.ts';
import { StoreThread } from './store-thread.ts';
import type { ThreadSettings } from './thread-messages.ts';

type Verb = (...args: never[]) => unknown;

/** The parts of a store that have their own methods. */
type Room = {
  [Name in keyof Store]-?: NonNullable<Store[Name]> extends Verb ? never : Name;
}[keyof Store];

type VerbName =
  { [Name in Room]: `${Name}.${keyof Store[Name] & string}` }[Room] | 'copyTo' | 'truncateLog';

type Call = (verb: string, args: unknown[]) => Promise<unknown>;

/** Calls that may read much: in the other thread, where no answer waits behind them. */
export const LONG_READS = [
  'answers.countBySource',
  'answers.countSourceCells',
  'answers.listIds',
  'copyTo',
  'devices.unusedCodes',
  'downloads.answers',
  'downloads.people',
  'downloads.questions',
  'importBatches.people',
  'importDrafts.find',
  'imports.match',
  'people.figures',
  'people.findMany',
  'people.list',
  'retention.countPeople',
  'retention.due',
  'retention.marks',
  'retention.rows',
  'signups.list',
  'themes.countCandidates',
  'themes.texts',
  'today.read',
  'seats.list',
  'seats.weeks',
] satisfies VerbName[];

/**
 * Continues in small steps without a time limit. Every other call is answered in time, or refused.
 */
const LONG_WORK = [
  'ballots.addBatch',
  'ballots.deleteCodes',
  'ballots.deleteVotes',
  'ballots.move',
  'ballots.shuffle',
  'devices.deleteAll',
  'codeRequests.deleteAll',
  'copyTo',
  'importBatches.takeBack',
  'importDrafts.add',
  'importDrafts.removeOld',
  'imports.add',
  'imports.addRefusals',
  'people.change',
  'people.erase',
  'people.remove',
  'retention.due',
  'retention.mark',
  'retention.remove',
  'retention.rows',
  'retention.unmark',
  'signups.erase',
  'signups.reapplyErasures',
  'truncateLog',
] satisfies VerbName[];

/** A request that waits longer for the database gets 503, and may come again. */
const CALL_DEADLINE_MS = 30_000;

/**
 * Opens the store of a file in its own threads: one has the connection that writes, and starts
 * now; the other, for long reads, starts with the first of them.
 * @throws Error that names the file if it can't be opened, or is no database
 */
export async function openThreadedStore(file: string, options: StoreOptions): Promise<Store> {
  const { secret = randomBytes(32).toString('base64url'), largestBatch, erasures } = options;
  const { logger = createConsoleLogger() } = options;
  const afterErasure = async () => {
    erasures?.reload();
    await options.onErased?.();
  };
  const settings = { file, secret, largestBatch, erasures: erasures?.origin };
  const startThread = (role: ThreadSettings['role']) =>
    new StoreThread({ ...settings, role }, { afterErasure, logger });
  const [writer, reader] = [startThread('writer'), startThread('reader')];
  try {
    await writer.ask({ kind: 'open' });
  } catch (failure) {
    await writer.end();
    throw failure;
  }
  const queue = new EntryQueue(writer);
  const call: Call = (verb, args) =>
    (isOneOf(LONG_READS, verb) ? reader : writer).ask(
      { kind: 'call', verb, args },
      isOneOf(LONG_WORK, verb) ? Infinity : CALL_DEADLINE_MS,
    );
  return {
    ...remoteRooms(call),
    submissions: { add: (entry) => queue.add(entry) },
    truncateLog: () => call('truncateLog', []) as Promise<boolean>,
    copyTo: (to) => call('copyTo', [to]),
    async close() {
      await queue.settled();
      await reader.close();
      await writer.close();
      options.onClose?.();
    },
  };
}

const isOneOf = (verbs: readonly string[], verb: string): boolean => verbs.includes(verb);

const remoteRooms = (call: Call): Pick<Store, Room> => ({
  campaigns: remoteRoom('campaigns', call),
  drafts: remoteRoom('drafts', call),
  submissions: remoteRoom('submissions', call),
  answers: remoteRoom('answers', call),
  downloads: remoteRoom('downloads', call),
  people: remoteRoom('people', call),
  signups: remoteRoom('signups', call),
  seats: remoteRoom('seats', call),
  ticks: remoteRoom('ticks', call),
  savedLists: remoteRoom('savedLists', call),
  complaints: remoteRoom('complaints', call),
  calendars: remoteRoom('calendars', call),
  applications: remoteRoom('applications', call),
  today: remoteRoom('today', call),
  imports: remoteRoom('imports', call),
  importBatches: remoteRoom('importBatches', call),
  importDrafts: remoteRoom('importDrafts', call),
  retention: remoteRoom('retention', call),
  progress: remoteRoom('progress', call),
  themes: remoteRoom('themes', call),
  ballots: remoteRoom('ballots', call),
  ballotCounts: remoteRoom('ballotCounts', call),
  desk: remoteRoom('desk', call),
  devices: remoteRoom('devices', call),
  codeRequests: remoteRoom('codeRequests', call),
  shortlists: remoteRoom('shortlists', call),
  tokens: remoteRoom('tokens', call),
  links: remoteRoom('links', call),
  log: remoteRoom('log', call),
  sessions: remoteRoom('sessions', call),
  mail: remoteRoom('mail', call),
  notices: remoteRoom('notices', call),
  health: remoteRoom('health', call),
  facts: remoteRoom('facts', call),
});

/**
 * A part of a store whose methods are calls to the thread, made on first use: it has every method
 * of that part.
 */
function remoteRoom<Name extends Room>(room: Name, call: Call): Store[Name] {
  const verbs = new Map<string, (...args: unknown[]) => Promise<unknown>>();
  const get = (_: object, name: string | symbol) => {
    // `await` on the object asks whether it is a promise.
    if (typeof name !== 'string' || name === 'then') return undefined;
    const verb = verbs.get(name) ?? ((...args: unknown[]) => call(`${room}.${name}`, args));
    verbs.set(name, verb);
    return verb;
  };
  return new Proxy({}, { get }) as Store[Name];
}
