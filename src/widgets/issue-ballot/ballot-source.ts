import type { ReactiveElement } from 'lit';
import { type PublicBallot, readBallot, readBallotList } from '../../contract/ballot/reader.ts';
import { fetchJson, whenVisible } from '../../delivery/index.ts';
import { scheduleTimeout } from '../../delivery/schedule.ts';
import { type BallotMessages, loadBallotMessages } from '../../locales/ballot-catalog.ts';
import { warn } from '../warn.ts';
import { type BallotPhase, ballotPhase, nextMoment } from './ballot-phase.ts';

/** How often a ballot is asked for again while something else may follow. */
const POLL_SECONDS = 60;
/**
 * The same while it is open, as it may be called off or closed early, and once its result is there,
 * which may be corrected.
 */
const CALM_POLL_SECONDS = 300;
/** The longest timer of a browser: 24 days. */
const MAX_TIMER_MS = 2_000_000_000;

/** Loads a ballot and its words, and follows it through its life. */
export class BallotSource {
  ballot: PublicBallot | undefined;
  /** The ballot's words in the widget's language; those before until the new ones are loaded. */
  words: BallotMessages | undefined;
  /** Whether it could not be loaded. */
  hasFailed = false;

  readonly #host: ReactiveElement;
  #base = '';
  #id = '';
  #language = '';
  /** How far the clock of the device is ahead, as far as it matters. */
  #clockErrorMs = 0;
  #loads = 0;
  #cancelPoll: (() => void) | undefined;
  #cancelMoment: (() => void) | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** Milliseconds since 1970, by the endpoint's clock if the device's seemed to be wrong. */
  get now(): number {
    return Date.now() - this.#clockErrorMs;
  }

  get phase(): BallotPhase | undefined {
    return this.ballot && ballotPhase(this.ballot, this.now);
  }

  /** The page that sends codes by email, while the ballot does. */
  get askPage(): string | undefined {
    const { ways, closes, onlineCloses = closes, campaign, id } = this.ballot ?? {};
    return this.#base && ways?.includes('email') && this.now < Date.parse(onlineCloses ?? '')
      ? new URL(`/pages/${campaign}/ballot/code?ballot=${id}`, this.#base).href
      : undefined;
  }

  /** A moment of the ballot, as the clock of the device will show it. */
  onDevice(moment: string): number {
    return Date.parse(moment) + this.#clockErrorMs;
  }

  /** Loads what the widget shows, unless it is loaded. @param id of the ballot; empty: the newest */
  follow(base: string, id: string, language: string): void {
    if (language !== this.#language) {
      this.#language = language;
      void this.#loadWords(language);
    }
    if (base === this.#base && id === this.#id) return;
    if (id !== this.#id) this.ballot = undefined;
    this.hasFailed = false;
    this.#base = base;
    this.#id = id;
    void this.load();
  }

  async load(): Promise<void> {
    const load = ++this.#loads;
    try {
      const ballot = await this.#fetch();
      const clockErrorMs = ballot ? await this.#clockError(ballot) : 0;
      if (load !== this.#loads) return;
      Object.assign(this, { ballot, hasFailed: !ballot });
      this.#clockErrorMs = clockErrorMs;
    } catch (failure) {
      if (load !== this.#loads) return;
      this.#onFailure(failure);
    }
    if (!this.words) void this.#loadWords(this.#language);
    this.#plan();
    this.#host.requestUpdate();
  }

  /** Stops looking; the next `follow` begins again. */
  stop(): void {
    this.#stopTimers();
    // What is on its way is not waited for.
    this.#loads++;
    this.#base = '';
  }

  #onFailure(failure: unknown): void {
    this.hasFailed = !this.ballot || !this.words;
    warn(this.#host, (failure as Error).message);
  }

  /** @returns undefined where the newest is wanted, and the campaign has none yet */
  async #fetch(): Promise<PublicBallot | undefined> {
    const get = (url: string) => fetchJson(url, { cache: 'no-cache' });
    let id: string | undefined = this.#id;
    if (!id) {
      const list = readBallotList(await get(this.#base));
      if (!list) throw new Error(`${this.#base} is no list of ballots`);
      id = list.ballots[0]?.id;
      if (id === undefined) return undefined;
    }
    const url = `${this.#base}/${id}`;
    const ballot = readBallot(await get(url));
    if (!ballot) throw new Error(`${url} is no ballot`);
    return ballot;
  }

  async #loadWords(language: string): Promise<void> {
    const words = await loadBallotMessages(language).catch(() => undefined);
    if (language !== this.#language) return;
    this.words = words ?? this.words;
    if (!this.words) this.#onFailure(new Error("can't load its words"));
    this.#host.requestUpdate();
  }

  /**
   * The clock of a device may be wrong: an open ballot is shown as not open only if its endpoint's
   * clock says so too. If that can't be read, it stays open, and the endpoint refuses what is late.
   */
  async #clockError(ballot: PublicBallot): Promise<number> {
    if (ballot.state !== 'open' || ballotPhase(ballot, this.now) === 'open')
      return this.#clockErrorMs;
    const { fetchServerTime } = await import('../closed-view.ts');
    const serverTime = (await fetchServerTime(this.#base)) ?? Date.parse(ballot.opens);
    return Date.now() - serverTime;
  }

  /** Looks again later, and at the next moment at which something changes. */
  #plan(): void {
    this.#stopTimers();
    const { ballot, phase } = this;
    const again = () => void this.load();
    const isCalm = phase === 'open' || phase === 'declared';
    if (phase !== 'called-off')
      this.#cancelPoll = whenVisible(isCalm ? CALM_POLL_SECONDS : POLL_SECONDS, again);
    const moment = ballot && nextMoment(ballot, this.now);
    if (moment === undefined) return;
    this.#cancelMoment = scheduleTimeout(Math.min(MAX_TIMER_MS, moment - this.now), () => {
      this.#host.requestUpdate();
      // Not every page at the same time.
      this.#cancelMoment = whenVisible(5, again);
    });
  }

  #stopTimers(): void {
    this.#cancelPoll?.();
    this.#cancelMoment?.();
  }
}
