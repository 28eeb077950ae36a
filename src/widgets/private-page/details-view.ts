import { html, type TemplateResult } from 'lit';
import { type DetailsFormData, detailsForm } from './details-form.ts';
import { detailsList } from './details-list.ts';
import { doneNotice, isAbout } from './notice-views.ts';
import type { PrivateContext } from './private-context.ts';

export interface DetailsData extends DetailsFormData {
  readonly isChanging: boolean;
  readonly onChange: () => void;
}

/** The stored data: a list with a button, or the form in its place. */
export function detailsView(context: PrivateContext, data: DetailsData): TemplateResult {
  const { details, change } = context.words;
  const { record, result, isChanging, onChange } = data;
  if (isChanging)
    return html`<section>
      <h2 id="details" tabindex="-1">${change.title}</h2>
      ${detailsForm(context, data)}
    </section>`;
  const isDone = isAbout(result, 'details') && !result.failure;
  const words = result?.isUnchanged ? change.unchanged : change.saved;
  return html`<section>
    <h2>${details.title}</h2>
    ${doneNotice(isDone, words)} ${detailsList(context, record)}
    <button type="button" part="button" id="change" @click=${onChange}>${details.change}</button>
  </section>`;
}
