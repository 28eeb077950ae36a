import type { ReactiveControllerHost } from 'lit';
import { closestLanguage } from '../contract/campaign/languages.ts';
import type { MessageCatalog } from '../locales/index.ts';
import { warn } from './warn.ts';

/** The key under which the tab keeps the person's choice of a language. */
export const CHOICE_KEY = 'campaign-language';

const RIGHT_TO_LEFT = /^(ar|ur|fa|ps)/;

/** The direction in which a language is written. */
export const directionOf = (language: string): 'rtl' | 'ltr' =>
  RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';

/**
 * The language that the person has chosen in this tab; empty if there is none, or if the page
 * allows no storage.
 */
function chosenInTab(): string {
  try {
    return sessionStorage.getItem(CHOICE_KEY) ?? '';
  } catch {
    return '';
  }
}

/** The nearest `lang`, also outside shadow roots; empty if there is none. */
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
  /** The languages that a person can choose from. */
  offered: readonly string[] = [];

  readonly #host: ReactiveControllerHost & HTMLElement;
  #requested = '';
  /** The language that the person has chosen; undefined until it is needed. */
  #chosen: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, catalog: MessageCatalog<Messages>) {
    this.#host = host;
    this.catalog = catalog;
    this.messages = catalog.english;
  }

  /**
   * Chooses the language that the person or else the page asks for if it is offered, else the
   * first one.
   * @returns undefined if nothing must be loaded
   */
  choose(offered: readonly string[]): Promise<void> | undefined {
    const host = this.#host;
    const { english, spoken, load } = this.catalog;
    this.offered = offered.filter((tag) => spoken.includes(tag));
    // Storage is slow at first: it is read only if there is a choice.
    const chosen = this.offered[1] && (this.#chosen ??= chosenInTab());
    const wanted =
      chosen && this.offered.includes(chosen) ? chosen : host.lang || languageAround(host);
    const language = closestLanguage(this.offered, wanted);
    this.#requested = language;
    if (language === 'en') {
      this.#set(language, english);
      return;
    }
    return load(language).then(
      (messages) => this.#set(language, messages),
      () => {
        // The document has the legal sentences; the rest can be in English.
        warn(host, `can't load "${language}"`);
        this.#set(language, english, 'en');
      },
    );
  }

  /** Uses the language that the person has chosen. */
  async speak(language: string): Promise<void> {
    this.#chosen = language;
    await this.choose(this.offered);
  }

  /** Follows the page again, which has changed its language after the person's choice. */
  followPage(): void {
    this.#chosen = '';
  }

  #set(requested: string, messages: Messages, language = requested): undefined {
    // A newer choice wins.
    if (requested !== this.#requested) return;
    this.language = language;
    this.messages = messages;
    this.#host.requestUpdate();
  }
}
