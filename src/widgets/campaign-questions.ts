import type { Campaign, FurtherQuestion } from '../contract/campaign/reader.ts';
import type { FormCheck } from './form-controller.ts';
import type * as QuestionFields from './question-fields.ts';

/** The campaign's own questions in one form. What shows and reads them is a file of its own. */
export class CampaignQuestions {
  /** What shows and reads the questions, where there are any and the file is here. */
  fields: typeof QuestionFields | undefined;
  /** The questions that the form asks. */
  readonly #questionsOf: (campaign: Campaign) => readonly FurtherQuestion[] | undefined;

  constructor(questionsOf: (campaign: Campaign) => readonly FurtherQuestion[] | undefined) {
    this.#questionsOf = questionsOf;
  }

  /** Without the file the form asks the rest: an answer is taken without them. */
  load(campaign: Campaign): Promise<unknown> | undefined {
    return this.#questionsOf(campaign)
      ? import('./question-fields.ts').then(
          (fields) => (this.fields = fields),
          () => undefined,
        )
      : undefined;
  }

  /** Adds the questions to the check of a form. */
  addTo(checkForm: FormCheck): FormCheck {
    return (data, campaign, about) => {
      const checked = checkForm(data, campaign, about);
      const questions = this.#questionsOf(campaign);
      return questions && this.fields
        ? this.fields.checkQuestions(checked, data, questions)
        : checked;
    };
  }
}
