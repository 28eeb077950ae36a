import { html, nothing, svg, type SVGTemplateResult } from 'lit';
import type { FigureContext } from './figure-context.ts';
import { type GoalFigure, goalProgress } from './goal-progress.ts';

export type MeterLayout = 'bar' | 'ring' | 'thermometer';

/** What a picture shows: how far it is filled and where goals lie, in hundredths of the whole. */
interface MeterPicture {
  full: number;
  marks: number[];
  percent: string;
}

type DrawMeter = (picture: MeterPicture) => SVGTemplateResult;

const drawBar: DrawMeter = ({ full, marks }) => svg`
  <rect class="track" width="100%" height="100%" rx="7" />
  <rect class="fill" width="${full}%" height="100%" rx="7" />
  ${marks.map((at) => svg`<rect class="mark" x="${at}%" width="2" height="100%" />`)}`;

const drawRing: DrawMeter = ({ full, marks, percent }) => svg`
  <g transform="rotate(-90 60 60)">
    <circle class="track" cx="60" cy="60" r="50" />
    <circle
      class="fill"
      cx="60"
      cy="60"
      r="50"
      pathLength="100"
      stroke-dasharray="${full} 100"
    />
    ${marks.map(
      (at) => svg`
        <rect
          class="mark"
          x="102"
          y="59"
          width="16"
          height="2"
          transform="rotate(${3.6 * at} 60 60)"
        />`,
    )}
  </g>
  <text x="60" y="60">${percent}</text>`;

const filledTube = (full: number) => svg`
  <circle class="fill" cx="30" cy="177" r="16" />
  <path class="fill" d="M26 170V${160 - 1.52 * full}h8V170z" />`;

const drawThermometer: DrawMeter = ({ full, marks }) => svg`
  <path class="track" d="M22 158V12a8 8 0 0 1 16 0v146a22 22 0 1 1-16 0z" />
  ${full ? filledTube(full) : ''}
  ${marks.map(
    (at) => svg`<rect class="mark" x="38" y="${159 - 1.52 * at}" width="14" height="2" />`,
  )}`;

interface MeterDrawing {
  viewBox?: string;
  draw: DrawMeter;
}

const METER_DRAWINGS: Record<MeterLayout, MeterDrawing> = {
  bar: { draw: drawBar },
  ring: { viewBox: '0 0 120 120', draw: drawRing },
  thermometer: { viewBox: '6 0 48 202', draw: drawThermometer },
};

export const LAYOUT_NAMES = Object.keys(METER_DRAWINGS);

/** What a meter is given. */
export interface MeterData {
  figure: GoalFigure;
  /** What the picture says to a person who can't see it. */
  sentence: string;
  /** The id of the element that names it. */
  labelledBy: string;
  layout: string;
}

/**
 * A figure on its way to a goal, in a picture that tells its name, its value and its text; nothing
 * where it has no goal.
 */
export function meterView(context: FigureContext, data: MeterData): unknown {
  const { figure, sentence, labelledBy, layout } = data;
  const { target, scale, marks } = goalProgress(figure);
  if (!target) return '';
  const shape = LAYOUT_NAMES.includes(layout) ? (layout as MeterLayout) : 'bar';
  const { viewBox = nothing, draw } = METER_DRAWINGS[shape];
  const hundredths = (amount: number) => (100 * amount) / scale;
  const picture = {
    full: hundredths(figure.value),
    marks: marks.map(hundredths),
    // Rounded down, so that a goal is not said to be reached before it is.
    percent: context.percent(Math.floor((100 * figure.value) / target) / 100),
  };
  return html`<svg
    class=${shape}
    part="meter"
    viewBox=${viewBox}
    role="progressbar"
    aria-labelledby=${labelledBy}
    aria-valuemax=${scale}
    aria-valuenow=${figure.value}
    aria-valuetext=${sentence}
  >
    ${draw(picture)}
  </svg>`;
}
