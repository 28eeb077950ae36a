import { html, nothing, type TemplateResult } from 'lit';
import type { Imprint } from '../contract/campaign/imprint.ts';
import type { WidgetMessages } from '../locales/index.ts';

/**
 * The publisher, as text: Elections Act 2022, section 41. Nothing if the campaign states that no
 * law requires it. Its `lang` is English if its sentence is not translated yet.
 */
export function imprint(
  imprint: Imprint,
  messages: Pick<WidgetMessages, 'imprint' | 'imprintOnBehalf' | 'of' | 'legalLanguage'>,
): TemplateResult | '' {
  if (imprint === 'not-required') return '';
  const [promoter = '', onBehalfOf] = [imprint.promoter, imprint.onBehalfOf].map(
    (body) => body && messages.of(body.name, body.address),
  );
  return html`<p lang=${messages.legalLanguage ?? nothing} dir="auto">
    ${
      onBehalfOf && onBehalfOf !== promoter
        ? messages.imprintOnBehalf(promoter, onBehalfOf)
        : messages.imprint(promoter)
    }
  </p>`;
}

/** A contact, as a link if it is an email address or a page. */
export function contactLink(contact: string): TemplateResult {
  const href = contact.includes('@')
    ? `mailto:${contact}`
    : /^https?:/.test(contact)
      ? contact
      : undefined;
  return href ? html`<a href=${href}>${contact}</a>` : html`<bdi>${contact}</bdi>`;
}
