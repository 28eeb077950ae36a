import { html } from 'hono/html';
import { type CampaignDocument, inLanguage } from '../../contract/index.ts';
import { type AreaFigures, leastAnswers } from '../results.ts';
import type { Signup } from '../register/register.ts';
import type { Decision, ResponseRow } from '../store.ts';
import { namesOf } from './exports.ts';

type Html = ReturnType<typeof html>;
type Tab = 'results' | 'words' | 'held' | 'contacts' | 'embed';

const HELD_BECAUSE: Record<string, string> = {
  'unknown-version': 'given to a version of the campaign that this collector never served',
  'not-open': 'came before the survey opened',
  closed: 'came after the survey closed',
  honeypot: 'looks like it was sent by a program',
  organiser: 'held by an organiser',
};

/** Asks for the token, once: a cookie of these pages keeps it. */
export const signInPage = (wrong: boolean): Html =>
  page(
    wrong ? 'Error: sign in' : 'Sign in',
    html`<main class="narrow">
      <h1>Organiser pages</h1>
      ${wrong ? html`<p class="problem" role="alert">That is not the organiser token. Copy it again from where the collector was started.</p>` : ''}
      <form method="post" action="/organiser/sign-in">
        <label for="token">Organiser token</label>
        <p class="hint" id="token-hint">Whoever started the collector has it: it is printed at the start, and kept in the data folder.</p>
        <input id="token" name="token" type="password" autocomplete="current-password" aria-describedby="token-hint" required />
        <button>Sign in</button>
      </form>
    </main>`,
  );

export const campaignsPage = (campaigns: CampaignDocument[]): Html =>
  page(
    'Campaigns',
    html`<main>
      <h1>Campaigns</h1>
      <ul class="plain">
        ${campaigns.map((campaign) => html`<li><a href="/organiser/campaigns/${campaign.id}">${nameOf(campaign)}</a></li>`)}
      </ul>
    </main>`,
  );

export function resultsPage(campaign: CampaignDocument, areas: AreaFigures[], waiting: { held: number; contacts: number }): Html {
  const names = namesOf(campaign);
  const total = areas.reduce((sum, { counted }) => sum + counted, 0);
  const answered = areas.filter(({ counted }) => counted > 0);
  return campaignPage(
    campaign,
    'results',
    html`<h1>${nameOf(campaign)}</h1>
      <dl class="figures">
        <div><dt>${total === 1 ? 'answer' : 'answers'} counted</dt><dd>${number(total)}</dd></div>
        <div><dt>of ${campaign.areas.wards.length} wards have answers</dt><dd>${answered.filter(({ code }) => /\d/.test(code)).length}</dd></div>
        <div><dt>held for you to decide</dt><dd>${number(waiting.held)}</dd></div>
        <div><dt>would like to hear what happens</dt><dd>${number(waiting.contacts)}</dd></div>
      </dl>
      ${total === 0 ? html`<p>No answers yet. <a href="/organiser/campaigns/${campaign.id}/embed">Put the survey on a web page</a> to get the first.</p>` : ''}
      <p class="hint">
        These are answers, not a sample of people. The public sees a ward from ${leastAnswers(campaign)} answers on, and an issue in it from
        ${leastAnswers(campaign)} on; you see all of it.
      </p>
      <section class="wards">
        ${answered.map(
          ({ code, counted, issues }) => html`<section>
            <h2>${names.area(code)} <small>${number(counted)} ${counted === 1 ? 'answer' : 'answers'}${counted < leastAnswers(campaign) ? ', not published yet' : ''}</small></h2>
            <table>
              <thead><tr><th scope="col">Issue</th><th scope="col" class="number">Answers</th><th scope="col" class="number">Share</th><td></td></tr></thead>
              <tbody>
                ${issues.map(
                  ({ id, count }) => html`<tr>
                    <th scope="row">${names.issue(id)}</th>
                    <td class="number">${number(count)}</td>
                    <td class="number">${share(count, counted)}</td>
                    <td class="bar">${bar(count, issues[0]?.count ?? count)}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </section>`,
        )}
      </section>
      <h2>Downloads</h2>
      <ul class="plain">
        ${downloads(campaign, 'responses', 'All answers')} ${downloads(campaign, 'contacts', 'People who would like to hear what happens')}
      </ul>`,
  );
}

export function wordsPage(campaign: CampaignDocument, only: 'words' | 'held', rows: ResponseRow[], more: boolean): Html {
  const names = namesOf(campaign);
  const here = `/organiser/campaigns/${campaign.id}/${only}`;
  const decide = (row: ResponseRow, decision: Decision, label: string) =>
    html`<button name="decision" value="${decision}" aria-describedby="r-${row.id}">${label}</button>`;
  return campaignPage(
    campaign,
    only,
    html`<h1>${only === 'words' ? 'Words people wrote' : 'Answers held'}</h1>
      <p>
        ${only === 'words'
          ? 'Nothing typed is public until you release it. Look for names, addresses and anything that tells who wrote it or whom it is about.'
          : 'These are kept, but not counted. Let them count, or leave them here.'}
      </p>
      ${rows.length === 0 ? html`<p>${only === 'words' ? 'Nobody has written anything yet.' : 'Nothing is held.'}</p>` : ''}
      <ul class="plain cards">
        ${rows.map(
          (row) => html`<li id="${row.id}">
            <p class="hint" id="r-${row.id}">
              <b>${names.issue(row.issue)}</b> · ${names.area(row.area)} · ${date(row.receivedOn)}${row.source ? html` · from ${row.source}` : ''}${row.channel === 'online' ? '' : html` · ${row.channel}`}
            </p>
            ${row.other === null ? '' : html`<p class="typed"><bdi>${row.other}</bdi></p>`} ${row.words === null ? '' : html`<p class="typed"><bdi>${row.words}</bdi></p>`}
            <form method="post" action="/organiser/campaigns/${campaign.id}/responses/${row.id}">
              <input type="hidden" name="back" value="${here}#${row.id}" />
              ${row.other === null && row.words === null ? '' : row.released ? html`<span class="tag">Public</span> ${decide(row, 'withhold', 'Take back')}` : decide(row, 'release', 'Release')}
              ${row.state === 'held'
                ? html`<span class="tag">Held: ${HELD_BECAUSE[row.heldBecause ?? ''] ?? row.heldBecause}</span> ${decide(row, 'count', 'Let it count')}`
                : decide(row, 'hold', "Hold: don't count")}
            </form>
          </li>`,
        )}
      </ul>
      ${more ? html`<p><a href="${here}?after=${rows.at(-1)?.id}">Next ${rows.length}</a></p>` : ''}`,
  );
}

export function contactsPage(campaign: CampaignDocument, rows: Signup[], more: boolean): Html {
  const names = namesOf(campaign);
  return campaignPage(
    campaign,
    'contacts',
    html`<h1>Would like to hear what happens</h1>
      <p>Use each address only for what its owner agreed to. Their answers to the survey are anonymous, and stand nowhere beside their names.</p>
      ${rows.length === 0 ? html`<p>Nobody has left an address yet.</p>` : ''}
      <div class="wide">
        <table>
          <thead><tr><th scope="col">Name</th><th scope="col">Email</th><th scope="col">Ward</th><th scope="col">Agreed to</th><th scope="col">Since</th></tr></thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr>
                <th scope="row"><bdi>${row.name}</bdi>
                  ${row.state === 'held'
                    ? html`<form method="post" action="/organiser/campaigns/${campaign.id}/responses/${row.id}">
                        <input type="hidden" name="back" value="/organiser/campaigns/${campaign.id}/contacts" />
                        <span class="tag">Held</span> <button name="decision" value="count">Accept</button>
                      </form>`
                    : ''}
                </th>
                <td><bdi>${row.email ?? row.phone}</bdi></td>
                <td>${names.area(row.area)}</td>
                <td>${row.consents.filter(({ granted }) => granted).map(({ statement }) => html`<span class="tag">${statement}</span> `)}</td>
                <td>${date(row.receivedAt)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${more ? html`<p><a href="/organiser/campaigns/${campaign.id}/contacts?after=${rows.at(-1)?.id}">Next ${rows.length}</a></p>` : ''}
      <ul class="plain">${downloads(campaign, 'contacts', 'All of them')}</ul>`,
  );
}

export function embedPage(campaign: CampaignDocument, publicUrl: string): Html {
  const snippet = `<script type="module" src="${publicUrl}/campaign-widgets.js"></script>
<style>
  campaign-issue-survey { display: block; min-height: 84rem }
  @media (max-width: 40rem) { campaign-issue-survey { min-height: 98rem } }
</style>
<campaign-issue-survey src="${publicUrl}/campaigns/${campaign.id}" source="name-of-this-page">
  <a href="https://…">Write to us about the one big issue in your ward</a>
</campaign-issue-survey>`;
  return campaignPage(
    campaign,
    'embed',
    html`<h1>Put the survey on a web page</h1>
      <p>Paste this where the survey should stand: in WordPress as a “Custom HTML” block, in Wix as an “Embed HTML” element, in Squarespace as a “Code” block.</p>
      <textarea class="snippet" rows="10" readonly aria-label="Snippet" spellcheck="false">${snippet}</textarea>
      <ul>
        <li><b>source</b>: a short name for the page (letters, digits, hyphens). Answers are marked with it, so that you see which partner's page they came from.</li>
        <li><b>min-height</b>: keeps the page from jumping while the survey loads.</li>
        <li>The link inside is what people see where scripts are switched off: give it an address where they can reach you.</li>
        ${publicUrl.startsWith('https:') ? '' : html`<li><b>This address works on this machine only.</b> For other people's pages the collector needs an https: address (PUBLIC_URL).</li>`}
      </ul>`,
  );
}

const nameOf = ({ name, languages }: CampaignDocument): string => inLanguage(name, languages[0] ?? 'en', languages).words;

const downloads = (campaign: CampaignDocument, what: string, label: string) =>
  html`<li>${label}: <a href="/organiser/campaigns/${campaign.id}/${what}.csv" download>spreadsheet (CSV)</a> or <a href="/organiser/campaigns/${campaign.id}/${what}.jsonl" download>JSON Lines</a></li>`;

const bar = (count: number, most: number) =>
  html`<svg width="100%" height="14" aria-hidden="true" focusable="false"><rect height="14" rx="2" width="${Math.max(1, Math.round((100 * count) / most))}%" /></svg>`;

const number = (n: number) => new Intl.NumberFormat('en-GB').format(n);
const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`;
const date = (day: string) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

const TABS: [Tab, string, string][] = [
  ['results', '', 'Results'],
  ['words', '/words', 'Words'],
  ['held', '/held', 'Held'],
  ['contacts', '/contacts', 'Contacts'],
  ['embed', '/embed', 'Embed'],
];

const campaignPage = (campaign: CampaignDocument, current: Tab, content: Html) =>
  page(
    `${TABS.find(([tab]) => tab === current)?.[2]} – ${nameOf(campaign)}`,
    html`<header>
        <nav aria-label="Campaign">
          <a class="home" href="/organiser">Organiser</a>
          ${TABS.map(([tab, path, label]) => html`<a href="/organiser/campaigns/${campaign.id}${path}" ${tab === current ? html`aria-current="page"` : ''}>${label}</a>`)}
        </nav>
        <form method="post" action="/organiser/sign-out"><button class="quiet">Sign out</button></form>
      </header>
      <main>${content}</main>`,
  );

function page(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="stylesheet" href="/organiser/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        ${content}
      </body>
    </html>`;
}
