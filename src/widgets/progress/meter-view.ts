import { html, nothing, svg, type SVGTemplateResult } from 'lit';
import type { FigureContext } from './figure-context.ts';
import { type GoalFigure, goalProgress } from './goal-progress.ts';

/** What a picture shows, in hundredths of the whole. */
export interface MeterPicture {
  full: number;
  /** The filled parts, with a gap at each goal that is passed, so that its tick stands out. */
  filled: { from: number; length: number }[];
  /** Where goals are passed. */
  marks: number[];
  /** Where the quarters of the goal are. */
  quarters: number[];
  value: string;
}

export type DrawMeter = (picture: MeterPicture) => SVGTemplateResult;

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

export interface MeterDrawing {
  viewBox?: string;
  draw: DrawMeter;
}

const BAR_DRAWING: MeterDrawing = { draw: drawBar };

/** The pictures that few pages show, in a file of their own. */
export type RoundMeters = Record<'ring' | 'thermometer', MeterDrawing>;

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
