const IDLE_MS = 1000;
const AUTOSAVE_RETRY_MS = 5000;

/** What the collector answers to a form that was kept. */
interface SavedForm {
  /** The sign of what the form holds now. */
  seen: string;
  /** The ids of entries that are new, by the names of their fields. */
  ids: Record<string, string>;
}

/** Keeps what is typed into a form a moment after it was typed, and says so. */
export class AutosavedForm {
  readonly #form: HTMLFormElement;
  readonly #status: HTMLElement;
  readonly #onSaved: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The request on its way. */
  #saving: Promise<void> | undefined;
  /** Whether something was typed that is not kept. */
  #isDirty = false;
  /** Somebody else changed the same: only the button goes on, to a page that shows both. */
  #isStopped = false;

  constructor(form: HTMLFormElement, status: HTMLElement, onSaved: () => void) {
    this.#form = form;
    this.#status = status;
    this.#onSaved = onSaved;
    form.addEventListener('input', (event) => this.#onInput(event));
    form.addEventListener('submit', (event) => void this.#onSubmit(event));
    addEventListener('online', () => this.#isDirty && this.#schedule(0));
    // They may have signed in again in another window.
    addEventListener('focus', () => this.#isDirty && this.#schedule(0));
    addEventListener('beforeunload', (event) => {
      if (this.#isDirty) event.preventDefault();
    });
  }

  #onInput({ target }: Event): void {
    this.#isDirty = true;
    // An entry is taken away by the button alone: nobody loses one by a slip.
    if (!(target as HTMLInputElement).name.endsWith('.remove')) this.#schedule(IDLE_MS);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#save(), delay);
  }

  /** The form's own way. A request that is on its way must not be taken for somebody else's. */
  async #onSubmit(event: SubmitEvent): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#saving) {
      event.preventDefault();
      await this.#saving;
      clearTimeout(this.#timer);
      // By its button: Safari before 16 has no requestSubmit().
      if (event.submitter) event.submitter.click();
      else this.#form.submit();
    } else this.#isDirty = false;
  }

  async #save(): Promise<void> {
    if (this.#saving) {
      this.#schedule(IDLE_MS);
      return;
    }
    this.#saving = this.#send();
    await this.#saving;
    this.#saving = undefined;
  }

  async #send(): Promise<void> {
    const wasRemoving = this.#form.querySelector('[name$=".remove"]:checked') !== null;
    this.#isDirty = wasRemoving;
    try {
      const response = await fetch(this.#form.action, {
        method: 'POST',
        headers: { Accept: 'application/json' },
        body: this.#values(),
      });
      if (response.ok) this.#onKept((await response.json()) as SavedForm);
      else this.#onRefused(response.status);
    } catch {
      this.#isDirty = true;
      this.#say('offline');
      this.#schedule(AUTOSAVE_RETRY_MS);
    }
  }

  #values(): URLSearchParams {
    const values = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form))
      if (typeof value === 'string' && !name.endsWith('.remove')) values.append(name, value);
    return values;
  }

  #onKept({ seen, ids }: SavedForm): void {
    for (const [name, id] of Object.entries({ ...ids, seen })) {
      const field = this.#form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = id;
    }
    const time = new Date().toLocaleTimeString('en-GB', { timeStyle: 'short' });
    this.#say('saved', time);
    void refreshPart('#contrast');
    this.#onSaved();
  }

  #onRefused(status: number): void {
    this.#isDirty = true;
    this.#isStopped = status === 409;
    if (status === 409) this.#say('conflict');
    else if (status === 422) this.#say('refused');
    else if (status === 401) this.#say('signedOut');
    else {
      this.#say('failed');
      if (status >= 500) this.#schedule(AUTOSAVE_RETRY_MS);
    }
  }

  #say(what: string, time = ''): void {
    this.#status.textContent = (this.#status.dataset[what] ?? '').replace('{time}', time);
  }
}

/** Takes a part of the page anew from the collector, as it makes it of what is kept. */
async function refreshPart(selector: string): Promise<void> {
  const part = document.querySelector(selector);
  if (!part || part.contains(document.activeElement)) return;
  try {
    const page = await (await fetch(location.pathname)).text();
    const made = new DOMParser().parseFromString(page, 'text/html').querySelector(selector);
    if (made) part.replaceWith(document.adoptNode(made));
  } catch {
    // The part as it was stays.
  }
}
