import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { chooseLanguage } from '../contract/campaign/languages.ts';
import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import { widgetMessages } from '../locales/index.ts';
import { formStyles, themeTokens } from '../theme/index.ts';
import { defineOnce } from '../widgets/register.ts';
import { BallotScreens } from './ballot-screens.ts';
import { corner, stillThere } from './front-views.ts';
import { IdleWatch } from './idle-watch.ts';
import { contextOf, type KioskContext, type KioskSpeech, loadSpeech } from './kiosk-context.ts';
import type { KioskScreens } from './kiosk-screens.ts';
import { kioskPageStyles, kioskStyles } from './kiosk.styles.ts';
import type { SetupMessages } from './locales/compiled/en-setup.ts';
import { loadSetupMessages } from './setup-messages.ts';
import { Tablet } from './tablet.ts';
import { TabletStore } from './tablet-store.ts';

const TOUCHES = ['pointerdown', 'keydown', 'input', 'scroll'] as const;

type KioskView = 'loading' | 'set-up' | 'front' | 'person' | 'done' | 'helpers' | 'given-back';

/** The whole page of a tablet: sets it up, then serves one person after the other. */
export class KioskApp extends LitElement {
  static override get properties(): PropertyDeclarations {
    return { view: { state: true }, isAsking: { state: true } };
  }

  static override styles = [themeTokens, formStyles, kioskStyles, kioskPageStyles];

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
  #screens: KioskScreens | undefined;
  #speech: KioskSpeech | undefined;
  #setupWords: SetupMessages | undefined;
  /** What went wrong before there was anything to show. */
  #failure: 'storage' | 'network' | undefined;
  /** Counts people, so that each gets a new element. */
  #person = 0;
  #isKept = false;
  #doneTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.view = 'loading';
    this.isAsking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before a form keeps its keys to itself.
    const options = { passive: true, capture: true };
    for (const touch of TOUCHES) addEventListener(touch, this.#onTouch, options);
    // Before a browser keeps the page for Back: nothing of a person is in it.
    addEventListener('pagehide', () => this.#clear());
    void this.#open();
  }

  protected override render(): TemplateResult {
    const context = this.#context;
    return html`${this.#renderView(context)}
    ${
      context && this.#tablet && ['front', 'person', 'done'].includes(this.view)
        ? corner(context, this.#tablet.queue, this.#onHelpers)
        : nothing
    }
    ${context && this.isAsking ? stillThere(context, this.#onMoreTime) : nothing}`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('isAsking') && this.isAsking)
      this.renderRoot.querySelector<HTMLElement>('#more-time')?.focus();
    const isNewScreen = changed.has('view') && !['person', 'loading'].includes(this.view);
    if (isNewScreen) this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  get #context(): KioskContext | undefined {
    const campaign = this.#tablet?.campaign;
    return this.#speech && campaign && contextOf(this.#speech, campaign);
  }

  async #open(): Promise<void> {
    void registerWorker();
    this.#setupWords = await loadSetupMessages(navigator.language);
    try {
      this.#store = await TabletStore.open();
      const kept = await this.#store.tablet(this.#place);
      if (kept) {
        const tablet = new Tablet(this.#store, this.#place, kept, () => void this.#onTablet());
        this.#tablet = tablet;
        this.#screens = tablet.isStall ? await loadStallScreens() : new BallotScreens();
        if (this.#screens) await tablet.start();
      } else if (await loadSetup()) this.view = 'set-up';
      if (this.view === 'loading' && !this.#screens) this.#failure = 'network';
    } catch {
      this.#failure = 'storage';
    }
    this.requestUpdate();
  }

  /** Something about the tablet has changed: what waits, or what it shows. */
  async #onTablet(): Promise<void> {
    if (this.#tablet?.isReady && this.view === 'loading') {
      await this.#speak(this.#languages[0] ?? 'en');
      this.view = 'front';
    }
    this.requestUpdate();
  }

  get #languages(): readonly string[] {
    const { campaign } = this.#tablet ?? {};
    return campaign?.languages.filter((tag) => widgetMessages.spoken.includes(tag)) ?? [];
  }

  async #speak(wanted: string): Promise<void> {
    const { campaign, ballot } = this.#tablet ?? {};
    if (!campaign) return;
    const offered = { languages: [...this.#languages] };
    const language = chooseLanguage(offered, wanted, widgetMessages.spoken);
    const [speech] = await Promise.all([loadSpeech(language), this.#screens?.speak(language)]);
    this.#speech = speech;
    document.documentElement.lang = language;
    document.title = this.#context?.localize(ballot?.title ?? campaign.name).words ?? '';
    this.requestUpdate();
  }

  #renderView(context: KioskContext | undefined): unknown {
    const words = this.#setupWords;
    const { view } = this;
    if (this.#failure) return this.#renderNotice(words?.problems[this.#failure]);
    if (view === 'given-back') return this.#renderNotice(words?.givenBack);
    if (view === 'set-up' && words)
      return html`<campaign-kiosk-setup
        .words=${words}
        .language=${this.#setupLanguage}
        .place=${this.#place}
        .store=${this.#store}
      ></campaign-kiosk-setup>`;
    if (view === 'helpers' && words)
      return html`<campaign-kiosk-helpers
        .words=${words}
        .language=${this.#setupLanguage}
        .tablet=${this.#tablet}
        .queue=${queueStateOf(this.#tablet)}
        .onGivenBack=${this.#onGivenBack}
        @kiosk-left=${() => this.#clear()}
      ></campaign-kiosk-helpers>`;
    return context ? this.#renderPeople(context) : this.#renderNotice('…');
  }

  get #setupLanguage(): string {
    return navigator.language.startsWith('cy') ? 'cy' : 'en';
  }

  #renderNotice(text: string | undefined): TemplateResult {
    return html`<main part="base" class="begin"><p role="status">${text}</p></main>`;
  }

  #renderPeople(context: KioskContext): unknown {
    const tablet = this.#tablet;
    const screens = this.#screens;
    if (!tablet || !screens) return nothing;
    if (this.view === 'done')
      return screens.done(context, tablet, {
        isKept: this.#isKept,
        onNext: () => this.#clear(),
        onBegin: this.#onBegin,
      });
    if (this.view === 'person')
      return keyed(
        this.#person,
        screens.person(context, tablet, {
          keep: (submission) => this.#keep(tablet, submission),
          onEnd: (isKept) => this.#end(isKept),
          onLeave: () => this.#clear(),
        }),
      );
    return screens.front(context, tablet, {
      languages: this.#languages,
      onLanguage: (language) => void this.#speak(language),
      onBegin: this.#onBegin,
    });
  }

  readonly #onTouch = (): void => {
    if (this.isAsking || !['person', 'helpers'].includes(this.view)) return;
    this.#idle.touch();
  };

  readonly #onMoreTime = (): void => {
    this.isAsking = false;
    this.#idle.touch();
  };

  readonly #onBegin = (): void => {
    clearTimeout(this.#doneTimer);
    this.#person++;
    this.view = 'person';
    this.#idle.touch();
    this.requestUpdate();
  };

  readonly #onHelpers = (): void => {
    clearTimeout(this.#doneTimer);
    this.view = 'helpers';
    this.#idle.touch();
  };

  readonly #onGivenBack = (): void => {
    this.#idle.stop();
    this.#tablet = undefined;
    this.view = 'given-back';
  };

  #keep(tablet: Tablet, submission: PostedSubmission): Promise<boolean> {
    return tablet.keep(submission).then(
      () => true,
      () => false,
    );
  }

  #end(isKept: boolean): void {
    this.#idle.stop();
    this.isAsking = false;
    this.#isKept = isKept;
    this.view = 'done';
    // What could not be kept is read by a helper: it stays until somebody presses.
    if (isKept) this.#doneTimer = setTimeout(() => this.#clear(), this.#screens?.doneMs);
  }

  /** Throws away all of the person who was here, and goes back to the first screen and language. */
  #clear(): void {
    this.#idle.stop();
    clearTimeout(this.#doneTimer);
    this.isAsking = false;
    if (this.#tablet && this.view !== 'loading') {
      this.view = 'front';
      void this.#speak(this.#languages[0] ?? 'en');
    }
  }
}

/** The campaign and the ballot in the address: `/kiosk/edgbaston/september`; at a stall no ballot. */
const placeOf = (pathname: string): string => {
  const [campaign = '', ballot = ''] = pathname.split('/').slice(2);
  return `${campaign}/${ballot}`;
};

// The set-up and the forms of a stall are in a file of their own, which a ballot box does not run.

const loadStallScreens = (): Promise<KioskScreens | undefined> =>
  import('./stall/stall-screens.ts').then(
    ({ StallScreens }) => new StallScreens(),
    () => undefined,
  );

/** @returns whether the tag of the set-up is known */
const loadSetup = (): Promise<boolean> =>
  import('./setup-form.ts').then(
    ({ KioskSetup }) => {
      defineOnce('campaign-kiosk-setup', KioskSetup);
      return true;
    },
    () => false,
  );

/** Lets the page open without a connection. Without it the tablet works until it is reloaded. */
async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker
    .register('/kiosk/worker.js', { scope: '/kiosk/' })
    .catch(() => undefined);
}

/** What is told of a queue, as it is now. */
function queueStateOf(tablet: Tablet | undefined) {
  const { waiting = 0, refused = 0, unreadable = 0, isGone = false } = tablet?.queue ?? {};
  return { waiting, refused, unreadable, isGone };
}
