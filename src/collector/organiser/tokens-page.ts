import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import type { OrganiserToken } from './token-records.ts';
import { problemSummary, statusMessage, textField, type SubmittedForm } from './ui/form-fields.ts';
import { type Html, campaignName, organiserPage, formatTime } from './ui/page-layout.ts';
import type { Principal } from './principal.ts';

interface TokensShown {
  tokens: OrganiserToken[];
  campaigns: CampaignDocument[];
  done?: string | undefined;
  tried?: SubmittedForm & { campaigns: string[] };
}

/** What stands for every campaign in the form. */
export const ALL_CAMPAIGNS = '*';

/** Who else may come in, and for what. */
export const tokensPage = (
  principal: Principal,
  { tokens, campaigns, done, tried }: TokensShown,
): Html => {
  const unchosen = tried?.problems.find(({ field }) => field === 'campaigns');
  return organiserPage(
    principal,
    tried ? 'Error: tokens' : 'Tokens',
    html`${tried ? problemSummary(tried) : ''}
      <h1>Tokens</h1>
      ${statusMessage(done)}
      <p>
        A token opens these pages to a person, and the routes behind them to a program. Make one for
        each, so that the log says who it was and each can be taken back.
      </p>
      ${tokens.length === 0 ? html`<p>None was made yet: only the collector's own token opens these pages.</p>` : ''}
      <ul class="plain cards">
        ${tokens.map(
          (token) =>
            html`<li>
              <p>
                <b><bdi>${token.name}</bdi></b>
                ${token.revokedAt ? html`<span class="tag">Revoked</span>` : ''}<br />
                ${accessWords(token)} ${whereWords(token, campaigns)}<br />
                <small
                  >Made ${formatTime(token.createdAt)} by
                  <bdi>${token.createdBy}</bdi
                  >${token.revokedAt ? `, revoked ${formatTime(token.revokedAt)}` : ''}</small
                >
              </p>
              ${token.revokedAt ? '' : html`<form method="post" action="/organiser/tokens/${token.id}/revoke"><button aria-label="Revoke ${token.name}">Revoke</button></form>`}
            </li>`,
        )}
      </ul>
      <h2>Make a token</h2>
      <form method="post" action="/organiser/tokens" class="one">
        ${textField({ id: 'name', name: 'name', label: 'Name', hint: 'Of the person or the program. The log says it with every change.' }, tried)}
        <fieldset id="campaigns" ${unchosen ? html`aria-describedby="campaigns-problem"` : ''}>
          <legend>Campaigns</legend>
          ${unchosen ? html`<p class="wrong" id="campaigns-problem">${unchosen.words}</p>` : ''}
          ${[...campaigns.map((campaign) => [campaign.id, campaignName(campaign)]), [ALL_CAMPAIGNS, 'All, also those that come later']].map(([id = '', name]) => html`<label class="box"><input type="checkbox" name="campaign" value="${id}" ${tried?.campaigns.includes(id) ? 'checked' : ''} /> ${name}</label>`)}
        </fieldset>
        <fieldset>
          <legend>It may</legend>
          <label class="box"
            ><input
              type="radio"
              name="access"
              value="read"
              ${tried?.fields.access === 'write' ? '' : 'checked'}
            />
            read</label
          >
          <label class="box"
            ><input
              type="radio"
              name="access"
              value="write"
              ${tried?.fields.access === 'write' ? 'checked' : ''}
            />
            read and change</label
          >
        </fieldset>
        <p class="hint">
          One that may change everything, in all campaigns, may also make and revoke tokens.
        </p>
        <button class="main">Make the token</button>
      </form>`,
  );
};

/** The only page that shows a token: what is kept is its hash. */
export const madeTokenPage = (principal: Principal, name: string, token: string): Html =>
  organiserPage(
    principal,
    'Token made',
    html`<h1>The token for <bdi>${name}</bdi></h1>
      <p>
        Copy it now, and give it only to them: it is shown this once, and nobody can look it up
        again.
      </p>
      <label for="token">Token</label>
      <input
        id="token"
        class="copy"
        value="${token}"
        readonly
        autocomplete="off"
        spellcheck="false"
      />
      <p><a href="/organiser/tokens">All tokens</a></p>`,
  );

const accessWords = ({ access }: OrganiserToken) =>
  access === 'write' ? 'Reads and changes' : 'Reads';

const whereWords = (
  { campaigns: ids }: OrganiserToken,
  campaigns: CampaignDocument[],
): Html | string =>
  ids.length === 0
    ? 'all campaigns'
    : html`${ids.map((id, at) => html`${at > 0 ? ', ' : ''}${((campaign) => (campaign ? campaignName(campaign) : id))(campaigns.find((one) => one.id === id))}`)}`;

/** What is wrong with a token that was asked for, in words. */
export const TOKEN_PROBLEMS: Record<string, string> = {
  'name required': 'Give it a name of 1 to 60 characters',
  'name duplicate': 'Give it a name that no token has or had: the log says by it who made a change',
  campaigns: 'Choose at least one of the campaigns, or all',
};
