/** How long ticks are collected before they are sent together. */
const COLLECT_MS = 300;
const RETRY_MS = 3000;

/**
 * Keeps the ticks of a form on the collector as they are made, so that another search finds them.
 * Where that fails, each button of the form still sends them.
 */
export class TickKeeper {
  readonly #form: HTMLFormElement;
  readonly #waiting = new Map<string, boolean>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    form.addEventListener('change', ({ target }) => {
      const box = target as HTMLInputElement;
      if (box.name === 'person') this.#keep(box.value, box.checked);
    });
    // Whoever leaves by a link takes the last ticks along.
    addEventListener('pagehide', () => void this.#send());
    form.addEventListener('submit', () => {
      clearTimeout(this.#timer);
      this.#waiting.clear();
    });
  }

  #keep(id: string, isTicked: boolean): void {
    this.#waiting.set(id, isTicked);
    this.#schedule(COLLECT_MS);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), delay);
  }

  async #send(): Promise<void> {
    if (this.#waiting.size === 0) return;
    const sent = new Map(this.#waiting);
    this.#waiting.clear();
    const idsOf = (wanted: boolean) =>
      [...sent].filter(([, isTicked]) => isTicked === wanted).map(([id]) => id);
    try {
      const response = await fetch(this.#form.dataset.ticks ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ ticked: idsOf(true), unticked: idsOf(false) }),
        keepalive: true,
      });
      if (!response.ok) throw new Error(String(response.status));
      this.#show(((await response.json()) as { count: number }).count);
    } catch {
      for (const [id, isTicked] of sent)
        if (!this.#waiting.has(id)) this.#waiting.set(id, isTicked);
      this.#schedule(RETRY_MS);
    }
  }

  #show(count: number): void {
    const place = this.#form.querySelector<HTMLElement>('[data-count]');
    if (!place) return;
    place.hidden = false;
    place.textContent = (place.dataset.count ?? '').replace('{count}', String(count));
  }
}
