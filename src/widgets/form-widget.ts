import {
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Campaign, FurtherQuestion } from '../contract/campaign/reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { AreaResults } from '../contract/results/reader.ts';
import type { Submission, SubmissionContext } from '../contract/submission/form-reader.ts';
import type { AnswerChannel, SubmissionFormat, SubmissionKind } from '../contract/vocabulary.ts';
import { formStyles, themeTokens } from '../theme/index.ts';
import { AnswerKeeper } from './answer-keeper.ts';
import { CampaignController } from './campaign-controller.ts';
import { CampaignQuestions } from './campaign-questions.ts';
import type { FormController } from './form-controller.ts';
import type { FormViewData } from './form-parts.ts';
import { addStyles } from './later-styles.ts';
import { OptionFiller } from './option-filler.ts';
import { PendingSubmissions } from './pending-submissions.ts';
import type * as PersonForm from './person-form.ts';
import type * as SharePanel from './share-panel.ts';
import { renderTurn } from './render-turn.ts';
import {
  deliverOptionsOf,
  endpointOf,
  settingsError,
  submissionDetails,
} from './submission-settings.ts';
import type { ViewContext } from './view-context.ts';
import { WardLookup } from './ward-lookup.ts';
import { missingNotice, smallPrint, widgetFrame } from './widget-frame.ts';

const MAX_SECONDS = 86_400;

/**
 * What every widget with a form has: the page's attributes, the campaign, what waits on the device,
 * and the way from the button to the thanks.
 */
export abstract class FormWidget<Parts = unknown> extends LitElement {
  static override styles = [themeTokens, formStyles];

  static override get properties(): PropertyDeclarations {
    return {
      lang: { reflect: true, useDefault: true },
      src: {},
      headingLevel: { type: Number, attribute: 'heading-level' },
      campaign: { attribute: false },
      endpoint: {},
      format: {},
      source: {},
      channel: {},
      deliver: { attribute: false },
      ward: {},
      personForm: { state: true },
      results: { state: true },
      share: { state: true },
    };
  }

  /** The language to speak, a BCP 47 tag; left out, that of the page around it. */
  declare lang: string;
  /** The address of the campaign document. */
  declare src: string;
  /** The level of the widget's headings in the page's outline. */
  declare headingLevel: number;
  /** The campaign document as an object; it comes before an inline one, and that before `src`. */
  declare campaign: unknown;
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
  /** The GSS code of the ward to choose beforehand; the person can change it. */
  declare ward: string;

  /**
   * What forms that ask for a name need, once its file is here.
   * @internal
   */
  declare personForm: typeof PersonForm | undefined;
  /** What hands an address on, once its file is here. */
  declare protected share: typeof SharePanel | undefined;
  /** What others have said, as far as it could be had. */
  declare protected results: AreaResults | undefined;

  protected readonly questions = new CampaignQuestions(this, (campaign) =>
    this.questionsOf(campaign),
  );
  protected readonly controller = new CampaignController<Parts>(this, {
    configurationError: (campaign, parts) =>
      settingsError(this, campaign, this.context.resolve) ??
      this.configurationError(campaign, parts),
    endpointOf: (campaign) => endpointOf(this, campaign, this.context.resolve),
    loadParts: () => this.loadParts(),
    loadQuestions: (campaign) => this.questions.load(campaign),
    loadResults: (campaign) => this.loadResults?.(campaign),
  });
  /** @internal */
  readonly pending: PendingSubmissions = new PendingSubmissions(this, this.controller);
  readonly #wardFiller = new OptionFiller(
    this,
    () => this.controller.campaign?.areas.wards.length ?? 0,
  );
  readonly #wardLookup = new WardLookup(this, this.controller, this.#wardFiller.fill);
  readonly #answerKeeper = new AnswerKeeper();
  /** When the form was first shown. */
  #shownAt = 0;
  #loadingThanks: Promise<unknown> | undefined;

  constructor() {
    super();
    this.lang = '';
    this.src = '';
    this.headingLevel = 2;
    this.endpoint = '';
    this.format = '';
    this.source = '';
    this.channel = 'online';
    this.ward = '';
  }

  /**
   * What is true of every submission of the widget.
   * @internal
   */
  get about(): Pick<SubmissionContext, 'channel' | 'locale' | 'source' | 'page'> {
    return submissionDetails(this, this.context.language);
  }

  /** What the templates are given. */
  protected get context(): ViewContext {
    return this.controller.context;
  }

  /** Seconds from the form being shown until now. */
  protected get seconds(): number {
    return Math.min(MAX_SECONDS, Math.round((performance.now() - this.#shownAt) / 1000));
  }

  protected override async scheduleUpdate(): Promise<void> {
    const turn = this.hasUpdated ? undefined : renderTurn(this);
    if (turn) await turn;
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const controller = this.controller;
    // Not when it is connected: what the page sets on a new tag comes just after.
    if (
      !this.hasUpdated ||
      ['src', 'campaign', 'as'].some((name) => changed.has(name)) ||
      (changed.has('deliver') && controller.availability === 'unavailable')
    )
      void controller.load();
    else if (changed.has('lang')) controller.followPage();
  }

  protected override update(changed: PropertyValues): void {
    const { campaign, availability } = this.controller;
    const restore = this.#answerKeeper.beforeRender(this.renderRoot, {
      campaign,
      language: this.context.language,
    });
    // What was chosen must be there to be chosen again.
    if (restore) this.#wardFiller.wantedCount = Infinity;
    super.update(changed);
    if (availability === 'open') this.#shownAt ||= performance.now();
    restore?.();
  }

  protected override updated(): void {
    const { availability } = this.controller;
    const isSent = this.renderRoot.querySelector('[part=base] > [part=received]');
    if (availability === 'loading' || (availability === 'open' && !isSent)) return;
    // The room that the page keeps free for the form, so that it pushes nothing down. Where nobody
    // has sent it, what is on the screen stays: what stands below would jump into it.
    const { top, height } = this.getBoundingClientRect();
    this.style.minHeight = isSent ? '0' : `clamp(0px, ${innerHeight - top}px, ${height}px)`;
  }

  /**
   * Where and how submissions of a kind go out.
   * @internal
   */
  deliveryOptions(kind: SubmissionKind) {
    return deliverOptionsOf(kind, this, this.controller.campaign, this.context.resolve);
  }

  /**
   * Fetches what forms that ask for a name need.
   * @internal
   */
  async fetchPersonForm(): Promise<typeof PersonForm> {
    this.personForm = await import('./person-form.ts');
    return this.personForm;
  }

  protected override render(): TemplateResult {
    const { campaign, availability } = this.controller;
    const { context } = this;
    return widgetFrame(
      context,
      // What waits comes a moment after the form: below it, so that it pushes nothing down.
      [this.controller.renderLanguages(), this.#renderContent(), this.pending.render()],
      campaign && availability !== 'unavailable'
        ? smallPrint(context, campaign, this.privacyNotice(campaign))
        : '',
    );
  }

  #renderContent(): unknown {
    const { controller, context } = this;
    const { campaign, availability, closed } = controller;
    if (availability === 'open' && campaign) return this.renderOpen(campaign);
    if (closed && campaign && (availability === 'before' || availability === 'after'))
      return closed.closedView(context, { campaign, availability, results: this.results });
    return missingNotice(context, controller, () => controller.reload());
  }

  /** What stands there while the campaign is open. */
  protected abstract renderOpen(campaign: Campaign): unknown;

  /** What a person must be told about their data where it is asked for. */
  protected abstract privacyNotice(campaign: Campaign): string;

  /** Says what keeps the widget from being shown, or undefined where nothing does. */
  protected abstract configurationError(
    campaign: Campaign,
    parts: Parts | undefined,
  ): string | undefined;

  /** Loads what the form can't be shown without. */
  protected abstract loadParts(): Promise<Parts> | undefined;

  /** Loads what is shown of a campaign that has closed, where the widget shows something. */
  protected loadResults?(campaign: Campaign): Promise<unknown>;

  /** Loads what follows the form. */
  protected abstract loadThanks(): Promise<unknown>;

  /** The campaign's own questions that the form asks. */
  protected abstract questionsOf(campaign: Campaign): readonly FurtherQuestion[] | undefined;

  /** What the template of a form is given. */
  protected formData(
    campaign: Campaign,
    form: FormController,
    onSubmit: (event: Event) => void,
  ): FormViewData {
    return {
      campaign,
      form,
      questionFields: this.questions.fields,
      notice: this.pending.renderOutcome(form),
      preset: this.ward,
      lookupResult: this.#wardLookup.result,
      pageUrl: this.baseURI,
      onFind: this.#wardLookup.onFind,
      wantedCount: this.#wardFiller.wantedCount,
      onOpen: this.#wardFiller.fill,
      onSubmit,
    };
  }

  /**
   * Who begins may finish: what follows the form is loaded meanwhile. Without it, the thanks stand
   * alone.
   */
  protected beginForm(): void {
    this.#loadingThanks ??= Promise.all([this.loadThanks(), this.#loadShare()]).catch(
      () => (this.#loadingThanks = undefined),
    );
  }

  async #loadShare(): Promise<void> {
    this.share = await import('./share-panel.ts');
    addStyles(this, this.share.shareStyles);
  }

  /** Sends the form in which `event` happened, or tries again to. */
  protected async send(
    controller: FormController,
    event: Event,
    signals?: SubmissionContext['signals'],
  ): Promise<void> {
    event.preventDefault();
    this.beginForm();
    const element = (event.currentTarget as Element).closest('form');
    const { campaign } = this.controller;
    if (controller.locked) controller.tryAgain();
    else if (element && campaign) await controller.submit(element, campaign, signals);
  }
}
