import { html, nothing, type TemplateResult } from 'lit';
import type { Imprint } from '../contract/campaign/imprint.ts';
import type { WidgetMessages } from '../locales/index.ts';

/**
 * Who publishes this, as text within it: Elections Act 2022, section 41. Nothing where the campaign
 * states that no law asks for it. Its `lang` is English where nobody has written its sentence in the
 * language around it yet.
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

/** A way to reach somebody, as a link where it is an email address or a page. */
export function contactLink(contact: string): TemplateResult {
  const href = contact.includes('@')
    ? `mailto:${contact}`
    : /^https?:/.test(contact)
      ? contact
      : undefined;
  return href ? html`<a href=${href}>${contact}</a>` : html`<bdi>${contact}</bdi>`;
}
