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

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

const escapeHtml = (text: string): string =>
  text.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);

const errorHtml = (name: SurveyField) => `<p class="error" id="${name}-error"></p>`;

const choiceHtml = (value: string, label: string) =>
  `<label class="choice"><input type="radio" name="issue" value="${escapeHtml(value)}">${escapeHtml(label)}</label>`;

const optionHtml = (value: string, label: string) =>
  `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`;

function formHtml({ areas, survey }: SurveyDocument): string {
  return `<form novalidate>
    <fieldset class="field" aria-describedby="issue-error">
      <legend>${words.issue}</legend><p>${words.issueHint}</p>${errorHtml('issue')}
      ${survey.issues.map(({ id, label }) => choiceHtml(id, label)).join('')}
      ${choiceHtml('other', words.somethingElse)}
      <div class="field">
        <label for="other">${words.other}</label>${errorHtml('other')}
        <input class="text" id="other" name="other" maxlength="120" autocomplete="off" aria-describedby="other-error">
      </div>
    </fieldset>
    <div class="field">
      <label for="words">${words.words}</label><p id="words-hint">${words.wordsHint}</p>${errorHtml('words')}
      <textarea class="text" id="words" name="words" maxlength="1000" rows="4" aria-describedby="words-hint words-error"></textarea>
    </div>
    <div class="field">
      <label for="area">${words.ward}</label>${errorHtml('area')}
      <select class="text" id="area" name="area" aria-describedby="area-error">
        ${optionHtml('', words.chooseWard)}${areas.wards.map(({ code, name }) => optionHtml(code, name)).join('')}
        ${optionHtml('unknown', words.unknownWard)}${optionHtml('outside', words.outsideWards)}
      </select>
    </div>
    <label class="absent">${words.leaveEmpty}<input name="homepage" tabindex="-1" autocomplete="off"></label>
    <button>${words.send}</button>
  </form>`;
}

function smallPrintHtml(document: SurveyDocument): string {
  const { contact, complaints, privacyUrl } = document.controller;
  const link = (address: string) =>
    `<a href="mailto:${escapeHtml(address)}">${escapeHtml(address)}</a>`;
  return `<div class="small-print">
    <p>${escapeHtml(privacyWords(document))} ${link(contact)}. Complain: ${link(complaints)}.
      <a href="${escapeHtml(privacyUrl)}" target="_blank" rel="noopener">${words.privacyNotice}</a></p>
    <p>${escapeHtml(imprintWords(document))}</p>
  </div>`;
}

function findProblems({ area, issue, other, words: written }: SurveyValues): SurveyProblems {
  const problems: SurveyProblems = {};
  if (!issue) problems.issue = problemWords.issue;
  if (issue === 'other' && !other) problems.other = problemWords.other;
  if (issue && issue !== 'other' && other) problems.other = problemWords.twoAnswers;
  if (other.length > 120) problems.other = problemWords.otherTooLong;
  if (written.length > 1000) problems.words = problemWords.wordsTooLong;
  if (!area) problems.area = problemWords.area;
  return problems;
}

/** The survey in one custom element, without any library: the least that a widget can cost. */
class VanillaSurvey extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const document = readInlineDocument(this);
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = formHtml(document) + smallPrintHtml(document);
    const form = root.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#send(root, form, document);
    });
  }

  async #send(root: ShadowRoot, form: HTMLFormElement, document: SurveyDocument): Promise<void> {
    const values = readValues(form);
    const problems = findProblems(values);
    this.#showProblems(root, problems);
    const button = form.querySelector('button');
    if (!button || Object.keys(problems).length) return;
    button.disabled = true;
    try {
      await sendAnswer(document, values);
      form.outerHTML = `<h2 role="status" tabindex="-1">${words.thanks}</h2>`;
      root.querySelector('h2')?.focus();
    } catch {
      button.disabled = false;
      this.#showProblems(root, { words: words.notSent });
    }
  }

  #showProblems(root: ShadowRoot, problems: SurveyProblems): void {
    for (const name of ['issue', 'other', 'words', 'area'] as const) {
      const error = root.getElementById(`${name}-error`);
      if (error) error.textContent = problems[name] ?? '';
      for (const control of root.querySelectorAll(`[name=${name}]`))
        control.setAttribute('aria-invalid', String(name in problems));
    }
    root.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }
}

customElements.define('vanilla-survey', VanillaSurvey);
