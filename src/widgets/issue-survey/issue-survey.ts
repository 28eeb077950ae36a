import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Campaign, IssueResponse, ResultsRead, Worded } from '../../contract/index.ts';
import { loadResults } from '../../delivery/index.ts';
import { type FieldProblem, fieldProblems, longTextField, problemSummary, radios, selectField, textField } from '../../forms/index.ts';
import { form } from '../../theme/index.ts';
import { CampaignWidget } from '../campaign-widget.ts';
import { FormController } from '../form-controller.ts';
import { kit } from '../kit.ts';
import { shuffled } from '../shuffled.ts';
import { WaitingList } from '../waiting-list.ts';
import { warn } from '../warn.ts';
import type { renderAfterAnswer } from './after-answer.ts';

/**
 * Asks a resident for the one big issue in their ward, and thanks them with what others there have said so far. Then,
 * if the campaign wants it, asks whether they would like to hear what happens: kept apart from the answer.
 *
 * A page author gives it `src`, the address of the campaign document, or the document itself in a child
 * `<script type="application/json">`. A link inside the tag is what people see where scripts are off.
 *
 * @tag campaign-issue-survey
 * @slot - What stands there until the widget takes over, and where it can't: a plain link.
 * @fires {CampaignEvent} campaign-submit - Before a submission leaves; can be cancelled.
 * @fires {CampaignEvent} campaign-delivered - Once the endpoint has it for good.
 * @fires {CampaignEvent} campaign-sent - Once a blind endpoint has answered: nothing proves that it has it.
 * @fires {CampaignEvent} campaign-saved - When it could not be sent, and waits on the device.
 * @fires {CampaignEvent} campaign-refused - When the endpoint won't take it.
 * @csspart base - The whole widget.
 * @csspart field - A field with its label, hint and problem.
 * @csspart label - The label or legend of a field.
 * @csspart hint - The hint of a field.
 * @csspart error - The problem beside a field.
 * @csspart control - A text box, or the list of wards.
 * @csspart choice - A radio button or a box with its label.
 * @csspart button - A button.
 * @csspart summary - The list of problems above a form.
 * @csspart received - The thanks.
 * @csspart saved - That what was filled in waits on the device.
 * @csspart waiting - What waits on the device from before.
 * @csspart small-print - The privacy notice and the imprint.
 * @cssprop [--campaign-accent=#0b5394] - The colour of buttons, chosen radios and bars.
 * @cssprop [--campaign-on-accent=#fff] - The colour of text on the accent.
 * @cssprop [--campaign-radius=0.25em] - The rounding of boxes and buttons.
 * @cssprop [--campaign-space=1.5em] - The room between fields.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of borders; by default made from the text's colour.
 * @cssprop [--campaign-error] - The colour of problems; by default made from the text's colour.
 * @cssprop [--campaign-field=transparent] - The background of text boxes and of the list of wards.
 */
export class IssueSurveyWidget extends CampaignWidget {
  static override styles = [...super.styles, form];

  /** The GSS code of the ward to choose beforehand; the person can change it. */
  @property() ward = '';

  @state() private results: ResultsRead | undefined;
  /** What follows an answer, once its file is here. */
  @state() private renderAfter: typeof renderAfterAnswer | undefined;

  /** @internal */
  readonly waiting: WaitingList = new WaitingList(this);
  readonly #answer = new FormController(this, 'issue-response');
  readonly #contact = new FormController(this, 'contact');
  /** Ids of the issues in the order shown, and when they were. */
  #order: string[] = [];
  #shownAt = 0;
  #begun: Promise<void> | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Once for a document: an order that changed under the person's finger would change their answer.
    if (changed.has('document') && this.document?.survey) this.#order = this.#orderOf(this.document, this.document.survey);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.phase === 'open') this.#shownAt ||= performance.now();
    // What was chosen from another document may mean something else in this one.
    if (changed.has('document')) this.renderRoot.querySelector('form')?.reset();
  }

  protected override lacks({ survey, areas }: Campaign): string | undefined {
    if (this.ward && !areas.wards.some(({ code }) => code === this.ward)) warn(this, `ward="${this.ward}" is not one of the campaign`);
    return survey ? undefined : 'survey is missing';
  }

  protected override privacyWords({ controller }: Campaign): string {
    return this.locale.privacy.survey(this.say(controller.name).words);
  }

  protected override renderAbove(): unknown {
    return this.waiting.render();
  }

  protected override renderOpen(campaign: Campaign): TemplateResult {
    return this.#answer.done ? this.#renderReceived(campaign) : this.#renderSurvey(campaign);
  }

  #renderSurvey(campaign: Campaign): TemplateResult {
    const { survey } = this.locale;
    const several = campaign.areas.wards.length > 1;
    const problems = fieldProblems(this.#answer.problems, [...(several ? ['area'] : []), 'issue', 'other', 'words'], this.locale);
    const shared = { problems, locale: this.locale, lang: this.speaking };
    const own = (words: string): Worded => ({ words, lang: this.speaking });
    return html`<form novalidate @submit=${this.#onAnswer} @input=${this.#onBegin}>
      ${this.#renderOutcome(this.#answer, problems)}
      <fieldset class="stack" ?disabled=${this.#answer.locked}>
        ${several
          ? selectField({
              ...shared,
              name: 'area',
              label: survey.ward,
              empty: survey.chooseWard,
              options: campaign.areas.wards.map(({ code, name, group }) => ({ value: code, label: this.say(name), group: group ? this.say(group) : undefined })),
              extra: [
                { value: 'unknown', label: own(survey.wardUnknown) },
                { value: 'outside', label: own(survey.wardOutside) },
              ],
              chosen: this.ward,
            })
          : nothing}
        ${radios({
          ...shared,
          name: 'issue',
          label: survey.issue,
          hint: survey.issueHint,
          options: this.#order.map((id) => ({ value: id, label: this.#issue(id) })),
          after: textField({ ...shared, name: 'other', label: survey.other, maxlength: 120 }),
        })}
        ${longTextField({ ...shared, name: 'words', label: survey.words, hint: survey.wordsHint, maxlength: 1000 })}
      </fieldset>
      ${this.#renderButton(this.#answer, survey.send, this.#onAnswer)}
    </form>`;
  }

  #renderReceived(campaign: Campaign): TemplateResult {
    const { survey } = this.locale;
    const { submission, receipt } = this.#answer;
    const contact = this.#contact;
    const reference = html`<p>${receipt ? survey.reference(receipt.reference) : this.locale.noReceipt}</p>`;
    return html`<div class="stack" part="received">
      <div role="heading" aria-level=${this.headingLevel} tabindex="-1" ?data-focus=${contact.step === 'form' && !contact.problems.length}>${receipt ? survey.thanks : this.locale.sentTitle}</div>
      ${this.renderAfter?.(kit, {
        campaign,
        submission: submission as IssueResponse,
        reference,
        results: this.results,
        contact,
        locale: this.locale,
        lang: this.speaking,
        headingLevel: this.headingLevel,
        say: (text) => this.say(text),
        resolve: (reference) => this.resolve(reference),
        issue: (id) => this.#issue(id),
        outcome: (problems) => this.#renderOutcome(contact, problems),
        button: (label) => this.#renderButton(contact, label, this.#onContact),
        onSubmit: this.#onContact,
      }) ?? reference}
    </div>`;
  }

  /** What came of the last press, above the form. */
  #renderOutcome(sent: FormController, problems: FieldProblem[]): TemplateResult | typeof nothing {
    const { step, status } = sent;
    if (step === 'saved') return this.waiting.renderSaved(sent);
    const { problemTitle, refusedTitle, refused, refusedHere, unreachableTitle, unreachable } = this.locale;
    const said = (words: string) => [{ field: '', words }];
    const [title, lines] =
      step === 'unreachable'
        ? [unreachableTitle, said(unreachable)]
        : step === 'refused'
          ? [refusedTitle, problems[0] ? problems : said(status === 403 ? refusedHere : refused)]
          : [problemTitle, problems];
    return lines[0] ? problemSummary(lines, title, this.headingLevel) : nothing;
  }

  /** Listens for the click: in a sandboxed frame without `allow-forms` no submit event ever comes, and Enter clicks the button too. */
  #renderButton(sent: FormController, label: string, onPress: (event: Event) => void): TemplateResult | typeof nothing {
    const { step } = sent;
    // What can be done then is said above the form.
    if (step === 'saved') return nothing;
    const keepNothing = html`<label class="choice" part="choice"><input type="checkbox" name="shared" ?disabled=${sent.locked} />${this.locale.shared}</label>`;
    return html`${this.waiting.shared ? nothing : keepNothing}
    <div>
      <button part="button" aria-disabled=${step === 'sending'} @click=${onPress}>${step === 'unreachable' ? this.locale.tryAgain : label}</button>
      <span role="status">${step === 'sending' ? this.locale.sending : ''}</span>
    </div>`;
  }

  /** Whoever begins may finish: what follows an answer is fetched meanwhile. Where it can't be had, the thanks stand without it. */
  #onBegin(): void {
    this.#begun ??= import('./after-answer.ts').then(
      ({ renderAfterAnswer }) => void (this.renderAfter = renderAfterAnswer),
      () => void (this.#begun = undefined),
    );
  }

  #onAnswer(event: Event): void {
    event.preventDefault();
    this.#onBegin();
    void this.#send(this.#answer, event, { order: this.#order, seconds: Math.min(86_400, Math.round((performance.now() - this.#shownAt) / 1000)) });
  }

  #onContact(event: Event): void {
    event.preventDefault();
    void this.#send(this.#contact, event);
  }

  async #send(sent: FormController, event: Event, signals?: { order: string[]; seconds: number }): Promise<void> {
    const form = (event.currentTarget as Element).closest('form');
    if (sent.step === 'unreachable' || sent.step === 'saved') return sent.tryAgain();
    if (!form || !this.document) return;
    await sent.submit(form, this.document, signals);
    if (sent === this.#answer && sent.done) await this.#loadResults();
  }

  /** What others said is a courtesy: where it can't be had, the thanks stand without it. */
  async #loadResults(): Promise<void> {
    const url = this.document?.results && this.resolve(this.document.results);
    if (url) this.results = await loadResults(url).catch(() => undefined);
  }

  #orderOf({ id, version }: Campaign, { issues, order }: NonNullable<Campaign['survey']>): string[] {
    const ids = issues.map(({ id }) => id);
    if (order === 'random') return [...shuffled(`${id} ${version}`, ids), 'other'];
    const byLabel = (a: string, b: string) => this.#issue(a).words.localeCompare(this.#issue(b).words, this.speaking);
    return [...(order === 'alphabetical' ? ids.sort(byLabel) : ids), 'other'];
  }

  #issue(id: string): Worded {
    const label = this.document?.survey?.issues.find((issue) => issue.id === id)?.label;
    return label ? this.say(label) : { words: this.locale.survey.somethingElse, lang: this.speaking };
  }
}
