import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type Campaign, type ChampionSignup, consentsFor } from '../../contract/index.ts';
import { box, choices, consentBoxes, group, type Option, textField } from '../../forms/index.ts';
import { FormController } from '../form-controller.ts';
import { FormWidget, type Shared } from '../form-widget.ts';
import type { renderAfterSignup } from './after-signup.ts';
import type * as Organised from './organisation.ts';
import type { drawQr } from './qr-code.ts';

const KIND = 'champion-signup';

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
  /** Who signs up: a `champion`, or an `organisation` with its contact person. */
  @property() as: 'champion' | 'organisation' = 'champion';
  /** The code of the invitation that brought the person, where the page's address has none. */
  @property() invite = '';

  /** The code in the page's address. */
  @state() private arrivedBy = '';
  @state() private dropped = false;
  /** What follows a sign-up, once its files are here. */
  @state() private renderAfter: typeof renderAfterSignup | undefined;
  @state() private drawQr: typeof drawQr | undefined;
  /** What is asked of an organisation, where one signs up. */
  @state() private organisation: typeof Organised | undefined;

  readonly #signup = new FormController(this, KIND);

  /** The invitation that counts, if there is one that can be. */
  get #invitedBy(): string | undefined {
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
    return this.locale.privacy.champion(this.say(controller.name).words, controller.retentionDays);
  }

  protected override async prepare(): Promise<void> {
    this.organisation = this.as === 'organisation' ? await import('./organisation.ts') : undefined;
  }

  protected override async fetchAfter(): Promise<void> {
    await Promise.all([
      import('./after-signup.ts').then(({ renderAfterSignup }) => (this.renderAfter = renderAfterSignup)),
      import('./qr-code.ts').then(({ drawQr }) => (this.drawQr = drawQr)),
    ]);
  }

  protected override renderOpen(campaign: Campaign): TemplateResult {
    return this.#signup.done ? this.#renderReceived(campaign) : this.#renderForm(campaign);
  }

  #renderForm(campaign: Campaign): TemplateResult {
    const { champion: words, person } = this.locale;
    const { survey, champion, minimumAge = 16 } = campaign;
    const signup = this.#signup;
    const organised = this.organisation?.wordsOf(this.locale);
    const consents = consentsFor(campaign, KIND);
    const shared = this.shared(
      signup,
      [
        ...['organisation', 'organisationKind', 'organisationPeople', 'name', 'organisationRole', 'email', 'phone', 'area', 'cares', 'roles', 'place', 'language', 'ageConfirmed'],
        ...consents.map(({ id }) => `consents-${id}`),
      ],
      organised?.problems,
    );
    const listed = (list: NonNullable<Campaign['champion']>['roles'] = []): Option[] => list.map(({ id, label }) => ({ value: id, label: this.say(label) }));
    const several = { ...shared, hint: words.several };
    return html`<form novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @formdata=${this.#onFormData}>
      ${this.renderOutcome(signup, shared.problems)} ${signup.step === 'saved' ? this.#renderAfter(campaign) : nothing}
      <fieldset class="stack" ?disabled=${signup.locked}>
        ${this.#renderInvitation()}
        ${this.organisation?.renderOrganisation(shared) ?? textField({ ...shared, name: 'name', label: person.name, autocomplete: 'name', maxlength: 200 })}
        ${group(
          { ...shared, name: 'reach', label: words.reach, hint: words.reachHint },
          html`${textField({ ...shared, name: 'email', label: person.email, type: 'email', autocomplete: 'email', maxlength: 254 })}
          ${textField({ ...shared, name: 'phone', label: words.phone, type: 'tel', autocomplete: 'tel', maxlength: 40 })}`,
        )}
        ${this.renderWard(campaign, shared, organised?.wardHint)}
        ${survey ? choices('checkbox', { ...several, name: 'cares', label: words.cares, options: listed(survey.issues) }) : nothing}
        ${choices('checkbox', { ...several, name: 'roles', label: words.roles, options: listed(champion?.roles) })}
        ${champion?.oneToOne ? this.#renderMeeting(shared) : nothing}
        ${textField({ ...shared, name: 'language', label: words.language, autocomplete: 'language', maxlength: 60 })}
        ${box({ ...shared, name: 'ageConfirmed' }, this.own(person.age(minimumAge)))}
        ${consentBoxes(
          shared,
          consents,
          (text) => this.say(text),
          (reference) => this.resolve(reference),
        )}
      </fieldset>
      ${this.renderButton(signup, organised?.send ?? words.send, this.#onSubmit)}
    </form>`;
  }

  #renderInvitation(): TemplateResult | typeof nothing {
    const { invited, drop, dropped } = this.locale.champion;
    if (!this.#invitedBy) return nothing;
    return html`<div class="field">
      <p id="invitation" tabindex="-1">${this.dropped ? dropped : invited}</p>
      ${this.dropped ? nothing : html`<button type="button" part="button" @click=${this.#onDrop}>${drop}</button>`}
    </div>`;
  }

  #renderMeeting(shared: Shared): TemplateResult {
    const words = this.locale.champion;
    const row = { ...shared, row: true };
    // What is asked further is there once the box is ticked. (In WebKit a style sheet does not notice.)
    const wanted = this.renderRoot.querySelector<HTMLInputElement>('#oneToOne')?.checked;
    return group(
      { ...shared, name: 'meeting', label: words.meeting, hint: words.meetingHint },
      html`${box({ ...shared, name: 'oneToOne' }, this.own(words.oneToOne))}
      <div class=${wanted ? 'field' : 'absent'}>${choices('checkbox', { ...row, name: 'days', label: words.days, options: this.#options(words.dayNames) })}
      ${choices('checkbox', { ...row, name: 'parts', label: words.parts, options: this.#options(words.partNames) })}
      ${choices('radio', { ...row, name: 'way', label: words.way, options: this.#options(words.ways) })}
      ${textField({ ...shared, name: 'place', label: words.place, maxlength: 120 })}</div>`,
    );
  }

  #renderReceived(campaign: Campaign): TemplateResult {
    const receipt = this.renderReceipt(this.#signup);
    return html`<div class="stack" part="received">
      <div role="heading" aria-level=${this.headingLevel} tabindex="-1" data-focus>${this.thanks(this.#signup, this.locale.champion.thanks)}</div>
      ${this.#renderAfter(campaign, receipt) ?? receipt}
    </div>`;
  }

  /** What follows, once its file is here: all of it with the receipt, without one the personal link. */
  #renderAfter(campaign: Campaign, receipt?: TemplateResult): TemplateResult | undefined {
    return this.renderAfter?.({
      campaign,
      submission: this.#signup.submission as ChampionSignup,
      page: this.about.page,
      drawQr: this.drawQr,
      receipt,
      locale: this.locale,
      lang: this.speaking,
      headingLevel: this.headingLevel,
      say: (text) => this.say(text),
    });
  }

  #onDrop(): void {
    this.dropped = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#invitation')?.focus());
  }

  #onInput({ target }: Event): void {
    this.begin();
    if ((target as HTMLInputElement).name === 'oneToOne') this.requestUpdate();
  }

  #onSubmit(event: Event): void {
    void this.send(this.#signup, event, { seconds: this.seconds });
  }

  /** Adds what nobody types: a code for inviting others, made when the form is read, and the invitation that brought the person. */
  #onFormData({ formData }: FormDataEvent): void {
    formData.set('inviteCode', [...crypto.getRandomValues(new Uint32Array(12))].map((random) => ((random % 34) + 2).toString(36)).join(''));
    if (this.#invitedBy && !this.dropped) formData.set('invitedBy', this.#invitedBy);
  }

  #options(words: Record<string, string>): Option[] {
    return Object.entries(words).map(([value, label]) => ({ value, label: this.own(label) }));
  }
}
