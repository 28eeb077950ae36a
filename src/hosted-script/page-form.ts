import { ReactiveElement } from 'lit';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission, SubmissionContext } from '../contract/submission/form-reader.ts';
import type { DeliverOptions } from '../delivery/index.ts';
import { CampaignQuestions } from '../widgets/campaign-questions.ts';
import { createInviteCode } from '../widgets/champion-signup/invite-code.ts';
import { FormController, type FormHost } from '../widgets/form-controller.ts';
import type { PendingHost } from '../widgets/pending-host.ts';
import { PendingSubmissions } from '../widgets/pending-submissions.ts';
import type * as PersonForm from '../widgets/person-form.ts';
import { FilledForm } from './filled-form.ts';
import type { HostedFormKind } from './form-kind.ts';
import { loadFormKind } from './form-kinds.ts';
import { forgetDefaults, removeServerMessages } from './form-markup.ts';
import { showAnswer } from './page-answer.ts';
import { PageCampaign } from './page-campaign.ts';
import { PageTransport } from './page-transport.ts';
import { type FormPageView, readPageView } from './page-view.ts';
import { lookUpPostcode } from './postcode-field.ts';

/** The button that looks a postcode up. Those with other names lead to another page. */
const FIND_BUTTON_NAME = 'find';
/** An invitation that the person has left out. */
const DROPPED_FIELDS = 'dropped';

/** What a form needs so that the script takes it. */
interface ReadyForm {
  readonly view: FormPageView;
  readonly kind: HostedFormKind;
  readonly filled: FilledForm;
  readonly controller: FormController;
  readonly transport: PageTransport;
}

/**
 * The element around a form that a collector has rendered. It never renders the fields: it checks
 * what was typed, keeps it on the device while it can't be sent, and shows the page that the
 * collector answers with. Until it is ready, and where it can't be, the form posts itself.
 */
export class PageFormElement extends ReactiveElement implements FormHost, PendingHost {
  readonly ward = '';
  readonly channel = 'online';
  source = '';
  personForm: typeof PersonForm | undefined;
  deliver: ((submission: Submission) => Promise<Receipt>) | undefined;

  readonly #source = new PageCampaign();
  readonly pending: PendingSubmissions = new PendingSubmissions(this, this.#source);
  readonly #questions = new CampaignQuestions(this, (campaign) =>
    this.#kind?.questionsOf(campaign),
  );
  #kind: HostedFormKind | undefined;
  #ready: ReadyForm | undefined;
  #isBegun = false;
  /** Whether the form is that of another submission than the page view was made for. */
  #isAnother = false;

  /** The context of every submission of the form. */
  get about(): FormHost['about'] {
    const { view } = this.#ready ?? {};
    const { channel } = this;
    if (!view) return { channel, locale: '' };
    const { language: locale, page, source, id, shownAt } = view;
    const common = { channel, locale, page, ...(source !== undefined && { source }) } as const;
    return this.#isAnother ? common : { ...common, id, answeredAt: shownAt };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#isBegun) return;
    this.#isBegun = true;
    // What can't be loaded leaves the form as it is: it posts itself.
    this.#begin().catch(() => undefined);
  }

  deliveryOptions(): DeliverOptions {
    return { transport: this.deliver, days: this.#source.campaign?.outboxDays };
  }

  fetchPersonForm(): Promise<unknown> {
    return Promise.resolve(this.personForm);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    const { campaign, context } = this.#source;
    if (!campaign || !this.#ready) return;
    const { kind, filled, controller, transport } = this.#ready;
    const isAnswered = controller.done || controller.step === 'refused';
    if (transport.answer && isAnswered) {
      showAnswer(transport.answer, controller.done);
      return;
    }
    filled.show({
      context,
      campaign,
      kind,
      form: controller,
      questionFields: this.#questions.fields,
      notice: this.pending.renderOutcome(controller),
      waiting: this.pending.render(),
    });
  }

  async #begin(): Promise<void> {
    const form = this.querySelector('form');
    const view = readPageView(this.dataset.view);
    // In a frame without an origin, the collector's answers can't be read.
    if (!form || !view || self.origin === 'null') return;
    const [kind, campaign] = await Promise.all([loadFormKind(view), this.#source.load(view)]);
    if (!campaign) return;
    this.#kind = kind;
    this.personForm = kind.personForm;
    this.source = view.source ?? '';
    await this.#questions.load(campaign);
    const transport = new PageTransport(view.id, form.action);
    this.deliver = transport.deliver;
    const controller = new FormController(this, view.kind, this.#questions.addTo(kind.check));
    this.#ready = { view, kind, controller, transport, filled: new FilledForm(form) };
    this.#listen(form);
    this.requestUpdate();
  }

  #listen(form: HTMLFormElement): void {
    form.addEventListener('formdata', ({ formData }) => this.#onFormData(formData));
    form.addEventListener('submit', (event) => this.#onSubmit(event, form));
    form.addEventListener('reset', () => {
      this.#isAnother = true;
      forgetDefaults(form);
    });
    form.querySelector('#postcode')?.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Enter') return;
      // Otherwise Enter would send the form.
      event.preventDefault();
      this.#lookUp(form);
    });
  }

  #onFormData(data: FormData): void {
    const { view } = this.#ready ?? {};
    if (view?.kind !== 'champion-signup') return;
    data.set('inviteCode', this.#isAnother ? createInviteCode() : view.inviteCode);
    if (data.get('invitedBy') === DROPPED_FIELDS) data.delete('invitedBy');
  }

  #onSubmit(event: SubmitEvent, form: HTMLFormElement): void {
    const { campaign } = this.#source;
    const name = (event.submitter as HTMLButtonElement | null)?.name;
    if (!this.#ready || !campaign) return;
    const { controller, transport, view } = this.#ready;
    // A locked form has no values: another page would lose them.
    if (name && name !== FIND_BUTTON_NAME && !controller.locked) return;
    event.preventDefault();
    try {
      if (name) return this.#lookUp(form);
      if (controller.locked) return controller.tryAgain();
      transport.readForm(new FormData(form));
      removeServerMessages(form);
      void controller.submit(form, campaign, signalsOf(view));
    } catch {
      // Something of the page is broken: the browser sends the form itself.
      HTMLFormElement.prototype.submit.call(form);
    }
  }

  #lookUp(form: HTMLFormElement): void {
    const { campaign, context } = this.#source;
    if (campaign && !this.#ready?.controller.locked) void lookUpPostcode(form, campaign, context);
  }
}

const signalsOf = ({ kind, order }: FormPageView): SubmissionContext['signals'] =>
  kind === 'issue-response' ? { order: [...order, 'other'] } : undefined;
