import { html } from 'hono/html';
import { type CampaignDocument, ownValue } from 'campaign-widgets/contract';
import { canCreate } from '../editor/edit-access.ts';
import { draftName, editPath } from '../editor/editor-page.ts';
import type { CampaignDraft } from '../editor/draft-records.ts';
import type { RejectedDocument } from '../campaigns/campaign-registry.ts';
import type { RefusedSentence } from '../http/http-problem.ts';
import { MAX_NAME_LENGTH } from './actor-name.ts';
import { seatsView, type SeatsData } from '../seats/seats-view.ts';
import { languageSwitch } from './ui/language-switch.ts';
import type { LanguageContext, PageContext } from './ui/page-context.ts';
import { campaignName, firstPath, type Html, htmlPage, organiserPage } from './ui/page-layout.ts';

export interface SignInOptions {
  isWrong: boolean;
  /** The path to go to once signed in. */
  next: string;
  /** The https address of these pages, if the browser may have come by http. */
  secureAddress?: string | undefined;
  /** The name that was typed with a wrong token. */
  typedName?: string;
}

/** Asks for the token, once: a session keeps the browser signed in. */
export function signInPage(context: LanguageContext, options: SignInOptions): Html {
  const { frame, signIn } = context.messages;
  return htmlPage(
    context,
    options.isWrong ? frame.errorTitle(signIn.title) : signIn.title,
    html`<main class="narrow">
      <h1>${signIn.heading}</h1>
      ${options.isWrong ? wrongToken(context) : ''} ${secureAddressHint(context, options)}
      ${signInForm(context, options)} ${languageSwitch(context)}
    </main>`,
  );
}

const wrongToken = ({ messages: { signIn } }: LanguageContext): Html =>
  // People only come here by sending a wrong token.
  // eslint-disable-next-line lit-a11y/no-autofocus
  html`<p class="problem" tabindex="-1" autofocus role="alert">${signIn.wrongToken}</p>`;

function secureAddressHint(
  { messages }: LanguageContext,
  { secureAddress, next }: SignInOptions,
): Html | '' {
  if (secureAddress === undefined) return '';
  const link = html`<a href="${secureAddress}${next}">${secureAddress}/organiser</a>`;
  return html`<p>${messages.signIn.secureAddress(link)}</p>`;
}

const signInForm = (
  { messages: { signIn } }: LanguageContext,
  { next, typedName = '' }: SignInOptions,
): Html =>
  html`<form method="post" action="/organiser/sign-in">
    <input type="hidden" name="next" value="${next}" />
    <label for="name">${signIn.name}</label>
    <p class="hint" id="name-hint">${signIn.nameHint}</p>
    <input
      id="name"
      name="name"
      value="${typedName}"
      maxlength="${MAX_NAME_LENGTH}"
      autocomplete="username"
      aria-describedby="name-hint"
      required
    />
    <label for="token">${signIn.token}</label>
    <p class="hint" id="token-hint">${signIn.tokenHint}</p>
    <input
      id="token"
      name="token"
      type="password"
      autocomplete="current-password"
      aria-describedby="token-hint"
      required
    />
    <button>${signIn.signIn}</button>
  </form>`;

/** The token was right, but the browser does not keep the cookie. */
export function httpsNeededPage(context: LanguageContext, address: string): Html {
  const { signIn } = context.messages;
  return htmlPage(
    context,
    signIn.httpsTitle,
    html`<main class="narrow">
      <h1>${signIn.httpsTitle}</h1>
      <p>${signIn.httpsNeeded}</p>
      <p><a href="${address}">${signIn.signInAt(address)}</a></p>
      <p>${signIn.httpsSettings}</p>
    </main>`,
  );
}

export interface CampaignsPageData {
  rejected: RejectedDocument[];
  /** Campaigns that were never published. */
  drafts: CampaignDraft[];
  /** Of a user of several campaigns. */
  seats: SeatsData | undefined;
}

export function campaignsPage(context: PageContext, data: CampaignsPageData): Html {
  const { rejected, drafts, seats } = data;
  const { campaigns, messages, principal } = context;
  const { signIn } = messages;
  const entry = (campaign: CampaignDocument): Html =>
    html`<li><a href="${firstPath(context, campaign)}">${campaignName(context, campaign)}</a></li>`;
  return organiserPage(
    context,
    seats ? messages.seats.title : signIn.campaigns,
    html`<h1>${seats ? messages.seats.title : signIn.campaigns}</h1>
      ${campaigns.length === 0 ? noCampaigns(context) : ''}
      ${
        seats
          ? seatsView(context, seats)
          : html`<ul class="plain">
              ${campaigns.map(entry)}
            </ul>`
      }
      ${drafts.length > 0 ? draftList(context, drafts) : ''}
      ${canCreate(principal) ? newCampaignLink(context) : ''}
      ${rejected.length > 0 ? rejectedList(context, rejected) : ''}`,
  );
}

const noCampaigns = ({ principal, messages }: PageContext): Html =>
  html`<p>
    ${canCreate(principal) ? messages.editor.firstCampaign : messages.signIn.noCampaigns}
  </p>`;

const draftList = ({ messages }: PageContext, drafts: CampaignDraft[]): Html =>
  html`<h2>${messages.editor.drafts}</h2>
    <ul class="plain">
      ${drafts.map(
        (draft) => html`<li><a href="${editPath(draft.campaign)}">${draftName(draft)}</a></li>`,
      )}
    </ul>`;

const newCampaignLink = ({ messages }: PageContext): Html =>
  html`<p>
    <a class="button main" href="/organiser/new-campaign">${messages.editor.newLink}</a>
  </p>`;

/** The documents that are not served, for users who can correct them. */
const rejectedList = ({ messages: { signIn } }: PageContext, rejected: RejectedDocument[]): Html =>
  html`<h2>${signIn.rejected}</h2>
    <p>${signIn.rejectedHint}</p>
    ${rejected.map(
      ({ source, problems }) =>
        html`<h3 lang="en">${source}</h3>
          <ul lang="en">
            ${problems.map((problem) => html`<li>${problem}</li>`)}
          </ul>`,
    )}`;

export interface RefusedPageData {
  status: number;
  /** Of the message; if undefined, the message of the status. */
  key: RefusedSentence | undefined;
  /** What was written, to be sent again. */
  again: Html | undefined;
}

/** A refusal, as a page for people. */
export function refusedPage(
  context: LanguageContext,
  { status, key, again }: RefusedPageData,
): Html {
  const { refused, signIn } = context.messages;
  const title = ownValue(refused.titles, String(status)) ?? refused.titles.other;
  return htmlPage(
    context,
    title,
    html`<main class="narrow">
      <h1>${title}</h1>
      <p>${ownValue(refused.sentences, key ?? String(status)) ?? refused.sentences.other}</p>
      ${again ?? ''}
      <p><a href="/organiser">${signIn.backHome}</a></p>
      ${languageSwitch(context)}
    </main>`,
  );
}
