import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { describeActor } from '../actor-name.ts';
import { accessSummary, endButton } from '../access-summary.ts';
import { statusMessage } from '../ui/form-fields.ts';
import type { PageContext } from '../ui/page-context.ts';
import { type Html, organiserPage } from '../ui/page-layout.ts';
import type { AccessLink } from './access-link-records.ts';
import { linkState } from './access-links.ts';

interface LinkListData {
  links: AccessLink[];
  campaigns: CampaignDocument[];
  now: Date;
  /** What was just done, in words, and to which link. */
  done?: string | undefined;
  at?: string | undefined;
}

/** All links and their state. Those that no longer work are folded away. */
export function linkList(context: PageContext, data: LinkListData): Html | '' {
  const { tokens } = context.messages;
  const isOver = (link: AccessLink) =>
    link.id !== data.at && ['expired', 'revoked'].includes(linkState(link, data.now));
  const over = data.links.filter(isOver);
  const cards = (links: AccessLink[]) =>
    html`<ul class="plain cards">
      ${links.map((link) => linkCard(context, link, data))}
    </ul>`;
  if (data.links.length === 0) return '';
  return html`<h2>${tokens.linksTitle}</h2>
    ${cards(data.links.filter((link) => !isOver(link)))}
    ${
      over.length === 0
        ? ''
        : html`<details>
            <summary>${tokens.linksOver(over.length)}</summary>
            ${cards(over)}
          </details>`
    }`;
}

function linkCard(context: PageContext, link: AccessLink, data: LinkListData): Html {
  const { messages, format } = context;
  const { tokens } = messages;
  const state = linkState(link, data.now);
  const stateLabels = {
    waiting: tokens.linkWaiting(format.time(link.expiresAt)),
    used: tokens.linkUsed(format.time(link.usedAt ?? link.expiresAt)),
    expired: tokens.linkExpired,
    revoked: tokens.revoked,
  };
  const end = {
    action: `/organiser/links/${link.id}/revoke`,
    label: tokens.revoke,
    fullLabel: tokens.revokeLink(link.name),
  };
  const maker = html`<bdi>${describeActor(context, link.createdBy)}</bdi>`;
  return html`<li>
    <p>
      <b><bdi>${link.name}</bdi></b> <span class="tag">${stateLabels[state]}</span>
      <br />
      ${accessSummary(context, link, data.campaigns)}
      <br />
      <small>${tokens.made(format.time(link.createdAt), maker)}</small>
    </p>
    ${state === 'waiting' || state === 'used' ? endButton(end) : ''}
    ${link.id === data.at ? statusMessage(data.done) : ''}
  </li>`;
}

interface ShownLink {
  name: string;
  url: string;
  expiresAt: string;
}

/** The only page that shows a link: only the hash of its key is stored. */
export function madeLinkPage(context: PageContext, { name, url, expiresAt }: ShownLink): Html {
  const { messages, format } = context;
  const { tokens } = messages;
  return organiserPage(
    context,
    tokens.linkMadeTitle,
    html`<h1>${tokens.linkMadeHeading(html`<bdi>${name}</bdi>`)}</h1>
      <p>${tokens.sendNow(format.time(expiresAt))}</p>
      <label for="link">${tokens.link}</label>
      <input id="link" class="copy" value="${url}" readonly autocomplete="off" spellcheck="false" />
      <p><a href="/organiser/tokens">${tokens.all}</a></p>`,
  );
}
