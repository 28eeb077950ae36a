import { type PublicBallot, readBallot } from '../contract/ballot/reader.ts';
import { codeFingerprint } from '../contract/ballot/code-fingerprint.ts';
import { BALLOT_KIND } from '../contract/ballot/vote-words.ts';
import { type Campaign, readCampaign } from '../contract/campaign/reader.ts';
import type { PostedSubmission } from '../contract/submission/form-reader.ts';

import { scheduleTimeout } from '../delivery/schedule.ts';
import { randomId } from '../widgets/random-id.ts';
import { fetchDocuments, postEntry, reportTablet, RequestFailure } from './kiosk-requests.ts';
import { sealEntry } from './seal-entry.ts';
import { SendQueue } from './send-queue.ts';
import type { KeptDocuments, KeptTablet, TabletDevice, TabletStore } from './tablet-store.ts';
import { UnusedCodes } from './unused-codes.ts';

const REPORT_MS = 60_000;

/** A tablet that was set up: what it knows, what waits on it, and how it reaches the collector. */
export class Tablet {
  readonly place: string;
  readonly device: TabletDevice;
  campaign: Campaign | undefined;
  ballot: PublicBallot | undefined;
  codes = new UnusedCodes(undefined, []);
  readonly queue: SendQueue;

  readonly #store: TabletStore;
  readonly #onChange: () => void;
  #documents: KeptDocuments | undefined;
  #cancelReport: (() => void) | undefined;

  constructor(
    store: TabletStore,
    place: string,
    { device, documents }: KeptTablet,
    onChange: () => void,
  ) {
    this.place = place;
    this.device = device;
    this.#store = store;
    this.#onChange = onChange;
    this.#documents = documents;
    this.queue = new SendQueue({
      store: { entries: () => store.entries(place), remove: (id) => store.removeEntry(id) },
      post: (sealed, waiting) => postEntry(device, sealed, waiting),
      schedule: (delayMs, callback) => scheduleTimeout(delayMs, callback),
      onChange,
      now: () => this.now,
    });
  }

  /** Milliseconds since 1970, by the collector's clock. */
  get now(): number {
    return Date.now() - (this.#documents?.clockErrorMs ?? 0);
  }

  /** Whether it takes answers and sign-ups at a stall, and no votes. */
  get isStall(): boolean {
    return this.place.endsWith('/');
  }

  /** Whether it knows what it shows. */
  get isReady(): boolean {
    return this.campaign !== undefined && (this.isStall || this.ballot !== undefined);
  }

  /** The document of the campaign as the collector sent it. */
  get campaignDocument(): unknown {
    return this.#documents?.campaign;
  }

  /** Uses what the tablet has, sends what waits, and follows the ballot from here on. */
  async start(): Promise<void> {
    await this.#use(this.#documents);
    addEventListener('online', this.#onOnline);
    void this.queue.send();
    void this.refresh();
  }

  stop(): void {
    removeEventListener('online', this.#onOnline);
    this.#cancelReport?.();
    this.queue.stop();
  }

  /**
   * Seals what somebody has filled in, and keeps it: once this resolves, a crash loses nothing.
   * @throws DOMException where the browser can't keep it
   */
  async keep(submission: PostedSubmission): Promise<void> {
    const { publicKey } = this.device;
    const sealed = await sealEntry(JSON.stringify(submission), publicKey, this.place);
    await this.#store.addEntry({ id: randomId(), place: this.place, sealed });
    // The vote is kept: that its code is known again here is a help, and no condition.
    if (submission.kind === BALLOT_KIND) {
      await this.#store
        .addUsedCode(this.place, codeFingerprint(submission.answers.code))
        .catch(() => undefined);
      await this.#use(this.#documents);
    }
    void this.queue.send();
  }

  /** Tells the collector what waits, and asks what is new. */
  async refresh(): Promise<void> {
    this.#cancelReport?.();
    const { waiting } = this.queue;
    try {
      const answer = await reportTablet(this.device, waiting);
      const [campaign, ballot] = await fetchDocuments(this.place);
      // With nothing waiting, the collector knows of every code that was used here.
      if (waiting === 0 && this.queue.waiting === 0) await this.#store.clearUsedCodes(this.place);
      const clockErrorMs = Date.now() - Date.parse(answer.now);
      const documents = { campaign, ballot, codes: answer.codes, clockErrorMs };
      await this.#store.keepTablet(this.place, { device: this.device, documents });
      await this.#use(documents);
    } catch (failure) {
      this.#onFailure(failure);
    }
    if (!this.queue.isGone)
      this.#cancelReport = scheduleTimeout(REPORT_MS, () => void this.refresh());
    this.#onChange();
  }

  /**
   * Gives the tablet back: if nothing waits on it, or if nothing is taken of it any more.
   * @returns whether it is
   */
  async giveBack(): Promise<boolean> {
    await this.queue.send();
    if (this.queue.isGone) return this.#forget();
    if (this.queue.waiting > 0) return false;
    const isTold = await reportTablet(this.device, 0, true).then(
      () => true,
      (failure: unknown) => failure instanceof RequestFailure && failure.status === 410,
    );
    return isTold && this.#forget();
  }

  async #forget(): Promise<true> {
    this.stop();
    await this.#store.forget(this.place);
    return true;
  }

  async #use(documents: KeptDocuments | undefined): Promise<void> {
    this.#documents = documents;
    this.codes = new UnusedCodes(documents?.codes, await this.#store.usedCodes(this.place));
    if (!documents) return;
    this.ballot = readBallot(documents.ballot) ?? this.ballot;
    this.campaign = readCampaign(documents.campaign);
    this.#onChange();
  }

  #onFailure(failure: unknown): void {
    const { status } = failure instanceof RequestFailure ? failure : { status: 0 };
    if (status === 401 || status === 410) this.queue.stop();
  }

  readonly #onOnline = (): void => {
    void this.queue.send();
    void this.refresh();
  };
}
