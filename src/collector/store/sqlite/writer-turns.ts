/** Lets one writer at a time in, in the order in which they came. */
export class WriterTurns {
  #taken = false;
  #waiting: { resolve: () => void; reject: (reason: unknown) => void }[] = [];

  take(): Promise<void> {
    if (this.#taken)
      return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.#taken = true;
    return Promise.resolve();
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next.resolve();
    else this.#taken = false;
  }

  /**
   * Others who waited behind a writer that could not get the file would wait as long again, for
   * the same result.
   */
  refuseWaiting(reason: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
  }
}
