import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { type CampaignDocument, inLanguage, type PublicBallot } from 'campaign-widgets/contract';
import {
  ballotPhase,
  type BallotMessages,
  hostedBallotPhase,
  hostedFrame,
  hostedImprint,
  hostedStyles,
} from 'campaign-widgets/hosted';
import { createMessageFormat } from '../../http/format-message.ts';
import { pageContext } from '../page-context.ts';
import type { Html } from '../page-document.ts';
import type { PageLanguage } from '../page-language.ts';
import { pageLook } from '../page-look.ts';
import { viewMarkup } from '../view-markup.ts';
import { qrCode } from '../../organiser/ui/qr-code.ts';
import { screenScript } from './screen-script.ts';

/** Without a script, a page that is shown all evening loads itself again. */
const RELOAD_SECONDS = 60;

const SHEET = hostedStyles.ballot + readFileSync(new URL('screen.css', import.meta.url), 'utf8');
const SHEET_ELEMENT = raw(`<style>${SHEET}</style>`);
export const SCREEN_SHEET_SOURCE = `'sha256-${createHash('sha256').update(SHEET).digest('base64')}'`;

/** What the screen of a hall shows. */
export interface ScreenData {
  readonly campaign: CampaignDocument;
  readonly ballot: PublicBallot;
  readonly speech: PageLanguage;
  readonly words: BallotMessages;
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The screen of a ballot: the question and the way to vote, and after it the result. */
export function screenPage(data: ScreenData): Html {
  const { campaign, speech, publicUrl } = data;
  const { language, direction, words } = speech;
  const context = pageContext(campaign, speech, publicUrl);
  const name = inLanguage(campaign.name, language, campaign.languages);
  const imprint = viewMarkup(hostedFrame(context, '', hostedImprint(context, campaign)));
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <noscript><meta http-equiv="refresh" content="${RELOAD_SECONDS}" /></noscript>
        <title>${name.words}</title>
        <link rel="icon" href="data:," />
        ${SHEET_ELEMENT} ${pageLook(campaign)?.element ?? ''}
      </head>
      <body>
        <header>
          <h1 lang="${name.lang}">${name.words}</h1>
          <span id="clock"></span>
        </header>
        <main>${screenContent(data)}</main>
        <footer>
          ${raw(imprint)}
          <span id="stale" role="status" hidden>${words.screen.stale}</span>
          <button id="stop" hidden data-on="${words.screen.resume}" data-off="${words.screen.stop}">
            ${words.screen.stop}
          </button>
        </footer>
        ${screenScript}
      </body>
    </html>`;
}

function screenContent(data: ScreenData): Html {
  const { campaign, ballot, speech, words, publicUrl, now } = data;
  const phase = ballotPhase(ballot, now);
  const title = inLanguage(ballot.title, speech.language, campaign.languages);
  const question = html`<h2 class="question" lang="${title.lang}">${title.words}</h2>`;
  if (phase !== 'before' && phase !== 'open') {
    const context = pageContext(campaign, speech, publicUrl);
    const view = hostedBallotPhase(context, { campaign, ballot, words }, now);
    return html`${raw(viewMarkup(hostedFrame(context, view, '')))}
    ${phase === 'closed' ? votedLine(data) : ''}`;
  }
  const format = createMessageFormat(speech.language === 'en' ? 'en-GB' : speech.language);
  const address = `${publicUrl}/v`;
  return html`${question}
    <div class="way">
      ${qrCode(address)}
      <div>
        <p>${speech.words.vote.title}</p>
        <p class="address" dir="ltr">${new URL(address).host}/v</p>
        <p>
          ${
            phase === 'before'
              ? words.opens(format.time(ballot.opens))
              : words.until(format.time(ballot.closes))
          }
        </p>
      </div>
    </div>
    ${votedLine(data)}`;
}

/** How many voted, of the whole ballot and some minutes late: the only figure before the result. */
const votedLine = ({ ballot, words }: ScreenData): Html | '' =>
  ballot.turnout ? html`<p class="voted">${words.voted(ballot.turnout.spent)}</p>` : '';
