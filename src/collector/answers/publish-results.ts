import {
  type CampaignDocument,
  campaignOpenness,
  NO_WARD,
  type Results,
} from 'campaign-widgets/contract';
import type { CampaignVocabulary } from '../campaigns/campaign-vocabulary.ts';
import { groupBy } from '../store/group-by.ts';
import { ANSWERED, type ChoiceTally, type IssueTally, type ResponseRow } from './answer-records.ts';
import type { Store } from '../store/store.ts';

/**
 * How many answers of a ward are published together, and how many a ward needs before anything of
 * it is public. With 1, each answer is seen as it comes in.
 */
export const publishThresholdOf = ({
  publishThreshold = 5,
}: Pick<CampaignDocument, 'publishThreshold'>): number => publishThreshold;

/**
 * Publishes what is due: all waiting answers once the campaign is closed, by the collector's
 * clock; before that full batches, which exist only if the threshold was lowered. Call it before
 * answers are shown or counted.
 */
export async function publishDueAnswers(
  store: Pick<Store, 'answers'>,
  campaign: CampaignDocument,
  now: Date,
): Promise<void> {
  const batchSize = publishThresholdOf(campaign);
  const isClosed = campaignOpenness(campaign, now.getTime()) === 'after';
  await store.answers.publishWaiting(campaign.id, { least: isClosed ? 1 : batchSize, batchSize });
}

/** What one area said, largest first. */
export interface AreaFigures {
  code: string;
  counted: number;
  issues: { id: string; count: number }[];
}

/**
 * Orders counts by area, in the order of the document, and by size. Areas of older versions come
 * last.
 */
export function byArea(campaign: CampaignDocument, tallies: readonly IssueTally[]): AreaFigures[] {
  const codes = [...campaign.areas.wards.map(({ code }) => code), ...NO_WARD];
  const areas = new Map<string, AreaFigures>(
    codes.map((code) => [code, { code, counted: 0, issues: [] }]),
  );
  for (const { area, issue, count } of tallies) {
    const figures = areas.get(area) ?? { code: area, counted: 0, issues: [] };
    figures.counted += count;
    figures.issues.push({ id: issue, count });
    areas.set(area, figures);
  }
  for (const { issues } of areas.values())
    issues.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...areas.values()];
}

/** How many wards have answers: of the live version, and of earlier ones. */
export function countWards(
  { areas }: CampaignDocument,
  figures: readonly AreaFigures[],
): { live: number; former: number } {
  const codes = new Set(areas.wards.map(({ code }) => code));
  const answered = figures.filter(({ code, counted }) => counted > 0 && /\d/.test(code));
  const live = answered.filter(({ code }) => codes.has(code)).length;
  return { live, former: answered.length - live };
}

/** What one area answered to one of the campaign's own questions, the largest choice first. */
export interface QuestionFigures {
  id: string;
  /** How many answered it at all. */
  answered: number;
  choices: { id: string; count: number }[];
}

/** Orders the choices of an area by question, as the campaign asks them, and by size. */
export function byQuestion(
  questions: Iterable<string>,
  tallies: readonly ChoiceTally[],
): QuestionFigures[] {
  const figures = new Map([...questions].map((id) => [id, noFigures(id)]));
  for (const { question, choice, count } of tallies) {
    const found = figures.get(question) ?? noFigures(question);
    if (choice === ANSWERED) found.answered += count;
    else addChoice(found, choice, count);
    figures.set(question, found);
  }
  for (const { choices } of figures.values())
    choices.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...figures.values()].filter(({ answered }) => answered > 0);
}

/**
 * Rounds the figures of questions to steps of the threshold. Not everybody answers each question:
 * with exact figures, one person of a batch could be traced through all questions, and a choice
 * that is left out could be computed from the others.
 */
export const inWholeGroups = (
  figures: readonly QuestionFigures[],
  threshold: number,
): QuestionFigures[] => {
  const whole = (count: number) => count - (count % threshold);
  return figures
    .map(({ id, answered, choices }) => ({
      id,
      answered: whole(answered),
      choices: choices
        .map((choice) => ({ id: choice.id, count: whole(choice.count) }))
        .filter(({ count }) => count > 0),
    }))
    .filter(({ answered }) => answered > 0);
};

const noFigures = (id: string): QuestionFigures => ({ id, answered: 0, choices: [] });

function addChoice({ choices }: QuestionFigures, id: string, count: number): void {
  const found = choices.find((choice) => choice.id === id);
  if (found) found.count += count;
  else choices.push({ id, count });
}

/** The data that results are made of. */
export interface ResultSources {
  tallies: readonly IssueTally[];
  choices: readonly ChoiceTally[];
  /** How many answers wait for their batch. */
  waiting: number;
  released: readonly Pick<ResponseRow, 'area' | 'issue' | 'other' | 'words'>[];
  vocabulary: CampaignVocabulary;
}

/**
 * What may be published: how many answers count in all, those that wait for their batch too; areas
 * with at least `publishThreshold` published answers; in them, issues under the threshold merged,
 * so that no neighbour's answer can be read off, and questions and choices under it left out; of
 * words, only those released.
 * @param day the day of the figures, `2026-11-21`
 */
export function publish(
  campaign: CampaignDocument,
  { tallies, choices, waiting, released, vocabulary }: ResultSources,
  day: string,
): Results {
  const threshold = publishThresholdOf(campaign);
  const figures = byArea(campaign, tallies);
  const shown = figures.filter(({ counted }) => counted >= threshold);
  const choicesOf = groupBy(choices, ({ area }) => area);
  const isEnough = ({ count }: { count: number }) => count >= threshold;
  const areas = shown.map(({ code, counted, issues }) => {
    const named = issues.filter(isEnough);
    const questionIds = vocabulary.surveyQuestions.keys();
    const questions = inWholeGroups(byQuestion(questionIds, choicesOf.get(code) ?? []), threshold);
    return {
      code,
      counted,
      issues: named,
      otherIssues: counted - named.reduce((sum, { count }) => sum + count, 0),
      ...(questions.length > 0 && { questions }),
    };
  });
  const words = released.map(({ area, issue, other, words }) => ({
    ...(shown.some(({ code }) => code === area) && { area }),
    issue,
    ...(other !== null && { other }),
    ...(words !== null && { words }),
  }));
  const former = formerNames(campaign, { areas, words }, vocabulary);
  return {
    campaign: campaign.id,
    version: campaign.version,
    asOf: day,
    counted: figures.reduce((sum, { counted }) => sum + counted, waiting),
    threshold,
    areas,
    ...(former && { formerNames: former }),
    words,
  };
}

/**
 * The words for entries that are not in the live document; undefined if it has all of them.
 */
function formerNames(
  { areas, survey }: CampaignDocument,
  published: Pick<Results, 'areas' | 'words'>,
  vocabulary: CampaignVocabulary,
): Results['formerNames'] {
  const issueIds = [...published.areas.flatMap(({ issues }) => issues.map(({ id }) => id))];
  for (const { issue } of published.words) issueIds.push(issue);
  const wards = [...vocabulary.wards]
    .filter(([code]) => published.areas.some((area) => area.code === code))
    .filter(([code]) => !areas.wards.some((ward) => ward.code === code))
    .map(([code, name]) => ({ code, name }));
  const issues = [...vocabulary.issues]
    .filter(([id]) => issueIds.includes(id) && !survey?.issues.some((issue) => issue.id === id))
    .map(([id, label]) => ({ id, label }));
  const publishedQuestions = published.areas.flatMap(({ questions = [] }) => questions);
  const questions = [...vocabulary.surveyQuestions.values()].filter(
    ({ id, choices = [] }) =>
      publishedQuestions.some((one) => one.id === id) &&
      choices.length > (survey?.questions?.find((one) => one.id === id)?.choices?.length ?? 0),
  );
  return wards.length + issues.length + questions.length > 0
    ? { wards, issues, questions }
    : undefined;
}
