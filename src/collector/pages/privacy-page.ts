import { html } from 'hono/html';
import type { Html } from '../organiser/ui/html.ts';
import {
  type CampaignDocument,
  type Consent,
  inLanguage,
  type LocalText,
  resolveUrl,
} from 'campaign-widgets/contract';
import { englishPrivacy } from './en-privacy.ts';
import { PLAIN_SHEET } from './page-document.ts';

/**
 * The required parts of a privacy notice of a campaign: UK GDPR, article 13, in the order of its
 * letters.
 */
export function privacyPage(campaign: CampaignDocument): Html {
  const { controller, consents = [], languages } = campaign;
  const text = (local: LocalText): string => inLanguage(local, 'en', languages).words;
  const name = text(controller.name);
  const words = englishPrivacy;
  const shared = consents.filter(({ channel }) => channel === 'share');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title(text(campaign.name))}</title>
        <link rel="icon" href="data:," />
        ${PLAIN_SHEET}
      </head>
      <body>
        <main>
          <h1>${words.title(text(campaign.name))}</h1>
          <h2>${words.whoTitle}</h2>
          <p>${words.who(name)} ${controllerLink(controller.contact)}</p>
          <h2>${words.whatTitle}</h2>
          <p>${words.answers}</p>
          <p>${words.names}</p>
          <h2>${words.whyTitle}</h2>
          <p>${words.basis}</p>
          <ul>
            ${consents.map((consent) => html`<li>${consentWords(consent, text)}</li>`)}
          </ul>
          <h2>${words.whoSeesTitle}</h2>
          <p>${words.whoSees(name)}</p>
          ${campaign.champion ? html`<p>${words.invitations}</p>` : ''}
          ${shared.length > 0 ? sharedWith(campaign, shared) : ''}
          <h2>${words.howLongTitle}</h2>
          <p>${words.howLong(controller.retentionDays)}</p>
          <h2>${words.rightsTitle}</h2>
          <p>${words.rights}</p>
          <p>${words.withdraw(name)} ${controllerLink(controller.contact)}</p>
          <p>${words.complain} ${controllerLink(controller.complaints)}</p>
          <p>
            ${words.authority}
            <a href="https://ico.org.uk/make-a-complaint/">ico.org.uk/make-a-complaint</a>
          </p>
          <p>${words.decisions}</p>
        </main>
      </body>
    </html>`;
}

const consentWords = ({ statement }: Consent, text: (local: LocalText) => string): string =>
  text(statement);

const sharedWith = (campaign: CampaignDocument, shared: Consent[]): Html =>
  html`<p>${englishPrivacy.sharedWith}</p>
    <ul>
      ${shared.map((consent) => html`<li>${sharedBody(campaign, consent)}</li>`)}
    </ul>`;

/** Another body with its own notice, if the consent names one. */
function sharedBody({ id }: CampaignDocument, { controller }: Consent): Html | '' {
  if (!controller) return '';
  // Relative to the address of the campaign document, as in widgets.
  const address = resolveUrl(controller.privacyUrl, `https://collector.invalid/campaigns/${id}`);
  const isElsewhere = address?.startsWith('https://collector.invalid/') === false;
  return isElsewhere ? html`<a href="${address}">${controller.name}</a>` : html`${controller.name}`;
}

/** An email address or a page becomes a link; other text is unchanged. */
function controllerLink(contact: string): Html {
  if (/^[^\s@:/]+@[^\s@:/]+$/.test(contact))
    return html`<a href="mailto:${contact}">${contact}</a>`;
  return /^https:\/\/\S+$/.test(contact)
    ? html`<a href="${contact}">${contact}</a>`
    : html`<b>${contact}</b>`;
}
