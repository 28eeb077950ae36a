import type { ReactiveControllerHost } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { CheckResult, Problem } from '../contract/problem/problem.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission, SubmissionContext } from '../contract/submission/form-reader.ts';
import type { SubmissionKind } from '../contract/vocabulary.ts';
import {
  DeletedError,
  type DeliverOptions,
  DeliveryError,
  type Entry,
  RefusedError,
} from '../delivery/index.ts';
import { receiptFor, send } from '../delivery/send.ts';
import { orGiveUp } from '../delivery/time-out.ts';
import { toJson } from '../delivery/to-json.ts';
import { CampaignEvent } from './events.ts';
import { fetchOutbox, outboxHere, outboxOfPage, whenOutbox } from './outbox-soon.ts';
import type { WaitingList } from './waiting-list.ts';
import { reportUnforeseen } from './warn.ts';

/** Milliseconds that a press waits for the outbox, where it is on its way. */
const PATIENCE = 2000;
/** Most seconds between two tries of the page alone. */
const LONGEST_PAUSE = 60;
/** Most seconds that an endpoint may ask to be left alone. */
const LONGEST_ASKED = 86_400;
const UNFORESEEN_RETRY_DELAY_MS = 10_000;

/**
 * `form`: to fill in, with problems or none. `unreachable`: the outcome is unknown, and tries go on while the page is open.
 * `saved`: the same, and it waits on the device. `sent`: to an endpoint that gives no receipts.
 */
export type Step = 'form' | 'sending' | 'unreachable' | 'saved' | 'refused' | 'sent' | 'received';

/** What the controller asks of the widget that has the form. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Where and how to post a kind, or how to deliver instead. */
  carrying(kind: SubmissionKind): Pick<DeliverOptions, 'endpoint' | 'way' | 'carry' | 'days'>;
  /** What waits on this device from before. */
  readonly waiting: WaitingList;
  /** What is true of every form of the widget. */
  readonly about: Pick<SubmissionContext, 'channel' | 'locale' | 'source' | 'page'>;
}

/** Reads a form of one kind, and checks what a person filled in. */
export type FormCheck = (
  data: FormData,
  campaign: Campaign,
  about: SubmissionContext,
) => CheckResult<Submission>;

/** One form's way from the button to the receipt. The form itself is the state of what was typed. */
export class FormController {
  step: Step = 'form';
  problems: readonly Problem[] = [];
  /** The HTTP status of a refusal. */
  status = 0;
  /** The submission on its way: frozen by the button, the same at every try. */
  submission: Submission | undefined;
  receipt: Receipt | undefined;
  /** What waits on the device. */
  entry: Entry | undefined;

  readonly #host: FormHost;
  readonly #kind: SubmissionKind;
  readonly #checkForm: FormCheck;
  /** Ends the pause of the page alone. */
  #hurry: (() => void) | undefined;

  constructor(host: FormHost, kind: SubmissionKind, checkForm: FormCheck) {
    this.#host = host;
    this.#kind = kind;
    this.#checkForm = checkForm;
    host.waiting.kinds.push(kind);
  }

  /** Whether the form is to be read and not changed, because its outcome is unknown or settled. */
  get locked(): boolean {
    return !!this.submission && this.step !== 'form' && this.step !== 'refused';
  }

  /** Whether it is sent, with a receipt or without. */
  get done(): boolean {
    return this.step === 'received' || this.step === 'sent';
  }

  /** Checks the form, and sends it where nothing is wrong with it. */
  async submit(
    form: HTMLFormElement,
    campaign: Campaign,
    signals?: SubmissionContext['signals'],
  ): Promise<void> {
    if (this.locked) return;
    let checked: CheckResult<Submission>;
    try {
      checked = this.#check(form, campaign, signals);
    } catch (failure) {
      reportUnforeseen(this.#host, failure);
      this.submission = undefined;
      setTimeout(() => {
        if (!this.submission && this.step === 'unreachable')
          void this.submit(form, campaign, signals);
      }, UNFORESEEN_RETRY_DELAY_MS);
      return this.#show('unreachable', []);
    }
    if (!checked.ok) return this.#show('form', checked.problems);
    // Whoever says so in one form of the widget has said it of the next.
    if (form.querySelector('[name=shared]:checked')) this.#host.waiting.shared = true;
    await (this.#announce('campaign-submit', checked.value)
      ? this.#send(checked.value)
      : this.#show('form', []));
  }

  /** Reads the form and checks what it holds. */
  #check(form: HTMLFormElement, campaign: Campaign, signals: SubmissionContext['signals']) {
    // Nobody sees the field: what fills it in is a program.
    const honeypot = form.querySelector<HTMLInputElement>('[name=homepage]')?.value.slice(0, 200);
    const noted = honeypot ? { ...signals, honeypot } : signals;
    const about: SubmissionContext = {
      id: randomId(),
      answeredAt: new Date().toISOString(),
      ...this.#host.about,
      ...(noted && { signals: noted }),
    };
    return this.#checkForm(new FormData(form), campaign, about);
  }

  /** Tells the page. @returns false where the page keeps it back, which a broken event does not */
  #announce(...told: ConstructorParameters<typeof CampaignEvent>): boolean {
    try {
      return this.#host.dispatchEvent(new CampaignEvent(...told));
    } catch (failure) {
      reportUnforeseen(this.#host, failure);
      return true;
    }
  }

  /** Cuts the pause before the next try short. */
  tryAgain(): void {
    if (this.step !== 'unreachable' && this.step !== 'saved') return;
    const { id } = this.submission ?? {};
    if (!id) return;
    void this.#show('sending').then(() => {
      this.#hurry?.();
      outboxOfPage()?.tryNow(id);
    });
  }

  /** Leaves what waits to itself, and gives an empty form for the next. */
  another(): Promise<void> {
    const { id = '' } = this.submission ?? {};
    this.submission = undefined;
    this.#host.renderRoot.querySelector('form')?.reset();
    outboxOfPage()?.letGo(id);
    return this.#show('form', []);
  }

  async #send(submission: Submission): Promise<void> {
    this.submission = submission;
    this.entry = undefined;
    await this.#show('sending', []);
    const waiting: DeliverOptions['waiting'] = (error, _tryNow, entry) => {
      if (this.submission !== submission) return;
      outboxHere()?.warnOfEndpoint(this.#host, error);
      const step = entry ? 'saved' : 'unreachable';
      if (entry && !this.entry) this.#announce('campaign-saved', submission);
      this.entry = entry;
      if (this.step !== step) void this.#show(step);
    };
    try {
      this.receipt = await this.#deliver(submission, waiting);
    } catch (failure) {
      if (!(failure instanceof RefusedError)) return this.another();
      this.status = failure.status;
      this.#announce('campaign-refused', submission, failure);
      return this.#show('refused', failure.problems);
    }
    this.#announce(this.receipt ? 'campaign-delivered' : 'campaign-sent', submission, this.receipt);
    await this.#show(this.receipt ? 'received' : 'sent');
  }

  /**
   * Delivers by the outbox; until that is here, or where it fails, by the page alone for as long as the page is open: the
   * same bytes again and again. Only three things end it.
   * @returns the receipt; undefined from an endpoint that gives none
   * @throws RefusedError where the endpoint has refused it, DeletedError where the person has deleted it
   */
  async #deliver(
    submission: Submission,
    waiting: NonNullable<DeliverOptions['waiting']>,
  ): Promise<Receipt | undefined> {
    const { id } = submission;
    let asked = 0;
    let hasOutboxFailed = false;
    if (!outboxHere())
      await Promise.race([
        fetchOutbox(this.#host),
        new Promise((late) => setTimeout(late, PATIENCE)),
      ]);
    for (let tries = 1; ; tries++) {
      const outbox: ReturnType<typeof outboxOfPage> = hasOutboxFailed ? undefined : outboxOfPage();
      try {
        const options = this.#host.carrying(this.#kind);
        const { endpoint = '', way, carry } = options;
        const keep = !this.#host.waiting.shared;
        if (outbox) return await outbox.deliver(submission, { ...options, keep, asked, waiting });
        return carry
          ? receiptFor(id, await carry(submission))
          : await orGiveUp(send({ endpoint, id, way, body: toJson(submission) }));
      } catch (failure) {
        if (failure instanceof RefusedError || (outbox && failure instanceof DeletedError))
          throw failure;
        if (outbox) reportUnforeseen(this.#host, failure);
        hasOutboxFailed ||= !!outbox;
        const error =
          failure instanceof DeliveryError
            ? failure
            : new DeliveryError('the page could not deliver', { cause: failure });
        waiting(error, () => undefined, undefined);
        void fetchOutbox(this.#host);
        const { retryAfter = 0 } = error;
        asked = Date.now() + 1000 * Math.min(LONGEST_ASKED, retryAfter);
        // It may have come while the request was on its way.
        if (hasOutboxFailed || !outboxOfPage())
          await this.#pause(
            Math.max(Math.min(LONGEST_PAUSE, 2 ** tries), Math.min(LONGEST_ASKED, retryAfter)),
            retryAfter <= 0,
          );
      }
    }
  }

  /** So many seconds; less by the person's wish, or once the outbox is here. `hinted`: also where the browser says that it may work now. */
  #pause(seconds: number, hinted = false): Promise<void> {
    return new Promise((next) => {
      const go = () => {
        clearTimeout(timer);
        end();
        removeEventListener('online', go);
        next();
      };
      const timer = setTimeout(go, seconds * 1000);
      const end = whenOutbox(go);
      if (hinted) addEventListener('online', go);
      this.#hurry = go;
    });
  }

  /** Changes what is on screen; the part that tells of it takes the focus, if the person is still here. */
  async #show(step: Step, problems = this.problems): Promise<void> {
    this.step = step;
    this.problems = problems;
    try {
      const here = this.#host.matches(':focus-within') || document.activeElement === document.body;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      if (here && step !== 'sending')
        this.#host.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
    } catch (failure) {
      // What cannot be shown must not keep anything from being sent.
      reportUnforeseen(this.#host, failure);
    }
  }
}

/** A random byte; by the weaker source where a page's script has broken the other one. */
function randomByte(): number {
  try {
    return crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
  } catch {
    return Math.floor(Math.random() * 256);
  }
}

/** A UUID of version 4, from the one source of randomness that pages over plain http have too. */
const randomId = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const random = randomByte();
    // Four random bits for each digit; of the 8, which marks the variant, two.
    return (digit === '8' ? 8 + (random & 3) : random & 15).toString(16);
  });
