import { html, svg } from 'lit';
import type { DrawMeter, RoundMeters } from './meter-drawing.ts';

export { styles } from './round-meters.styles.ts';

/** In a ring of 120 units: what fits into it in one line, and the height of a short figure. */
const RING_TEXT_WIDTH = 125;
const RING_TEXT_HEIGHT = 32;
const RING_DEGREES = 3.6;
/** The width of an arc's edge, in hundredths of the whole. */
const RING_EDGE = 0.3;
/** In a thermometer: where the scale begins at the bottom, and the height of a hundredth. */
const TUBE_BOTTOM = 150;
const TUBE_HEIGHT = 1.43;

const ringArc = (name: string, from: number, length: number) => svg`
  <circle
    class=${name}
    cx="60"
    cy="60"
    r="52"
    pathLength="100"
    stroke-dasharray="${length} 100"
    stroke-dashoffset="${-from}"
  />`;

const drawRing: DrawMeter = ({ filled, marks, value }) =>
  html`<svg class="ring" part="meter" viewBox="0 0 120 120">
    <g transform="rotate(-90 60 60)">
      <circle class="track" cx="60" cy="60" r="52" />
      ${filled.map(({ from, length }) => [
        ringArc('edge', from, length),
        ringArc('fill', from + RING_EDGE, Math.max(0, length - 2 * RING_EDGE)),
      ])}
      ${marks.map(
        (at) => svg`
          <rect
            class="mark"
            x="103"
            y="59"
            width="18"
            height="2"
            transform="rotate(${RING_DEGREES * at} 60 60)"
          />`,
      )}
    </g>
    <text x="60" y="60" font-size="${Math.min(RING_TEXT_HEIGHT, RING_TEXT_WIDTH / value.length)}">
      ${value}
    </text>
  </svg>`;

const tubeTick = (at: number, width: number) =>
  svg`<rect class="mark" x="38" y="${TUBE_BOTTOM - 1 - TUBE_HEIGHT * at}" width="${width}" height="2" />`;

/** The bulb and the column above it, in one outline. */
const mercury = (full: number) => {
  const shoulder = TUBE_BOTTOM + 7 - TUBE_HEIGHT * full;
  return svg`
    <path
      class="fill"
      d="M13 158.7V${shoulder}a7 7 0 0 1 14 0V158.7A15 15 0 1 1 13 158.7z"
    />`;
};

const drawThermometer: DrawMeter = ({ full, marks, goal }) =>
  html`<svg class="thermometer" part="meter" viewBox="0 0 56 194">
    <path class="track" d="M8 156V14a12 12 0 0 1 24 0v142a20 20 0 1 1-24 0z" />
    ${full ? mercury(full) : ''} ${[1, 2, 3, 4].map((quarter) => tubeTick((quarter * goal) / 4, 8))}
    ${marks.map((at) => tubeTick(at, 16))}
  </svg>`;

export const roundMeters: RoundMeters = { ring: drawRing, thermometer: drawThermometer };
