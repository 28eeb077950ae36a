import { html, type TemplateResult } from 'lit';
import type { FigureReport } from '../../contract/progress/figures-reader.ts';
import type { FigureContext } from './figure-context.ts';
import { figureView } from './figure-view.ts';
import { goalProgress } from './goal-progress.ts';
import { meterShape } from './meter-view.ts';

export type ShownMeasure = FigureReport['measures'][number];

/** The note beneath a figure: the next goal, its own day, and the earlier figure. */
function measureNote({ words, number, day }: FigureContext, measure: ShownMeasure): string {
  const { previous, asOf, unit } = measure;
  const { next } = goalProgress(measure);
  return [
    next && words.next(number(next, unit)),
    asOf && words.asOf(day(asOf)),
    previous && words.before(number(previous.value, unit), day(previous.on)),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The context of the list of measures. */
export interface MeasuresData {
  measures: ShownMeasure[];
  partners: FigureReport['partners'];
  layout: string;
}

/**
 * Measures, each with its figure, its goal and its picture, and the campaigns whose counts they
 * include.
 */
export function measuresView(
  context: FigureContext,
  { measures, partners, layout }: MeasuresData,
): TemplateResult {
  const { words, list, day, localize } = context;
  const names = partners.map(
    ({ name, asOf }) => localize(name).words + (asOf ? ` (${day(asOf)})` : ''),
  );
  return html`<ul class="measures in-${meterShape(context, layout)}">
      ${measures.map(
        (figure) =>
          html`<li part="measure">
            ${figureView(context, { figure, layout, label: figure.label, note: measureNote(context, figure) })}
          </li>`,
      )}
    </ul>
    ${names[0] ? html`<p part="note">${words.together(list(names))}</p>` : ''}`;
}
