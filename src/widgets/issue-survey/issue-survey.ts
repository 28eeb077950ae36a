import type { PropertyDeclarations, TemplateResult } from 'lit';
import type { Campaign, FurtherQuestion } from '../../contract/campaign/reader.ts';
import { checkAnswerForm, readAnswerForm } from '../../contract/submission/answer-form.ts';
import type * as ClosedView from '../closed-view.ts';
import { FormController } from '../form-controller.ts';
import { receiptView, receivedView } from '../form-parts.ts';
import { FormWidget } from '../form-widget.ts';
import { personCheck } from '../person-check.ts';
import { addStyles } from '../later-styles.ts';
import { shuffleOnce } from '../shuffle-once.ts';
import { issueLabel, surveyForm } from './survey-form.ts';
import type * as SurveyThanks from './survey-thanks.ts';

/**
 * Asks a resident for the one big issue in their ward, and thanks them with what others there have
 * said so far. Then, if the campaign wants it, asks whether they would like to hear what happens:
 * kept apart from the answer.
 *
 * A page author gives it `src`, the address of the campaign document, or the document itself in a
 * child
 * `<script type="application/json">`. A link inside the tag is what people see where scripts are
 * off.
 *
 * @tag campaign-issue-survey
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
 * @cssprop [--campaign-accent=#1f6fb8] - The colour of buttons, chosen radios and bars.
 * @cssprop [--campaign-on-accent=#fff] - The colour of text on the accent.
 * @cssprop [--campaign-radius=0.5em] - The rounding of boxes and buttons.
 * @cssprop [--campaign-space=2em] - The room between fields.
 * @cssprop [--campaign-font=inherit] - The font.
 * @cssprop [--campaign-border] - The colour of borders; by default made from the text's colour.
 * @cssprop [--campaign-error] - The colour of problems; by default the text's colour.
 * @cssprop [--campaign-field=transparent] - The background of text boxes and of the list of wards.
 */
export class IssueSurveyWidget extends FormWidget {
  static override get properties(): PropertyDeclarations {
    return {
      published: { state: true },
      thanks: { state: true },
    };
  }

  /** Shows the results, once they are loaded. */
  declare private published: typeof ClosedView | undefined;
  /** The content after an answer, once its file is loaded. */
  declare private thanks: typeof SurveyThanks | undefined;

  readonly #answer = new FormController(
    this,
    'issue-response',
    this.questions.addTo((...form) => checkAnswerForm(readAnswerForm(...form))),
  );
  readonly #contact = new FormController(this, 'contact', personCheck(this, 'contact'));
  /** The ids of the issues in the order shown, and their campaign. */
  #order: { campaign?: Campaign; ids: readonly string[] } = { ids: [] };

  protected override configurationError({ survey }: Campaign): string | undefined {
    return survey ? undefined : 'survey is missing';
  }

  protected override privacyNotice({ controller }: Campaign): string {
    const { messages, localize } = this.context;
    return messages.privacy.survey(localize(controller.name).words);
  }

  protected override questionsOf({ survey }: Campaign): readonly FurtherQuestion[] | undefined {
    return survey?.questions;
  }

  protected override loadParts(): undefined {
    return undefined;
  }

  protected override async loadThanks(): Promise<void> {
    const { campaign } = this.controller;
    await Promise.all([
      import('./survey-thanks.ts').then((thanks) => (this.thanks = thanks)),
      // Loaded before the answer is sent, they move nothing when it has been received.
      campaign && this.loadResults(campaign),
      campaign?.survey?.contactStep && this.fetchPersonForm(),
    ]);
  }

  /** The results are optional. */
  protected override async loadResults({ results }: Campaign): Promise<void> {
    const url = results && this.context.resolve(results);
    if (!url) return;
    try {
      const published = await import('../closed-view.ts');
      addStyles(this, published.resultBarStyles);
      this.results = await published.loadResults(url);
      this.published = published;
    } catch {
      // Only the thanks are shown.
    }
  }

  protected override renderOpen(campaign: Campaign): TemplateResult {
    return this.#answer.done ? this.#renderThanks(campaign) : this.#renderForm(campaign);
  }

  #renderForm(campaign: Campaign): TemplateResult {
    return surveyForm(this.context, {
      ...this.formData(campaign, this.#answer, this.#onAnswer),
      order: this.#orderOf(campaign),
      onInput: () => this.beginForm(),
    });
  }

  #renderThanks(campaign: Campaign): TemplateResult {
    const { context, results, published, thanks, personForm, share } = this;
    const { page } = this.about;
    const { step, problems } = this.#contact;
    const data = this.formData(campaign, this.#answer, this.#onAnswer);
    const contact = { ...this.formData(campaign, this.#contact, this.#onContact), personForm };
    return receivedView(
      context,
      this.#answer,
      context.messages.survey.thanks,
      step === 'form' && !problems.length,
      thanks?.surveyThanks(context, { ...data, results, published, contact, share, page }) ??
        receiptView(context, data),
    );
  }

  readonly #onAnswer = (event: Event): void => void this.#sendAnswer(event);

  readonly #onContact = (event: Event): void => void this.send(this.#contact, event);

  async #sendAnswer(event: Event): Promise<void> {
    await this.send(this.#answer, event, { order: [...this.#order.ids], seconds: this.seconds });
    const { campaign } = this.controller;
    if (this.#answer.done && campaign && !this.results) await this.loadResults(campaign);
  }

  /** Once per document: if the order changed during a tap, the answer would change. */
  #orderOf(campaign: Campaign): readonly string[] {
    if (this.#order.campaign !== campaign)
      this.#order = { campaign, ids: [...this.#sortIssues(campaign), 'other'] };
    return this.#order.ids;
  }

  #sortIssues({ id, version, survey }: Campaign): string[] {
    const ids = survey?.issues.map((issue) => issue.id) ?? [];
    if (survey?.order === 'random') return shuffleOnce(`${id} ${version}`, ids);
    const { context } = this;
    const wordsOf = (issue: string) => issueLabel(context, survey, issue).words;
    return survey?.order === 'alphabetical'
      ? ids.sort((a, b) => wordsOf(a).localeCompare(wordsOf(b), context.language))
      : ids;
  }
}
