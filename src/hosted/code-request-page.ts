import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../contract/problem/problem.ts';
import { fieldProblems, problemSummary, textField } from '../forms/index.ts';
import { personMessages } from '../locales/compiled/en-person.ts';
import type { ViewContext } from '../widgets/view-context.ts';

/** A form that asks for an email address, to send a code to. */
export interface HostedCodeRequest {
  readonly problems: readonly Problem[];
  readonly title: string;
  readonly text: string;
  readonly button: string;
}

export function hostedCodeRequest(
  { messages, language, headingLevel }: ViewContext,
  { problems, title, text, button }: HostedCodeRequest,
): TemplateResult {
  const person = personMessages(messages);
  const named = fieldProblems(problems, ['email'], messages, { sentences: person.problems });
  return html`<form novalidate aria-labelledby="ask-title">
    <div class="field">
      <div role="heading" aria-level=${headingLevel} id="ask-title">${title}</div>
      <p>${text}</p>
    </div>
    ${named[0] ? problemSummary(named, messages.problemTitle, headingLevel) : nothing}
    ${textField({
      ...{ problems: named, messages, language, name: 'email', label: person.email },
      ...{ type: 'email', autocomplete: 'email', maxlength: 254 },
    })}
    <div><button part="button">${button}</button></div>
  </form>`;
}

/** What stands in place of a form: a heading, a sentence and a link. */
export interface HostedNote {
  readonly title: string;
  readonly text: string;
  readonly link: { readonly href: string; readonly words: string };
}

export const hostedNote = (
  { headingLevel }: ViewContext,
  { title, text, link }: HostedNote,
): TemplateResult =>
  html`<div class="field">
    <div role="heading" aria-level=${headingLevel}>${title}</div>
    <p role="status">${text}</p>
    <p><a href=${link.href}>${link.words}</a></p>
  </div>`;
