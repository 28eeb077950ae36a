/** The draft in the real widget, beside the form, where the window is wide enough for both. */
export class SidePreview {
  readonly #aside: HTMLElement;
  readonly #isWide = matchMedia('(min-width: 60rem)');

  constructor(aside: HTMLElement) {
    this.#aside = aside;
    this.#isWide.addEventListener('change', () => this.refresh());
    aside.addEventListener('change', () => this.refresh());
    this.refresh();
  }

  /** Shows what is kept now. */
  refresh(): void {
    const aside = this.#aside;
    aside.hidden = !this.#isWide.matches;
    const frame = aside.querySelector('iframe');
    if (aside.hidden || !frame) return;
    const query = new URLSearchParams();
    for (const { name, value } of aside.querySelectorAll('select')) query.set(name, value);
    frame.width = query.get('width') === 'phone' ? '360' : '100%';
    frame.src = `${aside.dataset.preview ?? ''}?${query.toString()}`;
  }
}
