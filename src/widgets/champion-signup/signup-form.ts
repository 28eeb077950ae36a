import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign } from '../../contract/campaign/reader.ts';
import {
  choiceField,
  type FieldContext,
  fieldProblems,
  fieldGroup,
  type ChoiceOption,
  textField,
} from '../../forms/index.ts';
import { championMessages } from '../../locales/compiled/en-champion.ts';
import { formOutcome, type FormViewData, sendButton } from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';
import { wardField } from '../ward-field.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import type * as SignupThanks from './signup-thanks.ts';

const FIELD_NAMES = [
  'organisation',
  'organisationKind',
  'organisationPeople',
  'name',
  'organisationRole',
  'email',
  'phone',
  'area',
  'cares',
  'roles',
  'place',
  'language',
  'ageConfirmed',
];

export { championMessages };

/** What the sign-up's form is given. */
export interface SignupFormData extends FormViewData {
  readonly personForm: typeof PersonForm;
  /** What is asked of an organisation, where one signs up. */
  readonly organisationForm: typeof OrganisationForm | undefined;
  /**
   * The invitation that brought the person: `dropped` where they left it out, undefined where there
   * is none.
   */
  readonly invitation: 'kept' | 'dropped' | undefined;
  /** What follows a sign-up, once its file is here. */
  readonly thanks: typeof SignupThanks | undefined;
  /** The personal link by which the champion brings others. */
  readonly personalLink: SignupThanks.PersonalLink | undefined;
  readonly wantsMeeting: boolean;
  readonly onInput: (event: Event) => void;
  readonly onReset: () => void;
  readonly onFormData: (event: FormDataEvent) => void;
  readonly onDropInvitation: (event: Event) => void;
}

/** What is asked about a 1-2-1 depends on. */
interface MeetingFieldsData {
  readonly wantsMeeting: boolean;
  readonly personForm: Pick<typeof PersonForm, 'checkboxField'>;
}

/** The form of a champion, or of an organisation and its contact person. */
export function signupForm(context: ViewContext, data: SignupFormData): TemplateResult {
  const { messages, language } = context;
  const { campaign, form, personForm, organisationForm, thanks, personalLink } = data;
  const person = personForm.personMessages(messages);
  const organisation = organisationForm?.organisationMessages(messages);
  const consents = personForm.consentsFor(campaign, 'champion-signup');
  const problems = fieldProblems(
    form.problems,
    [...FIELD_NAMES, ...consents.map(({ id }) => `consents-${id}`)],
    messages,
    { ...person.problems, ...organisation?.problems },
  );
  const field = { problems, messages, language };
  return html`<form
    novalidate
    @submit=${data.onSubmit}
    @input=${data.onInput}
    @reset=${data.onReset}
    @formdata=${data.onFormData}
  >
    ${formOutcome(context, data, problems)}
    ${form.step === 'saved' ? thanks?.invitePanel(context, personalLink) : nothing}
    <fieldset class="stack" ?disabled=${form.locked}>
      ${invitationNotice(context, data)}
      ${signupFields(context, data, field, organisation?.wardHint)}
    </fieldset>
    ${sendButton(context, data, organisation?.send ?? championMessages(messages).send)}
  </form>`;
}

function signupFields(
  context: ViewContext,
  data: SignupFormData,
  field: FieldContext,
  wardHint: string | undefined,
): TemplateResult {
  const { messages, language, localize } = context;
  const { personForm, organisationForm } = data;
  const { survey, champion, minimumAge = 16 } = data.campaign;
  const { checkboxField, personMessages, consentFields } = personForm;
  const words = championMessages(messages);
  const person = personMessages(messages);
  const several = { ...field, hint: words.several };
  const options = (list: NonNullable<Campaign['champion']>['roles'] = []): ChoiceOption[] =>
    list.map(({ id, label }) => ({ value: id, label: localize(label) }));
  return html`${
    organisationForm?.organisationFields(field, checkboxField) ??
    textField({ ...field, name: 'name', label: person.name, autocomplete: 'name', maxlength: 200 })
  }
  ${fieldGroup(
    { ...field, name: 'reach', label: words.reach, hint: words.reachHint },
    html`${textField({
      ...field,
      name: 'email',
      label: person.email,
      type: 'email',
      autocomplete: 'email',
      maxlength: 254,
    })}
    ${textField({ ...field, name: 'phone', label: words.phone, type: 'tel', autocomplete: 'tel', maxlength: 40 })}`,
  )}
  ${wardField(context, field, data, wardHint)}
  ${
    survey
      ? choiceField('checkbox', {
          ...several,
          name: 'cares',
          label: words.cares,
          options: options(survey.issues),
        })
      : nothing
  }
  ${choiceField('checkbox', { ...several, name: 'roles', label: words.roles, options: options(champion?.roles) })}
  ${champion?.oneToOne ? meetingFields(context, data, field) : nothing}
  ${textField({ ...field, name: 'language', label: words.language, autocomplete: 'language', maxlength: 60 })}
  ${checkboxField({ ...field, name: 'ageConfirmed' }, { words: person.age(minimumAge), lang: language })}
  ${consentFields(context, field, data.campaign, 'champion-signup')}`;
}

function invitationNotice(
  { messages }: ViewContext,
  { invitation, onDropInvitation }: SignupFormData,
): TemplateResult | typeof nothing {
  if (!invitation) return nothing;
  const { invited, drop, dropped } = championMessages(messages);
  const isDropped = invitation === 'dropped';
  const button = html`<button type="button" part="button" @click=${onDropInvitation}>
    ${drop}
  </button>`;
  return html`<div class="field">
    <p id="invitation" tabindex="-1">${isDropped ? dropped : invited}</p>
    ${isDropped ? nothing : button}
  </div>`;
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
  // By a class and not by `:has()`: in WebKit a style sheet does not notice that the box is ticked.
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
