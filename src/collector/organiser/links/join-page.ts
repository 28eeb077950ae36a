import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { MAX_NAME_LENGTH } from '../actor-name.ts';
import { languageSwitch } from '../ui/language-switch.ts';
import type { LanguageContext } from '../ui/page-context.ts';
import { campaignName, type Html, htmlPage } from '../ui/page-layout.ts';
import type { AccessLink } from './access-link-records.ts';
import type { AccessLinkState } from './access-links.ts';

export interface JoinPageData {
  link: AccessLink;
  /** The path of the page itself. */
  path: string;
  /** Every campaign of this collector. */
  campaigns: CampaignDocument[];
  /** The https address of the page, if there is one. */
  secureAddress?: string | undefined;
  /** The button was pressed, but the browser had no cookie of this page. */
  hasFailed: boolean;
}

/** The page that a link leads to: it shows what the link opens, and the button that opens it. */
export function joinPage(context: LanguageContext, data: JoinPageData): Html {
  const { frame, join } = context.messages;
  return htmlPage(
    context,
    data.hasFailed ? frame.errorTitle(join.title) : join.title,
    html`<main class="narrow">
      <h1>${join.title}</h1>
      ${data.hasFailed ? noCookies(context, data) : ''}
      <p>${join.intro(campaignNames(context, data), accessNames(context, data))}</p>
      ${joinForm(context, data)} ${languageSwitch(context)}
    </main>`,
  );
}

function noCookies({ messages: { join } }: LanguageContext, { secureAddress }: JoinPageData) {
  const link = html`<a href="${secureAddress}">${secureAddress}</a>`;
  // People only come here by pressing the button.
  // eslint-disable-next-line lit-a11y/no-autofocus
  return html`<p class="problem" tabindex="-1" autofocus role="alert">
    ${join.noCookies} ${secureAddress === undefined ? '' : join.secureAddress(link)}
  </p>`;
}

const joinForm = ({ messages: { join } }: LanguageContext, { link, path }: JoinPageData): Html =>
  html`<form method="post" action="${path}">
    <label for="name">${join.name}</label>
    <p class="hint" id="name-hint">${join.nameHint}</p>
    <input
      id="name"
      name="name"
      value="${link.name}"
      maxlength="${MAX_NAME_LENGTH}"
      autocomplete="name"
      aria-describedby="name-hint"
      required
    />
    <button class="main">${join.open}</button>
    <p class="hint">${join.once}</p>
  </form>`;

const accessNames = ({ messages: { tokens }, format }: LanguageContext, { link }: JoinPageData) =>
  format.list(link.scopes.map((scope) => tokens.scopeNames[scope]));

function campaignNames(context: LanguageContext, { link, campaigns }: JoinPageData): string {
  if (link.campaigns.length === 0) return context.messages.tokens.allCampaigns;
  const names = campaigns
    .filter(({ id }) => link.campaigns.includes(id))
    .map((campaign) => campaignName(context, campaign));
  return context.format.list(names.length > 0 ? names : link.campaigns);
}

/** A link that no longer works, and what to do then. */
export function closedLinkPage(
  context: LanguageContext,
  state: Exclude<AccessLinkState, 'waiting'>,
  { expiresAt, usedAt }: AccessLink,
): Html {
  const { format, messages } = context;
  const { join, signIn } = messages;
  const sentences = {
    used: join.used(format.time(usedAt ?? expiresAt)),
    expired: join.expired(format.time(expiresAt)),
    revoked: join.revoked,
  };
  const title = join.closedTitles[state];
  return htmlPage(
    context,
    title,
    html`<main class="narrow">
      <h1>${title}</h1>
      <p>${sentences[state]}</p>
      <p><a href="/organiser">${signIn.backHome}</a></p>
      ${languageSwitch(context)}
    </main>`,
  );
}
