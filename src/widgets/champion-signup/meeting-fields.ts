import { html, type TemplateResult } from 'lit';
import {
  type ChoiceOption,
  choiceField,
  type FieldContext,
  fieldGroup,
  textField,
} from '../../forms/index.ts';
import { championMessages } from '../../locales/compiled/en-champion.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';

/** The data that the questions about a 1-2-1 depend on. */
interface MeetingFieldsData {
  readonly wantsMeeting: boolean;
  readonly personForm: Pick<typeof PersonForm, 'checkboxField'>;
}

/** Whether a 1-2-1 is wanted and, once the box is ticked, when and how. */
export function meetingFields(
  { messages, language }: ViewContext,
  { wantsMeeting, personForm: { checkboxField } }: MeetingFieldsData,
  field: FieldContext,
): TemplateResult {
  const words = championMessages(messages);
  const row = { ...field, row: true };
  const own = (text: string) => ({ words: text, lang: language });
  const options = (names: Record<string, string>): ChoiceOption[] =>
    Object.entries(names).map(([value, label]) => ({ value, label: own(label) }));
  // A class instead of `:has()`: in WebKit a style sheet does not notice that the box is ticked.
  return fieldGroup(
    { ...field, name: 'meeting', label: words.meeting, hint: words.meetingHint },
    html`${checkboxField({ ...field, name: 'oneToOne' }, own(words.oneToOne))}
      <div class=${wantsMeeting ? 'field' : 'absent'}>
        ${choiceField('checkbox', { ...row, name: 'days', label: words.days, options: options(words.dayNames) })}
        ${choiceField('checkbox', { ...row, name: 'parts', label: words.parts, options: options(words.partNames) })}
        ${choiceField('radio', { ...row, name: 'way', label: words.way, options: options(words.ways) })}
        ${textField({ ...field, name: 'place', label: words.place, maxlength: 120 })}
      </div>`,
  );
}
