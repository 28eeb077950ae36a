import type { ReactiveControllerHost } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { askPrivatePage, type PrivateFailure } from './private-requests.ts';

/** The state of the whole page. */
export type PrivateView = 'loading' | 'nothing' | 'failed' | 'record' | 'deleted';

/** The part of the page with the pressed button, which also shows the result. */
export type PrivatePart = 'page' | 'details' | 'consents' | 'offers' | 'invitation' | 'deletion';

/** The result of the last press. */
export interface PrivateResult {
  readonly part: PrivatePart;
  /** The id of its statement, if the part has several. */
  readonly subject?: string | undefined;
  readonly failure?: Exclude<PrivateFailure, 'nothing'> | undefined;
  readonly problems: readonly Problem[];
  /** Whether there was nothing to send, because nothing was changed. */
  readonly isUnchanged?: boolean;
}

/** A press: its part of the page, its route, and its data. */
export interface PrivateAction {
  readonly part: PrivatePart;
  readonly route: 'show' | 'change' | 'give' | 'withdraw' | 'invitation' | 'erase';
  readonly body?: object;
  readonly subject?: string;
}

/**
 * Sends each press on a private page to the collector, one at a time, and keeps the present state.
 */
export class PrivateSession {
  view: PrivateView = 'loading';
  record: PrivateRecord | undefined;
  result: PrivateResult | undefined;
  /** The part whose request is in progress. */
  busy: PrivatePart | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #endpoint: () => string;

  /** @param endpoint returns the folder of the routes, absolute */
  constructor(host: ReactiveControllerHost, endpoint: () => string) {
    this.#host = host;
    this.#endpoint = endpoint;
  }

  /** Loads the data of the key in the page's address. */
  async open(): Promise<void> {
    this.view = 'loading';
    this.result = undefined;
    this.#host.requestUpdate();
    if (location.hash.length < 2) this.view = 'nothing';
    else await this.act({ part: 'page', route: 'show' });
    this.#host.requestUpdate();
  }

  /** Removes the message about the last press. */
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
   * Shows the problems of a form that was not sent; without problems, that there was nothing to
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
