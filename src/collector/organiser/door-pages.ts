import { html } from 'hono/html';
import type { CampaignDocument } from '../../contract/index.ts';
import { type Html, nameOf, organiserPage, page, pathOf } from './layout.ts';
import type { Visitor } from './visitor.ts';

/** Asks for the token, once: a cookie of these pages keeps it. */
export const signInPage = (wrong: boolean): Html =>
  page(
    wrong ? 'Error: sign in' : 'Sign in',
    html`<main class="narrow">
      <h1>Organiser pages</h1>
      ${wrong ? html`<p class="problem" role="alert">That is not the organiser token. Copy it again from where the collector was started.</p>` : ''}
      <form method="post" action="/organiser/sign-in">
        <label for="token">Organiser token</label>
        <p class="hint" id="token-hint">Whoever started the collector has it: it is printed at the start, and kept in the data folder. They can also make one for you.</p>
        <input id="token" name="token" type="password" autocomplete="current-password" aria-describedby="token-hint" required />
        <button>Sign in</button>
      </form>
    </main>`,
  );

export const campaignsPage = (campaigns: CampaignDocument[], visitor: Visitor): Html =>
  organiserPage(
    visitor,
    'Campaigns',
    html`<h1>Campaigns</h1>
      ${campaigns.length === 0 ? html`<p>This token opens no campaign that is here now.</p>` : ''}
      <ul class="plain">
        ${campaigns.map((campaign) => html`<li><a href="${pathOf(campaign)}">${nameOf(campaign)}</a></li>`)}
      </ul>`,
  );

/** A refusal as a person meets it. */
export const refusedPage = (title: string, detail: string): Html =>
  page(
    title,
    html`<main class="narrow">
      <h1>${title}</h1>
      <p>${detail}</p>
      <p><a href="/organiser">Back to the organiser pages</a></p>
    </main>`,
  );
