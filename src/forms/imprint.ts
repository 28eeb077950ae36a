import { html, type TemplateResult } from 'lit';
import type { Imprint } from '../contract/index.ts';
import type { Locale } from '../locales/index.ts';

/** Who publishes this, as text within it: Elections Act 2022, section 41. Nothing where the campaign states that no law asks for it. */
export function imprint(imprint: Imprint, locale: Locale): TemplateResult | '' {
  if (imprint === 'not-required') return '';
  const { promoter, onBehalfOf } = imprint;
  const whole = (body: typeof promoter) => locale.of(body.name, body.address);
  const words =
    !onBehalfOf || onBehalfOf.name === promoter.name
      ? locale.imprint(whole(promoter))
      : onBehalfOf.address === promoter.address
        ? locale.imprintBoth(promoter.name, onBehalfOf.name, promoter.address)
        : locale.imprint(whole(promoter), whole(onBehalfOf));
  return html`<p class="imprint">${words}</p>`;
}

/** A way to reach somebody, as a link where it is an email address or a page. */
export function contactLink(contact: string): TemplateResult {
  const href = contact.includes('@') ? `mailto:${contact}` : /^https?:/.test(contact) ? contact : undefined;
  return href ? html`<a href=${href}>${contact}</a>` : html`<bdi>${contact}</bdi>`;
}
