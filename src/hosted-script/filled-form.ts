import { nothing, render } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { FormController } from '../widgets/form-controller.ts';
import {
  formOutcome,
  type FormViewData,
  receiptView,
  receivedView,
} from '../widgets/form-parts.ts';
import type { ViewContext } from '../widgets/view-context.ts';
import type { HostedFormKind } from './form-kind.ts';
import { createPlace, SendButton } from './form-markup.ts';
import { markProblems } from './mark-problems.ts';

const ignoreEvent = (): void => undefined;

/** What a form shows now. */
export interface FormNews {
  readonly context: ViewContext;
  readonly campaign: Campaign;
  readonly kind: HostedFormKind;
  readonly form: FormController;
  readonly questionFields: FormViewData['questionFields'];
  /** The message of a form that waits on the device. */
  readonly notice: FormViewData['notice'];
  /** Submissions from before. */
  readonly waiting: unknown;
}

/**
 * A form that a server has rendered. Its fields stay as they are; beside them stand places for the
 * templates that say what became of it.
 */
export class FilledForm {
  readonly element: HTMLFormElement;
  readonly #outcome = createPlace();
  readonly #waiting = createPlace();
  readonly #button: SendButton;
  #marked: FormController['problems'] = [];

  constructor(element: HTMLFormElement) {
    this.element = element;
    this.#button = new SendButton(element);
    this.#fieldset?.before(this.#outcome);
    element.after(this.#waiting);
  }

  get #fieldset(): HTMLFieldSetElement | null {
    return this.element.querySelector('fieldset');
  }

  show(news: FormNews): void {
    const { context, kind, form, notice, waiting } = news;
    render(waiting, this.#waiting);
    if (form.done) {
      this.#showThanks(news);
      return;
    }
    const problems = kind.problems(context, news);
    const data = { ...news, ...UNUSED_FIELDS, preset: '', lookupResult: '' };
    render(formOutcome(context, data, problems), this.#outcome);
    // A server's own marks stay until the form is checked here.
    if (form.problems !== this.#marked)
      markProblems(this.element, problems, context.messages.errorPrefix);
    this.#marked = form.problems;
    this.#button.show(form.step, context.messages, notice !== undefined);
    if (this.#fieldset) this.#fieldset.disabled = form.locked;
  }

  /** The thanks for a submission that went another way than by the page's own form. */
  #showThanks({ context, kind, form, campaign }: FormNews): void {
    const data = { ...UNUSED_FIELDS, campaign, form, questionFields: undefined, notice: undefined };
    const content = [
      receiptView(context, { ...data, preset: '', lookupResult: '' }),
      kind.personForm?.privatePageLink(context, form.receipt, document.baseURI) ?? nothing,
    ];
    this.element.classList.add('absent');
    render(
      receivedView(context, form, kind.thanks(context.messages), true, content),
      this.#waiting,
    );
  }
}

/** The parts of a form's templates that a server has rendered. */
const UNUSED_FIELDS = {
  pageUrl: 'about:blank',
  wantedCount: Infinity,
  onFind: ignoreEvent,
  onOpen: ignoreEvent,
  onSubmit: ignoreEvent,
};
