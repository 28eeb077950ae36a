import { html, nothing, svg } from 'lit';
import type { FigureContext } from './figure-context.ts';
import { type GoalFigure, goalProgress } from './goal-progress.ts';
import type { DrawMeter, MeterDrawing, MeterPicture } from './meter-drawing.ts';

/** Half of the gap in the fill at a goal. */
const HALF_GAP = 1;
function filledParts(full: number, marks: number[]): MeterPicture['filled'] {
  const starts = [0, ...marks.map((mark) => mark + HALF_GAP)];
  const ends = [...marks.map((mark) => mark - HALF_GAP), full];
  return starts
    .map((from, at) => ({ from, length: (ends[at] ?? full) - from }))
    .filter(({ length }) => length > 0);
}

const drawBar: DrawMeter = ({ filled, marks }) => svg`
  ${filled.map(
    ({ from, length }) => svg`
      <rect class="fill" x="${from}%" width="${length}%" height="100%" rx="3" />`,
  )}
  ${marks.map((at) => svg`<rect class="mark" x="${at}%" y="-5" width="2" height="16" />`)}`;

const BAR_DRAWING: MeterDrawing = { draw: drawBar };

export const LAYOUT_NAMES = ['bar', 'ring', 'thermometer'] as const;
export type MeterLayout = (typeof LAYOUT_NAMES)[number];

/** The picture that a page asks for; a bar where there is none of that name, or not yet. */
export const meterShape = ({ roundMeters }: FigureContext, layout: string): MeterLayout =>
  roundMeters && layout in roundMeters ? (layout as MeterLayout) : 'bar';

/** What a meter is given. */
export interface MeterData {
  figure: GoalFigure;
  shape: MeterLayout;
}

/** A figure on its way to a goal, as a picture; nothing where it has no goal. */
export function meterView(context: FigureContext, { figure, shape }: MeterData): unknown {
  const { target, scale, marks } = goalProgress(figure);
  if (!target) return '';
  const { number, roundMeters } = context;
  const drawing = shape === 'bar' ? undefined : roundMeters?.[shape];
  const { viewBox = nothing, draw } = drawing ?? BAR_DRAWING;
  const hundredths = (amount: number) => (100 * amount) / scale;
  const full = hundredths(figure.value);
  const passed = marks.map(hundredths);
  return html`<svg class=${shape} part="meter" viewBox=${viewBox}>
    ${draw({
      full,
      filled: filledParts(full, passed),
      marks: passed,
      quarters: [1, 2, 3, 4].map((quarter) => hundredths((quarter * target) / 4)),
      value: number(figure.value, figure.unit),
    })}
  </svg>`;
}
