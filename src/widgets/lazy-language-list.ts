import { html, type ReactiveElement, type TemplateResult } from 'lit';
import { LaterPart } from './later-part.ts';
import type { MessageLoader } from './message-loader.ts';

/**
 * Reserves space for an element's list of languages, and loads the file that draws it.
 * @returns renders the list; nothing if there is only one language
 */
export function lazyLanguageList(
  host: ReactiveElement,
  loader: MessageLoader<{ readonly languages: string }>,
): () => TemplateResult | '' {
  const list = new LaterPart(host, () => import('./language-switch.ts'));
  return () => {
    if (!loader.offered[1]) return '';
    void list.load();
    return html`<div class="languages">
      ${list.part?.languageList(loader, loader.messages.languages)}
    </div>`;
  };
}
