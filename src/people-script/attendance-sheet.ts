/** How long somebody types before their letters are looked for. */
const TYPING_MS = 150;
const MAX_FOUND = 20;

interface FoundPerson {
  id: string;
  name: string;
}

/**
 * The attendance sheet: who is typed is found at once, Enter ticks the first of them, and the field
 * is ready for the next name.
 */
export class AttendanceSheet {
  readonly #people: string;
  readonly #field: HTMLInputElement;
  readonly #found: HTMLElement;
  readonly #here: HTMLElement;
  readonly #status: HTMLElement;
  /** What is on the page before anything is typed. */
  readonly #first: Element[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The letters that are looked for now: an answer for others comes too late. */
  #asked = '';
  /** The answer for these letters, and whether Enter waits for it. */
  #searching: Promise<void> | undefined;

  constructor(form: HTMLFormElement, people: string) {
    const part = (selector: string) => form.querySelector(selector) as HTMLElement;
    this.#people = people;
    this.#field = part('#search') as HTMLInputElement;
    this.#found = part('[data-found]');
    this.#here = part('[data-here]');
    this.#status = part('[role=status][data-ticked]');
    this.#first = [...this.#found.children];
    this.#field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), TYPING_MS);
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || this.#field.value.trim() === '') return;
      event.preventDefault();
      void this.#tickFirst();
    });
    form.addEventListener('change', ({ target }) => {
      const box = target as HTMLInputElement;
      if (box.name === 'person') this.#move(box);
    });
  }

  #search(): void {
    const letters = this.#field.value.trim();
    if (letters === this.#asked) return;
    this.#asked = letters;
    this.#searching = letters === '' ? this.#showFirst() : this.#ask(letters);
  }

  #showFirst(): Promise<void> {
    this.#found.replaceChildren(...this.#first.filter((entry) => !this.#here.contains(entry)));
    return Promise.resolve();
  }

  async #ask(letters: string): Promise<void> {
    const query = new URLSearchParams({ search: letters, sort: 'name', limit: String(MAX_FOUND) });
    try {
      const response = await fetch(`${this.#people}?${query}`, {
        headers: { Accept: 'application/json' },
      });
      if (!response.ok) throw new Error(String(response.status));
      const { people } = (await response.json()) as { people: FoundPerson[] };
      if (letters === this.#asked) this.#show(people);
    } catch {
      // The button beside the field asks for the whole page.
    }
  }

  #show(people: readonly FoundPerson[]): void {
    const isHere = new Set(this.#boxes(this.#here).map(({ value }) => value));
    this.#found.replaceChildren(
      ...people.filter(({ id }) => !isHere.has(id)).map((person) => this.#entryOf(person)),
    );
  }

  #entryOf({ id, name }: FoundPerson): Element {
    const entry = document.createElement('li');
    const label = document.createElement('label');
    label.className = 'box';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = 'person';
    box.value = id;
    const text = document.createElement('bdi');
    text.textContent = name;
    label.append(box, ' ', text);
    const shown = document.createElement('input');
    shown.type = 'hidden';
    shown.name = 'shown';
    shown.value = id;
    entry.append(label, shown);
    return entry;
  }

  /** Enter may come before the letters are looked for, or before the answer. */
  async #tickFirst(): Promise<void> {
    clearTimeout(this.#timer);
    this.#search();
    await this.#searching;
    const [first] = this.#boxes(this.#found);
    if (!first) return;
    first.checked = true;
    first.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #boxes = (list: Element): HTMLInputElement[] => [
    ...list.querySelectorAll<HTMLInputElement>('input[name=person]'),
  ];

  #move(box: HTMLInputElement): void {
    const entry = box.closest('li');
    if (!entry) return;
    const name = entry.querySelector('bdi')?.textContent ?? '';
    const next = entry.nextElementSibling ?? entry.previousElementSibling;
    const hadFocus = document.activeElement === box;
    (box.checked ? this.#here : this.#found).prepend(entry);
    // Who goes from box to box by the keyboard goes on where they were.
    if (hadFocus) (next?.querySelector('input') ?? this.#field).focus();
    const words = box.checked ? this.#status.dataset.ticked : this.#status.dataset.unticked;
    this.#status.textContent = (words ?? '').replace('{name}', name);
    if (!box.checked || this.#field.value === '') return;
    this.#field.value = '';
    this.#asked = '';
    void this.#showFirst();
  }
}
