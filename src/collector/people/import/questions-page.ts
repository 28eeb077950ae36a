import { html } from 'hono/html';
import { scrollTable, type TableColumn } from '../../organiser/ui/data-table.ts';
import { hiddenFields } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { Html } from '../../organiser/ui/page-layout.ts';
import { MAX_LISTED_WARDS } from '../../organiser/ui/ward-field.ts';
import { personLink } from '../person-details.ts';
import type { ImportDraftFile } from './draft-records.ts';
import { type ImportChoices, ROLE_LEFT_OUT } from './import-choices.ts';
import {
  chosenFor,
  type ImportQuestions,
  type PerhapsKnown,
  type UnknownWord,
} from './import-questions.ts';
import { cellSelect, stepPage, stepPath } from './step-frame.ts';
import { cut } from './understood-page.ts';

export interface QuestionsPageData {
  draft: ImportDraftFile;
  choices: ImportChoices;
  questions: ImportQuestions;
}

const MAX_WORD_SHOWN = 60;

/** The second step: each unknown word once, and people who may be here already. */
export function questionsPage(context: CampaignContext, data: QuestionsPageData): Html {
  const { step } = context.messages.importing;
  const { draft, questions } = data;
  const content = html`<form method="post" action="${stepPath(context, draft, '/questions')}">
    <p>${step.questionsHint}</p>
    ${wardSection(context, data)} ${roleSection(context, data)} ${peopleSection(context, data)}
    ${questions.more > 0 ? html`<p>${step.moreQuestions(questions.more)}</p>` : ''}
    <button class="main">${step.next}</button>
  </form>`;
  return stepPage(context, { step: 2, draft, content });
}

function wardSection(context: CampaignContext, { questions, choices }: QuestionsPageData) {
  const { step } = context.messages.importing;
  const { areas } = context.names;
  const options: [string, string][] = [
    ['', step.wardNone],
    ...areas
      .filter(([code]) => code !== 'unknown')
      .map(([code, name]): [string, string] => [code, name]),
  ];
  const field = (name: string, { word }: UnknownWord): Html => {
    const label = step.wardOf(cut(word, MAX_WORD_SHOWN));
    const value = chosenFor(choices.wards, word);
    // With hundreds of wards in each row, the page would be too large: then a name is typed.
    return areas.length > MAX_LISTED_WARDS
      ? html`<input name="${name}" aria-label="${label}" value="${value}" autocomplete="off" />`
      : cellSelect({ name, label, value, options });
  };
  return wordSection(context, { name: 'ward', title: step.wards, words: questions.wards, field });
}

function roleSection(context: CampaignContext, { questions, choices }: QuestionsPageData) {
  const { step } = context.messages.importing;
  const options: [string, string][] = [
    ['', step.roleAsTag],
    ...context.names.roles.map(([id, name]): [string, string] => [id, step.roleIs(name)]),
    [ROLE_LEFT_OUT, step.roleLeftOut],
  ];
  const field = (name: string, { word }: UnknownWord): Html =>
    cellSelect({
      name,
      label: step.roleOf(cut(word, MAX_WORD_SHOWN)),
      value: chosenFor(choices.roles, word),
      options,
    });
  return wordSection(context, { name: 'role', title: step.roles, words: questions.roles, field });
}

interface WordSection {
  name: 'ward' | 'role';
  title: string;
  words: UnknownWord[];
  field: (name: string, word: UnknownWord) => Html;
}

function wordSection(
  { messages, format }: CampaignContext,
  { name, title, words, field }: WordSection,
): Html | '' {
  const { step } = messages.importing;
  if (words.length === 0) return '';
  type Row = UnknownWord & { number: number };
  const columns: TableColumn<Row>[] = [
    {
      heading: step.word,
      kind: 'heading',
      cell: ({ word }) => html`<bdi>${cut(word, MAX_WORD_SHOWN)}</bdi>`,
    },
    { heading: step.rowCount, kind: 'number', cell: ({ count }) => format.number(count) },
    {
      heading: step.is,
      cell: (row) =>
        html`${field(`${name}-${row.number}`, row)}
        ${hiddenFields([[`${name}-of-${row.number}`, row.word]])}`,
    },
  ];
  const rows = words.map((word, at): Row => ({ ...word, number: at + 1 }));
  return html`<h2>${title}</h2>
    ${scrollTable(title, { columns, rows, isStacked: true })}`;
}

function peopleSection(context: CampaignContext, { questions }: QuestionsPageData): Html | '' {
  const { step, wrong } = context.messages.importing;
  const { people } = questions;
  if (people.length === 0) return '';
  const options: [string, string][] = [
    ['', step.personLater],
    ['same', step.personSame],
    ['other', step.personOther],
  ];
  const columns: TableColumn<PerhapsKnown>[] = [
    { heading: wrong.line, kind: 'number', cell: ({ line }) => String(line) },
    { heading: step.person, kind: 'heading', cell: ({ name }) => html`<bdi>${name}</bdi>` },
    {
      heading: step.maybe,
      cell: ({ shared }) => (shared ? personLink(context, shared) : step.rowOfList),
    },
    {
      heading: step.is,
      cell: ({ line, name }) =>
        html`${cellSelect({ name: `person-${line}`, label: step.personIs(name), value: '', options })}
        ${hiddenFields([[`person-of-${line}`, String(line)]])}`,
    },
  ];
  return html`<h2>${step.people}</h2>
    <p>${step.peopleHint}</p>
    ${scrollTable(step.people, { columns, rows: people, isStacked: true })}`;
}
