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

/** A figure and its last goal as they are written, and the unit after the last of them. */
export function figureTexts({ number, unit }: FigureContext, figure: GoalFigure) {
  const { target, done } = goalProgress(figure);
  return {
    value: number(figure.value, figure.unit),
    goal: target && number(target, figure.unit),
    counted: unit(figure.unit, target ?? figure.value),
    done,
  };
}

/** A figure in one line: "112 of 100 people: goal passed". */
export function figureSentence(context: FigureContext, figure: GoalFigure): string {
  const { words, localize } = context;
  const { value, goal, counted, done } = figureTexts(context, figure);
  const afterNumber = counted ? ` ${localize(counted).words}` : '';
  if (!goal) return value + afterNumber;
  return words.outOf(value, goal + afterNumber) + (done ? `: ${words[done]}` : '');
}
