import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import { type FieldProblem, problemSummary, type RevealField } from '../forms/index.ts';
import type { FormController } from './form-controller.ts';
import type * as QuestionFields from './question-fields.ts';
import type { ViewContext } from './view-context.ts';
import type { WardFieldData } from './ward-field.ts';

/** What templates show of a form between its button and its receipt. */
export type FormState = Pick<
  FormController,
  'contact' | 'step' | 'problems' | 'status' | 'locked' | 'done' | 'submission' | 'receipt'
>;

/** What every form's template is given, beside its own data. */
export interface FormViewData extends WardFieldData {
  readonly campaign: Campaign;
  readonly form: FormState;
  /** What shows the campaign's own questions, where it has some and their file is here. */
  readonly questionFields: typeof QuestionFields | undefined;
  /**
   * What is said of a form that waits on the device, or whose campaign has been taken down, in
   * place of outcome and button.
   */
  readonly notice: TemplateResult | undefined;
  /** What a relative address in a receipt is relative to. */
  readonly pageUrl: string;
  readonly onSubmit: (event: Event) => void;
  /** Called before the focus goes to a field that has a problem and may not be shown. */
  readonly onReveal?: RevealField | undefined;
}

/** What came of the last press, above the form. */
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
 * The button, and what stands above it. It listens for the click: in a sandboxed frame without
 * `allow-forms` no submit event ever comes, and Enter clicks the button too. `isSecond` where
 * another button comes first.
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
      <button
        class=${isSecond ? 'quiet' : nothing}
        part="button"
        aria-disabled=${isSending}
        data-other=${other}
        @click=${onSubmit}
      >
        <span>${words}</span>
      </button>
      <span class="unseen" role="status">${isSending ? words : ''}</span>
    </div>`;
}

/** What stands in place of a form that is sent; its heading takes the focus where it is new. */
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
