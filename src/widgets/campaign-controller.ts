import type { ReactiveElement } from 'lit';
import { offeredLanguages } from '../contract/campaign/languages.ts';
import { type Campaign, campaignOpenness, readCampaign } from '../contract/campaign/reader.ts';
import { inLanguage } from '../contract/text/local-text.ts';
import { type DeliveryError, whenVisible } from '../delivery/index.ts';
import { serializeJson } from '../delivery/serialize-json.ts';
import { widgetMessages, type WidgetMessages } from '../locales/index.ts';
import { type DocumentElement, DocumentSource } from './document-source.ts';
import { lazyLanguageList } from './lazy-language-list.ts';
import { MessageLoader } from './message-loader.ts';
import type * as ClosedView from './closed-view.ts';
import type { ViewContext } from './view-context.ts';
import { warn } from './warn.ts';

const RETRY_SECONDS = 60;

/** Whether a campaign can be shown, and whether it takes answers now. */
export type CampaignAvailability = 'loading' | 'unavailable' | 'before' | 'open' | 'after';

/** An element that shows a campaign. */
export interface CampaignHost extends ReactiveElement, DocumentElement {
  readonly headingLevel: number;
}

/** An element's requirements for its campaign document. */
export interface CampaignRequirements<Parts> {
  /** Says what prevents the element from being shown; a falsy value if nothing does. */
  configurationError(campaign: Campaign, parts: Parts | undefined): string | false | undefined;
  /** The address for submissions, absolute. */
  readonly endpointOf: (campaign: Campaign) => string | undefined;
  /** Loads the files that the element needs, at the same time as the document. */
  loadParts(): Promise<Parts> | undefined;
  /** Loads the file for the campaign's own questions, if it has some. */
  readonly loadQuestions: (campaign: Campaign) => Promise<unknown> | undefined;
  /** Loads the view of a closed campaign. */
  readonly loadResults: (campaign: Campaign) => Promise<unknown> | undefined;
}

/** Whether two documents are equal; false if a page's script has broken JSON. */
function isEqual(document: Campaign, before: Campaign | undefined): boolean {
  try {
    return !!before && serializeJson(document) === serializeJson(before);
  } catch {
    return false;
  }
}

/**
 * Loads the campaign document of an element, chooses its language, and says whether the campaign is
 * open.
 */
export class CampaignController<Parts = unknown> {
  /** The checked document, once it is loaded. */
  campaign: Campaign | undefined;
  availability: CampaignAvailability = 'loading';
  /** Whether the campaign can't be shown because it was taken down. */
  isWithdrawn = false;
  /** The result of `loadParts`, once it is loaded. */
  parts: Parts | undefined;
  /** The view while the campaign is not open; loaded before `availability` changes. */
  closed: typeof ClosedView | undefined;

  readonly #host: CampaignHost;
  readonly #requirements: CampaignRequirements<Parts>;
  readonly #source: DocumentSource;
  readonly #loader: MessageLoader<WidgetMessages>;
  readonly #languageList: ReturnType<typeof lazyLanguageList>;
  #loads = 0;

  constructor(host: CampaignHost, requirements: CampaignRequirements<Parts>) {
    this.#host = host;
    this.#requirements = requirements;
    this.#source = new DocumentSource(host);
    this.#loader = new MessageLoader(host, widgetMessages);
    this.#languageList = lazyLanguageList(host, this.#loader);
  }

  /** The context of the element's templates. */
  get context(): ViewContext {
    const { language, messages } = this.#loader;
    return {
      language,
      messages,
      headingLevel: this.#host.headingLevel,
      localize: (text) => inLanguage(text, language, this.campaign?.languages ?? []),
      theme: this.campaign?.theme,
      resolve: this.#source.resolve,
    };
  }

  /** The list of languages, if the campaign offers more than one. */
  renderLanguages(): unknown {
    return this.campaign && this.#languageList();
  }

  /** Loads the document; called again when the page names another one. */
  async load(): Promise<void> {
    const host = this.#host;
    const load = ++this.#loads;
    try {
      const loadingParts = this.#requirements.loadParts();
      // The `await` below handles its failure.
      loadingParts?.catch(() => undefined);
      // No `await` if everything is ready, so that the form is in the first render.
      const inline = this.#source.readNow();
      if (!inline) this.#speakAsPage();
      const campaign = readCampaign(inline ?? (await this.#source.read()));
      // A newer load wins.
      if (load !== this.#loads) return;
      const { lang } = host;
      const loadingQuestions = this.#requirements.loadQuestions(campaign);
      const choosing = this.#loader.choose(offeredLanguages(campaign));
      if (choosing) await choosing;
      const parts = loadingParts && (await loadingParts);
      if (loadingQuestions) await loadingQuestions;
      const error = this.#requirements.configurationError(campaign, parts);
      if (error) throw new Error(error);
      const byDevice = campaignOpenness(campaign, Date.now());
      const openness = byDevice === 'open' ? byDevice : await this.#confirmOpenness(campaign);
      if (load !== this.#loads) return;
      this.parts = parts;
      // A page that renders again passes an equal document: the answers in the form stay.
      if (!isEqual(campaign, this.campaign)) this.campaign = campaign;
      // The page changed it while the files were loading.
      if (host.lang !== lang) this.followPage();
      this.availability = openness;
    } catch (failure) {
      if (load !== this.#loads) return;
      warn(host, `campaign document: ${(failure as Error).message}`);
      this.availability = 'unavailable';
      this.isWithdrawn = (failure as Partial<DeliveryError>).status === 410;
      this.#speakAsPage();
      whenVisible(
        RETRY_SECONDS,
        () => host.isConnected && load === this.#loads && void this.load(),
      );
    }
    host.requestUpdate();
  }

  /** Until a document is loaded, the widget uses the language of the page around it. */
  #speakAsPage(): void {
    if (!this.campaign) void this.#loader.choose(widgetMessages.spoken);
  }

  /**
   * The clock of a device may be wrong: a campaign is shown as closed only if the clock of its
   * endpoint says so too. If that can't be read, it stays open, and the endpoint holds early or
   * late submissions.
   */
  async #confirmOpenness(campaign: Campaign): Promise<ReturnType<typeof campaignOpenness>> {
    const { endpointOf, loadResults } = this.#requirements;
    const endpoint = endpointOf(campaign);
    if (!endpoint) return 'open';
    try {
      const closed = await import('./closed-view.ts');
      const now = await closed.fetchServerTime(endpoint);
      const openness = now === undefined ? 'open' : campaignOpenness(campaign, now);
      if (openness === 'open') return openness;
      this.closed = closed;
      if (openness === 'after') await closed.awaitResults(loadResults(campaign));
      return openness;
    } catch {
      return 'open';
    }
  }

  /** Tries again to load a document after a failure. */
  reload(): void {
    this.availability = 'loading';
    // The pressed button disappears; the element around it stays.
    this.#host.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.focus();
    this.#host.requestUpdate();
    void this.load();
  }

  /** Chooses the language again, after the page has changed it. */
  followPage(): void {
    this.#loader.followPage();
    if (this.campaign) void this.#loader.choose(offeredLanguages(this.campaign));
    else this.#speakAsPage();
  }
}
