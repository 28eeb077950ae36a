import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import {
  type Campaign,
  checkAnswerForm,
  readAnswerForm,
  type ResultsRead,
  type LocalizedText,
} from '../../contract/index.ts';
import { loadResults } from '../../delivery/index.ts';
import { choices, longTextField, textField } from '../../forms/index.ts';
import { FormController } from '../form-controller.ts';
import { FormWidget } from '../form-widget.ts';
import { shuffled } from '../shuffled.ts';
import type { renderAfterAnswer } from './after-answer.ts';

const afterAnswer = () => import('./after-answer.ts');

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
export class IssueSurveyWidget extends FormWidget {
  static override get properties(): PropertyDeclarations {
    return {
      results: { state: true },
      renderAfter: { state: true },
    };
  }

  /**
   * What others have said, as far as it could be had.
   * @internal
   */
  declare results: ResultsRead | undefined;
  /** What follows an answer, once its file is here. */
  declare private renderAfter: typeof renderAfterAnswer | undefined;

  /** @internal */
  readonly answer = new FormController(this, 'issue-response', (...form) =>
    checkAnswerForm(readAnswerForm(...form)),
  );
  /** @internal */
  readonly contact = new FormController(this, 'contact', (data, campaign, about) =>
    // The form is not shown before its file is here.
    this.personForm!.checkForm(data, campaign, 'contact', about),
  );
  /** Ids of the issues in the order shown. */
  #order: string[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Once for a document: an order that changed under the person's finger would change their answer.
    if (changed.has('document') && this.document?.survey)
      this.#order = this.#orderOf(this.document, this.document.survey);
  }

  protected override lacks(campaign: Campaign): string | undefined {
    return super.lacks(campaign) ?? (campaign.survey ? undefined : 'survey is missing');
  }

  protected override privacyWords({ controller }: Campaign): string {
    return this.locale.privacy.survey(this.say(controller.name).words);
  }

  protected override async fetchAfter(): Promise<void> {
    await Promise.all([
      afterAnswer().then(({ renderAfterAnswer }) => (this.renderAfter = renderAfterAnswer)),
      this.document?.survey?.contactStep && this.fetchPersonForm(),
    ]);
  }

  protected override renderOpen(campaign: Campaign): TemplateResult {
    return this.answer.done ? this.#renderReceived(campaign) : this.#renderSurvey(campaign);
  }

  #renderSurvey(campaign: Campaign): TemplateResult {
    const { survey } = this.locale;
    const answer = this.answer;
    const shared = this.shared(answer, [
      ...(campaign.areas.wards[1] ? ['area'] : []),
      'issue',
      'other',
      'words',
    ]);
    return html`<form novalidate @submit=${this.#onAnswer} @input=${this.begin}>
      ${this.renderOutcome(answer, shared.problems)}
      <fieldset class="stack" ?disabled=${answer.locked}>
        ${this.renderWard(campaign, shared)}
        ${choices('radio', {
          ...shared,
          name: 'issue',
          label: survey.issue,
          hint: survey.issueHint,
          options: this.#order.map((id) => ({ value: id, label: this.issue(id) })),
          after: textField({ ...shared, name: 'other', label: survey.other, maxlength: 120 }),
        })}
        ${longTextField({ ...shared, name: 'words', label: survey.words, hint: survey.wordsHint, maxlength: 1000 })}
      </fieldset>
      ${this.renderButton(answer, survey.send, this.#onAnswer)}
    </form>`;
  }

  #renderReceived(campaign: Campaign): TemplateResult {
    const contact = this.contact;
    const receipt = this.renderReceipt(this.answer);
    return html`<div class="stack" part="received">
      <div
        role="heading"
        aria-level=${this.headingLevel}
        tabindex="-1"
        ?data-focus=${contact.step === 'form' && !contact.problems.length}
      >
        ${this.thanks(this.answer, this.locale.survey.thanks)}
      </div>
      ${this.renderAfter?.(this, campaign, receipt) ?? receipt}
    </div>`;
  }

  #onAnswer(event: Event): void {
    void this.#sendAnswer(event);
  }

  /** @internal */
  onContact(event: Event): void {
    void this.send(this.contact, event);
  }

  async #sendAnswer(event: Event): Promise<void> {
    await this.send(this.answer, event, { order: this.#order, seconds: this.seconds });
    if (this.answer.done) await this.#loadResults();
  }

  /** What others said is a courtesy: where it can't be had, the thanks stand without it. */
  async #loadResults(): Promise<void> {
    const url = this.document?.results && this.resolve(this.document.results);
    if (url) this.results = await loadResults(url).catch(() => undefined);
  }

  #orderOf(
    { id, version }: Campaign,
    { issues, order }: NonNullable<Campaign['survey']>,
  ): string[] {
    const ids = issues.map(({ id }) => id);
    if (order === 'random') return [...shuffled(`${id} ${version}`, ids), 'other'];
    const byLabel = (a: string, b: string) =>
      this.issue(a).words.localeCompare(this.issue(b).words, this.speaking);
    return [...(order === 'alphabetical' ? ids.sort(byLabel) : ids), 'other'];
  }

  /** @internal */
  issue(id: string): LocalizedText {
    const label = this.document?.survey?.issues.find((issue) => issue.id === id)?.label;
    return label ? this.say(label) : this.own(this.locale.survey.somethingElse);
  }
}
