import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { type Figure, inOneLine, type Measured, standing, type Telling } from './telling.ts';

export type Layout = 'bar' | 'ring' | 'thermometer';

/** What a picture shows: how far it is filled and where goals lie, in hundredths of the whole. */
interface Filled {
  full: number;
  marks: number[];
  percent: string;
}

type Picture = [box: string | undefined, draw: (filled: Filled) => SVGTemplateResult];

const pictures: { bar: Picture } & Partial<Record<string, Picture>> = {
  bar: [
    undefined,
    ({ full, marks }) =>
      svg`<rect class="track" width="100%" height="100%" rx="7" /><rect class="fill" width="${full}%" height="100%" rx="7" />${marks.map((at) => svg`<rect class="mark" x="${at}%" width="2" height="100%" />`)}`,
  ],
  ring: [
    '0 0 120 120',
    ({ full, marks, percent }) =>
      svg`<g transform="rotate(-90 60 60)"><circle class="track" cx="60" cy="60" r="50" /><circle class="fill" cx="60" cy="60" r="50" pathLength="100" stroke-dasharray="${full} 100" />${marks.map((at) => svg`<rect class="mark" x="102" y="59" width="16" height="2" transform="rotate(${3.6 * at} 60 60)" />`)}</g><text x="60" y="60">${percent}</text>`,
  ],
  thermometer: [
    '6 0 48 202',
    ({ full, marks }) =>
      svg`<path class="track" d="M22 158V12a8 8 0 0 1 16 0v146a22 22 0 1 1-16 0z" />${full ? svg`<circle class="fill" cx="30" cy="177" r="16" /><path class="fill" d="M26 170V${160 - 1.52 * full}h8V170z" />` : ''}${marks.map((at) => svg`<rect class="mark" x="38" y="${159 - 1.52 * at}" width="14" height="2" />`)}`,
  ],
};

/** A figure on its way to a goal, as a picture that tells its name, its value and its text; nothing where it has no goal. */
export function meter(
  measured: Figure,
  text: string,
  labelledBy: string,
  layout: Layout,
  telling: Telling,
): unknown {
  const { target, scale, marks } = standing(measured);
  if (!target) return '';
  const shape = Object.hasOwn(pictures, layout) ? layout : 'bar';
  const [box = nothing, picture] = pictures[shape] ?? pictures.bar;
  const of = (amount: number) => (100 * amount) / scale;
  // Rounded down, so that a goal is not said to be reached before it is.
  const filled = {
    full: of(measured.value),
    marks: marks.map(of),
    percent: telling.percent(Math.floor((100 * measured.value) / target) / 100),
  };
  return html`<svg
    class=${shape}
    part="meter"
    viewBox=${box}
    role="progressbar"
    aria-labelledby=${labelledBy}
    aria-valuemax=${scale}
    aria-valuenow=${measured.value}
    aria-valuetext=${text}
  >
    ${picture(filled)}
  </svg>`;
}

/** Measures, each with its figure, its goal and its picture. */
export const measures = (all: Measured[], layout: Layout, telling: Telling): TemplateResult =>
  html`<ul class="measures in-${layout}">
    ${all.map((measured, at) => {
      const { label, value, previous, asOf } = measured;
      const { words, text, number, unit, day } = telling;
      const { target, next, done } = standing(measured);
      const counted = unit(measured.unit, target ?? value);
      return html`<li part="measure">
        <div>
          <div part="label" id="measure-${at}">${text(label)}</div>
          <p>
            <b part="value">${number(value)}</b
            >${target ? ` ${words.outOf(number(target))}` : ''}${counted ? html` ${text(counted)}` : ''}${done ? `: ${words[done]}` : ''}
          </p>
          ${next || previous || asOf ? html`<p part="note">${next ? words.next(number(next)) : ''} ${asOf ? words.asOf(day(asOf)) : ''} ${previous ? words.before(number(previous.value), day(previous.on)) : ''}</p>` : ''}
        </div>
        ${meter(measured, inOneLine(measured, telling), `measure-${at}`, layout, telling)}
      </li>`;
    })}
  </ul>`;
