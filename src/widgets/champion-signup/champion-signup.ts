import type { PropertyDeclarations, TemplateResult } from 'lit';
import { consentsFor } from '../../contract/campaign/consents.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import { FormController } from '../form-controller.ts';
import { FormWidget } from '../form-widget.ts';
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

  /** Whether the person left the invitation out. */
  declare private isInviteDropped: boolean;
  declare private wantsMeeting: boolean;
  /** What follows a sign-up, once its files are here. */
  declare private thanks: typeof SignupThanks | undefined;
  declare private drawQr: typeof drawQr | undefined;

  /** The code of an invitation in the page's address. */
  readonly #pageInvite = new URLSearchParams(location.search).get('invite') ?? '';
  readonly #signup = new FormController(this, KIND, this.personCheck(KIND));

  constructor() {
    super();
    this.as = 'champion';
    this.invite = '';
    this.isInviteDropped = false;
    this.wantsMeeting = false;
  }

  /** The invitation that counts, if there is one that can be. */
  get #invitedBy(): string | undefined {
    return [this.#pageInvite, this.invite].find((code) => INVITE_CODE.test(code));
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
    const { parts } = this.controller;
    const { privacy } = parts?.signupForm.championMessages(messages) ?? {};
    return privacy?.(localize(controller.name).words, controller.retentionDays) ?? '';
  }

  protected override async loadParts(): Promise<SignupParts> {
    const [signupForm, organisationForm] = await Promise.all([
      import('./signup-form.ts'),
      this.as === 'organisation' ? import('./organisation-fields.ts') : undefined,
      this.fetchPersonForm(),
    ]);
    return { signupForm, organisationForm };
  }

  protected override async loadThanks(): Promise<void> {
    await Promise.all([
      import('./signup-thanks.ts').then((thanks) => (this.thanks = thanks)),
      import('./qr-code.ts').then(({ drawQr }) => (this.drawQr = drawQr)),
    ]);
  }

  protected override renderOpen(campaign: Campaign): TemplateResult | undefined {
    const { context, drawQr, personForm, thanks } = this;
    const { parts } = this.controller;
    if (!parts || !personForm) return undefined;
    const keptOrDropped = this.isInviteDropped ? 'dropped' : 'kept';
    return parts.signupForm.signupView(context, {
      ...this.formData(campaign, this.#signup, this.#onSubmit),
      ...parts,
      personForm,
      thanks,
      personalLink: thanks?.personalLink(this.about.page, this.#signup.submission, drawQr),
      invitation: this.#invitedBy ? keptOrDropped : undefined,
      wantsMeeting: this.wantsMeeting,
      onInput: this.#onInput,
      onReset: () => (this.wantsMeeting = false),
      onFormData: this.#onFormData,
      onDropInvitation: this.#onDropInvitation,
    });
  }

  readonly #onSubmit = (event: Event): void =>
    void this.send(this.#signup, event, { seconds: this.seconds });

  readonly #onInput = ({ target }: Event): void => {
    this.beginForm();
    const { name, checked } = target as HTMLInputElement;
    if (name === 'oneToOne') this.wantsMeeting = checked;
  };

  readonly #onFormData = ({ formData }: FormDataEvent): void =>
    this.controller.parts?.signupForm.addCodes(
      formData,
      this.isInviteDropped ? undefined : this.#invitedBy,
    );

  readonly #onDropInvitation = (): void => {
    this.isInviteDropped = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#invitation')?.focus(),
    );
  };
}
