import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import { type FieldProblem, problemSummary, type RevealField } from '../forms/index.ts';
import type { FormController } from './form-controller.ts';
import type * as QuestionFields from './question-fields.ts';
import type { ViewContext } from './view-context.ts';
import type { WardFieldData } from './ward-field.ts';

/** The state of a form between its button and its receipt, for templates. */
export type FormState = Pick<
  FormController,
  'contact' | 'step' | 'problems' | 'status' | 'locked' | 'done' | 'submission' | 'receipt'
>;

/** The context of every form's template, beside its own data. */
export interface FormViewData extends WardFieldData {
  readonly campaign: Campaign;
  readonly form: FormState;
  /** Shows the campaign's own questions, if it has some and their file is loaded. */
  readonly questionFields: typeof QuestionFields | undefined;
  /**
   * The message for a form that waits on the device, or whose campaign has been taken down,
   * instead of result and button.
   */
  readonly notice: TemplateResult | undefined;
  /** The base of relative addresses in a receipt. */
  readonly pageUrl: string;
  readonly onSubmit: (event: Event) => void;
  /** Called before the focus moves to a field with a problem that may be hidden. */
  readonly onReveal?: RevealField | undefined;
}

/** The result of the last press, above the form. */
export function formOutcome(
  { messages, headingLevel }: ViewContext,
  { form, notice, onReveal }: FormViewData,
  problems: readonly FieldProblem[],
): TemplateResult | typeof nothing {
  if (notice) return notice;
  const { step, status } = form;
  const sentence = (words: string) => [{ field: '', words }];
  const summary = (lines: readonly FieldProblem[], title: string) =>
    problemSummary(lines, title, headingLevel, onReveal);
  if (step === 'unreachable' || step === 'saved')
    return summary(
      sentence(`${messages.unreachable} ${messages.tellUs(form.contact)}`),
      messages.unreachableTitle,
    );
  if (problems[0])
    return summary(problems, step === 'refused' ? messages.refusedTitle : messages.problemTitle);
  return step === 'refused'
    ? summary(
        sentence(status === 403 ? messages.refusedHere : messages.refused),
        messages.refusedTitle,
      )
    : nothing;
}

/**
 * The button, and the content above it. It listens for the click: in a sandboxed frame without
 * `allow-forms` no submit event ever comes, and Enter clicks the button too. `isSecond` if another
 * button comes first.
 */
export function sendButton(
  { messages }: ViewContext,
  { form, notice, onSubmit }: FormViewData,
  label: string,
  isSecond = false,
): TemplateResult | typeof nothing {
  const { step } = form;
  if (notice) return nothing;
  const isSending = step === 'sending';
  const wish = step === 'unreachable' || step === 'saved' ? messages.tryAgain : label;
  const [words, other] = isSending ? [messages.sending, wish] : [wish, messages.sending];
  return html`<label class="absent"
      >${messages.leaveEmpty}<input name="homepage" tabindex="-1" autocomplete="off"
    /></label>
    <div>
      <span class="unseen" role="status">${isSending ? words : ''}</span>
      <button
        class=${isSecond ? 'quiet' : nothing}
        part="button"
        aria-disabled=${isSending}
        data-other=${other}
        @click=${onSubmit}
      >
        <span>${words}</span>
      </button>
    </div>`;
}

/** Replaces a form that is sent; its heading takes the focus if it is new. */
export function receivedView(
  { messages, headingLevel }: ViewContext,
  { receipt }: FormState,
  thanks: string,
  isNew: boolean,
  content: unknown,
): TemplateResult {
  return html`<div class="stack" part="received">
    <div role="heading" aria-level=${headingLevel} tabindex="-1" ?data-focus=${isNew}>
      ${receipt ? thanks : messages.sentTitle}
    </div>
    ${content}
  </div>`;
}

/** The reference. */
export const receiptView = (
  { messages }: ViewContext,
  { form: { receipt } }: FormViewData,
): TemplateResult =>
  html`<p>${receipt ? messages.reference(receipt.reference) : messages.noReceipt}</p>`;
