import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { isObject } from '../../contract/plain-object.ts';
import type { PostedSubmission } from '../../contract/submission/form-reader.ts';
import { RefusedError } from '../../delivery/index.ts';
import { formStyles, themeStyle, themeTokens } from '../../theme/index.ts';
import { directionOf } from '../../widgets/message-loader.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { kioskStyles } from '../kiosk.styles.ts';
import { PersonLeftEvent } from '../person-events.ts';
import type { StallForm } from '../tablet-store.ts';
import type { StallMessages } from './stall-messages.ts';

/**
 * One person's form at a stall: the survey or the sign-up as on a page, with the tablet's queue in
 * place of a request. Each person gets an element of their own, which is thrown away with all that
 * it holds.
 */
export class KioskStallForm extends LitElement {
  static override get properties(): PropertyDeclarations {
    return {
      context: { attribute: false },
      words: { attribute: false },
      form: {},
      isLost: { state: true },
    };
  }

  static override styles = [themeTokens, formStyles, kioskStyles];

  declare context: KioskContext;
  declare words: StallMessages;
  declare form: StallForm;
  /** The document of the campaign, as the collector sent it. */
  declare document: unknown;
  declare keep: (submission: PostedSubmission) => Promise<boolean>;
  declare onEnd: (isKept: boolean) => void;
  /** Whether the tablet could not keep what was filled in, which still stands there. */
  declare isLost: boolean;
  /** Made once: the form stays as it is while its document is the same. */
  #campaign: unknown;

  constructor() {
    super();
    this.isLost = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#campaign = withoutAddresses(this.document);
  }

  protected override render(): TemplateResult {
    const { context, words, form, isLost } = this;
    const { kiosk, language, theme } = context;
    return html`<main
      part="base"
      lang=${language}
      dir=${directionOf(language)}
      .style=${themeStyle(theme)}
    >
      <div class="stack">
        <h1 tabindex="-1" id="title">${words[form]}</h1>
        ${isLost ? html`<p class="notice" role="alert" tabindex="-1">${words.notKept}</p>` : nothing}
        ${this.#renderWidget(language)}
        <div class="row">
          <button type="button" class="quiet" @click=${this.#onLeave}>${kiosk.stop}</button>
        </div>
      </div>
    </main>`;
  }

  #renderWidget(language: string): TemplateResult {
    return this.form === 'survey'
      ? html`<campaign-kiosk-survey
          lang=${language}
          channel="event"
          .campaign=${this.#campaign}
          .deliver=${this.#take}
        ></campaign-kiosk-survey>`
      : html`<campaign-kiosk-signup
          lang=${language}
          channel="event"
          .campaign=${this.#campaign}
          .deliver=${this.#take}
        ></campaign-kiosk-signup>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    scrollTo(0, 0);
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('isLost') && this.isLost)
      this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }

  /** Keeps what the form has checked. Its own thanks would say that it has arrived. */
  readonly #take = async (submission: PostedSubmission): Promise<never> => {
    this.isLost = false;
    if (await this.keep(submission)) {
      this.onEnd(true);
      return new Promise<never>(() => undefined);
    }
    this.isLost = true;
    throw new RefusedError('The tablet could not keep it.', 0);
  };

  readonly #onLeave = (): void => void this.dispatchEvent(new PersonLeftEvent());
}

/** The document without what a form would ask for over the network, or lead to. */
function withoutAddresses(document: unknown): unknown {
  if (!isObject(document)) return document;
  const { results: _results, areas, champion, ...rest } = document;
  const { lookup: _lookup, ...wards } = isObject(areas) ? areas : {};
  const { page: _page, ...signUp } = isObject(champion) ? champion : {};
  return { ...rest, areas: wards, ...(isObject(champion) && { champion: signUp }) };
}
