import { html, type TemplateResult } from 'lit';
import type { TrackerReport } from '../../contract/progress/reader.ts';
import type { FigureContext } from './figure-context.ts';
import { figureSentence, goalProgress } from './goal-progress.ts';
import { meterView } from './meter-view.ts';

export type ShownMeasure = TrackerReport['measures'][number];

/** What is said beneath a figure: the next goal, its own day, and what it was before. */
function figureNote({ words, number, day }: FigureContext, measure: ShownMeasure): unknown {
  const { previous, asOf, unit } = measure;
  const { next } = goalProgress(measure);
  const sentences = [
    next && words.next(number(next, unit)),
    asOf && words.asOf(day(asOf)),
    previous && words.before(number(previous.value, unit), day(previous.on)),
  ].filter(Boolean);
  return sentences[0] ? html`<p part="note">${sentences.join(' ')}</p>` : '';
}

/** What the list of measures is given. */
export interface MeasuresData {
  measures: ShownMeasure[];
  layout: string;
}

/** Measures, each with its figure, its goal and its picture. */
export const measuresView = (context: FigureContext, data: MeasuresData): TemplateResult => {
  const { words, text, number, unit } = context;
  const { layout } = data;
  return html`<ul class="measures in-${layout}">
    ${data.measures.map((figure, at) => {
      const { target, done } = goalProgress(figure);
      const { value } = figure;
      const counted = unit(figure.unit, target ?? value);
      const labelledBy = `measure-${at}`;
      return html`<li part="measure">
        <div>
          <div part="label" id=${labelledBy}>${text(figure.label)}</div>
          <p>
            <b part="value">${number(value, figure.unit)}</b
            >${target ? ` ${words.outOf(number(target, figure.unit))}` : ''}${
              counted ? html` ${text(counted)}` : ''
            }${done ? `: ${words[done]}` : ''}
          </p>
          ${figureNote(context, figure)}
        </div>
        ${meterView(context, { figure, sentence: figureSentence(context, figure), labelledBy, layout })}
      </li>`;
    })}
  </ul>`;
};
