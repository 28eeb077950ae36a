import type { CSSResult, ReactiveElement } from 'lit';
import { whenVisible } from '../delivery/index.ts';
import { addStyles } from './later-styles.ts';
import { warn } from './warn.ts';

const RETRY_SECONDS = 60;

/** A part of an element that few pages need, in a file beside the script. */
export class LaterPart<Part extends object> {
  /** The exports of the file, once it is loaded. */
  part: Part | undefined;

  readonly #host: ReactiveElement;
  readonly #fetchPart: () => Promise<Part>;
  #loading: Promise<void> | undefined;

  constructor(host: ReactiveElement, fetchPart: () => Promise<Part>) {
    this.#host = host;
    this.#fetchPart = fetchPart;
  }

  /**
   * Loads it once, with its styles. After a failure, it is retried after a minute, and with the
   * next call.
   * @returns a promise until it is loaded or has failed
   */
  load(): Promise<void> {
    const host = this.#host;
    return (this.#loading ??= this.#fetchPart().then(
      (part) => {
        if ('styles' in part) addStyles(host, part.styles as CSSResult);
        this.part = part;
        host.requestUpdate();
      },
      (failure: unknown) => {
        this.#loading = undefined;
        warn(host, (failure as Error).message);
        whenVisible(RETRY_SECONDS, () => host.isConnected && void this.load());
      },
    ));
  }
}
