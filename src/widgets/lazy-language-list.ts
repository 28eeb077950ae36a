import { html, type ReactiveElement, type TemplateResult } from 'lit';
import type * as LanguageSwitch from './language-switch.ts';
import { LaterPart } from './later-part.ts';
import type { MessageLoader } from './message-loader.ts';

/** Reserves space for an element's list of languages, and loads the file that draws it. */
export class LanguageRoom {
  readonly #loader: MessageLoader<{ readonly languages: string }>;
  readonly #switch: LaterPart<typeof LanguageSwitch>;

  constructor(host: ReactiveElement, loader: MessageLoader<{ readonly languages: string }>) {
    this.#loader = loader;
    this.#switch = new LaterPart(host, () => import('./language-switch.ts'));
  }

  /** The list; nothing if there is only one language. */
  render(): TemplateResult | '' {
    const loader = this.#loader;
    if (!loader.offered[1]) return '';
    void this.#switch.load();
    return html`<div class="languages">
      ${this.#switch.part?.languageList(loader, loader.messages.languages)}
    </div>`;
  }
}
