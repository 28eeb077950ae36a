import { html, type TemplateResult } from 'lit';
import type { PrivateFailure } from './private-requests.ts';
import type { OptionalTemplate, PrivateContext } from './private-context.ts';
import type { PrivatePart, PrivateResult } from './private-session.ts';

/**
 * A page that says one thing; its heading takes the focus where somebody pressed a button for it.
 */
export const messagePage = (title: string, content: unknown, isFocused = true): TemplateResult =>
  html`<h1 tabindex="-1" ?data-focus=${isFocused}>${title}</h1>
    <p>${content}</p>`;

/** In words why a request came to nothing. */
export function failureInWords({ words }: PrivateContext, failure: PrivateFailure): string {
  if (failure === 'too-many') return words.failures.tooMany;
  return failure === 'refused' ? words.failures.refused : words.failures.unreachable;
}

/** That the page could not be loaded, with a button to load it again. */
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

/** That something is done, where a button was pressed for it. */
export const doneNotice = (isDone: boolean, words: string): OptionalTemplate =>
  isDone ? html`<p class="done" role="status" tabindex="-1" data-focus>${words}</p>` : '';

/** Why it is not done, beside the button that was pressed. */
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
