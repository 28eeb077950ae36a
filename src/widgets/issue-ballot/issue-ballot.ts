import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { DeliverOptions } from '../../delivery/index.ts';
import { FormController } from '../form-controller.ts';
import { FormWidget } from '../form-widget.ts';
import { addStyles } from '../later-styles.ts';
import { loadOutbox } from '../load-outbox.ts';
import type { PendingWords } from '../pending-host.ts';
import { endpointOf } from '../submission-settings.ts';
import { missingNotice, smallPrint, widgetFrame } from '../widget-frame.ts';
import type * as BallotSource from './ballot-source.ts';
import type * as BallotView from './ballot-view.ts';

/** How long the form waits for what shows earlier votes: it can be used without. */
const OUTBOX_TIMEOUT_MS = 1_000;

/** What the element needs beside the script. */
type BallotParts = typeof BallotView & typeof BallotSource;

/**
 * Lets a resident vote on a shortlist of issues, with the code on a slip. It says when and where to
 * vote before, and shows the result once it is declared. How somebody voted is shown nowhere.
 *
 * A page author gives it `src`, the address of the campaign document, and `ballot`, the short name
 * of the ballot. A link inside the tag is what people see where scripts are off.
 *
 * @tag campaign-issue-ballot
 * @slot - What stands there until the widget takes over, and where it can't: a plain link.
 * @fires {CampaignEvent} campaign-submit - Before a vote leaves; can be cancelled.
 * @fires {CampaignEvent} campaign-delivered - Once the endpoint has it for good.
 * @fires {CampaignEvent} campaign-saved - When it could not be sent, and waits on the device.
 * @fires {CampaignEvent} campaign-refused - When the endpoint won't take it.
 * @csspart base - The whole widget.
 * @csspart language - The list of languages, where there is more than one.
 * @csspart field - A field with its label, hint and problem.
 * @csspart label - The label or legend of a field.
 * @csspart hint - The hint of a field, and what is said of an issue.
 * @csspart error - The problem beside a field.
 * @csspart control - A text box, or the list of wards.
 * @csspart choice - An issue, with its box and what is said of it.
 * @csspart button - A button.
 * @csspart summary - The list of problems above the form.
 * @csspart received - What is shown once the vote is in.
 * @csspart saved - That the vote waits on the device.
 * @csspart waiting - What waits on the device from before.
 * @csspart small-print - The privacy notice and the imprint.
 * @cssprop [--campaign-accent=#1f6fb8] - The colour of buttons, of what is ticked, and of bars.
 * @cssprop [--campaign-on-accent=#fff] - The colour of text on the accent.
 * @cssprop [--campaign-radius=0.5em] - The rounding of boxes and buttons.
 * @cssprop [--campaign-space=2em] - The room between fields.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of borders; by default made from the text's colour.
 * @cssprop [--campaign-error] - The colour of problems; by default the text's colour.
 * @cssprop [--campaign-field=transparent] - The background of text boxes and lists.
 */
export class IssueBallotWidget extends FormWidget<BallotParts> {
  static override get properties(): PropertyDeclarations {
    return { ballot: {} };
  }

  /** The short name of the ballot; left out, the newest one of the campaign. */
  declare ballot: string;

  readonly #vote = new FormController(this, 'ballot', (...form) => this.#voter.check(...form));
  /** What the file beside the script does for this element, once it is loaded. */
  #loadedVoter: BallotView.Voter | undefined;
  /** The code from the page's address, until a field takes it. */
  #code = '';

  constructor() {
    super();
    this.ballot = '';
  }

  get #voter(): BallotView.Voter {
    if (!this.#loadedVoter) throw new Error('the ballot is not loaded');
    return this.#loadedVoter;
  }

  /**
   * How the ballot speaks of a vote that waits on the device.
   * @internal
   */
  get pendingWords(): PendingWords | undefined {
    return this.#loadedVoter?.pendingWords(this.context);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onAddress);
    this.#onAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onAddress);
    this.#loadedVoter?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { campaign, parts } = this.controller;
    if (!campaign || !parts || !this.isConnected) return;
    this.#loadedVoter ??= new parts.Voter(this, this.#vote, new parts.BallotSource(this));
    this.#loadedVoter.follow(this.context, campaign, this.ballot);
  }

  protected override updated(): void {
    if (this.#vote.done) super.updated();
    else if (this.#loadedVoter?.isOver) this.freeRoom(false);
    if (this.#loadedVoter?.fillIn(this.#code)) this.#code = '';
  }

  /**
   * A vote goes to the campaign's collector alone, as JSON.
   * @internal
   */
  override deliveryOptions(): DeliverOptions {
    const { campaign } = this.controller;
    const endpoint = campaign && endpointOf(this, campaign, this.context.resolve);
    return { endpoint, transport: this.deliver, ...this.#voter.deadline };
  }

  protected override configurationError({ ballots }: Campaign): string | undefined {
    return ballots ? undefined : 'ballots is missing';
  }

  protected override privacyNotice({ controller }: Campaign): string {
    const { words } = this.#loadedVoter ?? {};
    return words?.privacy(this.context.localize(controller.name).words) ?? '';
  }

  protected override questionsOf(): undefined {
    return undefined;
  }

  protected override async loadParts(): Promise<BallotParts> {
    const [view, source] = await Promise.all([
      import('./ballot-view.ts'),
      import('./ballot-source.ts'),
      // A vote that waits on the device is shown with the form: it would push away what is below.
      Promise.race([loadOutbox(this), new Promise((go) => setTimeout(go, OUTBOX_TIMEOUT_MS))]),
    ]);
    addStyles(this, view.ballotStyles);
    return { ...view, ...source };
  }

  protected override loadThanks(): Promise<void> {
    return Promise.resolve();
  }

  protected override beginForm(): void {
    // What follows the form came with it: a hall may have no connection by then.
  }

  /** A ballot has times of its own: the campaign's openness says nothing about it. */
  protected override render(): TemplateResult {
    const { context, controller } = this;
    const { campaign, availability } = controller;
    const isShown = campaign && availability !== 'unavailable';
    // What stands around the form comes with it, or the form would push it away.
    const isReady = isShown && this.#loadedVoter?.isReady;
    return widgetFrame(
      context,
      [
        isReady ? controller.renderLanguages() : '',
        isShown
          ? this.renderOpen(campaign)
          : missingNotice(context, controller, () => controller.reload()),
        isReady || !isShown ? this.pending.render() : '',
      ],
      isReady ? smallPrint(context, campaign, this.privacyNotice(campaign)) : '',
    );
  }

  protected override renderOpen(campaign: Campaign): TemplateResult | undefined {
    return this.#loadedVoter?.render(
      this.context,
      this.formData(campaign, this.#vote, this.#onSubmit),
    );
  }

  readonly #onSubmit = (event: Event): void => void this.send(this.#vote, event);

  /** A code in the address is taken out of it at once, so that nobody passes it on. */
  readonly #onAddress = (): void =>
    void this.loadParts().then(
      ({ takeCode }) => {
        this.#code = takeCode() ?? this.#code;
        this.requestUpdate();
      },
      // The controller, which loads the same file, tells of it.
      () => undefined,
    );
}
