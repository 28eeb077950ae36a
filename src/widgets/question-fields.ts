/**
 * The campaign's own questions, in a file beside the script: a page whose campaign has none does
 * not load it.
 * @module
 */
import { html, type TemplateResult } from 'lit';
import type { FurtherQuestion } from '../contract/campaign/reader.ts';
import { QUESTION_LIMITS } from '../contract/campaign/question-limits.ts';
import type { CheckResult } from '../contract/problem/problem.ts';
import {
  questionField,
  readFurtherFields,
  withFurtherAnswers,
} from '../contract/submission/further-answers.ts';
import type { Submission } from '../contract/submission/form-reader.ts';
import { choiceField, type FieldContext, localizedText, textField } from '../forms/index.ts';
import { questionsMessages } from '../locales/compiled/en-questions.ts';
import type { ViewContext } from './view-context.ts';

/** The names of the fields of questions, in the form's order. */
export const questionNames = (questions: readonly FurtherQuestion[]): string[] =>
  questions.map(({ id }) => questionField(id));

/** The message about a problem of a question: a text that is too long has its own sentence. */
export const questionSentences = (
  { messages, localize }: ViewContext,
  questions: readonly FurtherQuestion[],
): Record<string, string> => {
  const { choose, write, number } = questionsMessages(messages);
  const sentences = { choice: choose, choices: choose, text: write, number };
  return Object.fromEntries(
    questions.map(({ id, kind, label }) => [
      questionField(id),
      sentences[kind](localize(label).words),
    ]),
  );
};

/** A field for each question. */
export const questionFields = (
  context: ViewContext,
  field: FieldContext,
  questions: readonly FurtherQuestion[],
): TemplateResult[] => questions.map((question) => questionControl(context, field, question));

/** The same in a survey, with the use of the answers: its privacy notice covers the others. */
export const surveyQuestionFields = (
  context: ViewContext,
  field: FieldContext,
  questions: readonly FurtherQuestion[],
): TemplateResult[] => [
  ...questionFields(context, field, questions),
  ...(questions[0] ? [html`<p part="hint">${questionsMessages(context.messages).kept}</p>`] : []),
];

function questionControl(
  context: ViewContext,
  field: FieldContext,
  { id, kind, label, hint, required, choices = [] }: FurtherQuestion,
): TemplateResult {
  const { language, localize } = context;
  const words = questionsMessages(context.messages);
  const questionText = localizedText(localize(label), language);
  const own = {
    ...field,
    name: questionField(id),
    label: required ? questionText : html`${questionText} ${words.optional}`,
    hint: hint && localizedText(localize(hint), language),
  };
  const options = choices.map((choice) => ({ value: choice.id, label: localize(choice.label) }));
  switch (kind) {
    case 'choice': {
      const none = { value: '', label: { words: words.noAnswer, lang: language } };
      return choiceField('radio', { ...own, options: required ? options : [...options, none] });
    }
    case 'choices':
      return choiceField('checkbox', { ...own, hint: own.hint ?? words.several, options });
    case 'number':
      return textField({ ...own, inputmode: 'numeric', maxlength: 20 });
    case 'text':
      return textField({ ...own, maxlength: QUESTION_LIMITS.text });
  }
}

/** Reads the questions of a form, and adds them to the result of checking its other fields. */
export const checkQuestions = (
  checked: CheckResult<Submission>,
  data: FormData,
  questions: readonly FurtherQuestion[],
): CheckResult<Submission> =>
  withFurtherAnswers(checked, readFurtherFields(data, questions), questions);
