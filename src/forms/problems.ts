import { html, type TemplateResult } from 'lit';
import type { Problem } from '../contract/problem/problem.ts';
import { ownValue } from '../contract/plain-object.ts';
import type { WidgetMessages } from '../locales/index.ts';

/**
 * A problem as a person reads it, at the control with this name; no name where no control can mend
 * it.
 */
export interface FieldProblem {
  field: string;
  words: string;
}

/**
 * Lays problems on the fields of a form, in the form's order, one for each: from the browser's
 * check and a server's refusal alike. `more` are sentences beside the messages' own.
 */
export function fieldProblems(
  problems: readonly Problem[],
  fields: readonly string[],
  messages: WidgetMessages,
  more?: Record<string, string>,
): FieldProblem[] {
  const sentences: Record<string, string> = { ...messages.problems, ...more };
  const found = new Map<string, string>();
  for (const { path, code, params } of problems) {
    // `answers.issue` is the field `issue`, `area.code` is `area`, `consents.email` is
    // `consents-email`, `answers.more.street` is `more-street`, `answers.organisation.kind` is
    // `organisationKind`, `answers.oneToOne.place` is `place`.
    const [top = '', second = '', third = ''] = path.split('.');
    const inner = `${second}${third.charAt(0).toUpperCase()}${third.slice(1)}`;
    const inAnswers = [`${second}-${third}`, inner, second, third];
    const at =
      (top === 'answers' ? inAnswers : [top, `${top}-${second}`]).find((field) =>
        fields.includes(field),
      ) ?? '';
    const key = top === 'answers' ? at || second : top;
    const words = params?.max
      ? messages.tooLong(params.max)
      : (ownValue(sentences, `${key} ${code}`) ??
        ownValue(sentences, key) ??
        notTaken(key, messages));
    if (!found.has(at)) found.set(at, words);
  }
  return ['', ...fields]
    .filter((field) => found.has(field))
    .map((field) => ({ field, words: found.get(field) ?? '' }));
}

/**
 * Shows a field that may be hidden: settled once it can take the focus, undefined where it can now.
 */
export type RevealField = (field: string) => Promise<unknown> | undefined;

/**
 * A sentence for whatever has none of its own; it names the field where the form is not beside it.
 */
const notTaken = (key: string, { notTaken: sentence, survey }: WidgetMessages): string =>
  key === 'words' ? `${survey.words} – ${sentence}` : sentence;

/** What went wrong, above a form: it takes the focus, and each problem leads to its control. */
export function problemSummary(
  problems: readonly FieldProblem[],
  title: string,
  headingLevel: number,
  onReveal?: RevealField,
): TemplateResult {
  const line = ({ field, words }: FieldProblem) =>
    field
      ? html`<a href="#" @click=${(event: Event) => focusField(event, field, onReveal)}
          >${words}</a
        >`
      : words;
  return html`<div class="notice" part="summary" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${headingLevel}>${title}</div>
    <ul>
      ${problems.map((problem) => html`<li>${line(problem)}</li>`)}
    </ul>
  </div>`;
}

/** A fragment doesn't reach into a shadow root. */
function focusField(event: Event, field: string, onReveal?: RevealField): void {
  event.preventDefault();
  const focus = () => root.getElementById(field)?.focus();
  const root = (event.target as Element).getRootNode() as ShadowRoot;
  const revealing = onReveal?.(field);
  if (revealing) void revealing.then(focus);
  else focus();
}
