import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { Campaign, FurtherQuestion } from '../../contract/campaign/reader.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { FormController } from '../form-controller.ts';
import { FormWidget } from '../form-widget.ts';
import { personCheck } from '../person-check.ts';
import type * as PersonForm from '../person-form.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import type { drawQr } from './qr-code.ts';
import type * as SignupThanks from './signup-thanks.ts';
import type * as SignupView from './signup-view.ts';
import { InviterLookup } from './inviter-lookup.ts';
import { signupStyles } from './signup.styles.ts';

const KIND = 'champion-signup';

/** What is asked: of an organisation more. */
interface SignupParts {
  signup: typeof SignupView;
  organisationForm: typeof OrganisationForm | undefined;
  personForm: typeof PersonForm;
}

/**
 * Signs up a community champion, or with `as="organisation"` a church, residents' group or other
 * body that joins the coalition. Thanks them with a personal link by which they bring others: made
 * in the browser, sent by nobody but them.
 *
 * A page author gives it `src`, the address of the campaign document, or the document itself in a
 * child
 * `<script type="application/json">`. A link inside the tag is what people see where scripts are
 * off.
 *
 * @tag campaign-champion-signup
 * @slot - What stands there until the widget takes over, and where it can't: a plain link.
 * @fires {CampaignEvent} campaign-submit - Before a submission leaves; can be cancelled.
 * @fires {CampaignEvent} campaign-delivered - Once the endpoint has it for good.
 * @fires {CampaignEvent} campaign-sent - Once a blind endpoint has answered: nothing proves that it
 * has it.
 * @fires {CampaignEvent} campaign-saved - When it could not be sent, and waits on the device.
 * @fires {CampaignEvent} campaign-refused - When the endpoint won't take it.
 * @csspart base - The whole widget.
 * @csspart language - The list of languages, where there is more than one.
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
 * @cssprop [--campaign-accent=#1f6fb8] - The colour of buttons and of what is ticked.
 * @cssprop [--campaign-on-accent=#fff] - The colour of text on the accent.
 * @cssprop [--campaign-radius=0.5em] - The rounding of boxes and buttons.
 * @cssprop [--campaign-space=2em] - The room between fields.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of borders; by default made from the text's colour.
 * @cssprop [--campaign-error] - The colour of problems; by default the text's colour.
 * @cssprop [--campaign-field=transparent] - The background of text boxes and lists.
 */
export class ChampionSignupWidget extends FormWidget<SignupParts> {
  static override styles = [...FormWidget.styles, signupStyles];

  static override get properties(): PropertyDeclarations {
    return {
      as: {},
      invite: {},
      thanks: { state: true },
      drawQr: { state: true },
    };
  }

  /** Who signs up: a `champion`, or an `organisation` with its contact person. */
  declare as: 'champion' | 'organisation';
  /** The code of the invitation that brought the person, where the page's address has none. */
  declare invite: string;

  /** The content after a sign-up, once its files are loaded. */
  declare private thanks: typeof SignupThanks | undefined;
  declare private drawQr: typeof drawQr | undefined;

  readonly #signup = new FormController(this, KIND, this.questions.addTo(personCheck(this, KIND)));
  readonly #choices: SignupView.SignupChoices = {
    pageInvite: new URLSearchParams(location.search).get('invite'),
    isInviteDropped: false,
    wantsMeeting: false,
    section: 'person',
    isKept: false,
  };
  readonly #inviter = new InviterLookup(this);
  /** The problems for which the section of the first one has been opened. */
  #opened: readonly Problem[] = this.#signup.problems;

  constructor() {
    super();
    this.as = 'champion';
    this.invite = '';
  }

  /** Opens the section of the first problem, which may come from the endpoint. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { problems } = this.#signup;
    const { campaign, parts } = this.controller;
    if (problems === this.#opened || !campaign || !parts) return;
    this.#opened = problems;
    const { signup, personForm } = parts;
    const named = personForm.formProblems(this.#signup);
    const section = signup.problemSection(this.context, campaign, personForm, named);
    if (section) this.#choices.section = section;
  }

  protected override updated(): void {
    super.updated();
    const { campaign, availability } = this.controller;
    const code = this.#inviteCode;
    if (!campaign || !code || availability !== 'open' || this.#choices.isInviteDropped) return;
    this.#inviter.ask({ campaign: campaign.id, code }, this.deliveryOptions(KIND));
  }

  /** The code of the invitation that brought the person, once the form is loaded. */
  get #inviteCode(): string | undefined {
    return this.controller.parts?.signup.inviteCodeOf(this.#choices, this.invite);
  }

  protected override configurationError(
    campaign: Campaign,
    parts: SignupParts | undefined,
  ): string | undefined {
    return parts?.signup.configurationError(campaign, this.as, parts.personForm);
  }

  protected override privacyNotice(campaign: Campaign): string {
    return this.controller.parts?.signup.privacyNotice(this.context, campaign) ?? '';
  }

  protected override questionsOf({ champion }: Campaign): readonly FurtherQuestion[] | undefined {
    return champion?.questions;
  }

  protected override async loadParts(): Promise<SignupParts> {
    const [signup, organisationForm, personForm] = await Promise.all([
      import('./signup-view.ts'),
      this.as === 'organisation' ? import('./organisation-fields.ts') : undefined,
      this.fetchPersonForm(),
    ]);
    return { signup, organisationForm, personForm };
  }

  /**
   * The labels of the fields, for a waiting submission that was refused.
   * @internal
   */
  get fieldLabels(): Record<string, string> | undefined {
    const { signup, personForm, organisationForm } = this.controller.parts ?? {};
    const { messages } = this.context;
    return signup?.signupLabels(
      messages,
      personForm?.personMessages(messages) ?? { name: '', email: '' },
      organisationForm?.organisationMessages(messages),
    );
  }

  protected override async loadThanks(): Promise<void> {
    await Promise.all([
      import('./signup-thanks.ts').then((thanks) => (this.thanks = thanks)),
      import('./qr-code.ts').then(({ drawQr }) => (this.drawQr = drawQr)),
    ]);
  }

  protected override renderOpen(campaign: Campaign): TemplateResult | undefined {
    const { thanks, drawQr, share } = this;
    const { parts } = this.controller;
    return parts?.signup.signupView(this.context, {
      ...this.formData(campaign, this.#signup, this.#onSubmit),
      ...parts,
      thanks,
      drawQr,
      share,
      page: this.about.page,
      inviteCode: this.#inviteCode,
      inviter: this.#inviter.firstNameFor(this.#inviteCode),
      choices: this.#choices,
      layout: 'sections',
      onBegin: () => this.beginForm(),
      onChoose: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
      onReview: (form, isOfPart) => this.#signup.review(form, campaign, isOfPart),
    });
  }

  readonly #onSubmit = (event: Event): void =>
    void this.send(this.#signup, event, { seconds: this.seconds });
}
