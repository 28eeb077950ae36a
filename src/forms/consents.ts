import { html, type TemplateResult } from 'lit';
import type { Consent, LocalText, Worded } from '../contract/index.ts';
import { boxed, type Field, frame } from './fields.ts';

/** One box with its sentence. A note stands after the sentence that it is about. */
export const box = (field: Omit<Field, 'label'>, label: Worded): TemplateResult =>
  frame(
    { ...field, label: '', hint: '' },
    html`${boxed(field, label)}
    ${field.hint ? html`<p part="hint" id="${field.name}-hint">${field.hint}</p>` : ''}`,
  );

/**
 * One unticked box for each statement, word for word: UK GDPR, article 7. Beside the one without which a name may not be
 * kept stands that it is so, beside another body's its privacy notice.
 */
export const consentBoxes = (
  field: Pick<Field, 'problems' | 'locale' | 'lang'>,
  consents: readonly Consent[],
  teller: { say(text: LocalText): Worded; resolve(reference: string): string | undefined },
): TemplateResult[] =>
  consents.map(
    ({ id, channel, statement, controller }) =>
      html`<div class="field">
        ${box({ ...field, name: `consents-${id}`, hint: channel === 'keep' ? field.locale.person.keepHint : '' }, teller.say(statement))}
        ${controller ? html`<a href=${teller.resolve(controller.privacyUrl)} target="_blank" rel="noopener">${field.locale.privacy.notice}: <bdi>${controller.name}</bdi></a>` : ''}
      </div>`,
  );
