import { html, type TemplateResult } from 'lit';
import type { Problem } from '../contract/problem/problem.ts';
import { ownValue } from '../contract/plain-object.ts';
import type { WidgetMessages } from '../locales/index.ts';

/**
 * A problem in words for the person, at the control with this name; no name if no control can
 * correct it.
 */
export interface FieldProblem {
  field: string;
  words: string;
}

/**
 * The name of the field that a problem is about. `answers.issue` is the field `issue`, `area.code`
 * is `area`, `consents.email` is `consents-email`, `answers.more.street` is `more-street`.
 */
export function fieldOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('.');
  if (top === 'consents') return `${top}-${second}`;
  if (top !== 'answers') return top;
  return second === 'more' ? `${second}-${third}` : second;
}

/** A form's messages about problems, beside the sentences of all forms. */
export interface ProblemSentences {
  /** Sentences by the name of a field, or by the name and a code. */
  readonly sentences?: Record<string, string> | undefined;
  /**
   * Labels by the names of fields, for what has no sentence of its own: it says which field it is.
   */
  readonly labels?: Record<string, unknown> | undefined;
}

/**
 * Assigns problems to the fields of a form, in the form's order, one for each: from the browser's
 * check and a server's refusal alike.
 */
export function fieldProblems(
  problems: readonly Problem[],
  fields: readonly string[],
  messages: WidgetMessages,
  own: ProblemSentences = {},
): FieldProblem[] {
  const sentences: Record<string, string> = { ...messages.problems, ...own.sentences };
  const labels: Record<string, unknown> = { ...messages.survey, ...own.labels };
  const found = new Map<string, string>();
  for (const { path, code, params } of problems) {
    const name = fieldOf(path);
    const at = fields.includes(name) ? name : '';
    const key = path.startsWith('consents') ? 'consents' : name;
    const max = params?.max;
    const label = ownValue(labels, name) as string | undefined;
    const plain = max ? messages.tooLong(max) : messages.notTaken;
    const sentence = ownValue(sentences, `${key} ${code}`) ?? ownValue(sentences, key);
    const named = label ? `${label} – ${plain}` : plain;
    const words = max ? named : (sentence ?? named);
    if (!found.has(at)) found.set(at, words);
  }
  return ['', ...fields]
    .filter((field) => found.has(field))
    .map((field) => ({ field, words: found.get(field) ?? '' }));
}

/**
 * Shows a field that may be hidden: a promise until it can take the focus, undefined if it can
 * now.
 */
export type RevealField = (field: string) => Promise<unknown> | undefined;

/** The problems, above a form: it takes the focus, and each problem links to its control. */
export function problemSummary(
  problems: readonly FieldProblem[],
  title: string,
  headingLevel: number,
  onReveal?: RevealField,
): TemplateResult {
  const line = ({ field, words }: FieldProblem) =>
    field
      ? html`<a href="#${field}" @click=${(event: Event) => focusField(event, field, onReveal)}
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
