import type { ReactiveElement } from 'lit';
import type { Campaign, FurtherQuestion } from '../contract/campaign/reader.ts';
import type { FormCheck } from './form-controller.ts';
import type * as QuestionFields from './question-fields.ts';
import { retryLoading } from './retry-loading.ts';

/** The campaign's own questions in one form. A separate file shows and reads them. */
export class CampaignQuestions {
  /** Shows and reads the questions, if there are any and the file is loaded. */
  fields: typeof QuestionFields | undefined;
  /** The questions that the form asks. */
  readonly #questionsOf: (campaign: Campaign) => readonly FurtherQuestion[] | undefined;
  readonly #load: () => Promise<void>;

  constructor(
    host: ReactiveElement,
    questionsOf: (campaign: Campaign) => readonly FurtherQuestion[] | undefined,
  ) {
    this.#questionsOf = questionsOf;
    this.#load = retryLoading(
      async () => {
        this.fields = await import('./question-fields.ts');
        host.requestUpdate();
      },
      // The browser has logged the missing file in the console.
      () => undefined,
    );
  }

  /**
   * Without the file the form says so, and asks the rest; the questions follow once it is here. An
   * answer is taken without them: it has no `more`, as from a script that shows no questions.
   */
  load(campaign: Campaign): Promise<unknown> | undefined {
    return this.#questionsOf(campaign) && this.#load();
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
