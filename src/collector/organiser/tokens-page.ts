import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { ACCESS_SCOPES } from './access-scopes.ts';
import type { OrganiserToken } from './token-records.ts';
import {
  checkField,
  problemSummary,
  statusMessage,
  type SubmittedForm,
  textField,
} from './ui/form-fields.ts';
import type { PageContext } from './ui/page-context.ts';
import { campaignName, type Html, organiserPage } from './ui/page-layout.ts';

export type TokenForm = SubmittedForm & { campaigns: string[]; scopes: string[] };

interface TokensPageData {
  tokens: OrganiserToken[];
  campaigns: CampaignDocument[];
  /** What was just done, in words, and to which token. */
  done?: string | undefined;
  at?: string | undefined;
  submitted?: TokenForm;
}

/** What stands for every campaign in the form. */
export const ALL_CAMPAIGNS = '*';

/** Who else may come in, and for what. */
export function tokensPage(context: PageContext, data: TokensPageData): Html {
  const { frame, tokens: messages } = context.messages;
  const { tokens, campaigns, done, at, submitted } = data;
  return organiserPage(
    context,
    submitted ? frame.errorTitle(messages.title) : messages.title,
    html`${problemSummary(context, submitted)}
      <h1>${messages.title}</h1>
      ${tokens.some(({ id }) => id === at) ? '' : statusMessage(done)}
      <p>${messages.intro}</p>
      ${tokens.length === 0 ? html`<p>${messages.none}</p>` : ''}
      <ul class="plain cards">
        ${tokens.map((token) => tokenCard(context, token, data))}
      </ul>
      <h2>${messages.makeTitle}</h2>
      ${tokenForm(context, campaigns, submitted)}`,
  );
}

const tokenCard = (
  context: PageContext,
  token: OrganiserToken,
  { campaigns, done, at }: TokensPageData,
): Html => {
  const messages = context.messages.tokens;
  return html`<li>
    <p>
      <b><bdi>${token.name}</bdi></b>
      ${token.revokedAt ? html`<span class="tag">${messages.revoked}</span>` : ''}
      <br />
      ${tokenScopes(context, token)}: ${tokenCampaigns(context, token, campaigns)}
      <br />
      <small>${tokenHistory(context, token)}</small>
    </p>
    ${token.revokedAt ? '' : revokeForm(context, token)}
    ${token.id === at ? statusMessage(done) : ''}
  </li>`;
};

const tokenScopes = (
  { messages: { tokens }, format }: PageContext,
  { scopes, source }: OrganiserToken,
): Html => {
  const names = format.list(scopes.map((scope) => tokens.scopeNames[scope]));
  return html`${names}${source ? html` (<bdi>${source}</bdi>)` : ''}`;
};

const tokenCampaigns = (
  context: PageContext,
  { campaigns: ids }: OrganiserToken,
  campaigns: CampaignDocument[],
): string => {
  const { messages, format } = context;
  if (ids.length === 0) return messages.tokens.allCampaigns;
  const named = new Map(
    campaigns.map((campaign) => [campaign.id, campaignName(context, campaign)]),
  );
  return format.list(ids.map((id) => named.get(id) ?? id));
};

const tokenHistory = (
  { messages: { tokens }, format }: PageContext,
  { createdAt, createdBy, revokedAt }: OrganiserToken,
): Html => {
  const made = tokens.made(format.time(createdAt), html`<bdi>${createdBy}</bdi>`);
  return html`${made}${revokedAt ? tokens.revokedOn(format.time(revokedAt)) : ''}`;
};

/** A key opens nothing more once it is taken back, so the button is behind a second press. */
const revokeForm = ({ messages: { tokens } }: PageContext, { id, name }: OrganiserToken): Html =>
  html`<details>
    <summary aria-label="${tokens.revokeToken(name)}">${tokens.revoke}</summary>
    <form method="post" action="/organiser/tokens/${id}/revoke">
      <button>${tokens.revokeToken(name)}</button>
    </form>
  </details>`;

function tokenForm(
  context: PageContext,
  campaigns: CampaignDocument[],
  submitted: TokenForm | undefined,
): Html {
  const messages = context.messages.tokens;
  const name = { id: 'name', name: 'name', label: messages.name, hint: messages.nameHint };
  const source = {
    id: 'source',
    name: 'source',
    label: messages.source,
    hint: messages.sourceHint,
  };
  return html`<form method="post" action="/organiser/tokens" class="one">
    ${textField(name, submitted)} ${campaignFields(context, campaigns, submitted)}
    ${scopeFields(context, submitted)} ${textField(source, submitted)}
    <button class="main">${messages.make}</button>
  </form>`;
}

function campaignFields(
  context: PageContext,
  campaigns: CampaignDocument[],
  submitted: TokenForm | undefined,
): Html {
  const { tokens } = context.messages;
  const problem = submitted?.problems.find(({ field }) => field === 'campaigns');
  const described = problem ? html`aria-describedby="campaigns-problem"` : '';
  const box = (value: string, label: string): Html => {
    const isChecked = submitted?.campaigns.includes(value) ?? false;
    return checkField('checkbox', { name: 'campaign', value, label, isChecked });
  };
  return html`<fieldset id="campaigns" ${described}>
    <legend>${tokens.campaigns}</legend>
    ${problem ? html`<p class="wrong" id="campaigns-problem">${problem.message}</p>` : ''}
    ${campaigns.map((campaign) => box(campaign.id, campaignName(context, campaign)))}
    ${box(ALL_CAMPAIGNS, tokens.everyCampaign)}
  </fieldset>`;
}

function scopeFields(
  { messages: { tokens } }: PageContext,
  submitted: TokenForm | undefined,
): Html {
  const problem = submitted?.problems.find(({ field }) => field === 'scopes');
  const described = `scopes-hint${problem ? ' scopes-problem' : ''}`;
  return html`<fieldset id="scopes" aria-describedby="${described}">
    <legend>${tokens.scopes}</legend>
    <p class="hint" id="scopes-hint">${tokens.scopesHint}</p>
    ${problem ? html`<p class="wrong" id="scopes-problem">${problem.message}</p>` : ''}
    ${ACCESS_SCOPES.map((scope) =>
      checkField('checkbox', {
        name: 'scope',
        value: scope,
        label: tokens.scopeNames[scope],
        hint: tokens.scopeHints[scope],
        isChecked: submitted?.scopes.includes(scope) ?? false,
      }),
    )}
  </fieldset>`;
}

/** The only page that shows a token: what is kept is its hash. */
export function madeTokenPage(context: PageContext, name: string, token: string): Html {
  const messages = context.messages.tokens;
  return organiserPage(
    context,
    messages.madeTitle,
    html`<h1>${messages.madeHeading(html`<bdi>${name}</bdi>`)}</h1>
      <p>${messages.copyNow}</p>
      <label for="token">${messages.token}</label>
      <input
        id="token"
        class="copy"
        value="${token}"
        readonly
        autocomplete="off"
        spellcheck="false"
      />
      <p><a href="/organiser/tokens">${messages.all}</a></p>`,
  );
}
