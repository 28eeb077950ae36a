import { html, type TemplateResult } from 'lit';
import type { PrivateFailure } from './private-requests.ts';
import type { OptionalTemplate, PrivateContext } from './private-context.ts';
import type { PrivatePart, PrivateResult } from './private-session.ts';

/** A page with one message; its heading takes the focus after the press of a button. */
export const messagePage = (title: string, content: unknown, isFocused = true): TemplateResult =>
  html`<h1 tabindex="-1" ?data-focus=${isFocused}>${title}</h1>
    <p>${content}</p>`;

/** The reason in words why a request failed. */
export function failureInWords({ words }: PrivateContext, failure: PrivateFailure): string {
  if (failure === 'too-many') return words.failures.tooMany;
  return failure === 'refused' ? words.failures.refused : words.failures.unreachable;
}

/** Says that the page could not be loaded, with a button to retry. */
export const failedPage = (
  context: PrivateContext,
  result: PrivateResult | undefined,
  onRetry: () => void,
): TemplateResult =>
  html`<h1>${context.words.title}</h1>
    <p class="notice" role="alert" tabindex="-1" data-focus>
      ${failureInWords(context, result?.failure ?? 'unreachable')}
    </p>
    <button type="button" part="button" @click=${onRetry}>${context.messages.tryAgain}</button>`;

/** Whether the last press was in this part, and about this. */
export const isAbout = (
  result: PrivateResult | undefined,
  part: PrivatePart,
  subject?: string,
): result is PrivateResult => result?.part === part && result.subject === subject;

/** Says that something is done, at the pressed button. */
export const doneNotice = (isDone: boolean, words: string): OptionalTemplate =>
  isDone ? html`<p class="done" role="status" tabindex="-1" data-focus>${words}</p>` : '';

/** The reason why it is not done, beside the pressed button. */
export const failureNotice = (
  context: PrivateContext,
  result: PrivateResult | undefined,
  part: PrivatePart,
  subject?: string,
): OptionalTemplate =>
  isAbout(result, part, subject) && result.failure
    ? html`<p class="notice" role="alert" tabindex="-1" data-focus>
        ${failureInWords(context, result.failure)}
      </p>`
    : '';
