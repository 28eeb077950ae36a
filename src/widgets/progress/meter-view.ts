import { html, svg } from 'lit';
import type { FigureContext } from './figure-context.ts';
import { type GoalFigure, goalProgress } from './goal-progress.ts';
import type { DrawMeter, MeterLayout, MeterPicture } from './meter-drawing.ts';

/** Half of the gap in the fill at a goal. */
const HALF_GAP = 1;
function filledParts(full: number, marks: number[]): MeterPicture['filled'] {
  const gaps = [-HALF_GAP, ...marks, full + HALF_GAP];
  return gaps
    .map((gap, at) => ({
      from: gap + HALF_GAP,
      length: (gaps[at + 1] ?? gap) - gap - 2 * HALF_GAP,
    }))
    .filter(({ length }) => length > 0);
}

const drawBar: DrawMeter = ({ filled, marks }) =>
  html`<svg class="bar" part="meter">
    ${filled.map(
      ({ from, length }) =>
        svg`<rect class="fill" x="${from}%" width="${length}%" height="100%" rx="3" />`,
    )}
    ${marks.map((at) => svg`<rect class="mark" x="${at}%" y="-5" width="2" height="16" />`)}
  </svg>`;

/** The picture that a page asks for; a bar if the name is unknown, or the file not loaded. */
export const meterShape = ({ roundMeters }: FigureContext, layout: string): MeterLayout =>
  roundMeters && layout in roundMeters ? (layout as MeterLayout) : 'bar';

/** The context of a meter. */
export interface MeterData {
  figure: GoalFigure;
  shape: MeterLayout;
}

/** A figure's progress to a goal, as a picture; nothing if it has no goal. */
export function meterView(context: FigureContext, { figure, shape }: MeterData): unknown {
  const { target, scale, marks } = goalProgress(figure);
  if (!target) return '';
  const { number, roundMeters } = context;
  const draw = roundMeters?.[shape] ?? drawBar;
  const hundredths = (amount: number) => (100 * amount) / scale;
  const full = hundredths(figure.value);
  const passed = marks.map(hundredths);
  return draw({
    full,
    filled: filledParts(full, passed),
    marks: passed,
    goal: hundredths(target),
    value: number(figure.value, figure.unit),
  });
}
