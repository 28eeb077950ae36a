import type { ReactiveControllerHost } from 'lit';
import { type About, type Campaign, checkForm, type Kind, type Problem, readForm, type Receipt, type Submission } from '../contract/index.ts';
import { deliver, RefusedError } from '../delivery/index.ts';
import { CampaignEvent } from './events.ts';

/** `form`: to fill in, with problems or none. `unreachable`: the outcome is unknown, and tries go on. */
export type Step = 'form' | 'sending' | 'unreachable' | 'refused' | 'received';

/** What the controller asks of the widget that has the form. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Where to post, or how to deliver instead. */
  readonly carrying: Pick<Parameters<typeof deliver>[1], 'endpoint' | 'carry'>;
  /** What is true of every form of the widget. */
  readonly about: Pick<About, 'channel' | 'locale' | 'source' | 'page'>;
}

/** One form's way from the button to the receipt. The form itself is the state of what was typed. */
export class FormController {
  step: Step = 'form';
  problems: readonly Problem[] = [];
  /** The HTTP status of a refusal. */
  status = 0;
  /** The submission on its way: frozen by the button, the same at every try. */
  submission: Submission | undefined;
  receipt: Receipt | undefined;

  readonly #host: FormHost;
  readonly #kind: Kind;
  #tryNow: (() => void) | undefined;

  constructor(host: FormHost, kind: Kind) {
    this.#host = host;
    this.#kind = kind;
  }

  /** Whether the form is to be read and not changed, because its outcome is unknown or settled. */
  get locked(): boolean {
    return this.step === 'sending' || this.step === 'unreachable' || this.step === 'received';
  }

  /** Checks the form, and sends it where nothing is wrong with it. */
  async submit(form: HTMLFormElement, campaign: Campaign, signals?: About['signals']): Promise<void> {
    if (this.locked) return;
    const about: About = { id: randomId(), answeredAt: new Date().toISOString(), ...this.#host.about, ...(signals && { signals }) };
    const checked = checkForm(readForm(new FormData(form), campaign, this.#kind, about), campaign, this.#kind);
    if (!checked.ok) return this.#show('form', checked.problems);
    await (this.#host.dispatchEvent(new CampaignEvent('campaign-submit', checked.value)) ? this.#send(checked.value) : this.#show('form', []));
  }

  /** Cuts the pause before the next try short. */
  tryAgain(): void {
    if (this.step !== 'unreachable' || !this.#tryNow) return;
    const tryNow = this.#tryNow;
    void this.#show('sending').then(tryNow);
  }

  async #send(submission: Submission): Promise<void> {
    this.submission = submission;
    await this.#show('sending', []);
    try {
      const waiting = (_: Error, tryNow: () => void) => {
        this.#tryNow = tryNow;
        if (this.step === 'sending') void this.#show('unreachable');
      };
      this.receipt = await deliver(submission, { ...this.#host.carrying, waiting });
      this.#host.dispatchEvent(new CampaignEvent('campaign-delivered', submission, this.receipt));
      await this.#show('received');
    } catch (failure) {
      if (!(failure instanceof RefusedError)) throw failure;
      this.status = failure.status;
      this.#host.dispatchEvent(new CampaignEvent('campaign-refused', submission, failure));
      await this.#show('refused', failure.problems);
    }
  }

  /** Changes what is on screen; the part that tells of it takes the focus, if the person is still here. */
  async #show(step: Step, problems = this.problems): Promise<void> {
    const here = this.#host.matches(':focus-within') || document.activeElement === document.body;
    this.step = step;
    this.problems = problems;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (here && step !== 'sending') this.#host.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }
}

/** A UUID of version 4, from the one source of randomness that pages over plain http have too. */
const randomId = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    // Four random bits for each digit; of the 8, which marks the variant, two.
    return (digit === '8' ? 8 + (random & 3) : random & 15).toString(16);
  });
