import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import {
  type Html,
  campaignName,
  organiserPage,
  htmlPage,
  campaignPath,
} from './ui/page-layout.ts';
import type { Principal } from './principal.ts';

export interface SignInOptions {
  isWrong: boolean;
  /** The path to go to once signed in. */
  next: string;
  /** Where these pages are by https, if the browser may have come by http. */
  secureAddress?: string | undefined;
}

/** Asks for the token, once: a session keeps the browser signed in. */
export const signInPage = ({ isWrong, next, secureAddress }: SignInOptions): Html =>
  htmlPage(
    isWrong ? 'Error: sign in' : 'Sign in',
    html`<main class="narrow">
      <h1>Organiser pages</h1>
      ${isWrong ? html`<p class="problem" role="alert">That is not the organiser token. Copy it again from where the collector was started.</p>` : ''}
      ${secureAddress === undefined ? '' : html`<p>These pages are at <a href="${secureAddress}${next}">${secureAddress}/organiser</a>. If the address of this page begins with http:, sign in there: a browser does not stay signed in here.</p>`}
      <form method="post" action="/organiser/sign-in">
        <input type="hidden" name="next" value="${next}" />
        <label for="token">Organiser token</label>
        <p class="hint" id="token-hint">
          Whoever started the collector has it: it is printed at the start, and kept in the data
          folder. They can also make one for you.
        </p>
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          aria-describedby="token-hint"
          required
        />
        <button>Sign in</button>
      </form>
    </main>`,
  );

/** The token was right, and the browser will not stay signed in. */
export const httpsNeededPage = (address: string): Html =>
  htmlPage(
    'Open these pages by https',
    html`<main class="narrow">
      <h1>Open these pages by https</h1>
      <p>
        The token is right. But this page was opened by http, where a browser does not stay signed
        in: this collector is set up to be reached by https.
      </p>
      <p><a href="${address}">Sign in at ${address}</a></p>
      <p>
        Whoever runs the collector: if it has no https, set PUBLIC_URL to the http address that
        people use.
      </p>
    </main>`,
  );

export const campaignsPage = (campaigns: CampaignDocument[], principal: Principal): Html =>
  organiserPage(
    principal,
    'Campaigns',
    html`<h1>Campaigns</h1>
      ${campaigns.length === 0 ? html`<p>This token opens no campaign that is here now.</p>` : ''}
      <ul class="plain">
        ${campaigns.map((campaign) => html`<li><a href="${campaignPath(campaign)}">${campaignName(campaign)}</a></li>`)}
      </ul>`,
  );

/** A refusal as a person meets it. */
export const refusedPage = (title: string, detail: string): Html =>
  htmlPage(
    title,
    html`<main class="narrow">
      <h1>${title}</h1>
      <p>${detail}</p>
      <p><a href="/organiser">Back to the organiser pages</a></p>
    </main>`,
  );
