import { html, nothing, type TemplateResult } from 'lit';
import type { LocalText } from '../../contract/text/local-text.ts';
import type { FigureContext } from './figure-context.ts';
import { figureSentence, figureTexts, type GoalFigure, goalProgress } from './goal-progress.ts';
import { meterShape, meterView } from './meter-view.ts';

/** The context of a figure's view. */
export interface FigureData {
  figure: GoalFigure;
  /** The name of the figure. */
  label: LocalText;
  layout: string;
  /** The note beneath the figure. */
  note?: string;
}

// Placeholders for the figure and its goal in a sentence, in the order of its language.
const VALUE_PLACE = '\uE000';
const GOAL_PLACE = '\uE001';
const EITHER_PLACE = /([\uE000\uE001])/;

/** The figure, large, and its goal: in the order of the language. */
function figureLine(context: FigureContext, figure: GoalFigure): unknown {
  const { words, text } = context;
  const { value, goal, counted } = figureTexts(context, figure);
  const afterNumber = counted ? [' ', text(counted)] : '';
  const places: Record<string, unknown> = {
    [VALUE_PLACE]: html`<b part="value">${value}</b>`,
    [GOAL_PLACE]: [goal, afterNumber],
  };
  if (!goal) return [places[VALUE_PLACE], afterNumber];
  const pieces = words.outOf(VALUE_PLACE, GOAL_PLACE).split(EITHER_PLACE);
  return pieces.map((piece) => places[piece] ?? piece);
}

/**
 * A figure with its label and its picture. With a goal it is one meter, so that a screen reader
 * reads it once: its name, its value and its note, and not the texts in it.
 */
export function figureView(context: FigureContext, data: FigureData): TemplateResult {
  const { words, text, localize } = context;
  const { figure, label, layout, note } = data;
  const shape = meterShape(context, layout);
  const { target, scale, done } = goalProgress(figure);
  const valueText = [figureSentence(context, figure), note].filter(Boolean).join('. ');
  const onlyMeter = <Value>(value: Value) => (target ? value : nothing);
  return html`<div
    role=${onlyMeter('meter')}
    aria-label=${onlyMeter(localize(label).words)}
    aria-valuemax=${onlyMeter(scale)}
    aria-valuenow=${onlyMeter(figure.value)}
    aria-valuetext=${onlyMeter(valueText)}
  >
    <div class="figure ${target ? `with-${shape}` : ''}" aria-hidden=${onlyMeter('true')}>
      <div>
        <div part="label">${text(label)}</div>
        <p>
          ${figureLine(context, figure)}
          ${done ? html` <span part="chip">✓ ${words[done]}</span>` : ''}
        </p>
        ${note ? html`<p part="note">${note}</p>` : ''}
      </div>
      ${meterView(context, { figure, shape })}
    </div>
  </div>`;
}
