import type { ReactiveElement } from 'lit';
import type { Campaign, FurtherQuestion } from '../contract/campaign/reader.ts';
import type { FormCheck } from './form-controller.ts';
import { LaterPart } from './later-part.ts';
import type * as QuestionFields from './question-fields.ts';

/** The campaign's own questions in one form. A separate file shows and reads them. */
export class CampaignQuestions {
  /** The questions that the form asks. */
  readonly #questionsOf: (campaign: Campaign) => readonly FurtherQuestion[] | undefined;
  readonly #file: LaterPart<typeof QuestionFields>;

  constructor(
    host: ReactiveElement,
    questionsOf: (campaign: Campaign) => readonly FurtherQuestion[] | undefined,
  ) {
    this.#questionsOf = questionsOf;
    this.#file = new LaterPart(host, () => import('./question-fields.ts'));
  }

  /** Shows and reads the questions, if there are any and the file is loaded. */
  get fields(): typeof QuestionFields | undefined {
    return this.#file.part;
  }

  /**
   * Without the file the form says so, and asks the rest; the questions follow once it is here. An
   * answer is taken without them: it has no `more`, as from a script that shows no questions.
   */
  load(campaign: Campaign): Promise<unknown> | undefined {
    return this.#questionsOf(campaign) && this.#file.load();
  }

  /** Adds the questions to the check of a form. */
  addTo(checkForm: FormCheck): FormCheck {
    return (data, campaign, about) => {
      const checked = checkForm(data, campaign, about);
      const questions = this.#questionsOf(campaign) ?? [];
      return this.fields?.checkQuestions(checked, data, questions) ?? checked;
    };
  }
}
