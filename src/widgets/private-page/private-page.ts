import {
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { html } from 'lit';
import { createProblem } from '../../contract/problem/problem.ts';
import { closestLanguage } from '../../contract/campaign/languages.ts';
import { inLanguage } from '../../contract/text/local-text.ts';
import { resolveUrl } from '../../contract/url-reference.ts';
import { LANGUAGES } from '../../locales/languages.ts';
import { privatePageSpeech, type PrivatePageSpeech } from '../../locales/private-page-catalog.ts';
import { formStyles, themeTokens } from '../../theme/index.ts';
import type { drawQr } from '../champion-signup/qr-code.ts';
import { directionOf, MessageLoader } from '../message-loader.ts';
import { shareStyles } from '../share-panel.ts';
import { widgetFrame } from '../widget-frame.ts';
import { downloadJson } from './copy-view.ts';
import { DetailsEditor } from './details-editor.ts';
import type { DeletionData } from './deletion-view.ts';
import { failedPage, messagePage } from './notice-views.ts';
import type { PrivateContext } from './private-context.ts';
import { privatePageStyles } from './private-page.styles.ts';
import { type PrivateAction, PrivateSession } from './private-session.ts';
import { readOffers } from './read-offers.ts';
import { recordView, type RecordViewData } from './record-view.ts';

const SPOKEN = Object.keys(LANGUAGES);

/**
 * The page on which a person sees what is kept of one of their sign-ups, changes it, takes a
 * consent back, takes a copy along and deletes it. It stands on a page of the collector, and reads
 * the key from the fragment of the page's address.
 *
 * @tag campaign-private-page
 * @slot - What stands there until the page takes over, and where it can't.
 */
export class PrivatePageWidget extends LitElement {
  static override styles = [themeTokens, formStyles, shareStyles, privatePageStyles];

  static override get properties(): PropertyDeclarations {
    return {
      lang: { reflect: true, useDefault: true },
      endpoint: {},
      isAskingToDelete: { state: true },
      isOpening: { state: true },
      drawQr: { state: true },
    };
  }

  /** The language to speak, a BCP 47 tag: that of the sign-up, once it is known. */
  declare lang: string;
  /** The folder of the collector's routes for this page. */
  declare endpoint: string;

  declare private isAskingToDelete: boolean;
  /** Whether the data of the key, or its language, is still loading. */
  declare private isOpening: boolean;
  declare private drawQr: typeof drawQr | undefined;

  readonly #session = new PrivateSession(this, () => new URL(this.endpoint, this.baseURI).href);
  readonly #editor = new DetailsEditor(this, this.#session, (action) => this.#act(action));
  readonly #loader = new MessageLoader<PrivatePageSpeech>(this, privatePageSpeech);
  readonly #onHashChange = (): void => void this.#open();

  constructor() {
    super();
    this.lang = '';
    this.endpoint = 'mine/';
    this.isAskingToDelete = false;
    this.isOpening = true;
  }

  get #context(): PrivateContext {
    const { language, messages } = this.#loader;
    const campaign = this.#session.record?.campaign;
    return {
      language,
      messages: messages.widget,
      words: messages.page,
      headingLevel: 2,
      localize: (text) => inLanguage(text, language, campaign?.languages ?? []),
      theme: campaign?.theme,
      resolve: (reference) => resolveUrl(reference, this.baseURI),
    };
  }

  /**
   * The languages of the campaign, which has its legal sentences in them; all until it is known.
   */
  get #offered(): string[] {
    const { languages = SPOKEN } = this.#session.record?.campaign ?? {};
    return languages.filter((tag) => SPOKEN.includes(tag));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHashChange);
    const preferred = navigator.languages.find((tag) => SPOKEN.includes(tag.slice(0, 2))) ?? 'en';
    void this.#speak(preferred).then(() => this.#open());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHashChange);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    document.title = this.renderRoot.querySelector('h1')?.textContent ?? this.#context.words.title;
    const { language } = this.#context;
    document.documentElement.lang = language === 'en' ? 'en-GB' : language;
    document.documentElement.dir = directionOf(language);
  }

  protected override render(): TemplateResult {
    return widgetFrame(this.#context, this.#renderView(), '');
  }

  #renderView(): unknown {
    const context = this.#context;
    const { words } = context;
    const { view, record, result } = this.#session;
    if (view === 'nothing') return messagePage(words.nothing.title, words.nothing.more);
    if (view === 'deleted') return messagePage(words.deletion.done, words.deletion.doneMore);
    if (view === 'failed') return failedPage(context, result, () => void this.#open());
    if (!record || this.isOpening)
      return messagePage(words.title, html`<span role="status">${words.loading}</span>`);
    const data: RecordViewData = {
      record,
      result,
      isBusy: this.#session.busy !== undefined,
      drawQr: this.drawQr,
      today: new Date().toISOString(),
      details: {
        ...{ record, result },
        ...this.#editor.formData,
        isBusy: this.#session.busy === 'details',
        isChanging: this.#editor.isOpen,
        onChange: this.#editor.onOpen,
      },
      deletion: this.#deletionData(),
      onWithdraw: this.#onWithdraw,
      onGive: this.#onGive,
      onShowName: this.#onShowName,
      onShowQr: this.#onShowQr,
      onPrint: () => print(),
      onDownload: () => downloadJson(record.copy, words.copy.file),
    };
    // A list that is rendered again in another language would lose the choice.
    return [this.#editor.isOpen ? '' : this.#renderLanguageButtons(), recordView(context, data)];
  }

  /** The languages of the campaign that the page is not in now, in a row. */
  #renderLanguageButtons(): TemplateResult {
    const { language } = this.#context;
    const others = this.#offered.filter((tag) => tag !== language);
    return html`<div class="language-row screen-only">
      ${others.map(
        (tag) =>
          html`<button
            type="button"
            part="button"
            class="quiet language"
            lang=${tag}
            dir=${directionOf(tag)}
            @click=${() => void this.#speak(tag)}
          >
            ${LANGUAGES[tag]?.name}
          </button>`,
      )}
    </div>`;
  }

  #deletionData(): DeletionData {
    const { busy, result } = this.#session;
    const ask = (isAsking: boolean) => {
      this.isAskingToDelete = isAsking;
      const wanted = isAsking ? '#sure' : '#delete';
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(wanted)?.focus(),
      );
    };
    return {
      isAsking: this.isAskingToDelete,
      isBusy: busy !== undefined,
      result,
      onAsk: () => ask(true),
      onKeep: () => ask(false),
      onErase: () => void this.#act({ part: 'deletion', route: 'erase' }),
    };
  }

  readonly #onWithdraw = (statement: string): void =>
    void this.#act({
      part: 'consents',
      route: 'withdraw',
      body: { statement },
      subject: statement,
    });

  readonly #onGive = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { record, busy } = this.#session;
    if (!record || busy) return;
    const consents = readOffers(new FormData(form), record, this.#context.localize);
    const giving = consents[0]
      ? this.#act({ part: 'offers', route: 'give', body: { consents } })
      : this.#tellNoneTicked();
    // Afterwards, a box may belong to another statement.
    void giving.then((isDone) => isDone && form.reset());
  };

  /** The box does not show what could not be saved. */
  readonly #onShowName = ({ currentTarget }: Event): void => {
    const box = currentTarget as HTMLInputElement;
    const body = { showsFirstName: box.checked };
    void this.#act({ part: 'invitation', route: 'invitation', body }).then((isDone) => {
      if (!isDone) box.checked = !body.showsFirstName;
    });
  };

  readonly #onShowQr = (): void =>
    void import('../champion-signup/qr-code.ts').then(
      ({ drawQr }) => (this.drawQr = drawQr),
      // The link is also there as text.
      () => undefined,
    );

  /** Loads the data of the key, in the language of its sign-up. */
  async #open(): Promise<void> {
    this.isAskingToDelete = false;
    this.#editor.isOpen = false;
    // Shown once, in its own language: a change of language would move everything.
    this.isOpening = true;
    await this.#session.open();
    const { record } = this.#session;
    if (record) await this.#speak(closestLanguage(this.#offered, record.locale));
    this.isOpening = false;
  }

  async #speak(lang: string): Promise<void> {
    this.lang = lang;
    await this.#loader.choose(this.#offered);
  }

  async #tellNoneTicked(): Promise<boolean> {
    this.#session.tell('offers', [createProblem('consents', 'required', 'must be ticked')]);
    await this.#focusResult();
    return false;
  }

  /** Does the action of a button; the message about it takes the focus. */
  async #act(action: PrivateAction): Promise<boolean> {
    const isDone = await this.#session.act(action);
    await this.#focusResult();
    return isDone;
  }

  async #focusResult(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }
}
