import { html, type TemplateResult } from 'lit';
import { selectField, textField, type FieldContext } from '../../forms/index.ts';
import { organisationMessages } from '../../locales/compiled/en-organisation.ts';

export { organisationMessages };
import type { checkboxField as CheckboxField } from '../person-form.ts';

/** The organisation, and its contact person. */
export function organisationFields(field: FieldContext): TemplateResult {
  const words = organisationMessages(field.messages);
  const option = (text: string) => ({ words: text, lang: field.language });
  return html`${textField({
    ...field,
    name: 'organisation',
    label: words.name,
    autocomplete: 'organization',
    maxlength: 200,
  })}
  ${selectField({
    ...field,
    name: 'organisationKind',
    label: words.kind,
    empty: words.chooseKind,
    options: Object.entries(words.kinds).map(([value, text]) => ({ value, label: option(text) })),
    extra: [],
  })}
  ${textField({ ...field, name: 'name', label: words.contact, autocomplete: 'name', maxlength: 200 })}`;
}

/** More about the organisation, which is optional. */
export function organisationDetails(
  field: FieldContext,
  checkboxField: typeof CheckboxField,
): TemplateResult {
  const words = organisationMessages(field.messages);
  return html`${textField({
    ...field,
    name: 'organisationRole',
    label: words.role,
    autocomplete: 'organization-title',
    maxlength: 120,
  })}
  ${textField({ ...field, name: 'organisationPeople', label: words.people, inputmode: 'numeric', maxlength: 9 })}
  ${checkboxField({ ...field, name: 'organisationListed' }, { words: words.listed, lang: field.language })}`;
}
