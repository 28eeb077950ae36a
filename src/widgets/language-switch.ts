/**
 * The list of languages, in a file beside the script: its space is reserved until it is loaded.
 * @module
 */
import { css, html, type TemplateResult } from 'lit';
import { LANGUAGES } from '../locales/languages.ts';
import { CHOICE_KEY } from './message-loader.ts';

/** An object with a language that can be changed. */
interface LanguageSpeaker {
  readonly language: string;
  readonly offered: readonly string[];
  speak(language: string): Promise<void>;
}

/** A small list at the end of its line, without a frame. The arrow is our own, as in forms. */
export const styles = css`
  .languages select {
    appearance: none;
    box-sizing: border-box;
    max-inline-size: 100%;
    block-size: 100%;
    padding-inline: 0.5em 1.75em;
    border: 0;
    border-radius: var(--campaign-radius, var(--_theme-radius, 0.5em));
    background: conic-gradient(from -45deg at bottom, currentColor 90deg, transparent 0) right 0.5em
      center / 0.75em 0.375em no-repeat;
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
    text-align: end;
    cursor: pointer;
  }
  [dir='rtl'] .languages select {
    background-position: left 0.5em center;
  }
  .languages option {
    background: Canvas;
    color: CanvasText;
  }
  @media (forced-colors: active) {
    .languages select {
      appearance: auto;
      border: 1px solid;
      background: Field;
    }
  }
`;

/** The languages, each by its own name. */
export function languageList(speaker: LanguageSpeaker, label: string): TemplateResult {
  const onChange = async ({ currentTarget }: Event) => {
    const list = currentTarget as HTMLSelectElement;
    const chosen = list.value;
    remember(chosen);
    await speaker.speak(chosen);
    // A language whose file can't be loaded is not used; a newer choice stays.
    if (list.value === chosen && speaker.offered.includes(speaker.language))
      list.value = speaker.language;
  };
  return html`<select part="language" aria-label=${label} @change=${onChange}>
    ${speaker.offered.map(
      (tag) =>
        html`<option value=${tag} lang=${tag} ?selected=${tag === speaker.language}>
          ${LANGUAGES[tag]?.name ?? tag}
        </option>`,
    )}
  </select>`;
}

/** Keeps the choice for other widgets and pages in this tab. */
function remember(language: string): void {
  try {
    sessionStorage.setItem(CHOICE_KEY, language);
  } catch {
    // The page or the browser allows no storage.
  }
}
