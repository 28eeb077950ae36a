import { html, type TemplateResult } from 'lit';
import type { Consent } from '../contract/campaign/reader.ts';
import type { LocalizedText, LocalText } from '../contract/text/local-text.ts';
import {
  describedBy,
  type FormField,
  type FieldContext,
  ariaInvalid,
  fieldFrame,
} from './fields.ts';
import { langOf } from './localized-text.ts';

/** A single box, never set beforehand, with its sentence beside it. */
const checkboxLabel = (
  field: Omit<FormField, 'label'>,
  { words, lang }: LocalizedText,
): TemplateResult =>
  html`<label class="choice" part="choice">
    <input
      type="checkbox"
      id=${field.name}
      name=${field.name}
      aria-describedby=${describedBy(field)}
      aria-invalid=${ariaInvalid(field)}
    />
    <bdi lang=${langOf({ words, lang }, field.language)}>${words}</bdi>
  </label>`;

/** One box with its sentence. A note stands after the sentence that it is about. */
export const checkboxField = (
  field: Omit<FormField, 'label'>,
  label: LocalizedText,
): TemplateResult =>
  fieldFrame(
    { ...field, label: '', hint: '' },
    html`${checkboxLabel(field, label)}
    ${field.hint ? html`<p part="hint" id="${field.name}-hint">${field.hint}</p>` : ''}`,
  );

/** Picks the wording of a statement, and makes the document's addresses absolute. */
export interface StatementContext {
  readonly localize: (text: LocalText) => LocalizedText;
  readonly resolve: (reference: string) => string | undefined;
}

/**
 * One unticked box for each statement, word for word: UK GDPR, article 7. Beside the one without
 * which a name may not be kept stands that it is so, beside another body's its privacy notice.
 */
export const consentBoxes = (
  field: FieldContext,
  consents: readonly Consent[],
  keepHint: string,
  { localize, resolve }: StatementContext,
): TemplateResult[] =>
  consents.map(({ id, channel, statement, controller }) => {
    const hint = channel === 'keep' ? keepHint : '';
    const link = controller && {
      href: resolve(controller.privacyUrl),
      words: html`${field.messages.privacy.notice}: <bdi>${controller.name}</bdi>`,
    };
    return html`<div class="field">
      ${checkboxField({ ...field, name: `consents-${id}`, hint }, localize(statement))}
      ${link ? html`<a href=${link.href} target="_blank" rel="noopener">${link.words}</a>` : ''}
    </div>`;
  });
