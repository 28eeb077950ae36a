import { restoreAnswers, saveAnswers } from './form-answers.ts';

/** The data that a form is rendered from. */
export interface FormOrigin {
  campaign: { id: string } | undefined;
  language: string;
}

/** Keeps the answers in a form that is rendered again, for another language or a newer document. */
export class AnswerKeeper {
  #last: FormOrigin | undefined;

  /**
   * Called before each render.
   * @returns a function to call after it, if the form's data has changed
   */
  beforeRender(root: ParentNode, origin: FormOrigin): (() => void) | undefined {
    const last = this.#last;
    this.#last = origin;
    const { campaign, language } = origin;
    if (!last?.campaign || (last.campaign === campaign && last.language === language))
      return undefined;
    const form = root.querySelector('form');
    if (!form) return undefined;
    // A choice from another campaign may mean something else in this one.
    if (last.campaign.id !== campaign?.id) return () => form.reset();
    const answers = saveAnswers(form);
    return () => restoreAnswers(form, answers);
  }
}
