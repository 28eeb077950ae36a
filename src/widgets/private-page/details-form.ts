import { html, nothing, type TemplateResult } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import type { LocalText } from '../../contract/text/local-text.ts';
import {
  checkboxField,
  choiceField,
  type ChoiceOption,
  type FieldContext,
  fieldGroup,
  fieldProblems,
  problemSummary,
  textField,
} from '../../forms/index.ts';
import {
  organisationDetails,
  organisationFields,
  organisationMessages,
} from '../champion-signup/organisation-fields.ts';
import { championMessages } from '../../locales/compiled/en-champion.ts';
import { meetingFields } from '../champion-signup/meeting-fields.ts';
import { formProblems, personMessages } from '../person-form.ts';
import { wardField } from '../ward-field.ts';
import { failureNotice } from './notice-views.ts';
import type { PrivateContext } from './private-context.ts';
import type { PrivateResult } from './private-session.ts';

const FIELD_NAMES = [
  'organisation',
  'organisationKind',
  'name',
  'organisationRole',
  'organisationPeople',
  'email',
  'phone',
  'area',
  'cares',
  'roles',
  'place',
  'language',
];

export interface DetailsFormData {
  readonly record: PrivateRecord;
  readonly result: PrivateResult | undefined;
  readonly isBusy: boolean;
  readonly wantsMeeting: boolean;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
  readonly onCancel: () => void;
}

/** The stored data as a form: the fields of the sign-up, without the consents. */
export function detailsForm(context: PrivateContext, data: DetailsFormData): TemplateResult {
  const { messages, language, words } = context;
  const { record, result, isBusy, onInput, onSubmit, onCancel } = data;
  const problems = fieldProblems(
    formProblems({ problems: result?.part === 'details' ? result.problems : [] }),
    FIELD_NAMES,
    messages,
    {
      sentences: {
        ...personMessages(messages).problems,
        ...organisationMessages(messages).problems,
      },
      labels: championMessages(messages),
    },
  );
  const field = { problems, messages, language };
  const summary = problems[0] ? problemSummary(problems, messages.problemTitle, 3) : '';
  const fields = record.kind === 'contact' ? contactFields : signupFields;
  return html`<form
    class="screen-only"
    novalidate
    aria-label=${words.change.title}
    @submit=${onSubmit}
    @input=${onInput}
  >
    ${summary || failureNotice(context, result, 'details')}
    <fieldset role="none" class="stack">${fields(context, data, field)}</fieldset>
    <div class="row">
      <button part="button" aria-disabled=${isBusy}>${words.change.save}</button>
      <button type="button" part="button" class="quiet" @click=${onCancel}>
        ${words.change.cancel}
      </button>
      <span role="status">${isBusy ? words.change.saving : ''}</span>
    </div>
  </form>`;
}

/** The fields of a person who would like to hear more. */
const contactFields = (
  context: PrivateContext,
  data: DetailsFormData,
  field: FieldContext,
): TemplateResult =>
  html`${nameField(context, field)} ${emailField(context, field)} ${areaField(context, data, field)}`;

const nameField = ({ messages }: PrivateContext, field: FieldContext): TemplateResult =>
  textField({
    ...field,
    name: 'name',
    label: personMessages(messages).name,
    autocomplete: 'name',
    maxlength: 200,
  });

const emailField = ({ messages }: PrivateContext, field: FieldContext): TemplateResult =>
  textField({
    ...field,
    name: 'email',
    label: personMessages(messages).email,
    type: 'email',
    autocomplete: 'email',
    maxlength: 254,
  });

/** The ward, without a look-up: people who live there find it in the list. */
const areaField = (
  context: PrivateContext,
  { record }: DetailsFormData,
  field: FieldContext,
): TemplateResult | typeof nothing =>
  wardField(context, field, {
    campaign: record.campaign,
    preset: record.area,
    lookupResult: '',
    onFind: () => undefined,
    wantedCount: Infinity,
    onOpen: () => undefined,
  });

/** The fields of a champion, or of an organisation's contact person. */
function signupFields(
  context: PrivateContext,
  data: DetailsFormData,
  field: FieldContext,
): TemplateResult {
  const { messages, localize } = context;
  const { campaign, answers } = data.record;
  const words = championMessages(messages);
  const several = { ...field, hint: words.several };
  const options = (choices: readonly { id: string; label: LocalText }[] = []): ChoiceOption[] =>
    choices.map(({ id, label }) => ({ value: id, label: localize(label) }));
  const choices = (name: 'cares' | 'roles', list: ChoiceOption[]) =>
    list[0]
      ? choiceField('checkbox', { ...several, name, label: words[name], options: list })
      : nothing;
  return html`${answers.organisation ? html`${organisationFields(field)} ${organisationDetails(field, checkboxField)}` : nameField(context, field)}
  ${fieldGroup(
    { ...field, name: 'reach', label: words.reach, hint: words.reachHint },
    html`${emailField(context, field)}
    ${textField({ ...field, name: 'phone', label: words.phone, type: 'tel', autocomplete: 'tel', maxlength: 40 })}`,
  )}
  ${areaField(context, data, field)} ${choices('cares', options(campaign.survey?.issues))}
  ${choices('roles', options(campaign.champion?.roles))}
  ${campaign.champion?.oneToOne ? meetingFields(context, { ...data, personForm: { checkboxField } }, field) : nothing}
  ${textField({ ...field, name: 'language', label: words.language, autocomplete: 'language', maxlength: 60 })}`;
}
