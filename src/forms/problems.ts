import { html, type TemplateResult } from 'lit';
import type { Problem } from '../contract/index.ts';
import type { Locale } from '../locales/index.ts';

/** A problem as a person reads it, at the control with this name; no name where no control can mend it. */
export interface FieldProblem {
  field: string;
  words: string;
}

/** Lays problems on the fields of a form, in the form's order, one for each: from the browser's check and a server's refusal alike. */
export function fieldProblems(problems: readonly Problem[], fields: readonly string[], locale: Locale): FieldProblem[] {
  const found = problems.map(({ path, code, params }): FieldProblem => {
    const [top = '', second = ''] = path.split('.');
    const field = top === 'answers' ? (second === 'ageConfirmed' ? 'age' : second) : top === 'consents' ? `consent-${second}` : top;
    const place = top === 'area' ? 'area.code' : top === 'consents' ? top : path;
    const words = code === 'too-long' ? locale.tooLong(Number(params?.max)) : (locale.problems[`${place} ${code}`] ?? locale.problems[place] ?? locale.notTaken);
    return { field: fields.includes(field) ? field : '', words };
  });
  const first = found.filter(({ field, words }, at) => found.findIndex((other) => (field ? other.field === field : other.words === words)) === at);
  return first.sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
}

/** The list of problems above a form, which takes the focus; each leads to its control. */
export function problemSummary(problems: readonly FieldProblem[], title: string, headingLevel: number): TemplateResult {
  return html`<div class="notice bad" part="summary" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${headingLevel}>${title}</div>
    <ul>
      ${problems.map(({ field, words }) => html`<li>${field ? html`<a href="#${field}" @click=${focusField}>${words}</a>` : words}</li>`)}
    </ul>
  </div>`;
}

/** A fragment doesn't reach into a shadow root. */
function focusField(event: Event): void {
  event.preventDefault();
  const link = event.currentTarget as HTMLAnchorElement;
  const root = link.getRootNode() as ShadowRoot;
  root.getElementById(link.hash.slice(1))?.focus();
}

/** The words of a problem beside its field. */
export const errorLine = (id: string, words: string | undefined, locale: Locale) =>
  words ? html`<p class="error" part="error" id="${id}-error"><span class="prefix">${locale.errorPrefix}</span> ${words}</p>` : '';
