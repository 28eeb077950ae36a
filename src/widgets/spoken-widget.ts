import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { chooseOfferedLanguage, resolveUrl } from '../contract/index.ts';
import { loadDocument } from '../delivery/index.ts';
import type { Speech } from '../locales/index.ts';
import { tokens } from '../theme/index.ts';
import { warn } from './warn.ts';

/** The languages that the widgets write from right to left. */
const RIGHT_TO_LEFT = /^(ar|ur|fa|ps)/;

/**
 * What every widget has, with forms or without: where its document comes from, and the language it speaks. It checks
 * nothing, so that a widget without forms needs no schema.
 */
export abstract class SpokenWidget<Words> extends LitElement {
  static override styles = [tokens];

  static override get properties(): PropertyDeclarations {
    return {
      lang: { reflect: true, useDefault: true },
      src: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      campaign: { attribute: false },
      speaking: { state: true },
    };
  }

  /** The language to speak, a BCP 47 tag; left out, that of the page around it. */
  declare lang: string;
  /** The address of the campaign document. */
  declare src: string;
  /** The level of the widget's headings in the page's outline. */
  declare headingLevel: number;
  /** The campaign document as an object; it comes before an inline one, and that before `src`. */
  declare campaign: unknown;

  /**
   * What it says, in the language spoken.
   * @internal
   */
  abstract locale: Words;
  /**
   * The language spoken, a BCP 47 tag.
   * @internal
   */
  declare speaking: string;

  /** Where the document came from: what its relative addresses are relative to. */
  #base = '';
  #wanted = '';

  constructor() {
    super();
    this.lang = '';
    this.src = '';
    this.headingLevel = 2;
    this.speaking = 'en';
  }

  protected get direction(): 'rtl' | 'ltr' {
    return RIGHT_TO_LEFT.test(this.speaking) ? 'rtl' : 'ltr';
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not when it is connected: what the page sets on a new tag comes just after.
    if (!this.hasUpdated || changed.has('src') || changed.has('campaign')) void this.start();
  }

  /** Loads what is to be shown; called again when the page sets another source. */
  protected abstract start(): Promise<void>;

  /**
   * An address of the document, absolute.
   * @internal
   */
  resolve(reference: string): string | undefined {
    return resolveUrl(reference, this.#base);
  }

  /**
   * The document's source, by precedence. What needs no request is there in the first paint.
   * @internal
   */
  async read(): Promise<unknown> {
    this.#base = this.baseURI;
    if (this.campaign !== undefined) return this.campaign;
    const inline = await this.inline();
    if (inline !== undefined) return inline;
    const url = this.src && resolveUrl(this.src, this.baseURI);
    if (!url) throw new Error(`src="${this.src}" must be its address, with https:`);
    this.#base = url;
    return loadDocument(url);
  }

  /**
   * The JSON in a child `<script type="application/json">`; undefined where there is no such child.
   * @internal
   */
  async inline(): Promise<unknown> {
    const find = () => this.querySelector(':scope > script[type="application/json"]');
    // A tag that is still being read has no children yet.
    if (!find() && this.ownerDocument.readyState === 'loading')
      await new Promise((read) =>
        this.ownerDocument.addEventListener('DOMContentLoaded', read, { once: true }),
      );
    const inline = find();
    return inline ? (JSON.parse(inline.textContent) as unknown) : undefined;
  }

  /**
   * Speaks the page's language where it is among those that are offered, else the first of them.
   * @internal
   */
  async speak(
    languages: readonly string[],
    { english, spoken, load }: Speech<Words>,
  ): Promise<void> {
    const speaking = chooseOfferedLanguage(languages, this.lang || this.languageAround(), spoken);
    this.#wanted = speaking;
    const locale = speaking === 'en' ? english : await load(speaking).catch(() => undefined);
    // The last language asked for has the last word.
    if (this.#wanted !== speaking) return;
    // The legal sentences are in the document; the rest can be had in English.
    if (!locale) warn(this, `can't load "${speaking}", and speaks English`);
    this.locale = locale ?? english;
    this.speaking = locale ? speaking : 'en';
  }

  /**
   * The nearest `lang`, out through shadow roots.
   * @internal
   */
  languageAround(from: Element = this): string {
    const lang = from.closest<HTMLElement>('[lang]:not([lang=""])')?.lang;
    const root = from.getRootNode();
    return lang ?? (root instanceof ShadowRoot ? this.languageAround(root.host) : '');
  }
}
