import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { describeActor } from './actor-name.ts';
import { accessForm, type AccessForm } from './access-form.ts';
import { accessSummary, endButton } from './access-summary.ts';
import type { AccessLink } from './links/access-link-records.ts';
import { linkList } from './links/link-list.ts';
import { sessionList } from './session-list.ts';
import type { Session } from './session-records.ts';
import type { OrganiserToken } from './token-records.ts';
import { problemSummary, statusMessage } from './ui/form-fields.ts';
import type { PageContext } from './ui/page-context.ts';
import { type Html, organiserPage } from './ui/page-layout.ts';

export interface TokensPageData {
  tokens: OrganiserToken[];
  links: AccessLink[];
  sessions: Session[];
  /** The hash of the session that requests the page. */
  ownSession: string | undefined;
  campaigns: CampaignDocument[];
  now: Date;
  /** What was just done, in words, and to which token, link or session. */
  done?: string | undefined;
  at?: string | undefined;
  submitted?: AccessForm;
}

/** The people who have access, and their scopes. */
export function tokensPage(context: PageContext, data: TokensPageData): Html {
  const { frame, tokens: messages } = context.messages;
  const { campaigns, done, submitted } = data;
  return organiserPage(
    context,
    submitted ? frame.errorTitle(messages.title) : messages.title,
    html`${problemSummary(context, submitted)}
      <h1>${messages.title}</h1>
      ${isListed(data) ? '' : statusMessage(done)}
      <p>${messages.intro}</p>
      ${[...data.tokens, ...data.links].length === 0 ? html`<p>${messages.none}</p>` : ''}
      ${linkList(context, data)} ${tokenTable(context, data)} ${sessionList(context, data)}
      <h2>${messages.makeTitle}</h2>
      ${accessForm(context, campaigns, submitted)}`,
  );
}

/** Whether the changed entry is on the page, which then shows the message there. */
const isListed = ({ tokens, links, at }: TokensPageData): boolean =>
  [...tokens, ...links].some(({ id }) => id === at);

const tokenTable = (context: PageContext, data: TokensPageData): Html | '' =>
  data.tokens.length === 0
    ? ''
    : html`<h2>${context.messages.tokens.keysTitle}</h2>
        <ul class="plain cards">
          ${data.tokens.map((token) => tokenCard(context, token, data))}
        </ul>`;

const tokenCard = (
  context: PageContext,
  token: OrganiserToken,
  { campaigns, done, at }: TokensPageData,
): Html => {
  const messages = context.messages.tokens;
  const end = {
    action: `/organiser/tokens/${token.id}/revoke`,
    label: messages.revoke,
    fullLabel: messages.revokeToken(token.name),
  };
  return html`<li>
    <p>
      <b><bdi>${token.name}</bdi></b>
      ${token.revokedAt ? html`<span class="tag">${messages.revoked}</span>` : ''}
      <br />
      ${accessSummary(context, token, campaigns)}
      <br />
      <small>${tokenHistory(context, token)}</small>
    </p>
    ${token.revokedAt ? '' : endButton(end)} ${token.id === at ? statusMessage(done) : ''}
  </li>`;
};

const tokenHistory = (
  context: PageContext,
  { createdAt, createdBy, revokedAt }: OrganiserToken,
): Html => {
  const { messages, format } = context;
  const { tokens } = messages;
  const maker = html`<bdi>${describeActor(context, createdBy)}</bdi>`;
  const made = tokens.made(format.time(createdAt), maker);
  return html`${made}${revokedAt ? tokens.revokedOn(format.time(revokedAt)) : ''}`;
};

/** The only page that shows a token: only its hash is stored. */
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
