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
 * The common part of every widget with a form: the page's attributes, the campaign, waiting
 * submissions, and the way from the button to the thanks.
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
   * The file for forms that ask for a name, once it is loaded.
   * @internal
   */
  declare personForm: typeof PersonForm | undefined;
  /** The ways to share an address, once the file is loaded. */
  declare protected share: typeof SharePanel | undefined;
  /** The results, if they could be loaded. */
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
   * The context of every submission of the widget.
   * @internal
   */
  get about(): Pick<SubmissionContext, 'channel' | 'locale' | 'source' | 'page'> {
    return submissionDetails(this, this.context.language);
  }

  /** The context of the templates. */
  protected get context(): ViewContext {
    return this.controller.context;
  }

  /** Seconds since the form was first shown. */
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
    // Not when it is connected: the page sets properties of a new tag just after.
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
    const { language } = this.context;
    const restore = this.#answerKeeper.beforeRender(this.renderRoot, { campaign, language });
    // The earlier choice must be among the options again.
    if (restore) this.#wardFiller.wantedCount = Infinity;
    super.update(changed);
    if (availability === 'open') this.#shownAt ||= performance.now();
    restore?.();
  }

  protected override updated(): void {
    const { availability } = this.controller;
    const isSent = this.renderRoot.querySelector('[part=base] > [part=received]');
    if (availability !== 'loading' && (availability !== 'open' || isSent)) this.freeRoom(isSent);
  }

  /**
   * Gives back the room that the page keeps free for the form, so that it pushes nothing down. Where
   * nobody has sent it, what is on the screen stays: what stands below would jump into it.
   */
  protected freeRoom(isSent: unknown): void {
    const { top, height } = this.getBoundingClientRect();
    this.style.minHeight = isSent ? '0' : `min(${innerHeight - top}px, ${height}px)`;
  }

  /** The address and format for a kind of submission. @internal */
  deliveryOptions(kind: SubmissionKind) {
    return deliverOptionsOf(kind, this, this.controller.campaign, this.context.resolve);
  }

  /**
   * Loads the file for forms that ask for a name.
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
      // Waiting submissions appear a moment after the form: below it, so that they do not move it.
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

  /** The content while the campaign is open. */
  protected abstract renderOpen(campaign: Campaign): unknown;

  /** The privacy information that a person must get with the form. */
  protected abstract privacyNotice(campaign: Campaign): string;

  /** Says what prevents the widget from being shown, or undefined if nothing does. */
  protected abstract configurationError(
    campaign: Campaign,
    parts: Parts | undefined,
  ): string | undefined;

  /** Loads the files that the form needs. */
  protected abstract loadParts(): Promise<Parts> | undefined;

  /** Loads the view of a closed campaign, if the widget has one. */
  protected loadResults?(campaign: Campaign): Promise<unknown>;

  /** Loads the content after the form. */
  protected abstract loadThanks(): Promise<unknown>;

  /** The campaign's own questions that the form asks. */
  protected abstract questionsOf(campaign: Campaign): readonly FurtherQuestion[] | undefined;

  /** The context of a form's template. */
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
      lookupResult: this.#wardLookup.result(),
      pageUrl: this.baseURI,
      onFind: this.#wardLookup.onFind,
      wantedCount: this.#wardFiller.wantedCount,
      onOpen: this.#wardFiller.fill,
      onSubmit,
    };
  }

  /**
   * Loads the content after the form when the person begins to fill it in. Without it, only the
   * thanks are shown.
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

  /** Sends the form of an `event`, or retries. */
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
