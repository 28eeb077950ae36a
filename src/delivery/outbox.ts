import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission } from '../contract/submission/form-reader.ts';
import {
  aged,
  type Entry,
  FORMAT,
  LONGEST_ASKED,
  LONGEST_PAUSE,
  readEntry,
  waitOf,
  type Way,
} from './entry.ts';
import { DeletedError, DeliveryError, RefusedError } from './errors.ts';
import { leased, PatientStore, retryDelayAfter } from './patient-store.ts';
import { receiptFor, send } from './send.ts';
import { orGiveUp } from './time-out.ts';
import { toJson } from './to-json.ts';
import { timer } from './timer.ts';
import type { Gone, World } from './world.ts';

const FIRST_PAUSE = 2000;
const UNFORESEEN_RETRY_DELAY_MS = 30_000;

export type Carry = (submission: Submission) => Promise<Receipt>;

export interface DeliverOptions {
  /** Absolute address to post to. */
  endpoint?: string | undefined;
  /** Another format than the contract's JSON. */
  way?: Way | undefined;
  /** Carries one submission out in another way. What it throws counts as a failed request, unless it is a RefusedError. */
  carry?: Carry | undefined;
  /** Whether it may wait on the device; else it waits on the page alone. True if left out. */
  keep?: boolean | undefined;
  /** Days for which it may wait, 30 if left out. */
  days?: number | undefined;
  /** Until when its endpoint has asked to be left alone, where it was tried before; milliseconds since 1970. */
  asked?: number | undefined;
  /** Called after each failed try: `kept` where it waits on the device. `tryNow` cuts the pause short. */
  waiting?:
    ((error: DeliveryError, tryNow: () => void, kept: Entry | undefined) => void) | undefined;
}

/** What became of an entry; `receipt` is undefined from a blind endpoint. */
export type News = { entry: Entry } & (
  { receipt: Receipt | undefined } | { refusal: RefusedError }
);

/** Somebody who shows what waits. */
export interface Watcher {
  /** Called whenever something may have changed, with what waits and no open form shows; `kept` where it is on the device. */
  changed(entries: (Entry & { kept: boolean })[]): void;
  /** Told of what no open form waits for. @returns whether it is theirs: then nobody else is told */
  told(news: News): boolean;
  /** Told why what no open form waits for could not be sent. */
  failed?(entry: Entry, error: DeliveryError): void;
  /** How the page itself delivers what it kept. */
  carry(entry: Entry): Carry | undefined;
}

/** An entry that this page put in. */
interface Mine {
  entry: Entry;
  /** Whether it is on the device; undefined while it is first being put there, and may not be sent. */
  kept: boolean | undefined;
  /** Whether it is still to be put on the device. */
  keep: boolean;
  /** How often it has been put. */
  puts: number;
  /** Why it waits, as its form was last told. */
  failure?: DeliveryError;
  /** The form that waits for it. */
  form?:
    | {
        carry: Carry | undefined;
        waiting: DeliverOptions['waiting'];
        resolve: (receipt: Receipt | undefined) => void;
        reject: (error: DeliveryError) => void;
      }
    | undefined;
}

/**
 * Keeps submissions until an endpoint has them. Each is put in before it is first sent, and taken out only after a checked
 * receipt, a final refusal or the person's own word. One is sent at a time, over all tabs.
 */
export class Outbox {
  readonly #world: World & Required<Pick<World, 'after' | 'now' | 'random' | 'send'>>;
  readonly #device: PatientStore;
  readonly #mine = new Map<string, Mine>();
  readonly #done = new Set<string>();
  /** What was on the device when it last answered, by id: a slow device is not an empty one. */
  #seen = new Map<string, Entry>();
  readonly #watchers = new Set<Watcher>();
  readonly #trying = new Set<string>();
  #passes: Promise<unknown> = Promise.resolve();
  #cancel: (() => void) | undefined;
  #unhint: (() => void) | undefined;
  #others: ReturnType<NonNullable<World['others']>> | undefined;

  constructor(world: World = {}) {
    this.#world = { after: timer, now: () => Date.now(), random: Math.random, send, ...world };
    this.#device = new PatientStore(world.store, this.#world.after);
  }

  /**
   * Carries a submission out, trying again until an endpoint has it.
   * @returns the receipt; undefined from a blind endpoint
   * @throws RefusedError where the endpoint won't take it, DeletedError once the person has deleted it
   */
  async deliver(
    submission: Submission,
    { endpoint = '', way, carry, keep = true, days = 30, asked = 0, waiting }: DeliverOptions,
  ): Promise<Receipt | undefined> {
    const { id, kind, campaign } = submission;
    const fresh = { since: this.#world.now(), days, tries: 0, notBefore: 0, asked };
    const entry: Entry = {
      format: FORMAT,
      id,
      kind,
      campaign,
      endpoint,
      ...(way && { way }),
      ...(carry && { own: true }),
      body: toJson(submission),
      ...fresh,
    };
    this.#done.delete(id);
    const mine: Mine = { entry, kept: undefined, keep, puts: 0 };
    const outcome = new Promise<Receipt | undefined>(
      (resolve, reject) => (mine.form = { carry, waiting, resolve, reject }),
    );
    this.#mine.set(id, mine);
    this.#listen();
    if (keep) await this.#keep(mine);
    mine.kept ??= false;
    if (asked > this.#world.now())
      this.#waits(id, new DeliveryError('its endpoint asks to be left alone'), entry);
    this.#queue(false);
    return outcome;
  }

  /** Shows what waits to a watcher, and sends it. @returns what ends it */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    this.#hurry();
    return () => this.#watchers.delete(watcher);
  }

  /** Leaves an entry to itself: its form is no longer there for it. */
  letGo(id: string): void {
    const mine = this.#mine.get(id);
    if (mine) mine.form = undefined;
    void this.#tell();
  }

  /** Tries entries now, whatever pause they are in; by the person's own wish. */
  tryNow(...ids: string[]): void {
    this.#queue(false, ids);
  }

  /** Takes entries out for good, by the person's own wish. What the device does not let go of stays, and is shown on. */
  async delete(...ids: string[]): Promise<void> {
    for (const id of ids)
      if (this.#mine.get(id)?.kept === false) await this.#gone({ id }, true);
      else await this.#device.ask((store) => store.remove(id).then(() => this.#gone({ id }, true)));
    await this.#tell();
  }

  /** Puts an entry on the device. However late that succeeds, its form is told; what is gone meanwhile stays gone. */
  async #keep(mine: Mine): Promise<void> {
    const { id } = mine.entry;
    mine.puts++;
    const latest = () => (mine.keep && this.#mine.get(id) === mine ? mine.entry : undefined);
    await this.#device.ask((store) =>
      store.put(mine.entry, latest).then(() => {
        if (!this.#mine.has(id)) void this.#device.ask((store) => store.remove(id));
        if (!latest()) return;
        const isLate = mine.kept === false;
        mine.kept = true;
        mine.keep = false;
        if (isLate && mine.failure) this.#waits(id, mine.failure, mine.entry);
        if (isLate) void this.#tell();
      }),
    );
  }

  readonly #hurry = (): void => this.#queue(true);

  #queue(hurry: boolean, now: string[] = []): void {
    this.#passes = this.#passes
      .then(() => this.#pass(hurry, now))
      .catch((failure: unknown) => {
        // Nobody foresaw it. Its message may hold what somebody typed. Whatever it is, trying goes on.
        console.error(`campaign outbox: ${failure instanceof Error ? failure.name : 'failure'}`);
        this.#cancel?.();
        this.#cancel = this.#world.after(UNFORESEEN_RETRY_DELAY_MS, () => this.#queue(false));
      });
  }

  /** Tries what is due, and sets the alarm for what is not. */
  async #pass(hurry: boolean, now: string[]): Promise<void> {
    const failed = new Map<string, Entry>();
    for (const mine of this.#mine.values())
      if (mine.keep && mine.kept === false) void this.#keep(mine);
    const wished = ({ id }: Entry) => now.includes(id);
    const all = await this.#all();
    // What has failed often stands behind what has not.
    for (const entry of all.sort(
      (a, b) => Number(wished(b)) - Number(wished(a)) || a.tries - b.tries,
    )) {
      const before = failed.get(entry.endpoint);
      if (!this.#isDue(entry, hurry, wished(entry))) continue;
      // The page's own way may take as long as it likes: nothing else waits for it.
      if (entry.own) void this.#try(entry, hurry, wished(entry)).then(() => this.#tell());
      // An endpoint that has just failed is not asked for the next one too.
      else if (before && !wished(entry)) {
        const { notBefore, asked } = before;
        this.#waits(
          entry.id,
          new DeliveryError('its endpoint has just failed'),
          await this.#change(entry.id, (entry) => ({ ...entry, notBefore, asked })),
        );
      } else {
        const outcome = await this.#try(entry, hurry, wished(entry));
        if (outcome === 'sent') hurry = true;
        else if (outcome) failed.set(entry.endpoint, outcome);
      }
    }
    await this.#tell();
  }

  #isDue(entry: Entry, hurry: boolean, wished: boolean): boolean {
    return (
      !entry.refused &&
      (!entry.own || !!this.#carryOf(entry)) &&
      (wished || waitOf(entry, this.#world.now(), hurry) <= 0)
    );
  }

  /** Sends one entry, alone. @returns it as it then is, where it failed */
  async #try(
    { id, own }: Entry,
    hurry: boolean,
    wished: boolean,
  ): Promise<Entry | 'sent' | undefined> {
    if (this.#trying.has(id)) return;
    this.#trying.add(id);
    let outcome: Entry | 'sent' | undefined;
    const job = async () => {
      // It may have been sent, or tried, by another tab meanwhile.
      const entry = (await this.#all()).find((one) => one.id === id);
      if (!entry || !this.#isDue(entry, hurry, wished)) return;
      let receipt: Receipt | undefined;
      try {
        const carry = entry.own && this.#carryOf(entry);
        receipt = carry
          ? receiptFor(id, await carry(JSON.parse(entry.body) as Submission))
          : await orGiveUp(this.#world.send(entry), this.#world.after);
      } catch (failure) {
        outcome = await this.#failed(
          entry,
          failure instanceof DeliveryError
            ? failure
            : new DeliveryError('the page could not deliver', { cause: failure }),
        );
        return;
      }
      outcome = 'sent';
      await this.#gone({ id, sent: { receipt } }, true, entry);
    };
    try {
      if (this.#world.alone)
        await this.#world.alone(own ? `campaign-outbox ${id}` : 'campaign-outbox', job);
      else if (await leased(this.#device, id, this.#world.now())) await job();
      else
        this.#waits(id, new DeliveryError('another tab is sending it'), this.#mine.get(id)?.entry);
    } finally {
      this.#trying.delete(id);
    }
    return outcome;
  }

  async #failed(entry: Entry, error: DeliveryError): Promise<Entry | undefined> {
    const form = this.#mine.get(entry.id)?.form;
    if (error instanceof RefusedError) {
      if (form) {
        // The form has what was typed, and the reason.
        await this.#forget(entry.id);
        form.reject(error);
      } else if (this.#done.has(entry.id)) return;
      else {
        const { status, problems } = error;
        await this.#change(entry.id, (entry) => ({
          ...entry,
          refused: { status, problems, proven: true },
        }));
        this.#news({ entry, refusal: error });
      }
      return;
    }
    const now = this.#world.now();
    const pause =
      Math.min(LONGEST_PAUSE / 1.5, FIRST_PAUSE * 2 ** entry.tries) * (0.5 + this.#world.random());
    const asked = error.retryAfter ? now + Math.min(LONGEST_ASKED, error.retryAfter * 1000) : 0;
    const changed = await this.#change(entry.id, (entry) => ({
      ...entry,
      tries: entry.tries + 1,
      notBefore: now + pause,
      asked,
      lease: 0,
    }));
    this.#waits(entry.id, error, changed);
    if (!form) for (const watcher of this.#watchers) watcher.failed?.(entry, error);
    return changed;
  }

  /** Tells an entry's form that it waits, and whether on the device. */
  #waits(id: string, error: DeliveryError, entry: Entry | undefined): void {
    const mine = this.#mine.get(id);
    if (!mine) return;
    mine.failure = error;
    mine.form?.waiting?.(error, () => this.tryNow(id), mine.kept ? entry : undefined);
  }

  /** Changes an entry wherever it is. @returns it as it now is, if it still is */
  async #change(id: string, change: (entry: Entry) => Entry): Promise<Entry | undefined> {
    const mine = this.#mine.get(id);
    if (mine) mine.entry = change(mine.entry);
    const seen = this.#seen.get(id);
    if (seen) this.#seen.set(id, change(seen));
    const changed = await this.#device.ask((store) => store.change(id, change));
    return changed ?? mine?.entry ?? this.#seen.get(id);
  }

  /** Settles what waits for an entry that is sent or deleted, and takes it out. */
  async #gone(gone: Gone, tell: boolean, entry?: Entry): Promise<void> {
    const { id, sent } = gone;
    const mine = this.#mine.get(id);
    const form = mine?.form;
    // Before it is out, or another tab would think that the browser had lost it.
    this.#listen();
    if (tell) this.#others?.tell(gone);
    if (sent) form?.resolve(sent.receipt);
    else form?.reject(new DeletedError('it was deleted'));
    await this.#forget(id);
    if (sent && entry && !form) this.#news({ entry, receipt: sent.receipt });
  }

  async #forget(id: string): Promise<void> {
    this.#mine.delete(id);
    this.#done.add(id);
    this.#seen.delete(id);
    await this.#device.ask((store) => store.remove(id));
  }

  #news(news: News): void {
    for (const watcher of this.#watchers) if (watcher.told(news)) return;
  }

  #carryOf(entry: Entry): Carry | undefined {
    const form = this.#mine.get(entry.id)?.form;
    if (form) return form.carry;
    for (const watcher of this.#watchers) {
      const carry = watcher.carry(entry);
      if (carry) return carry;
    }
    return undefined;
  }

  /** Everything that waits, on the device and on this page. What is too old goes. */
  async #all(): Promise<Entry[]> {
    const now = this.#world.now();
    const keptBefore = [...this.#mine.values()].filter(({ kept }) => kept);
    const isFresh = await this.#look();
    const found = new Map<string, Entry>();
    for (const entry of this.#seen.values()) {
      const read = readEntry(entry, now);
      if (read && !this.#done.has(read.id) && !this.#isPutting(read.id)) found.set(read.id, read);
    }
    for (const [id, mine] of this.#mine) {
      // The browser has lost it, or somebody cleared the site's data; on this page it still is.
      if (isFresh && mine.kept && keptBefore.includes(mine) && !found.has(id)) {
        mine.kept = false;
        this.#waits(id, new DeliveryError('the browser has not kept it'), undefined);
      }
      if (!found.has(id) && !this.#isPutting(id)) found.set(id, mine.entry);
    }
    const all: Entry[] = [];
    for (const entry of found.values()) {
      // What an open form shows is the person's: only what nobody has before them grows too old.
      const older = this.#mine.get(entry.id)?.form ? entry : aged(entry, now);
      if (older) all.push(older);
      else await this.#gone({ id: entry.id }, true);
      if (older && older !== entry) await this.#change(entry.id, () => older);
    }
    return all;
  }

  /** Looks at what is on the device. @returns false where it fails or is late; what it then tells late is tried at once */
  async #look(): Promise<boolean> {
    let isLate = false;
    const isFresh = await this.#device.ask(async (store) => {
      const entries = await store.all();
      const isNews = entries.some(({ id }) => !this.#seen.has(id) && !this.#done.has(id));
      this.#seen = new Map(entries.map((entry) => [entry.id, entry]));
      if (isLate && isNews) this.#queue(false);
      // It was sent or deleted while the device did not answer.
      for (const id of this.#seen.keys())
        if (this.#done.has(id)) void this.#device.ask((store) => store.remove(id));
      return true;
    });
    isLate = true;
    return isFresh ?? false;
  }

  #isPutting(id: string): boolean {
    const mine = this.#mine.get(id);
    return !!mine && mine.kept === undefined;
  }

  /** Tells the watchers what waits, and listens and wakes for as long as something does. */
  async #tell(): Promise<void> {
    const { after, now } = this.#world;
    const all = await this.#all();
    const waiting = all.filter((entry) => !entry.refused && (!entry.own || this.#carryOf(entry)));
    const delays = [
      ...waiting.map((entry) => waitOf(entry, now(), false)),
      ...[...this.#mine.values()].flatMap(({ keep, puts }) => (keep ? retryDelayAfter(puts) : [])),
      this.#device.retryDelay ?? Infinity,
    ];
    const next = Math.min(...delays);
    this.#cancel?.();
    this.#cancel =
      next < Infinity ? after(Math.max(1000, next), () => this.#queue(false)) : undefined;
    if (waiting[0] || this.#mine.size) this.#listen();
    else {
      this.#unhint?.();
      this.#others?.end();
      this.#unhint = this.#others = undefined;
    }
    const shown = all
      .filter(({ id }) => !this.#mine.get(id)?.form)
      .map((entry) => ({ ...entry, kept: this.#mine.get(entry.id)?.kept ?? true }));
    for (const watcher of this.#watchers) watcher.changed(shown);
  }

  #listen(): void {
    this.#unhint ??= this.#world.hints?.(this.#hurry);
    this.#others ??= this.#world.others?.(
      (gone) => void this.#gone(gone, false).then(() => this.#tell()),
    );
  }
}
