import { html, type TemplateResult } from 'lit';
import { type Consent, inLanguage } from '../contract/index.ts';
import { checkbox, type Field } from './fields.ts';

/**
 * One unticked box for each statement of the campaign, word for word. Beside the one without which a named entry may not
 * be kept, it says so; a body that a statement names has its privacy notice linked.
 */
export const consentBoxes = (consents: readonly Consent[], languages: readonly string[], shared: Pick<Field, 'problems' | 'locale' | 'lang'>): TemplateResult =>
  html`${consents.map(
    ({ id, statement, channel, controller }) => html`${checkbox({
      ...shared,
      name: `consent-${id}`,
      label: inLanguage(statement, shared.lang, languages),
      ...(channel === 'keep' && { hint: shared.locale.contact.keepHint }),
    })}
    ${controller ? html`<p><a href=${controller.privacyUrl} target="_blank" rel="noopener">${shared.locale.privacy.notice}: <bdi>${controller.name}</bdi></a></p>` : ''}`,
  )}`;
