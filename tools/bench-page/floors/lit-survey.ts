import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
import * as z from 'zod/mini';
import {
  readValues,
  sendAnswer,
  type SurveyField,
  type SurveyProblems,
  type SurveyValues,
} from './survey-answer.ts';
import { readInlineDocument, type SurveyDocument } from './survey-document.ts';
import { styles } from './survey-styles.ts';
import { imprintWords, privacyWords, problemWords, words } from './survey-words.ts';

const isOther = ({ issue }: { issue: string }) => issue === 'other';

const Answer = z
  .object({
    issue: z.string().check(z.minLength(1, problemWords.issue)),
    other: z.string().check(z.maxLength(120, problemWords.otherTooLong)),
    words: z.string().check(z.maxLength(1000, problemWords.wordsTooLong)),
    area: z.string().check(z.minLength(1, problemWords.area)),
  })
  .check(
    z.refine((answer) => !isOther(answer) || answer.other !== '', {
      path: ['other'],
      message: problemWords.other,
      when: () => true,
    }),
    z.refine((answer) => !answer.issue || isOther(answer) || answer.other === '', {
      path: ['other'],
      message: problemWords.twoAnswers,
      when: () => true,
    }),
  );

function findProblems(values: SurveyValues): SurveyProblems {
  const { error } = Answer.safeParse(values);
  const problems: SurveyProblems = {};
  for (const { path, message } of error?.issues ?? []) problems[path[0] as SurveyField] ??= message;
  return problems;
}

/** The survey as Lit's documents write an element, with zod/mini for its rules. */
class LitSurvey extends LitElement {
  static override readonly styles = unsafeCSS(styles);
  static override readonly properties = {
    problems: { state: true },
    step: { state: true },
  };

  declare private problems: SurveyProblems;
  declare private step: 'form' | 'sending' | 'thanks';
  #document: SurveyDocument | undefined;

  constructor() {
    super();
    this.problems = {};
    this.step = 'form';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#document ??= readInlineDocument(this);
  }

  protected override render(): unknown {
    const document = this.#document;
    if (!document) return nothing;
    const content =
      this.step === 'thanks'
        ? html`<h2 role="status" tabindex="-1">${words.thanks}</h2>`
        : this.#renderForm(document);
    return [content, this.#renderSmallPrint(document)];
  }

  #renderForm({ areas, survey }: SurveyDocument): TemplateResult {
    return html`<form novalidate @submit=${this.#onSubmit}>
      <fieldset class="field" aria-describedby="issue-error">
        <legend>${words.issue}</legend>
        <p>${words.issueHint}</p>
        ${this.#renderError('issue')}
        ${survey.issues.map(({ id, label }) => this.#renderChoice(id, label))}
        ${this.#renderChoice('other', words.somethingElse)}
        <div class="field">
          <label for="other">${words.other}</label>${this.#renderError('other')}
          <input
            class="text"
            id="other"
            name="other"
            maxlength="120"
            autocomplete="off"
            aria-describedby="other-error"
            aria-invalid=${this.#isInvalid('other')}
          />
        </div>
      </fieldset>
      <div class="field">
        <label for="words">${words.words}</label>
        <p id="words-hint">${words.wordsHint}</p>
        ${this.#renderError('words')}
        <textarea
          class="text"
          id="words"
          name="words"
          maxlength="1000"
          rows="4"
          aria-describedby="words-hint words-error"
          aria-invalid=${this.#isInvalid('words')}
        ></textarea>
      </div>
      <div class="field">
        <label for="area">${words.ward}</label>${this.#renderError('area')}
        <select
          class="text"
          id="area"
          name="area"
          aria-describedby="area-error"
          aria-invalid=${this.#isInvalid('area')}
        >
          <option value="">${words.chooseWard}</option>
          ${areas.wards.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
          <option value="unknown">${words.unknownWard}</option>
          <option value="outside">${words.outsideWards}</option>
        </select>
      </div>
      <label class="absent"
        >${words.leaveEmpty}<input name="homepage" tabindex="-1" autocomplete="off"
      /></label>
      <button ?disabled=${this.step === 'sending'}>${words.send}</button>
    </form>`;
  }

  #renderChoice(value: string, label: string): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="issue"
        value=${value}
        aria-invalid=${this.#isInvalid('issue')}
      />${label}</label
    >`;
  }

  #renderError(name: SurveyField): TemplateResult {
    return html`<p class="error" id="${name}-error">${this.problems[name] ?? ''}</p>`;
  }

  #renderSmallPrint(document: SurveyDocument): TemplateResult {
    const { contact, complaints, privacyUrl } = document.controller;
    const link = (address: string) => html`<a href="mailto:${address}">${address}</a>`;
    return html`<div class="small-print">
      <p>
        ${privacyWords(document)} ${link(contact)}. Complain: ${link(complaints)}.
        <a href=${privacyUrl} target="_blank" rel="noopener">${words.privacyNotice}</a>
      </p>
      <p>${imprintWords(document)}</p>
    </div>`;
  }

  #isInvalid(name: SurveyField): 'true' | 'false' {
    return name in this.problems ? 'true' : 'false';
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send(event.target as HTMLFormElement);
  };

  async #send(form: HTMLFormElement): Promise<void> {
    const values = readValues(form);
    this.problems = findProblems(values);
    if (!this.#document) return;
    if (Object.keys(this.problems).length) {
      await this.updateComplete;
      return this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
    }
    this.step = 'sending';
    try {
      await sendAnswer(this.#document, values);
      this.step = 'thanks';
      await this.updateComplete;
      this.renderRoot.querySelector('h2')?.focus();
    } catch {
      this.step = 'form';
      this.problems = { words: words.notSent };
    }
  }
}

customElements.define('lit-survey', LitSurvey);
