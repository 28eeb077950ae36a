import type { FieldProblem } from '../forms/index.ts';

const ERROR_SUFFIX = '-error';

/** Takes the marks off the fields of a form: those of a server, or of an earlier check. */
function unmark(form: HTMLFormElement): void {
  for (const error of form.querySelectorAll('[part=error]')) {
    for (const described of form.querySelectorAll(`[aria-describedby~="${error.id}"]`)) {
      describe(described, (ids) => ids.filter((id) => id !== error.id));
      described.removeAttribute('aria-invalid');
    }
    error.closest('[part=field]')?.classList.remove('problem');
    error.remove();
  }
}

function describe(element: Element, change: (ids: string[]) => string[]): void {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  const changed = change(ids).join(' ');
  if (changed) element.setAttribute('aria-describedby', changed);
  else element.removeAttribute('aria-describedby');
}

/**
 * Shows each problem beside its field, as the templates of the fields do, in a form that a server
 * has rendered: the form itself stays, with what was typed and chosen in it.
 */
export function markProblems(
  form: HTMLFormElement,
  problems: readonly FieldProblem[],
  errorPrefix: string,
): void {
  unmark(form);
  for (const { field, words } of problems) {
    const control = field ? form.querySelector(`[id="${field}"]`) : null;
    const frame = control?.closest('[part=field]');
    if (!control || !frame) continue;
    const error = document.createElement('p');
    error.className = 'error';
    error.setAttribute('part', 'error');
    error.id = field + ERROR_SUFFIX;
    error.textContent = `${errorPrefix} ${words}`;
    // Below the label and the hint, if the field has them.
    const above = [...frame.children].filter((child) => child.matches('[part=label], [part=hint]'));
    const last = above.at(-1);
    if (last) last.after(error);
    else frame.prepend(error);
    frame.classList.add('problem');
    const group = frame.querySelector(`:scope > [aria-labelledby="${field}-label"]`);
    describe(group ?? control, (ids) => [...ids, error.id]);
    if (!group) control.setAttribute('aria-invalid', 'true');
  }
}
