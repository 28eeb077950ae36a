import type { DisplayNames, NamedOption } from './display-names.ts';
import { selectField, type SubmittedForm, textField } from './form-fields.ts';
import type { Html } from './html.ts';
import type { CampaignContext } from './page-context.ts';

/** If there are more wards than this, their names are typed, not chosen from a list. */
export const MAX_LISTED_WARDS = 100;

interface WardFieldOptions {
  id: string;
  name: string;
  label: string;
  /** A code, or what was typed. */
  value: string;
  /** The label of the option for no ward. */
  anyWard?: string;
}

/** A field for a ward: a list, or in a campaign with many wards a line for its name or code. */
export function wardField(
  { names, messages }: CampaignContext,
  { anyWard, ...field }: WardFieldOptions,
  submitted?: SubmittedForm,
): Html {
  if (names.areas.length > MAX_LISTED_WARDS) {
    const hint = messages.frame.wardHint;
    return textField({ ...field, hint, value: names.area(field.value) }, submitted);
  }
  const isListed = field.value === '' || names.areas.some(([code]) => code === field.value);
  // A person may belong to a ward of an older edition.
  const older: NamedOption[] = isListed ? [] : [[field.value, field.value]];
  const any: NamedOption[] = anyWard === undefined ? [] : [['', anyWard]];
  return selectField({ ...field, options: [...any, ...older, ...names.areas] }, submitted);
}

/** The code of a ward whose name or code was typed; other text stays as it is. */
export function findWardCode({ areas }: Pick<DisplayNames, 'areas'>, typed: string): string {
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  const found = areas.find(
    ([code, name]) =>
      code.toLocaleLowerCase('en-GB') === wanted || name.toLocaleLowerCase('en-GB') === wanted,
  );
  return found?.[0] ?? typed;
}
