import { html } from 'hono/html';
import { type FurtherQuestion, hasChoices } from 'campaign-widgets/contract';
import { dataTable, type TableColumn } from '../organiser/ui/data-table.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import type { ChoiceTally } from './answer-records.ts';
import {
  type AreaFigures,
  byQuestion,
  inWholeGroups,
  publishThresholdOf,
  type QuestionFigures,
} from './publish-results.ts';

/** What the results hold of the campaign's own questions. */
interface QuestionData {
  choices: readonly ChoiceTally[];
  questions: readonly FurtherQuestion[];
}

/** What all wards together chose, and where typed answers are found. */
export function questionResults(
  context: CampaignContext,
  { choices, questions }: QuestionData,
): Html | '' {
  const messages = context.messages.answers.questions;
  const threshold = publishThresholdOf(context.campaign);
  const figures = inWholeGroups(byQuestion(listChoiceIds(questions), choices), threshold);
  if (questions.length === 0) return '';
  const isTyped = questions.some(({ kind }) => !hasChoices(kind));
  return html`<section class="card">
    <h2>${messages.title}</h2>
    ${figures.length > 0 ? questionTables(context, figures) : html`<p>${messages.none}</p>`}
    ${isTyped ? html`<p class="hint">${messages.typed}</p>` : ''}
  </section>`;
}

/** What one ward chose. */
export const questionsOf = (
  { campaign }: CampaignContext,
  { choices, questions }: QuestionData,
  { code }: AreaFigures,
): QuestionFigures[] => {
  const ofWard = choices.filter(({ area }) => area === code);
  return inWholeGroups(byQuestion(listChoiceIds(questions), ofWard), publishThresholdOf(campaign));
};

/** A table for each question that somebody answered. */
export const questionTables = (
  context: CampaignContext,
  figures: readonly QuestionFigures[],
): Html[] => figures.map((question) => questionTable(context, question));

function questionTable(context: CampaignContext, question: QuestionFigures): Html {
  const { names, messages } = context;
  return html`<h3>
      <bdi>${names.surveyQuestion(question.id).label}</bdi>
      <small>${messages.answers.ward.answers(question.answered)}</small>
    </h3>
    ${dataTable({ columns: choiceColumns(context, question), rows: question.choices })}`;
}

function choiceColumns(
  { names, messages, format }: CampaignContext,
  { id, answered }: QuestionFigures,
): TableColumn<QuestionFigures['choices'][number]>[] {
  const { ward, questions } = messages.answers;
  const { choice } = names.surveyQuestion(id);
  return [
    { heading: questions.choice, kind: 'heading', cell: (row) => choice(row.id) },
    { heading: ward.answersHeading, kind: 'number', cell: ({ count }) => format.number(count) },
    { heading: ward.share, kind: 'number', cell: ({ count }) => format.percent(count, answered) },
  ];
}

const listChoiceIds = (questions: readonly FurtherQuestion[]): string[] =>
  questions.filter(({ kind }) => hasChoices(kind)).map(({ id }) => id);
