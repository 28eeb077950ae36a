import { html, type TemplateResult } from 'lit';
import { selectField, textField, type FieldContext } from '../../forms/index.ts';
import { organisation as english } from '../../locales/en-organisation.ts';
import type { Locale, Organisation } from '../../locales/index.ts';
import type { box as Box } from '../person-form.ts';

/** What the form says where an organisation fills it in. */
export const wordsOf = (locale: Locale): Organisation => locale.organisation ?? english;

/** What is asked of the organisation itself, and who its contact person is. */
export function renderOrganisation(shared: FieldContext, box: typeof Box): TemplateResult {
  const words = wordsOf(shared.locale);
  const own = (text: string) => ({ words: text, lang: shared.lang });
  const kinds = Object.entries(words.kinds).map(([value, label]) => ({ value, label: own(label) }));
  return html`${textField({ ...shared, name: 'organisation', label: words.name, autocomplete: 'organization', maxlength: 200 })}
  ${selectField({ ...shared, name: 'organisationKind', label: words.kind, empty: words.chooseKind, options: kinds, extra: [] })}
  ${textField({ ...shared, name: 'organisationPeople', label: words.people, inputmode: 'numeric', maxlength: 9 })}
  ${box({ ...shared, name: 'organisationListed' }, own(words.listed))}
  ${textField({ ...shared, name: 'name', label: words.contact, autocomplete: 'name', maxlength: 200 })}
  ${textField({ ...shared, name: 'organisationRole', label: words.role, autocomplete: 'organization-title', maxlength: 120 })}`;
}
