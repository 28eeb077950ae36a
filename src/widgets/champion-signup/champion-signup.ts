import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { type Campaign, consentsFor } from '../../contract/index.ts';
import { FormController } from '../form-controller.ts';
import { FormWidget } from '../form-widget.ts';
import type { renderAfterSignup } from './after-signup.ts';
import type * as Organised from './organisation.ts';
import type { drawQr } from './qr-code.ts';
import type * as Form from './signup-form.ts';

const KIND = 'champion-signup';

const form = () => import('./signup-form.ts');
const organisation = () => import('./organisation.ts');
const afterSignup = () => import('./after-signup.ts');
const qrCode = () => import('./qr-code.ts');

/**
 * Signs up a community champion, or with `as="organisation"` a church, residents' group or other body that joins the
 * coalition. Thanks them with a personal link by which they bring others: made in the browser, sent by nobody but them.
 *
 * A page author gives it `src`, the address of the campaign document, or the document itself in a child
 * `<script type="application/json">`. A link inside the tag is what people see where scripts are off.
 *
 * @tag campaign-champion-signup
 * @slot - What stands there until the widget takes over, and where it can't: a plain link.
 * @fires {CampaignEvent} campaign-submit - Before a submission leaves; can be cancelled.
 * @fires {CampaignEvent} campaign-delivered - Once the endpoint has it for good.
 * @fires {CampaignEvent} campaign-sent - Once a blind endpoint has answered: nothing proves that it has it.
 * @fires {CampaignEvent} campaign-saved - When it could not be sent, and waits on the device.
 * @fires {CampaignEvent} campaign-refused - When the endpoint won't take it.
 * @csspart base - The whole widget.
 * @csspart field - A field with its label, hint and problem.
 * @csspart label - The label of a field or of several.
 * @csspart hint - The hint of a field.
 * @csspart error - The problem beside a field.
 * @csspart control - A text box or a list.
 * @csspart choice - A radio button or a box with its label.
 * @csspart button - A button.
 * @csspart summary - The list of problems above the form.
 * @csspart received - The thanks.
 * @csspart saved - That what was filled in waits on the device.
 * @csspart waiting - What waits on the device from before.
 * @csspart small-print - The privacy notice and the imprint.
 * @cssprop [--campaign-accent=#0b5394] - The colour of buttons and of what is ticked.
 * @cssprop [--campaign-on-accent=#fff] - The colour of text on the accent.
 * @cssprop [--campaign-radius=0.25em] - The rounding of boxes and buttons.
 * @cssprop [--campaign-space=1.5em] - The room between fields.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of borders; by default made from the text's colour.
 * @cssprop [--campaign-error] - The colour of problems; by default made from the text's colour.
 * @cssprop [--campaign-field=transparent] - The background of text boxes and lists.
 */
export class ChampionSignupWidget extends FormWidget {
  static override get properties(): PropertyDeclarations {
    return {
      as: {},
      invite: {},
      arrivedBy: { state: true },
      dropped: { state: true },
      form: { state: true },
      organisation: { state: true },
      afterSignup: { state: true },
      drawQr: { state: true },
    };
  }

  /** Who signs up: a `champion`, or an `organisation` with its contact person. */
  declare as: 'champion' | 'organisation';
  /** The code of the invitation that brought the person, where the page's address has none. */
  declare invite: string;

  /** The code in the page's address. */
  declare private arrivedBy: string;
  /**
   * Whether the person left the invitation out.
   * @internal
   */
  declare dropped: boolean;
  /** What is asked, once its files are here; more of an organisation. */
  declare private form: typeof Form | undefined;
  declare private organisation: typeof Organised | undefined;
  /** What follows a sign-up, once its files are here. */
  declare private afterSignup: typeof renderAfterSignup | undefined;
  /** @internal */
  declare drawQr: typeof drawQr | undefined;

  /** @internal */
  readonly signup = new FormController(this, KIND, (data, campaign, about) =>
    // The form is not shown before its file is here.
    this.personForm!.checkForm(data, campaign, KIND, about),
  );

  constructor() {
    super();
    this.as = 'champion';
    this.invite = '';
    this.arrivedBy = '';
    this.dropped = false;
  }

  /**
   * The invitation that counts, if there is one that can be.
   * @internal
   */
  get invitedBy(): string | undefined {
    return [this.arrivedBy, this.invite].find((code) => /^[a-z0-9]{8,32}$/.test(code));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.arrivedBy = new URLSearchParams(location.search).get('invite') ?? '';
  }

  protected override lacks(campaign: Campaign): string | undefined {
    const { champion } = campaign;
    return (
      super.lacks(campaign) ??
      (!champion
        ? 'champion is missing'
        : this.as === 'organisation' && !champion.organisations
          ? 'champion.organisations must be true for as="organisation"'
          : // No name may be asked for without a sentence that lets it be kept.
            consentsFor(campaign, KIND)[0]?.channel !== 'keep'
            ? 'consents must hold one with the channel "keep"'
            : undefined)
    );
  }

  protected override privacyWords({ controller }: Campaign): string {
    return (
      this.form
        ?.wordsOf(this.locale)
        .privacy(this.say(controller.name).words, controller.retentionDays) ?? ''
    );
  }

  protected override async prepare(): Promise<() => void> {
    const [asks, more] = await Promise.all([
      form(),
      this.as === 'organisation' ? organisation() : undefined,
      this.fetchPersonForm(),
    ]);
    return () => {
      this.form = asks;
      this.organisation = more;
    };
  }

  protected override async fetchAfter(): Promise<void> {
    await Promise.all([
      afterSignup().then(({ renderAfterSignup }) => (this.afterSignup = renderAfterSignup)),
      qrCode().then(({ drawQr }) => (this.drawQr = drawQr)),
    ]);
  }

  protected override renderOpen(campaign: Campaign): unknown {
    return this.signup.done
      ? this.#renderReceived(campaign)
      : this.personForm &&
          this.form?.renderForm(this, campaign, this.personForm, this.organisation);
  }

  /**
   * What follows, once its file is here: all of it with the receipt, without one the personal link.
   * @internal
   */
  renderAfter(campaign: Campaign, receipt?: TemplateResult): TemplateResult | undefined {
    return this.afterSignup?.(this, campaign, receipt);
  }

  /** @internal */
  onSubmit(event: Event): void {
    void this.send(this.signup, event, { seconds: this.seconds });
  }

  #renderReceived(campaign: Campaign): TemplateResult {
    const receipt = this.renderReceipt(this.signup);
    return html`<div class="stack" part="received">
      <div role="heading" aria-level=${this.headingLevel} tabindex="-1" data-focus>
        ${this.thanks(this.signup, this.form?.wordsOf(this.locale).thanks ?? '')}
      </div>
      ${this.renderAfter(campaign, receipt) ?? receipt}
    </div>`;
  }
}
