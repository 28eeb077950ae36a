import type { PropertyDeclarations, TemplateResult } from 'lit';
import { consentsFor } from '../../contract/campaign/consents.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { ChampionSignup } from '../../contract/submission/form-reader.ts';
import { FormController } from '../form-controller.ts';
import { receivedView, thanksHeading } from '../form-parts.ts';
import { FormWidget } from '../form-widget.ts';
import type * as PersonForm from '../person-form.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import type { drawQr } from './qr-code.ts';
import type * as SignupForm from './signup-form.ts';
import type * as SignupThanks from './signup-thanks.ts';

const KIND = 'champion-signup';
const INVITE_CODE = /^[a-z0-9]{8,32}$/;

/** What is asked: of an organisation more. */
interface SignupParts {
  signupForm: typeof SignupForm;
  organisationForm: typeof OrganisationForm | undefined;
  personForm: typeof PersonForm;
}

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
export class ChampionSignupWidget extends FormWidget<SignupParts> {
  static override get properties(): PropertyDeclarations {
    return {
      as: {},
      invite: {},
      pageInvite: { state: true },
      isInviteDropped: { state: true },
      wantsMeeting: { state: true },
      thanks: { state: true },
      drawQr: { state: true },
    };
  }

  /** Who signs up: a `champion`, or an `organisation` with its contact person. */
  declare as: 'champion' | 'organisation';
  /** The code of the invitation that brought the person, where the page's address has none. */
  declare invite: string;

  /** The code in the page's address. */
  declare private pageInvite: string;
  /** Whether the person left the invitation out. */
  declare private isInviteDropped: boolean;
  declare private wantsMeeting: boolean;
  /** What follows a sign-up, once its files are here. */
  declare private thanks: typeof SignupThanks | undefined;
  declare private drawQr: typeof drawQr | undefined;

  readonly #signup = new FormController(
    this,
    KIND,
    (data, campaign, about) =>
      // The form is not shown before its file is here.
      this.campaignController.parts?.personForm.checkForm(data, campaign, KIND, about) ?? {
        ok: false,
        problems: [],
      },
  );

  constructor() {
    super();
    this.as = 'champion';
    this.invite = '';
    this.pageInvite = '';
    this.isInviteDropped = false;
    this.wantsMeeting = false;
  }

  /** The invitation that counts, if there is one that can be. */
  get #invitedBy(): string | undefined {
    return [this.pageInvite, this.invite].find((code) => INVITE_CODE.test(code));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.pageInvite = new URLSearchParams(location.search).get('invite') ?? '';
  }

  protected override configurationError(campaign: Campaign): string | undefined {
    const { champion } = campaign;
    if (!champion) return 'champion is missing';
    if (this.as === 'organisation' && !champion.organisations)
      return 'champion.organisations must be true for as="organisation"';
    // No name may be asked for without a sentence that lets it be kept.
    if (consentsFor(campaign, KIND)[0]?.channel !== 'keep')
      return 'consents must hold one with the channel "keep"';
    return undefined;
  }

  protected override privacyNotice({ controller }: Campaign): string {
    const { messages, localize } = this.context;
    const { parts } = this.campaignController;
    const { privacy } = parts?.signupForm.championMessages(messages) ?? {};
    return privacy?.(localize(controller.name).words, controller.retentionDays) ?? '';
  }

  protected override async loadParts(): Promise<SignupParts> {
    const [signupForm, organisationForm, personForm] = await Promise.all([
      import('./signup-form.ts'),
      this.as === 'organisation' ? import('./organisation-fields.ts') : undefined,
      import('../person-form.ts'),
    ]);
    return { signupForm, organisationForm, personForm };
  }

  protected override async loadThanks(): Promise<void> {
    await Promise.all([
      import('./signup-thanks.ts').then((thanks) => (this.thanks = thanks)),
      import('./qr-code.ts').then(({ drawQr }) => (this.drawQr = drawQr)),
    ]);
  }

  protected override renderOpen(campaign: Campaign): unknown {
    const { parts } = this.campaignController;
    if (this.#signup.done) return this.#renderThanks(campaign);
    return parts && this.#renderForm(campaign, parts);
  }

  #renderForm(campaign: Campaign, { signupForm, ...forms }: SignupParts): TemplateResult {
    const keptOrDropped = this.isInviteDropped ? 'dropped' : 'kept';
    return signupForm.signupForm(this.context, {
      ...this.formData(this.#signup, this.#onSubmit),
      ...this.wardData(campaign),
      ...forms,
      campaign,
      invitation: this.#invitedBy ? keptOrDropped : undefined,
      personalLink: this.#signup.step === 'saved' ? this.#renderInvitation() : '',
      wantsMeeting: this.wantsMeeting,
      onInput: this.#onInput,
      onReset: () => (this.wantsMeeting = false),
      onFormData: this.#onFormData,
      onDropInvitation: this.#onDropInvitation,
    });
  }

  #renderThanks(campaign: Campaign): TemplateResult {
    const { context, thanks } = this;
    const { championMessages } = this.campaignController.parts?.signupForm ?? {};
    const signup = this.#signup.submission as ChampionSignup;
    const receipt = this.renderReceipt(this.#signup);
    return receivedView(
      thanksHeading(context, this.#signup, championMessages?.(context.messages).thanks ?? '', true),
      thanks
        ? [thanks.signupThanks(context, { campaign, signup, receipt }), this.#renderInvitation()]
        : receipt,
    );
  }

  /** The personal link, once its file is here. */
  #renderInvitation(): TemplateResult | '' {
    const { context, thanks, drawQr } = this;
    const { page } = this.about;
    if (!thanks || !page) return '';
    const { inviteCode } = (this.#signup.submission as ChampionSignup).answers;
    const link = thanks.invitationLink(page, inviteCode);
    const onShare = 'share' in navigator ? () => void thanks.shareLink(link) : undefined;
    return thanks.invitation(context, { link, drawQr, onShare });
  }

  readonly #onSubmit = (event: Event): void =>
    void this.send(this.#signup, event, { seconds: this.seconds });

  readonly #onInput = ({ target }: Event): void => {
    this.beginForm();
    const { name, checked } = target as HTMLInputElement;
    if (name === 'oneToOne') this.wantsMeeting = checked;
  };

  /** Adds what nobody types: a code for inviting others, and the invitation that brought the person. */
  readonly #onFormData = ({ formData }: FormDataEvent): void => {
    const { parts } = this.campaignController;
    if (parts) formData.set('inviteCode', parts.signupForm.createInviteCode());
    if (this.#invitedBy && !this.isInviteDropped) formData.set('invitedBy', this.#invitedBy);
  };

  readonly #onDropInvitation = (): void => {
    this.isInviteDropped = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#invitation')?.focus(),
    );
  };
}
