import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FIRST_OPTIONS, nextOptionCount } from '../forms/index.ts';
import { afterPaint } from './render-turn.ts';

/**
 * Lets a long list of options grow in slices after the form is painted, and at once if the person
 * is about to use it.
 */
export class OptionFiller implements ReactiveController {
  /** How many options are needed so far. */
  wantedCount: number = FIRST_OPTIONS;

  readonly #host: ReactiveControllerHost;
  readonly #countOptions: () => number;
  #isWaiting = false;

  constructor(host: ReactiveControllerHost, countOptions: () => number) {
    this.#host = host;
    this.#countOptions = countOptions;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#isWaiting || this.wantedCount >= this.#countOptions()) return;
    this.#isWaiting = true;
    void afterPaint().then(() => {
      this.#isWaiting = false;
      this.#want(nextOptionCount(this.wantedCount));
    });
  }

  /** Requests all options at once. */
  readonly fill = (): void => this.#want(Infinity);

  #want(count: number): void {
    if (this.wantedCount >= this.#countOptions()) return;
    this.wantedCount = count;
    this.#host.requestUpdate();
  }
}
