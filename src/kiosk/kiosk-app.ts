import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { BallotSubmission } from '../contract/ballot/vote-form.ts';
import { chooseLanguage } from '../contract/campaign/languages.ts';
import { widgetMessages } from '../locales/index.ts';
import { formStyles, themeTokens } from '../theme/index.ts';
import { corner, doneView, frontView, screen, stillThere } from './front-views.ts';
import { helpersView, pinPad } from './helpers-view.ts';
import { IdleWatch } from './idle-watch.ts';
import { contextOf, type KioskContext, type KioskSpeech, loadSpeech } from './kiosk-context.ts';
import type { VoteCastEvent } from './voter-events.ts';
import { kioskStyles } from './kiosk.styles.ts';
import type { SetupMessages } from './locales/compiled/en-setup.ts';
import { hashPin } from './pin.ts';
import { loadSetupMessages } from './setup-messages.ts';
import { Tablet } from './tablet.ts';
import { TabletStore } from './tablet-store.ts';

/** How long somebody sees that their vote is in the box. */
const DONE_MS = 8_000;
const TOUCHES = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

type KioskView =
  'loading' | 'set-up' | 'front' | 'voter' | 'done' | 'pin' | 'helpers' | 'given-back';

/** The whole page of a tablet: sets it up, then lets one person after the other vote. */
export class KioskApp extends LitElement {
  static override get properties(): PropertyDeclarations {
    return { view: { state: true }, isAsking: { state: true } };
  }

  static override styles = [themeTokens, formStyles, kioskStyles];

  declare view: KioskView;
  /** Whether it asks if somebody is still there. */
  declare isAsking: boolean;

  readonly #place = placeOf(location.pathname);
  readonly #idle = new IdleWatch({
    onWarning: () => (this.isAsking = true),
    onIdle: () => this.#clear(),
  });
  #store: TabletStore | undefined;
  #tablet: Tablet | undefined;
  #speech: KioskSpeech | undefined;
  #setupWords: SetupMessages | undefined;
  #isStorageBroken = false;
  /** Counts people, so that each gets a new element. */
  #person = 0;
  #isKept = false;
  #pin = '';
  #isPinWrong = false;
  #isBackRefused = false;
  #doneTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.view = 'loading';
    this.isAsking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const touch of TOUCHES) addEventListener(touch, this.#onTouch, { passive: true });
    // Before a browser keeps the page for Back: nothing of a person is in it.
    addEventListener('pagehide', () => this.#clear());
    void this.#open();
  }

  protected override render(): TemplateResult {
    const context = this.#context;
    return html`${this.#renderView(context)}
    ${
      context && this.#tablet && ['front', 'voter', 'done'].includes(this.view)
        ? corner(context, this.#tablet.queue, this.#onHelpers)
        : nothing
    }
    ${context && this.isAsking ? stillThere(context, this.#onMoreTime) : nothing}`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('isAsking') && this.isAsking)
      this.renderRoot.querySelector<HTMLElement>('#more-time')?.focus();
    const isNewScreen = changed.has('view') && !['voter', 'loading'].includes(this.view);
    if (isNewScreen) this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  get #context(): KioskContext | undefined {
    const campaign = this.#tablet?.campaign;
    return this.#speech && campaign && contextOf(this.#speech, campaign);
  }

  async #open(): Promise<void> {
    void registerWorker();
    const language = document.documentElement.lang.startsWith('cy') ? 'cy' : navigator.language;
    this.#setupWords = await loadSetupMessages(language);
    try {
      this.#store = await TabletStore.open();
      const kept = await this.#store.tablet(this.#place);
      if (kept) {
        this.#tablet = new Tablet(this.#store, this.#place, kept, () => void this.#onTablet());
        await this.#tablet.start();
      } else this.view = 'set-up';
    } catch {
      this.#isStorageBroken = true;
    }
    this.requestUpdate();
  }

  /** Something about the tablet has changed: what waits, or the ballot. */
  async #onTablet(): Promise<void> {
    const { campaign, ballot } = this.#tablet ?? {};
    if (campaign && ballot && this.view === 'loading') {
      await this.#speak(this.#languages[0] ?? 'en');
      this.view = 'front';
    }
    this.requestUpdate();
  }

  get #languages(): readonly string[] {
    const { campaign } = this.#tablet ?? {};
    return campaign?.languages.filter((tag) => widgetMessages.spoken.includes(tag)) ?? [];
  }

  async #speak(language: string): Promise<void> {
    const campaign = this.#tablet?.campaign;
    if (!campaign) return;
    const offered = { languages: [...this.#languages] };
    this.#speech = await loadSpeech(chooseLanguage(offered, language, widgetMessages.spoken));
    document.documentElement.lang = this.#speech.language;
    this.requestUpdate();
  }

  #renderView(context: KioskContext | undefined): unknown {
    const words = this.#setupWords;
    const { view } = this;
    if (this.#isStorageBroken) return this.#renderNotice(words?.problems.storage);
    if (view === 'given-back') return this.#renderNotice(words?.givenBack);
    if (view === 'set-up' && words)
      return html`<campaign-kiosk-setup
        .words=${words}
        .language=${this.#setupLanguage}
        .place=${this.#place}
        .store=${this.#store}
      ></campaign-kiosk-setup>`;
    if (view === 'pin' && words) return this.#renderPin(words);
    if (view === 'helpers' && words) return this.#renderHelpers(words);
    return context ? this.#renderVoting(context) : this.#renderNotice('…');
  }

  get #setupLanguage(): string {
    return document.documentElement.lang.startsWith('cy') ? 'cy' : 'en';
  }

  #renderNotice(text: string | undefined): TemplateResult {
    return html`<main part="base" class="begin"><p role="status">${text}</p></main>`;
  }

  #renderVoting(context: KioskContext): unknown {
    const { campaign, ballot, codes, now, queue } = this.#tablet ?? {};
    if (!campaign || !ballot) return screen(context, context.kiosk.loading);
    if (this.view === 'done')
      return doneView(context, { isKept: this.#isKept, onNext: () => this.#clear() });
    if (this.view === 'voter')
      return keyed(
        this.#person,
        html`<campaign-kiosk-voter
          .context=${context}
          .voted=${{ campaign, ballot }}
          .codes=${codes}
          .now=${now}
          @kiosk-cast=${this.#onCast}
          @kiosk-left=${() => this.#clear()}
        ></campaign-kiosk-voter>`,
      );
    return frontView(context, {
      ...{ campaign, ballot, now: now ?? 0, isGone: queue?.isGone === true },
      languages: this.#languages,
      onLanguage: (language) => void this.#speak(language),
      onBegin: () => {
        this.#person++;
        this.view = 'voter';
        this.#idle.touch();
      },
    });
  }

  #renderPin(words: SetupMessages): TemplateResult {
    return pinPad(words, this.#setupLanguage, {
      digits: this.#pin.length,
      isWrong: this.#isPinWrong,
      onDigit: (digit) => this.#setPin(`${this.#pin}${digit}`.slice(0, 8)),
      onDelete: () => this.#setPin(this.#pin.slice(0, -1)),
      onOpen: () => void this.#onPin(),
      onCancel: () => this.#clear(),
    });
  }

  #setPin(pin: string): void {
    this.#pin = pin;
    this.#isPinWrong = false;
    this.requestUpdate();
  }

  #renderHelpers(words: SetupMessages): TemplateResult | typeof nothing {
    const tablet = this.#tablet;
    if (!tablet) return nothing;
    return helpersView(words, this.#setupLanguage, {
      label: tablet.device.label,
      queue: tablet.queue,
      isRefused: this.#isBackRefused,
      onSend: () => {
        void tablet.queue.send();
        void tablet.refresh();
      },
      onGiveBack: () => void this.#onGiveBack(tablet),
      onCancel: () => this.#clear(),
    });
  }

  readonly #onTouch = (): void => {
    if (this.isAsking || !['voter', 'pin', 'helpers'].includes(this.view)) return;
    this.#idle.touch();
  };

  readonly #onMoreTime = (): void => {
    this.isAsking = false;
    this.#idle.touch();
  };

  readonly #onHelpers = (): void => {
    this.#setPin('');
    this.view = 'pin';
    this.#idle.touch();
  };

  readonly #onCast = ({ vote }: VoteCastEvent): void => void this.#keep(vote);

  async #keep(vote: BallotSubmission): Promise<void> {
    this.#idle.stop();
    this.#isKept = await (this.#tablet?.keepVote(vote) ?? Promise.reject(new Error())).then(
      () => true,
      () => false,
    );
    this.isAsking = false;
    this.view = 'done';
    // What could not be kept is read by a helper: it stays until somebody presses.
    if (this.#isKept) this.#doneTimer = setTimeout(() => this.#clear(), DONE_MS);
  }

  async #onPin(): Promise<void> {
    const { pinSalt, pinHash } = this.#tablet?.device ?? {};
    const isRight = pinSalt !== undefined && (await hashPin(this.#pin, pinSalt)) === pinHash;
    this.#pin = '';
    this.#isPinWrong = !isRight;
    this.#isBackRefused = false;
    if (isRight) this.view = 'helpers';
    this.requestUpdate();
  }

  async #onGiveBack(tablet: Tablet): Promise<void> {
    this.#isBackRefused = !(await tablet.giveBack());
    if (!this.#isBackRefused) {
      this.#idle.stop();
      this.#tablet = undefined;
      this.view = 'given-back';
    }
    this.requestUpdate();
  }

  /** Throws away all of the person who was here, and goes back to the first screen and language. */
  #clear(): void {
    this.#idle.stop();
    clearTimeout(this.#doneTimer);
    this.isAsking = false;
    this.#pin = '';
    if (this.#tablet && this.view !== 'loading') {
      this.view = 'front';
      void this.#speak(this.#languages[0] ?? 'en');
    }
  }
}

/** The campaign and the ballot in the address: `/kiosk/edgbaston/september`. */
const placeOf = (pathname: string): string => {
  const [campaign = '', ballot = ''] = pathname.split('/').slice(2);
  return `${campaign}/${ballot}`;
};

/** Lets the page open without a connection. Without it the tablet works until it is reloaded. */
async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker
    .register('/kiosk/worker.js', { scope: '/kiosk/' })
    .catch(() => undefined);
}
