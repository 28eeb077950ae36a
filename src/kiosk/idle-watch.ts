/** How long nobody may touch the tablet before it asks whether somebody is there. */
export const IDLE_SECONDS = 60;
/** How long it asks (WCAG 2.2, 2.2.1: at least 20 seconds, and one press for more time). */
export const WARNING_SECONDS = 20;

export interface IdleOptions {
  onWarning: () => void;
  onIdle: () => void;
}

/** Watches whether somebody is still in front of the tablet, by what they touch. */
export class IdleWatch {
  readonly #options: IdleOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: IdleOptions) {
    this.#options = options;
  }

  /** Somebody is there: begins to count from here. */
  touch(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#options.onWarning();
      this.#timer = setTimeout(() => this.#options.onIdle(), WARNING_SECONDS * 1000);
    }, IDLE_SECONDS * 1000);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
