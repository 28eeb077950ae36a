import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {
  type SubmissionContext,
  type Campaign,
  type AnswerChannel,
  ANSWER_CHANNELS,
  type SubmissionFormat,
  SUBMISSION_FORMATS,
  inLanguage,
  type SubmissionKind,
  type LocalText,
  offeredLanguages,
  campaignOpenness,
  readCampaign,
  type Receipt,
  resolveUrl,
  type Submission,
  type LocalizedText,
} from '../contract/index.ts';
import { contactLink, imprint } from '../forms/index.ts';
import { type Locale, speech } from '../locales/index.ts';
import { whenSeen } from '../delivery/index.ts';
import { SpokenWidget } from './spoken-widget.ts';
import { warn } from './warn.ts';

/** Seconds until a document that could not be had is asked for again. */
const AGAIN = 60;

type Phase = 'loading' | 'unavailable' | 'before' | 'after' | 'open';

/** What every widget with a form has: its campaign, the imprint, and the words for when there is no campaign to show. */
export abstract class CampaignWidget extends SpokenWidget<Locale> {
  static override get properties(): PropertyDeclarations {
    return {
      endpoint: {},
      format: {},
      source: {},
      channel: {},
      deliver: { attribute: false },
      document: { state: true },
      phase: { state: true },
      locale: { state: true },
    };
  }

  /** The address to post to, in place of the document's. */
  declare endpoint: string;
  /** The format to post in, in place of the document's: `json`, `form` or `osdi`. */
  declare format: SubmissionFormat | '';
  /** The short name of this page, by which the organiser knows where an answer came from. */
  declare source: string;
  /** Where the answer is taken: `online`, `doorstep`, `phone`, `event` or `paper`. */
  declare channel: AnswerChannel;
  /** Delivers a submission in the page's own way, in place of a request. */
  declare deliver: ((submission: Submission) => Promise<Receipt>) | undefined;

  /** The checked document, once there is one. */
  declare protected document: Campaign | undefined;
  declare protected phase: Phase;
  /** @internal */
  declare locale: Locale;

  #loads = 0;

  constructor() {
    super();
    this.endpoint = '';
    this.format = '';
    this.source = '';
    this.channel = 'online';
    this.phase = 'loading';
    this.locale = speech.english;
  }

  /**
   * What it speaks of, and how.
   * @internal
   */
  get shown() {
    return {
      campaign: this.document,
      lost: this.phase === 'unavailable',
      locale: this.locale,
      lang: this.speaking,
      headingLevel: this.headingLevel,
    };
  }

  /**
   * What is true of every form of this widget.
   * @internal
   */
  get about(): Pick<SubmissionContext, 'channel' | 'locale' | 'source' | 'page'> {
    const { origin, pathname, protocol } = location;
    return {
      channel: ANSWER_CHANNELS.includes(this.channel) ? this.channel : 'online',
      locale: this.speaking,
      // A name that somebody typed with spaces and capitals is told as the contract has it.
      source: this.source
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join('-')
        .slice(0, 60),
      ...(protocol.startsWith('http') && { page: `${origin}${pathname}`.slice(0, 500) }),
    };
  }

  /**
   * Where and how submissions of a kind go out.
   * @internal
   */
  carrying(kind: SubmissionKind) {
    const { consents = [], delivery, outboxDays } = this.document ?? {};
    const other = !this.format && delivery?.kinds?.includes(kind) === false ? undefined : delivery;
    const format = this.format || (other?.format ?? 'json');
    // What another body may do with a consent is not for this endpoint.
    const channels = Object.fromEntries(
      consents.flatMap(({ id, channel, controller }) => (controller ? [] : [[id, channel]])),
    );
    return {
      endpoint:
        !this.endpoint && other?.endpoint
          ? this.resolve(other.endpoint)
          : this.#endpointOf(this.document),
      way: format === 'json' ? undefined : { ...other, format, channels },
      carry: this.deliver,
      days: outboxDays,
    };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.hasUpdated) return;
    if (changed.has('as') || (changed.has('deliver') && this.phase === 'unavailable'))
      void this.start();
    else if (changed.has('lang') && this.document)
      void this.speak(offeredLanguages(this.document), speech);
  }

  /**
   * Picks a text's wording in the language spoken.
   * @internal
   */
  say(text: LocalText): LocalizedText {
    return inLanguage(text, this.speaking, this.document?.languages ?? []);
  }

  protected override render(): TemplateResult {
    const { document, phase } = this;
    return html`<div part="base" lang=${this.speaking} dir=${this.direction}>
      ${this.renderAbove()}
      ${phase === 'open' && document ? this.renderOpen(document) : this.#renderClosed()}
      ${document && phase !== 'unavailable' ? this.#renderSmallPrint(document) : nothing}
    </div>`;
  }

  /** What stands above everything else. */
  protected renderAbove(): unknown {
    return nothing;
  }

  /** Fetches what it can't be shown without. @returns what puts it in its place */
  protected prepare(): Promise<(() => void) | undefined> {
    return Promise.resolve(undefined);
  }

  /** What stands there while the campaign is open. */
  protected abstract renderOpen(campaign: Campaign): unknown;

  /** What a person must be told about their data where it is asked for: UK GDPR, article 13. */
  protected abstract privacyWords(campaign: Campaign): string;

  /** Says what keeps the widget from being shown, or undefined where nothing does. */
  protected abstract lacks(campaign: Campaign): string | undefined;

  #renderClosed(): TemplateResult {
    const { locale, phase } = this;
    if (phase === 'unavailable')
      return html`<div class="stack">
        <p role="status">${locale.unavailable}</p>
        <slot></slot
        ><button type="button" part="button" @click=${this.#onLoadAgain}>${locale.tryAgain}</button>
      </div>`;
    return html`<p role="status">
      ${phase === 'before' ? locale.notOpen : phase === 'after' ? locale.closed : locale.loading}
    </p>`;
  }

  #renderSmallPrint(campaign: Campaign): TemplateResult {
    const { privacy } = this.locale;
    const { contact, complaints, privacyUrl } = campaign.controller;
    return html`<div class="small-print" part="small-print">
      <p>
        ${this.privacyWords(campaign)} ${privacy.ask} ${contactLink(contact)}. ${privacy.complain}
        ${contactLink(complaints)}.
        <a href=${this.resolve(privacyUrl) ?? nothing} target="_blank" rel="noopener"
          >${privacy.notice}</a
        >
      </p>
      ${imprint(campaign.imprint, this.locale)}
    </div>`;
  }

  #onLoadAgain(): void {
    this.phase = 'loading';
    void this.start();
  }

  protected override async start(): Promise<void> {
    const load = ++this.#loads;
    try {
      // Fetched while the document is. What fails is told below.
      const preparing = this.prepare();
      preparing.catch(() => undefined);
      const campaign = this.#check(await this.read());
      const { lang } = this;
      const [prepared] = await Promise.all([
        preparing,
        this.speak(offeredLanguages(campaign), speech),
      ]);
      // A newer load, of another document, has the last word.
      if (load !== this.#loads) return;
      prepared?.();
      this.document = campaign;
      // Changed while the files were on their way.
      if (this.lang !== lang) void this.speak(offeredLanguages(campaign), speech);
      this.phase = campaignOpenness(campaign, Date.now());
    } catch (failure) {
      if (load !== this.#loads) return;
      warn(this, `campaign document: ${(failure as Error).message}`);
      this.phase = 'unavailable';
      whenSeen(AGAIN, () => this.isConnected && load === this.#loads && void this.start());
    }
  }

  #check(found: unknown): Campaign {
    const campaign = readCampaign(found);
    const lack =
      this.lacks(campaign) ||
      (!campaign.areas.wards[0] && 'areas.wards is empty') ||
      (!this.deliver && !this.#endpointOf(campaign) && 'endpoint must be an https: address') ||
      (this.format &&
        !SUBMISSION_FORMATS.includes(this.format) &&
        `format must be ${SUBMISSION_FORMATS.join(', ')}`);
    if (lack) throw new Error(lack);
    const { source = '', channel } = this.about;
    if (source !== this.source || channel !== this.channel)
      warn(this, `source and channel are told as "${source}" and "${channel}"`);
    return campaign;
  }

  #endpointOf(campaign: Campaign | undefined): string | undefined {
    return this.endpoint
      ? resolveUrl(this.endpoint, this.baseURI)
      : this.resolve(campaign?.endpoint ?? '');
  }
}
