import { setImmediate } from 'node:timers/promises';
import { html } from 'hono/html';
import {
  type CampaignDocument,
  type BallotDefinition,
  inLanguage,
  showCode,
} from 'campaign-widgets/contract';
import { createMessageFormat } from '../http/format-message.ts';
import type { Html } from '../organiser/ui/html.ts';
import { htmlPage, type CampaignContext } from '../organiser/ui/page-layout.ts';
import { campaignPath } from '../organiser/ui/page-bar.ts';
import { qrCode } from '../organiser/ui/qr-code.ts';
import { loadPageLanguage } from '../pages/page-language.ts';

/** The slips of a page: as many as can be read with one or two languages, and with more. */
const SLIPS_ON_A_PAGE = 24;
const LARGE_SLIPS_ON_A_PAGE = 12;
const MAX_LANGUAGES_OF_SMALL_SLIPS = 2;
/** With more characters than this, a small slip would be cut. */
const MAX_TEXT_OF_SMALL_SLIPS = 460;

export interface SlipsData {
  definition: BallotDefinition;
  codes: readonly string[];
  /** The last moment at which a vote with these slips counts. */
  closes: string;
  publicUrl: string;
  /** Printed beside the imprint, where the campaign has one. */
  printer: string | undefined;
}

/**
 * The page with the codes, to be printed on A4. It is the only time that anybody sees them. No slip
 * has a number: with a list of who came, it would name people.
 */
export async function slipsPage(context: CampaignContext, data: SlipsData): Promise<Html> {
  const { campaign, messages } = context;
  const words = messages.ballots;
  const text = await slipText(campaign, data);
  const isSmall =
    campaign.languages.length <= MAX_LANGUAGES_OF_SMALL_SLIPS &&
    text.length <= MAX_TEXT_OF_SMALL_SLIPS;
  const onPage = isSmall ? SLIPS_ON_A_PAGE : LARGE_SLIPS_ON_A_PAGE;
  const pages: Html[] = [];
  for (let at = 0; at < data.codes.length; at += onPage) {
    const slips = data.codes.slice(at, at + onPage);
    pages.push(
      await html`<section class="slips ${isSmall ? 'small' : 'large'}">
        ${slips.map((code) => slip(data, code, text))}
      </section>`,
    );
    // Thousands of codes take seconds: votes are taken between two pages.
    await setImmediate();
  }
  const back = campaignPath(campaign, `/ballots/${data.definition.id}`);
  return htmlPage(
    context,
    words.slipsTitle,
    html`<main id="main" class="of-slips">
      <div class="not-printed">
        <h1>${words.slipsTitle}</h1>
        <p>${words.slipsText}</p>
        <p><a href="${back}">${words.slipsBack}</a></p>
      </div>
      ${pages}
    </main>`,
  );
}

interface SlipText {
  content: Html;
  /** In characters. */
  length: number;
}

/** What stands on every slip beside its code, in every language of the campaign. */
async function slipText(
  campaign: CampaignDocument,
  { definition, closes, publicUrl, printer }: SlipsData,
): Promise<SlipText> {
  const address = `${new URL(publicUrl).host}/v`;
  const titles = new Set<string>();
  let length = 0;
  const languages = await Promise.all(
    campaign.languages.map((tag) => loadPageLanguage(tag, campaign.languages)),
  );
  const parts = languages.map(({ language, direction, words }) => {
    const { slip } = words;
    const title = inLanguage(definition.title, language, campaign.languages);
    const isNew = !titles.has(title.words);
    titles.add(title.words);
    const time = createMessageFormat(language === 'en' ? 'en-GB' : language).time(closes);
    const sentences = `${slip.once(address)} ${slip.until(time)}. ${slip.paper}`;
    length += sentences.length + (isNew ? title.words.length : 0);
    return html`<div lang="${language}" dir="${direction}">
      ${isNew ? html`<b lang="${title.lang}">${title.words}</b>` : ''} ${sentences}
    </div>`;
  });
  const imprint = `${imprintText(campaign)} ${printer ?? ''}`.trim();
  return {
    content: html`${parts} ${imprint === '' ? '' : html`<small>${imprint}</small>`}`,
    length: length + imprint.length,
  };
}

function imprintText({ imprint }: CampaignDocument): string {
  if (imprint === 'not-required') return '';
  const { promoter, onBehalfOf } = imprint;
  return [promoter, ...(onBehalfOf ? [onBehalfOf] : [])]
    .map(({ name, address }) => `${name}, ${address}`)
    .join(' · ');
}

const slip = ({ publicUrl }: SlipsData, code: string, { content }: SlipText): Html =>
  html`<article class="slip">
    ${qrCode(`${publicUrl}/v#${code}`)}
    <strong>${showCode(code)}</strong>
    ${content}
  </article>`;
