import { html, type ReactiveElement, type TemplateResult } from 'lit';
import { addStyles } from './later-styles.ts';
import type * as LanguageSwitch from './language-switch.ts';
import type { MessageLoader } from './message-loader.ts';
import { warn } from './warn.ts';

/** Keeps room for an element's list of languages, and loads what draws it. */
export class LanguageRoom {
  readonly #host: ReactiveElement;
  readonly #loader: MessageLoader<{ readonly languages: string }>;
  #view: typeof LanguageSwitch | undefined;
  #loading: Promise<void> | undefined;

  constructor(host: ReactiveElement, loader: MessageLoader<{ readonly languages: string }>) {
    this.#host = host;
    this.#loader = loader;
  }

  /** The list; nothing where there is only one language. */
  render(): TemplateResult | '' {
    const loader = this.#loader;
    if (!loader.offered[1]) return '';
    this.#loading ??= this.#load();
    return html`<div class="languages">
      ${this.#view?.languageList(loader, loader.messages.languages)}
    </div>`;
  }

  async #load(): Promise<void> {
    try {
      const view = await import('./language-switch.ts');
      addStyles(this.#host, view.languageStyles);
      this.#view = view;
      this.#host.requestUpdate();
    } catch (failure) {
      // It is tried again with the next render.
      this.#loading = undefined;
      warn(this.#host, (failure as Error).message);
    }
  }
}
