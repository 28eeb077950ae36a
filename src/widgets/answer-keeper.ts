import { restoreAnswers, saveAnswers } from './form-answers.ts';

/** What a form is rendered from. */
export interface FormOrigin {
  campaign: { id: string } | undefined;
  language: string;
}

/**
 * Keeps what is typed in a form that is rendered anew, for another language or a newer document.
 */
export class AnswerKeeper {
  #last: FormOrigin | undefined;

  /**
   * Called before each render.
   * @returns what to call after it, where a form is rendered from something else than before
   */
  beforeRender(root: ParentNode, origin: FormOrigin): (() => void) | undefined {
    const last = this.#last;
    this.#last = origin;
    const { campaign, language } = origin;
    if (!last?.campaign || (last.campaign === campaign && last.language === language))
      return undefined;
    const form = root.querySelector('form');
    if (!form) return undefined;
    // What was chosen from another campaign may mean something else in this one.
    if (last.campaign.id !== campaign?.id) return () => form.reset();
    const answers = saveAnswers(form);
    return () => restoreAnswers(form, answers);
  }
}
