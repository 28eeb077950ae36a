import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { readField } from '../contract/submission/form-reader.ts';
import { type FieldContext, fieldGroup, problemSummary, textField } from '../forms/index.ts';
import { englishMessages } from '../locales/index.ts';
import { formStyles, themeTokens } from '../theme/index.ts';
import { askForDevices, devicesPath, registerTablet, RequestFailure } from './kiosk-requests.ts';
import { kioskStyles } from './kiosk.styles.ts';
import type { SetupMessages } from './locales/compiled/en-setup.ts';
import { hashPin, PIN_PATTERN, randomSalt } from './pin.ts';
import { STALL_FORMS, type StallForm, type TabletStore } from './tablet-store.ts';

const MAX_LABEL_LENGTH = 60;
const MAX_PIN_LENGTH = 8;
/** The set-up does not wait longer for the page to be kept: a hall is waiting. */
const WORKER_TIMEOUT_MS = 15_000;

const NAMED_PROBLEMS = ['label', 'forms', 'pin', 'pinAgain'] as const;

type SetupProblem = (typeof NAMED_PROBLEMS)[number] | 'signIn' | 'state' | 'network' | 'secure';

interface BrowserPromises {
  isPersisted: boolean;
  isOfflineReady: boolean;
}

/** Makes the tablet a device of its ballot: for whoever is signed in with a key for the hall. */
export class KioskSetup extends LitElement {
  static override get properties(): PropertyDeclarations {
    return {
      words: { attribute: false },
      language: {},
      problem: { state: true },
      isSignedOut: { state: true },
      promises: { state: true },
      label: { state: true },
    };
  }

  static override styles = [themeTokens, formStyles, kioskStyles];

  declare words: SetupMessages;
  declare language: string;
  declare place: string;
  declare store: TabletStore;
  declare problem: SetupProblem | undefined;
  declare isSignedOut: boolean;
  /** What the browser answered, once the tablet is a device. */
  declare promises: BrowserPromises | undefined;
  declare label: string;
  #isBusy = false;

  constructor() {
    super();
    this.label = '';
    this.isSignedOut = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!isSecureContext) this.problem = 'secure';
    askForDevices(this.place).catch((failure: unknown) => {
      this.isSignedOut = statusOf(failure) !== 0;
      if (!this.isSignedOut) this.problem = 'network';
    });
  }

  protected override render(): TemplateResult {
    return html`<main part="base" lang=${this.language}>
      ${this.promises ? this.#renderReady(this.promises) : this.#renderForm()}
    </main>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('promises') && this.promises)
      this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
    if (changed.has('problem') && this.problem)
      this.renderRoot.querySelector<HTMLElement>('[part=summary]')?.focus();
  }

  #renderForm(): TemplateResult {
    const { words, problem, language } = this;
    const named = NAMED_PROBLEMS.find((name) => name === problem) ?? '';
    const problems = problem ? [{ field: named, words: words.problems[problem] ?? '' }] : [];
    const field = { problems, messages: englishMessages, language };
    return html`<form autocomplete="off" novalidate @submit=${this.#onSubmit}>
      <h1>${words.title}</h1>
      <p>${this.#isStall ? words.stallIntro : words.intro}</p>
      ${problem ? problemSummary(problems, words.title, 2) : nothing}
      ${
        this.isSignedOut
          ? html`<p>
              <b>${words.signIn}</b>
              <a href=${devicesPath(this.place)}>${words.signInLink}</a>
            </p>`
          : nothing
      }
      ${textField({
        ...field,
        name: 'label',
        label: words.label,
        hint: words.labelHint,
        maxlength: MAX_LABEL_LENGTH,
        autocomplete: 'off',
      })}
      ${this.#isStall ? this.#formBoxes(field) : nothing}
      ${this.#pinField('pin', words.pin, words.pinHint, problems)}
      ${this.#pinField('pinAgain', words.pinAgain, undefined, problems)}
      <button>${words.make}</button>
    </form>`;
  }

  get #isStall(): boolean {
    return this.place.endsWith('/');
  }

  /** What people fill in at a stall: both, unless somebody unticks one. */
  #formBoxes(field: FieldContext): TemplateResult {
    const { words } = this;
    return fieldGroup(
      { ...field, name: 'forms', label: words.forms },
      STALL_FORMS.map(
        (form, at) =>
          html`<label class="choice">
            <input
              type="checkbox"
              id=${at === 0 ? 'forms' : nothing}
              name="forms"
              value=${form}
              checked
            />
            <span>${words[form]}</span>
          </label>`,
      ),
      { layout: 'choices' },
    );
  }

  #pinField(
    name: string,
    label: string,
    hint: string | undefined,
    problems: { field: string; words: string }[],
  ): TemplateResult {
    const { language } = this;
    return textField({
      ...{ problems, messages: englishMessages, language, name, label, hint },
      maxlength: MAX_PIN_LENGTH,
      inputmode: 'numeric',
      autocomplete: 'off',
    });
  }

  #renderReady({ isPersisted, isOfflineReady }: BrowserPromises): TemplateResult {
    const { words } = this;
    return html`<div class="stack">
      <h1 tabindex="-1" id="title">${words.ready(this.label)}</h1>
      <p>${isPersisted ? words.persisted : words.notPersisted}</p>
      <p>${isOfflineReady ? words.offlineReady : words.notOfflineReady}</p>
      <button type="button" @click=${this.#onStart}>${words.start}</button>
    </div>`;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [label, pin, again] = ['label', 'pin', 'pinAgain'].map((name) => readField(data, name));
    const forms = STALL_FORMS.filter((form) => data.getAll('forms').includes(form));
    this.problem = undefined;
    if (!label) this.problem = 'label';
    else if (this.#isStall && !forms[0]) this.problem = 'forms';
    else if (!pin || !PIN_PATTERN.test(pin)) this.problem = 'pin';
    else if (pin !== again) this.problem = 'pinAgain';
    else void this.#setUp(label, pin, forms);
  };

  async #setUp(label: string, pin: string, forms: StallForm[]): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const isPersisted = await askToPersist();
      const made = await registerTablet(this.place, label);
      const pinSalt = randomSalt();
      const pinHash = await hashPin(pin, pinSalt);
      const device = { ...made, pinSalt, pinHash, ...(this.#isStall && { forms }) };
      await this.store.keepTablet(this.place, { device, documents: undefined });
      this.label = label;
      this.promises = { isPersisted, isOfflineReady: await isHeldByWorker() };
    } catch (failure) {
      const status = statusOf(failure);
      if (status === 401 || status === 403) this.problem = 'signIn';
      else this.problem = status === 0 ? 'network' : 'state';
    } finally {
      this.#isBusy = false;
    }
  }

  /** In place of this page, so that nobody comes back to the form. */
  readonly #onStart = (): void => location.replace(location.pathname);
}

const statusOf = (failure: unknown): number =>
  failure instanceof RequestFailure ? failure.status : 0;

/** Some browsers ask the person, some decide by themselves, and some keep everything. */
const askToPersist = (): Promise<boolean> =>
  'storage' in navigator && 'persist' in navigator.storage
    ? navigator.storage.persist().catch(() => false)
    : Promise.resolve(false);

/** Whether a service worker holds the page, so that it opens without a connection. */
async function isHeldByWorker(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  const late = new Promise<false>((resolve) => setTimeout(resolve, WORKER_TIMEOUT_MS, false));
  return Promise.race([navigator.serviceWorker.ready.then(() => true), late]);
}
