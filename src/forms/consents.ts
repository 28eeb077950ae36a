import { html, nothing, type TemplateResult } from 'lit';
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

/**
 * One box, never ticked beforehand, with its sentence beside it. Notes about the sentence are
 * below it: the hint, and `note`.
 */
export const checkboxField = (
  field: Omit<FormField, 'label'>,
  label: LocalizedText,
  note?: TemplateResult,
): TemplateResult =>
  fieldFrame(
    { ...field, label: '', hint: '' },
    html`<div class="choice" part="choice">
      <label>
        <input
          type="checkbox"
          id=${field.name}
          name=${field.name}
          aria-describedby=${describedBy(field)}
          aria-invalid=${ariaInvalid(field)}
        />
        <bdi lang=${langOf(label, field.language)}>${label.words}</bdi>
      </label>
      ${field.hint ? html`<p part="hint" id="${field.name}-hint">${field.hint}</p>` : ''} ${note}
    </div>`,
  );

/** Picks the wording of a statement, and makes the document's addresses absolute. */
export interface StatementContext {
  readonly localize: (text: LocalText) => LocalizedText;
  readonly resolve: (reference: string) => string | undefined;
}

/**
 * One unticked box for each statement, word for word: UK GDPR, article 7. The statement without
 * which a name may not be kept is marked so; another body's has its privacy notice beside it.
 */
export const consentBoxes = (
  field: FieldContext,
  consents: readonly Consent[],
  keepHint: string,
  { localize, resolve }: StatementContext,
): TemplateResult => {
  const consentCard = ({ id, channel, statement, controller }: Consent) => {
    const hint = channel === 'keep' ? keepHint : '';
    const note =
      controller && privacyNotice(field, controller.name, resolve(controller.privacyUrl));
    return checkboxField({ ...field, name: `consents-${id}`, hint }, localize(statement), note);
  };
  return html`<div class="choices consents">${consents.map(consentCard)}</div>`;
};

/** The link to the privacy notice of another body. */
export const privacyNotice = (
  { messages }: Pick<FieldContext, 'messages'>,
  name: string,
  url: string | undefined,
): TemplateResult =>
  html`<a part="hint" href=${url ?? nothing} target="_blank" rel="noopener"
    >${messages.privacy.notice}: <bdi>${name}</bdi></a
  >`;
