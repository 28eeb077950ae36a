import { type Campaign, campaignOpenness, readCampaign } from '../contract/campaign/reader.ts';
import { inLanguage } from '../contract/text/local-text.ts';
import { resolveUrl } from '../contract/url-reference.ts';
import { loadDocument } from '../delivery/index.ts';
import { widgetMessages, type WidgetMessages } from '../locales/index.ts';
import type { PendingSource } from '../widgets/pending-host.ts';
import type { ViewContext } from '../widgets/view-context.ts';
import type { FormPageView } from './page-view.ts';

/** The headings of a form come below the page's own, which names the campaign. */
const FORM_HEADING_LEVEL = 2;

/** The campaign of a page, in the language of the page. */
export class PageCampaign implements PendingSource {
  campaign: Campaign | undefined;
  #messages: WidgetMessages = widgetMessages.english;
  #language = 'en';
  #address = '';

  get availability(): string {
    return this.campaign ? 'open' : 'loading';
  }

  get context(): ViewContext {
    const language = this.#language;
    return {
      language,
      messages: this.#messages,
      headingLevel: FORM_HEADING_LEVEL,
      localize: (text) => inLanguage(text, language, this.campaign?.languages ?? []),
      resolve: (reference) => resolveUrl(reference, this.#address),
    };
  }

  /**
   * Loads the version that the page shows, and its words.
   * @returns undefined if the campaign is another version by now, or not open
   * @throws if something can't be loaded
   */
  async load({ campaign: id, language, version }: FormPageView): Promise<Campaign | undefined> {
    this.#address = new URL(`/campaigns/${id}`, location.href).href;
    this.#language = language;
    const [document, messages] = await Promise.all([
      loadDocument(this.#address),
      widgetMessages.load(language),
    ]);
    const campaign = readCampaign(document);
    if (campaign.version !== version || campaignOpenness(campaign, Date.now()) !== 'open')
      return undefined;
    this.#messages = messages;
    this.campaign = campaign;
    return campaign;
  }
}
