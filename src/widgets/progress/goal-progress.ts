import type { MeasureUnit } from '../../contract/progress/figures-reader.ts';
import type { FigureContext } from './figure-context.ts';

/** A figure with its goals. */
export interface GoalFigure {
  value: number;
  goal?: number | undefined;
  stretch?: number[] | undefined;
  unit?: MeasureUnit | undefined;
}

/**
 * The progress of a figure: the last goal that it reached or had, the next one, and the whole of
 * its picture.
 */
export function goalProgress({ value, goal, stretch = [] }: GoalFigure) {
  const goals = goal ? [goal, ...stretch] : [];
  const reached = goals.filter((one) => one <= value);
  const target = reached.at(-1) ?? goal;
  const next = reached[0] && goals[reached.length];
  const scale = Math.max(value, next ?? target ?? 0);
  return {
    target,
    next,
    scale,
    marks: goals.filter((one) => one < scale),
    done: reached[0] && (value === target ? 'reached' : 'passed'),
  } as const;
}

/** A figure in one line: "112 of 100 people: goal passed". */
export function figureSentence(
  { words, number, unit, localize }: FigureContext,
  figure: GoalFigure,
): string {
  const { target, done } = goalProgress(figure);
  const counted = unit(figure.unit, target ?? figure.value);
  const withUnit = (amount: number) =>
    number(amount, figure.unit) + (counted ? ` ${localize(counted).words}` : '');
  if (!target) return withUnit(figure.value);
  const sentence = words.outOf(number(figure.value, figure.unit), withUnit(target));
  return sentence + (done ? `: ${words[done]}` : '');
}
