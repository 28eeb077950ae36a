import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import { type FieldContext, type ChoiceOption, selectField, textField } from '../forms/index.ts';
import type { ViewContext } from './view-context.ts';

/** The options of the field for wards, beside those of all fields. */
export interface WardFieldData {
  readonly campaign: Campaign;
  /** The GSS code of the preselected ward. */
  readonly preset: string;
  /** The result of a postcode look-up. */
  readonly lookupResult: string;
  readonly onFind: (event: Event) => void;
  /** How many wards of a long list are needed so far, beside the preselected one. */
  readonly wantedCount: number;
  /** Called when the person may be about to open the list. */
  readonly onOpen: () => void;
}

/** The wards of a long list that are needed so far, and the preselected one. */
function wantedWards(
  wards: Campaign['areas']['wards'],
  wantedCount: number,
  preset: string,
): Campaign['areas']['wards'] {
  const chosen = preset ? wards.slice(wantedCount).filter(({ code }) => code === preset) : [];
  return [...wards.slice(0, wantedCount), ...chosen];
}

/** The ward, with a postcode look-up if the campaign has one; nothing if it has only one ward. */
export function wardField(
  { messages, language, localize }: ViewContext,
  field: FieldContext,
  { campaign: { areas }, preset, lookupResult, onFind, wantedCount, onOpen }: WardFieldData,
  { label, hint = '' }: { label?: string | undefined; hint?: string | undefined } = {},
): TemplateResult | typeof nothing {
  if (!areas.wards[1]) return nothing;
  const { choose, unknown, outside, postcode, postcodeHint, find, findWard } = messages.ward;
  const option = (value: string, words: string): ChoiceOption => ({
    value,
    label: { words, lang: language },
  });
  const lookup = html`<div class="field" @keydown=${onFind}>
    ${textField({
      ...field,
      name: 'postcode',
      label: postcode,
      hint: postcodeHint,
      autocomplete: 'postal-code',
      maxlength: 16,
      after: html`<button
        type="button"
        class="quiet"
        part="button"
        aria-label=${findWard}
        @click=${onFind}
      >
        ${find}
      </button>`,
    })}
    <p role="status">${lookupResult}</p>
  </div>`;
  return html`${areas.lookup ? lookup : nothing}
  ${selectField({
    ...field,
    name: 'area',
    label: label ?? messages.ward.label,
    hint,
    empty: choose,
    options: wantedWards(areas.wards, wantedCount, preset).map(({ code, name, group }) => ({
      value: code,
      label: localize(name),
      group: group ? localize(group) : undefined,
    })),
    extra: [option('unknown', unknown), option('outside', outside)],
    chosen: preset,
    onOpen,
  })}`;
}
