import type { ReactiveControllerHost } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { askPrivatePage, type PrivateFailure } from './private-requests.ts';

/** What the page shows as a whole. */
export type PrivateView = 'loading' | 'nothing' | 'failed' | 'record' | 'deleted';

/** The part of the page in which somebody pressed a button, and which says what came of it. */
export type PrivatePart = 'page' | 'details' | 'consents' | 'offers' | 'invitation' | 'deletion';

/** What came of the last press. */
export interface PrivateResult {
  readonly part: PrivatePart;
  /** What it was about, where the part has several: the id of a statement. */
  readonly subject?: string | undefined;
  readonly failure?: Exclude<PrivateFailure, 'nothing'> | undefined;
  readonly problems: readonly Problem[];
  /** Whether there was nothing to send, because all of it stands already. */
  readonly isUnchanged?: boolean;
}

/** A press: which part it was in, which route it asks, and with what. */
export interface PrivateAction {
  readonly part: PrivatePart;
  readonly route: 'show' | 'change' | 'give' | 'withdraw' | 'invitation' | 'erase';
  readonly body?: object;
  readonly subject?: string;
}

/** Takes each press on a private page to the collector, one at a time, and keeps what stands. */
export class PrivateSession {
  view: PrivateView = 'loading';
  record: PrivateRecord | undefined;
  result: PrivateResult | undefined;
  /** The part whose request is under way. */
  busy: PrivatePart | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #endpoint: () => string;

  /** @param endpoint gives the folder of the routes, absolute */
  constructor(host: ReactiveControllerHost, endpoint: () => string) {
    this.#host = host;
    this.#endpoint = endpoint;
  }

  /** Opens what the key in the page's address opens. */
  async open(): Promise<void> {
    this.view = 'loading';
    this.result = undefined;
    this.#host.requestUpdate();
    if (location.hash.length < 2) this.view = 'nothing';
    else await this.act({ part: 'page', route: 'show' });
    this.#host.requestUpdate();
  }

  /** Says nothing more of the last press. */
  clearResult(): void {
    this.result = undefined;
    this.#host.requestUpdate();
  }

  /** @returns whether it was done */
  async act({ part, route, body, subject }: PrivateAction): Promise<boolean> {
    if (this.busy) return false;
    const token = location.hash.slice(1);
    this.busy = part;
    this.result = undefined;
    this.#host.requestUpdate();
    const outcome = await askPrivatePage(this.#endpoint(), route, { token, ...body });
    this.busy = undefined;
    this.#host.requestUpdate();
    if ('failure' in outcome) {
      this.#fail(outcome.failure, { part, subject, problems: outcome.problems });
      return false;
    }
    this.result = { part, subject, problems: [] };
    this.view = 'erased' in outcome ? 'deleted' : 'record';
    this.record = 'erased' in outcome ? undefined : outcome.record;
    return true;
  }

  /**
   * Says what is wrong with a form that was not sent; without problems, that there was nothing to
   * send.
   */
  tell(part: PrivatePart, problems: readonly Problem[] = []): void {
    this.result = { part, problems, isUnchanged: problems.length === 0 };
    this.#host.requestUpdate();
  }

  #fail(failure: PrivateFailure, result: PrivateResult): void {
    if (failure === 'nothing') {
      this.view = 'nothing';
      this.record = undefined;
      return;
    }
    this.result = { ...result, failure };
    if (!this.record) this.view = 'failed';
  }
}
