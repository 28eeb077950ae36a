import type { ReactiveControllerHost } from 'lit';
import { chooseOfferedLanguage } from '../contract/campaign/languages.ts';
import type { MessageCatalog } from '../locales/index.ts';
import { warn } from './warn.ts';

const RIGHT_TO_LEFT = /^(ar|ur|fa|ps)/;

/** The direction in which a language is written. */
export const directionOf = (language: string): 'rtl' | 'ltr' =>
  RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';

/** The nearest `lang`, out through shadow roots; empty where there is none. */
export function languageAround(element: Element): string {
  const lang = element.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
  const root = element.getRootNode();
  return lang ?? (root instanceof ShadowRoot ? languageAround(root.host) : '');
}

/** Chooses the language of an element, and loads its messages. */
export class MessageLoader<Messages> {
  /** The language that the element is in, a BCP 47 tag. */
  language = 'en';
  messages: Messages;
  readonly catalog: MessageCatalog<Messages>;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #requested = '';

  constructor(host: ReactiveControllerHost & HTMLElement, catalog: MessageCatalog<Messages>) {
    this.#host = host;
    this.catalog = catalog;
    this.messages = catalog.english;
  }

  /**
   * Chooses the language that the page asks for where it is among those offered, else the first of
   * them.
   * @returns undefined where nothing must be waited for
   */
  choose(offered: readonly string[]): Promise<void> | undefined {
    const host = this.#host;
    const { english, spoken, load } = this.catalog;
    const language = chooseOfferedLanguage(offered, host.lang || languageAround(host), spoken);
    this.#requested = language;
    if (language === 'en') {
      this.#set(language, english);
      return;
    }
    return load(language).then(
      (messages) => this.#set(language, messages),
      () => {
        // The legal sentences are in the document; the rest can be in English.
        warn(host, `can't load "${language}", and speaks English`);
        this.#set(language, english, 'en');
      },
    );
  }

  #set(requested: string, messages: Messages, language = requested): undefined {
    // A newer choice wins.
    if (requested !== this.#requested) return;
    this.language = language;
    this.messages = messages;
    this.#host.requestUpdate();
  }
}
