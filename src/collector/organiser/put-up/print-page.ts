import { html } from 'hono/html';
import { type CampaignDocument, inLanguage, offeredLanguages } from 'campaign-widgets/contract';
import { imprintSentence } from '../../campaigns/imprint-sentence.ts';
import { loadPageLanguage, type PageLanguage } from '../../pages/page-language.ts';
import { pageLabels } from '../../pages/page-ways.ts';
import { campaignPath } from '../ui/page-bar.ts';
import { type CampaignContext, type Html, htmlPage } from '../ui/page-layout.ts';
import { pageOfWidget } from './embed-choice.ts';
import type { PrintChoice } from './print-choice.ts';
import { qrCode } from '../ui/qr-code.ts';
import { pageAddress } from './snippets.ts';

export interface PrintData {
  choice: PrintChoice;
  publicUrl: string;
}

/** On one A4 page. */
const COPIES = { poster: 1, slips: 4, cards: 10 } as const;
/** With more languages than this, the texts are smaller. */
const MAX_LARGE_LANGUAGES = 2;

/** A page to print on A4: a poster, four door slips, or ten cards. */
export async function printPage(context: CampaignContext, data: PrintData): Promise<Html> {
  const { campaign, messages } = context;
  const { print } = messages.embed;
  const { kind } = data.choice;
  const offered = offeredLanguages(campaign);
  const languages = await Promise.all(offered.map((tag) => loadPageLanguage(tag, offered)));
  const size = languages.length > MAX_LARGE_LANGUAGES ? 'many' : 'few';
  const piece = printedPiece(campaign, data, languages);
  return htmlPage(
    context,
    print.kinds[kind],
    html`<main id="main" class="of-print">
      <div class="not-printed">
        <h1>${print.kinds[kind]}</h1>
        <p>${print.howTo}</p>
        <p>${print.sourceIs(data.choice.source)}</p>
        <p><a href="${campaignPath(campaign, '/embed')}#print">${print.back}</a></p>
      </div>
      <section class="printed ${kind} ${size}">
        ${Array.from({ length: COPIES[kind] }, () => piece)}
      </section>
    </main>`,
  );
}

function printedPiece(
  campaign: CampaignDocument,
  { choice, publicUrl }: PrintData,
  languages: readonly PageLanguage[],
): Html {
  const [first] = languages;
  if (!first) throw new Error('a campaign has a language');
  const { source, widget, ward, printer } = choice;
  const embed = { widget, source, ward, language: '', host: 'link', layout: 'bar' } as const;
  const parts = { campaign, choice: { ...embed, isPinned: false }, publicUrl, assets: [] };
  const address = pageAddress({ ...parts, speech: first });
  const { host, pathname } = new URL(address);
  return html`<article class="piece">
    <div class="calls">
      ${languages.map((speech) => printedCall(campaign, choice, speech, `${host}${pathname}`))}
    </div>
    ${qrCode(address)}
    <small dir="auto">${legalLines(campaign, printer, first)}</small>
  </article>`;
}

/** What it is about, and how to get there, in one language. */
function printedCall(
  campaign: CampaignDocument,
  { widget }: PrintChoice,
  speech: PageLanguage,
  address: string,
): Html {
  const { language, direction, messages, words } = speech;
  const name = inLanguage(campaign.name, language, campaign.languages);
  const call =
    widget === 'survey' ? messages.survey.issue : pageLabels(speech)[pageOfWidget(widget)];
  return html`<div lang="${language}" dir="${direction}">
    <b lang="${name.lang}">${name.words}</b>
    <strong>${call}</strong>
    <span>${words.print.scan} <bdi class="printed-address">${address}</bdi></span>
  </div>`;
}

/** The imprint, and who prints it. */
function legalLines(
  campaign: CampaignDocument,
  printer: PrintChoice['printer'],
  { messages, words }: PageLanguage,
): string {
  const imprint = imprintSentence(campaign, messages) ?? '';
  const printed = printer ? words.print.printedBy(messages.of(printer.name, printer.address)) : '';
  return `${imprint} ${printed}`.trim();
}
