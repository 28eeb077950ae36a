import {
  type CampaignDocument,
  type FurtherAnswer,
  type FurtherQuestion,
  hasChoices,
} from 'campaign-widgets/contract';
import type { CampaignVocabulary } from '../campaigns/campaign-vocabulary.ts';
import { type DisplayNames, downloadNames } from '../campaigns/display-names.ts';
import type { Export } from './answer-exports.ts';
import type { AnswerRecords, FurtherRow } from './answer-records.ts';
import { publishThresholdOf } from './publish-results.ts';
import { inRandomOrder } from './random-order.ts';

const ROWS_PER_QUERY = 1000;

/** What one line of the file says: a ward, and answers to some or one of the questions. */
interface QuestionsLine {
  /** Null where too few of the ward say the same. */
  area: string | null;
  /** Present if the line is about answers that have all choices in common. */
  issue: string | null;
  answers: ReadonlyMap<string, FurtherAnswer>;
}

/** All answers of a ward that named one issue and made the same choices. */
interface JointCell {
  area: string;
  issue: string;
  choices: ReadonlyMap<string, FurtherAnswer>;
  count: number;
}

/**
 * Answers to the campaign's own questions. Several answers of one person in one line could
 * identify them to somebody who knows some of the answers; so each question has its own lines, in
 * random order. Answers stay together in whole lines, with their issue, only if they have the
 * ward, the issue and all choices in common: in whole groups of `publishThreshold`, so that two
 * files never differ by fewer. A typed text or number always has a line of its own, and names a
 * ward only if enough people of the ward typed something. The last few equal choices, fewer than
 * `publishThreshold`, are not in any file yet.
 */
export async function exportQuestions(
  records: AnswerRecords,
  campaign: CampaignDocument,
  vocabulary: CampaignVocabulary,
): Promise<Export> {
  const names = downloadNames(campaign, vocabulary);
  const questions = [...vocabulary.surveyQuestions.values()];
  const lines = await collectLines(records, campaign);
  return {
    columns: [
      ...['area', 'area_name', 'issue', 'issue_label'],
      ...questions.flatMap(questionColumns),
    ],
    rows: toRows(lines, questions, names),
  };
}

const questionColumns = ({ id, kind }: FurtherQuestion): string[] =>
  hasChoices(kind) ? [`more_${id}`, `more_${id}_label`] : [`more_${id}`];

// eslint-disable-next-line @typescript-eslint/require-await -- an export's rows are asynchronous
async function* toRows(
  lines: readonly QuestionsLine[],
  questions: readonly FurtherQuestion[],
  names: DisplayNames,
) {
  for (const { area, issue, answers } of lines)
    yield {
      area,
      area_name: area === null ? null : names.area(area),
      issue,
      issue_label: issue === null ? null : names.issue(issue),
      ...Object.fromEntries(
        questions.flatMap((question) => answerCells(question, answers.get(question.id), names)),
      ),
    };
}

type AnswerCell = [column: string, value: FurtherAnswer | null];

function answerCells(
  question: FurtherQuestion,
  answer: FurtherAnswer | undefined,
  names: DisplayNames,
): AnswerCell[] {
  const [value = '', label] = questionColumns(question);
  const { choice } = names.surveyQuestion(question.id);
  const cells: AnswerCell[] = [[value, answer ?? null]];
  if (label !== undefined) cells.push([label, Array.isArray(answer) ? answer.map(choice) : null]);
  return cells;
}

async function collectLines(
  records: AnswerRecords,
  campaign: CampaignDocument,
): Promise<QuestionsLine[]> {
  const cells = new Map<string, JointCell>();
  const typed = new Map<string, TypedAnswers>();
  for await (const row of readFurther(records, campaign.id)) {
    addToCell(cells, row);
    for (const [id, answer] of Object.entries(row.more))
      if (!Array.isArray(answer)) addTyped(typed, { area: row.area, id, answer });
  }
  const threshold = publishThresholdOf(campaign);
  return inRandomOrder([
    ...choiceLines([...cells.values()], threshold),
    ...typedLines([...typed.values()], threshold),
  ]);
}

/** What was typed to one question in one ward. */
interface TypedAnswers {
  area: string;
  id: string;
  answers: FurtherAnswer[];
}

function addTyped(
  typed: Map<string, TypedAnswers>,
  { area, id, answer }: { area: string; id: string; answer: FurtherAnswer },
): void {
  const key = JSON.stringify([area, id]);
  const found = typed.get(key) ?? { area, id, answers: [] };
  found.answers.push(answer);
  typed.set(key, found);
}

const typedLines = (typed: readonly TypedAnswers[], threshold: number): QuestionsLine[] =>
  typed.flatMap(({ area, id, answers }) =>
    answers.map((answer) => lineOf(answers.length < threshold ? null : area, id, answer)),
  );

/** Each batch whole, or not at all: what is published while this reads is not in the file. */
async function* readFurther(records: AnswerRecords, campaign: string): AsyncGenerator<FurtherRow> {
  const ids = new Set(await records.listIds(campaign));
  let after: string | undefined;
  do {
    const rows = await records.listFurther(campaign, {
      limit: ROWS_PER_QUERY,
      ...(after !== undefined && { after }),
    });
    yield* rows.filter(({ id }) => ids.has(id));
    after = rows.length === ROWS_PER_QUERY ? rows.at(-1)?.id : undefined;
  } while (after !== undefined);
}

function addToCell(cells: Map<string, JointCell>, { area, issue, more }: FurtherRow): void {
  const chosen = Object.entries(more)
    .flatMap(([id, answer]): [string, string[]][] =>
      Array.isArray(answer) ? [[id, answer.toSorted()]] : [],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (chosen.length === 0) return;
  const key = JSON.stringify([area, issue, chosen]);
  const cell = cells.get(key) ?? { area, issue, choices: new Map(chosen), count: 0 };
  cell.count += 1;
  cells.set(key, cell);
}

/** One choice of one question, by how many of a ward, or of all wards. */
interface SingleChoice {
  area: string | null;
  id: string;
  answer: FurtherAnswer;
  count: number;
}

/**
 * Whole lines for whole groups of equal answers, and a line for each choice question of the
 * others: first whole groups of a ward with its name, then whole groups of all wards without one.
 * Equal lines are one object: a large campaign has millions of them.
 */
function choiceLines(cells: readonly JointCell[], threshold: number): QuestionsLine[] {
  const whole = (count: number) => count - (count % threshold);
  const ofWards = new Map<string, SingleChoice>();
  const ofAll = new Map<string, SingleChoice>();
  for (const { area, choices, count } of cells)
    for (const [id, answer] of choices)
      addSingle(ofWards, { area, id, answer, count: count % threshold });
  for (const single of ofWards.values())
    addSingle(ofAll, { ...single, area: null, count: single.count % threshold });
  return [
    ...cells.flatMap(({ area, issue, choices, count }) =>
      repeat({ area, issue, answers: choices }, whole(count)),
    ),
    ...[...ofWards.values(), ...ofAll.values()].flatMap(({ area, id, answer, count }) =>
      repeat(lineOf(area, id, answer), whole(count)),
    ),
  ];
}

function addSingle(singles: Map<string, SingleChoice>, single: SingleChoice): void {
  const { area, id, answer, count } = single;
  const key = JSON.stringify([area, id, answer]);
  singles.set(key, { ...single, count: (singles.get(key)?.count ?? 0) + count });
}

const repeat = <Item>(item: Item, times: number): Item[] =>
  Array.from({ length: times }, () => item);

const lineOf = (area: string | null, id: string, answer: FurtherAnswer): QuestionsLine => ({
  area,
  issue: null,
  answers: new Map([[id, answer]]),
});
