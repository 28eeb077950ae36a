import { isObject, type Problem } from 'campaign-widgets/contract';
import { documentProblem } from './document-checks.ts';
import { listTexts } from './document-texts.ts';

type QuestionEntry = Record<string, unknown>;

/** Whether a document has its own questions. */
export const hasQuestions = (document: unknown): boolean =>
  SECTIONS.some((section) => documentQuestions(document, section).length > 0);

const SECTIONS = ['survey', 'champion'] as const;

/**
 * Ids of a campaign's own questions, and of their choices, that meant something else in an earlier
 * version: all answers under one id are counted together, whatever their version.
 * @param versions every version that was published, the newest first
 */
export const findReusedIds = (document: unknown, versions: readonly unknown[]): Problem[] =>
  SECTIONS.flatMap((section) => {
    const earlier = versions.map((version) => documentQuestions(version, section));
    return documentQuestions(document, section).flatMap((question, at) =>
      questionProblems(question, earlier, `${section}.questions.${at}`),
    );
  });

function questionProblems(
  question: QuestionEntry,
  earlier: QuestionEntry[][],
  path: string,
): Problem[] {
  const lists = earlier.map((questions) => entryWithId(questions, question.id));
  const [newest] = lists.flat();
  if (newest && newest.kind !== question.kind)
    return [
      documentProblem(`${path}.kind`, 'reused-id', {
        id: String(question.id),
        kind: String(newest.kind),
      }),
    ];
  if (isAnother(question, lists)) return [otherMeaning(question, newest, path)];
  const choices = lists.map((questions) =>
    questions.flatMap((each) => questionEntries(each.choices)),
  );
  return questionEntries(question.choices).flatMap((choice, at) => {
    const before = choices.map((list) => entryWithId(list, choice.id));
    const place = `${path}.choices.${at}`;
    return isAnother(choice, before) ? [otherMeaning(choice, before.flat()[0], place)] : [];
  });
}

/**
 * Whether an entry that the newest version dropped comes back with words that it never had. An
 * entry of the newest version may be reworded.
 */
const isAnother = (entry: QuestionEntry, [newest = [], ...older]: QuestionEntry[][]): boolean => {
  const dropped = older.flat();
  if (newest.length > 0 || dropped.length === 0) return false;
  const words = new Set(dropped.flatMap(questionWords));
  return !questionWords(entry).some((each) => words.has(each));
};

const otherMeaning = (
  entry: QuestionEntry,
  before: QuestionEntry | undefined,
  path: string,
): Problem =>
  documentProblem(`${path}.label`, 'reused-id', {
    id: String(entry.id),
    words: questionWords(before)[0] ?? '',
  });

const questionWords = (entry: QuestionEntry | undefined): string[] =>
  listTexts(entry?.label).map(({ text }) => text.trim());

const entryWithId = (entries: QuestionEntry[], id: unknown): QuestionEntry[] =>
  entries.filter((each) => each.id === id);

function documentQuestions(document: unknown, section: string): QuestionEntry[] {
  const part = isObject(document) ? document[section] : undefined;
  return isObject(part) ? questionEntries(part.questions) : [];
}

const questionEntries = (list: unknown): QuestionEntry[] =>
  Array.isArray(list) ? list.filter(isObject) : [];
