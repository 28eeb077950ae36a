import type { ReactiveControllerHost } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { CheckResult, Problem } from '../contract/problem/problem.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type {
  PostedSubmission,
  Submission,
  SubmissionContext,
} from '../contract/submission/form-reader.ts';
import type { PostedKind } from '../contract/vocabulary.ts';
import {
  DeletedError,
  type DeliverOptions,
  type DeliveryError,
  type OutboxEntry,
  RefusedError,
} from '../delivery/index.ts';
import { scheduleTimeout } from '../delivery/schedule.ts';
import { CampaignEvent } from './events.ts';
import { pageDelivery } from './load-outbox.ts';
import { randomId } from './random-id.ts';
import { reportUnforeseen } from './warn.ts';

const UNFORESEEN_RETRY_DELAY_MS = 10_000;

/**
 * `form`: to fill in, with or without problems. `unreachable`: the result is unknown, and tries
 * continue while the page is open. `saved`: the same, and it waits on the device. `sent`: to an
 * endpoint that gives no receipts.
 */
export type FormStep =
  'form' | 'sending' | 'unreachable' | 'saved' | 'refused' | 'sent' | 'received';

/** The controller's requirements for the widget that has the form. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** The address and format for a kind of submission. */
  deliveryOptions(kind: PostedKind): DeliverOptions;
  /** The waiting submissions of this widget. */
  readonly pending: {
    readonly kinds: PostedKind[];
    /** Whether nothing may be kept on the device. */
    isShared: boolean;
    /** Warns the page's author if another server answers in the endpoint's place. */
    reportFailure(error: DeliveryError): void;
  };
  /** The context of every form of the widget; with the id and the time of a form that has them. */
  readonly about: Pick<SubmissionContext, 'channel' | 'locale' | 'source' | 'page'> &
    Partial<Pick<SubmissionContext, 'id' | 'answeredAt'>>;
}

/** Reads a form of one kind, and checks the person's answers. */
export type FormCheck<Sent extends PostedSubmission = Submission> = (
  data: FormData,
  campaign: Campaign,
  about: SubmissionContext,
) => CheckResult<Sent>;

/** Takes one form from the button to the receipt. The form's controls hold the answers. */
export class FormController {
  step: FormStep = 'form';
  problems: readonly Problem[] = [];
  /** The HTTP status of a refusal. */
  status = 0;
  /** The current submission: fixed when the button is pressed, the same in every try. */
  submission: PostedSubmission | undefined;
  /** The contact if it can't be sent. */
  contact = '';
  receipt: Receipt | undefined;
  /** The entry that waits on the device. */
  entry: OutboxEntry | undefined;

  readonly #host: FormHost;
  readonly #kind: PostedKind;
  readonly #checkForm: FormCheck<PostedSubmission>;

  constructor(host: FormHost, kind: PostedKind, checkForm: FormCheck<PostedSubmission>) {
    this.#host = host;
    this.#kind = kind;
    this.#checkForm = checkForm;
    host.pending.kinds.push(kind);
  }

  /** Whether the form is read-only, because its result is unknown or final. */
  get locked(): boolean {
    return !!this.submission && this.step !== 'form' && this.step !== 'refused';
  }

  /** Whether it is sent, with or without a receipt. */
  get done(): boolean {
    return this.step === 'received' || this.step === 'sent';
  }

  /** Checks the form, and sends it if it has no problem. */
  async submit(
    form: HTMLFormElement,
    campaign: Campaign,
    signals?: SubmissionContext['signals'],
  ): Promise<void> {
    if (this.locked) return;
    this.contact = campaign.controller.contact;
    let checked: CheckResult<PostedSubmission>;
    try {
      checked = this.#check(form, campaign, signals);
    } catch (failure) {
      this.submission = undefined;
      return this.#onUnforeseen(failure, () => this.submit(form, campaign, signals));
    }
    if (!checked.ok) return this.#show('form', checked.problems);
    await (this.#announce('campaign-submit', checked.value)
      ? this.#send(checked.value)
      : this.#show('form', []));
  }

  /**
   * Checks a part of the form before the next one is shown, and sends nothing.
   * @returns whether that part has no problem
   */
  async review(
    form: HTMLFormElement,
    campaign: Campaign,
    isOfPart: (problem: Problem) => boolean,
  ): Promise<boolean> {
    try {
      const checked = this.#check(form, campaign, undefined);
      const problems = checked.ok ? [] : checked.problems.filter(isOfPart);
      await this.#show('form', problems);
      return !problems[0];
    } catch (failure) {
      // Before it is sent, everything is checked again.
      reportUnforeseen(this.#host, failure);
      return true;
    }
  }

  /** Ends the pause before the next try. */
  tryAgain(): void {
    const { id } = this.submission ?? {};
    if (!id || (this.step !== 'unreachable' && this.step !== 'saved')) return;
    void this.#show('sending').then(() => pageDelivery.retryNow(id));
  }

  /** Leaves the waiting submission to the panel, and offers an empty form for the next one. */
  another(): Promise<void> {
    const { id = '' } = this.submission ?? {};
    this.submission = undefined;
    this.#host.renderRoot.querySelector('form')?.reset();
    pageDelivery.release(id);
    return this.#show('form', []);
  }

  /**
   * Reads the form and checks its answers.
   * @throws if a page's script has broken the browser's data
   */
  #check(form: HTMLFormElement, campaign: Campaign, signals: SubmissionContext['signals']) {
    // The field is invisible: only a program fills it in.
    const honeypot = form.querySelector<HTMLInputElement>('[name=homepage]')?.value.slice(0, 200);
    const noted = honeypot ? { ...signals, honeypot } : signals;
    const answeredAt = new Date().toISOString();
    if (!/^\d{4}-\d\d-\d\dT/.test(answeredAt)) throw new TypeError('Date is broken');
    const about: SubmissionContext = {
      id: randomId(),
      answeredAt,
      ...this.#host.about,
      ...(noted && { signals: noted }),
    };
    return this.#checkForm(new FormData(form), campaign, about);
  }

  /**
   * Fires the event.
   * @returns false if the page cancels it; an event that fails cancels nothing
   */
  #announce(...event: ConstructorParameters<typeof CampaignEvent>): boolean {
    try {
      return this.#host.dispatchEvent(new CampaignEvent(...event));
    } catch (failure) {
      reportUnforeseen(this.#host, failure);
      return true;
    }
  }

  /** Only three things end it: a receipt, a refusal, and deletion by the person. */
  async #send(submission: PostedSubmission): Promise<void> {
    this.submission = submission;
    this.entry = undefined;
    await this.#show('sending', []);
    const isCurrent = () => this.submission === submission;
    let receipt: Receipt | undefined;
    try {
      receipt = await pageDelivery.deliver(submission, {
        ...this.#host.deliveryOptions(this.#kind),
        keep: !this.#host.pending.isShared,
        onPending: (error, entry) => {
          if (isCurrent()) this.#onPending(submission, error, entry);
        },
      });
    } catch (failure) {
      if (!isCurrent()) return;
      if (failure instanceof DeletedError) return this.another();
      if (!(failure instanceof RefusedError))
        return this.#onUnforeseen(failure, () => this.#send(submission), isCurrent);
      this.status = failure.status;
      this.#announce('campaign-refused', submission, failure);
      return this.#show('refused', failure.problems);
    }
    this.#announce(receipt ? 'campaign-delivered' : 'campaign-sent', submission, receipt);
    if (!isCurrent()) return;
    this.receipt = receipt;
    await this.#show(receipt ? 'received' : 'sent');
  }

  #onPending(
    submission: PostedSubmission,
    error: DeliveryError,
    entry: OutboxEntry | undefined,
  ): void {
    this.#host.pending.reportFailure(error);
    const step = entry ? 'saved' : 'unreachable';
    if (entry && !this.entry) this.#announce('campaign-saved', submission);
    this.entry = entry;
    if (this.step !== step) void this.#show(step);
  }

  /** A page's script has broken something: the answers stay, and it is retried. */
  #onUnforeseen(
    failure: unknown,
    retry: () => Promise<void>,
    isCurrent = () => !this.submission && this.step === 'unreachable',
  ): Promise<void> {
    reportUnforeseen(this.#host, failure);
    scheduleTimeout(UNFORESEEN_RETRY_DELAY_MS, () => {
      if (isCurrent()) void retry();
    });
    return this.#show('unreachable', []);
  }

  /** Changes the view; the part with the message takes the focus, if the person is still here. */
  async #show(step: FormStep, problems = this.problems): Promise<void> {
    this.step = step;
    this.problems = problems;
    try {
      const inside = this.#host.matches(':focus-within');
      const isNowhere = () => document.activeElement === document.body;
      const here = inside || isNowhere();
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      const focus = (selector: string) =>
        this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
      // Once it is sending, the control with the focus is locked, or its notice is gone. A person
      // who has moved elsewhere on the page stays there.
      const stays = isNowhere() || this.#host.matches(':focus-within');
      if (stays && (step === 'sending' ? inside : here))
        focus(step === 'sending' ? '[data-other]' : '[data-focus]');
    } catch (failure) {
      // A failure to show something must not prevent sending.
      reportUnforeseen(this.#host, failure);
    }
  }
}
