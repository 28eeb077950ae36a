import { html, nothing, type TemplateResult } from 'lit';
import {
  describedBy,
  type FormField,
  fieldFrame,
  ariaInvalid,
  type ChoiceOption,
} from './fields.ts';
import { langOf } from './localized-text.ts';

/** How many options of a long list exist when the form is first painted. */
export const FIRST_OPTIONS = 20;
/**
 * How many options a list has after its next growth, from 20 to 200 and so on. It doubles, because
 * a browser styles all options again after each growth.
 */
export const nextOptionCount = (count: number): number => count * 2 + 160;

export interface SelectField extends FormField {
  /** The text while nothing is chosen. */
  empty: string;
  options: readonly ChoiceOption[];
  /** Options at the end. */
  extra: readonly ChoiceOption[];
  chosen?: string;
  /** Called when the person may be about to open the list. */
  onOpen?: () => void;
}

/** One of a few or of thousands, in groups if they have some. */
export function selectField(field: SelectField): TemplateResult {
  const { name, empty, options, extra, chosen, language, onOpen } = field;
  const groups = new Map<string | undefined, ChoiceOption[]>();
  for (const option of options) {
    const members = groups.get(option.group?.words);
    if (members) members.push(option);
    else groups.set(option.group?.words, [option]);
  }
  const slice = (members: readonly ChoiceOption[]) => sliceTemplate(members, chosen, language);
  const slicesOf = (members: readonly ChoiceOption[]) => {
    const slices: TemplateResult[] = [];
    for (let from = 0, to = FIRST_OPTIONS; from < members.length; to = nextOptionCount(to)) {
      slices.push(slice(members.slice(from, to)));
      from = to;
    }
    return slices;
  };
  const lists = [...groups.values()].map((members) => {
    const slices = slicesOf(members);
    const group = members[0]?.group;
    return group
      ? html`<optgroup label=${group.words} lang=${langOf(group, language)}>${slices}</optgroup>`
      : slices;
  });
  return fieldFrame(
    field,
    html`<select
      class="text"
      part="control"
      id=${name}
      name=${name}
      aria-describedby=${describedBy(field)}
      aria-invalid=${ariaInvalid(field)}
      @pointerdown=${onOpen}
      @focus=${onOpen}
    >
      <option value="">${empty}</option>
      ${lists} ${slice(extra)}
    </select>`,
  );
}

const templates = new Map<string, TemplateStringsArray>();

/**
 * Options as one template without parts: a thousand of them cost no more than their markup, and
 * Lit parses equal markup once for all widgets of a page.
 */
function sliceTemplate(
  options: readonly ChoiceOption[],
  chosen: string | undefined,
  language: string,
): TemplateResult {
  const markup = options.map((option) => optionMarkup(option, chosen, language)).join('');
  const strings = templates.get(markup) ?? Object.assign([markup], { raw: [markup] });
  templates.set(markup, strings);
  return html(strings);
}

function optionMarkup(
  { value, label }: ChoiceOption,
  chosen: string | undefined,
  language: string,
): string {
  const lang = langOf(label, language);
  const attributes =
    (value === chosen ? ' selected' : '') + (lang === nothing ? '' : ` lang="${escapeHtml(lang)}"`);
  return `<option value="${escapeHtml(value)}"${attributes}>${escapeHtml(label.words)}</option>`;
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
