import { html, type TemplateResult } from 'lit';
import { ownValue } from '../../contract/plain-object.ts';
import type { ReportSections } from '../../contract/progress/sections-reader.ts';
import type { ShownMeasure } from './measures-view.ts';
import type { SectionViewContext } from './section-context.ts';

type WardFigures = ReportSections['wards'][number];

interface WardData {
  measure: ShownMeasure;
  /** The value of a whole track. */
  scale: number;
}

/** A ward's figure beside a track; without one if the figure could identify people. */
function wardRow(
  { words, number, text }: SectionViewContext,
  { name, values }: WardFigures,
  { measure, scale }: WardData,
): TemplateResult {
  const value = ownValue(values, measure.id);
  const isShown = value !== undefined;
  return html`<li class="ward">
    <div class="ward-figure">
      <span>${text(name)}</span>
      ${isShown ? html`<b>${number(value, measure.unit)}</b>` : html`<span part="note">${words.notShown}</span>`}
    </div>
    ${
      isShown
        ? html`<svg class="bar" aria-hidden="true">
            <rect class="fill" width="${(100 * value) / scale}%" height="100%" rx="3" />
          </svg>`
        : html`<div class="no-bar"></div>`
    }
  </li>`;
}

/** The visible measures, ward by ward, each on one scale for all wards. */
export function wardsView(
  context: SectionViewContext,
  { wards }: ReportSections,
  measures: ShownMeasure[],
): TemplateResult | undefined {
  const shownMeasures = measures.filter(({ id }) =>
    wards.some(({ values }) => Object.hasOwn(values, id)),
  );
  if (!shownMeasures[0]) return undefined;
  return html`${shownMeasures.map((measure) => {
    const scale = Math.max(1, ...wards.map(({ values }) => ownValue(values, measure.id) ?? 0));
    return html`<p part="label">${context.text(measure.label)}</p>
      <ul>
        ${wards.map((ward) => wardRow(context, ward, { measure, scale }))}
      </ul>`;
  })}`;
}
