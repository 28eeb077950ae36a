import { html, nothing, type TemplateResult } from 'lit';
import type { Campaign, Consent } from '../../contract/campaign/reader.ts';
import {
  choiceField,
  type ChoiceOption,
  type FieldContext,
  fieldGroup,
  localizedText,
  textField,
} from '../../forms/index.ts';
import { championMessages } from '../../locales/compiled/en-champion.ts';
import { formOutcome, type FormViewData, sendButton } from '../form-parts.ts';
import { isolateName } from '../isolate-name.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';
import { wardField } from '../ward-field.ts';
import { meetingFields } from './meeting-fields.ts';
import type * as OrganisationForm from './organisation-fields.ts';
import { signupProblems } from './signup-problems.ts';
import {
  isAskedFirst,
  sectionFrame,
  SIGNUP_SECTIONS,
  type SignupLayout,
  type SignupSection,
} from './signup-sections.ts';
import type * as SignupThanks from './signup-thanks.ts';

/** The context of the sign-up's form. */
export interface SignupFormData extends FormViewData, SignupThanks.InvitationData {
  readonly personForm: typeof PersonForm;
  /** The questions to an organisation, if one signs up. */
  readonly organisationForm: typeof OrganisationForm | undefined;
  readonly layout: SignupLayout;
  /** The visible section, if the form is laid out in sections. */
  readonly section: SignupSection;
  /**
   * The invitation that brought the person: `dropped` if they removed it, undefined if there is
   * none.
   */
  readonly invitation: 'kept' | 'dropped' | undefined;
  /** The first name of its sender; empty if it is unknown, or may not be read. */
  readonly inviter: string;
  /** The content after a sign-up, once its file is loaded. */
  readonly thanks: typeof SignupThanks | undefined;
  readonly wantsMeeting: boolean;
  /** Whether the person consents to be kept, if they have answered already. */
  readonly isKept: boolean;
  readonly onInput: (event: Event) => void;
  readonly onReset: () => void;
  readonly onFormData: (event: FormDataEvent) => void;
  readonly onDropInvitation: (event: Event) => void;
  readonly onContinue: (event: Event) => void;
  readonly onBack: (event: Event) => void;
  /** Called when the consent to be kept was changed in the last section. */
  readonly onKeep: (event: Event) => void;
}

/** The form of a champion, or of an organisation and its contact person. */
export function signupForm(context: ViewContext, data: SignupFormData): TemplateResult {
  const { messages, language } = context;
  const { form, organisationForm, thanks } = data;
  const organisation = organisationForm?.organisationMessages(messages);
  const problems = signupProblems(context, data);
  const field = { problems, messages, language };
  return html`<form
    novalidate
    aria-label=${organisation?.send ?? championMessages(messages).send}
    @submit=${data.onSubmit}
    @input=${data.onInput}
    @reset=${data.onReset}
    @formdata=${data.onFormData}
  >
    ${formOutcome(context, data, problems)}
    ${form.step === 'saved' ? thanks?.invitation(context, data) : nothing}
    <fieldset role="none" class="stack" ?disabled=${form.locked}>
      ${invitationNotice(context, data)}
      ${SIGNUP_SECTIONS.map((section) => signupSection(context, data, field, section))}
    </fieldset>
    ${signupButtons(context, data)}
  </form>`;
}

const SECTION_CONTENTS: Record<
  SignupSection,
  (context: ViewContext, data: SignupFormData, field: FieldContext) => TemplateResult
> = { person: personSection, help: helpSection, meeting: meetingSection };

function signupSection(
  context: ViewContext,
  data: SignupFormData,
  field: FieldContext,
  section: SignupSection,
): TemplateResult {
  const { headingLevel, messages } = context;
  const { layout, organisationForm } = data;
  const words = championMessages(messages);
  const at = SIGNUP_SECTIONS.indexOf(section);
  const own = organisationForm?.organisationMessages(messages).section;
  const title = (section === 'person' && own) || words.sections[section];
  return sectionFrame(
    {
      section,
      headingLevel,
      isShown: layout === 'page' || data.section === section,
      title: layout === 'page' ? title : words.step(at + 1, SIGNUP_SECTIONS.length, title),
    },
    SECTION_CONTENTS[section](context, data, field),
  );
}

/** Name, contacts, and the consent to be kept: the required part of a sign-up. */
function personSection(
  context: ViewContext,
  data: SignupFormData,
  field: FieldContext,
): TemplateResult {
  const { messages, language } = context;
  const { personForm, organisationForm, campaign } = data;
  const { checkboxField, consentFields, personMessages } = personForm;
  const words = championMessages(messages);
  const person = personMessages(messages);
  const boxes = (...channels: Consent['channel'][]) =>
    consentFields(context, field, campaign, 'champion-signup', {
      isShown: ({ channel }) => channels.includes(channel),
      keepHint: words.keepHint,
      isOrganisation: !!organisationForm,
    });
  return html`${
      organisationForm?.organisationFields(field) ??
      textField({
        ...field,
        name: 'name',
        label: person.name,
        autocomplete: 'name',
        maxlength: 200,
      })
    }
    ${fieldGroup(
      { ...field, name: 'reach', label: words.reach, hint: words.reachHint },
      html`<div class="field">
          ${textField({
            ...field,
            name: 'email',
            label: person.email,
            type: 'email',
            autocomplete: 'email',
            maxlength: 254,
          })}
          ${boxes('email')}
        </div>
        <div class="field">
          ${textField({ ...field, name: 'phone', label: words.phone, type: 'tel', autocomplete: 'tel', maxlength: 40 })}
          ${boxes('phone', 'sms')}
        </div>`,
    )}
    <div class="field">
      ${checkboxField({ ...field, name: 'ageConfirmed' }, { words: person.age(campaign.minimumAge ?? 16), lang: language })}
      ${boxes('keep')}
    </div>`;
}

/** Where the person lives, which issues matter to them, and how they would help. */
function helpSection(
  context: ViewContext,
  data: SignupFormData,
  field: FieldContext,
): TemplateResult {
  const { messages, localize } = context;
  const { campaign, organisationForm, personForm, questionFields } = data;
  const { survey, champion } = campaign;
  const words = championMessages(messages);
  const organisation = organisationForm?.organisationMessages(messages);
  const choices = (name: 'cares' | 'roles', list: NonNullable<Campaign['champion']>['roles']) =>
    choiceField('checkbox', {
      ...field,
      name,
      label: words[name],
      hint: words.several,
      options: list.map(({ id, label }): ChoiceOption => ({ value: id, label: localize(label) })),
    });
  return html`${organisationForm?.organisationDetails(field, personForm.checkboxField)}
  ${wardField(context, field, data, { label: words.ward, hint: organisation?.wardHint })}
  ${survey ? choices('cares', survey.issues) : nothing} ${choices('roles', champion?.roles ?? [])}
  ${
    questionFields
      ? questionFields.questionFields(context, field, champion?.questions ?? [])
      : champion?.questions?.[0] && html`<p part="hint">${messages.questionsMissing}</p>`
  }`;
}

/** Whether to meet, in which language, what others may read; and the consent to be kept, again. */
function meetingSection(
  context: ViewContext,
  data: SignupFormData,
  field: FieldContext,
): TemplateResult {
  const { messages } = context;
  const { campaign, personForm, organisationForm, layout } = data;
  const words = championMessages(messages);
  const others = personForm.consentFields(context, field, campaign, 'champion-signup', {
    isShown: (consent) => !isAskedFirst(consent),
    isOrganisation: !!organisationForm,
  });
  // Without a script, hidden fields would never appear when a box is ticked.
  const wantsMeeting = data.wantsMeeting || layout === 'page';
  const meeting = { wantsMeeting, personForm };
  return html`${campaign.champion?.oneToOne ? meetingFields(context, meeting, field) : nothing}
  ${others}
  ${textField({ ...field, name: 'language', label: words.language, autocomplete: 'language', maxlength: 60 })}
  ${layout === 'page' ? nothing : keptAgain(context, data)}`;
}

/** The consents from the first section, to check and undo before sending. */
function keptAgain(
  { messages, language, localize }: ViewContext,
  { campaign, personForm, organisationForm, isKept, onKeep }: SignupFormData,
): TemplateResult {
  const [keep] = personForm.consentsFor(campaign, 'champion-signup', !!organisationForm);
  return html`<div class="field">
    <b part="label" id="kept-label">${championMessages(messages).agreed}</b>
    <label class="choice" part="choice">
      <input
        type="checkbox"
        id="kept"
        aria-describedby="kept-label"
        .checked=${isKept}
        @change=${onKeep}
      />
      ${keep ? localizedText(localize(keep.statement), language) : nothing}
    </label>
  </div>`;
}

/**
 * The buttons. Enter presses the first one in the form: it continues, or sends in the last
 * section.
 */
function signupButtons(
  context: ViewContext,
  data: SignupFormData,
): TemplateResult | typeof nothing {
  const { layout, section, form, notice, organisationForm } = data;
  const words = championMessages(context.messages);
  const { send } = organisationForm?.organisationMessages(context.messages) ?? words;
  const at = SIGNUP_SECTIONS.indexOf(section);
  const isFree = layout === 'sections' && !form.locked && !notice;
  const button = (label: string, type: string, style: string, onPress: (event: Event) => void) =>
    html`<button type=${type} class=${style} part="button" @click=${onPress}>${label}</button>`;
  const canContinue = isFree && at < SIGNUP_SECTIONS.length - 1;
  return html`<div class="row">
    ${canContinue ? button(words.continue, 'submit', '', data.onContinue) : nothing}
    ${sendButton(context, data, send, canContinue)}
    ${isFree && at ? button(words.back, 'button', 'quiet', data.onBack) : nothing}
  </div>`;
}

function invitationNotice(
  { messages }: ViewContext,
  { invitation, inviter, onDropInvitation }: SignupFormData,
): TemplateResult | typeof nothing {
  if (!invitation) return nothing;
  const { invited, invitedBy, drop, dropped } = championMessages(messages);
  const isDropped = invitation === 'dropped';
  const sentence = inviter ? invitedBy(isolateName(inviter)) : invited;
  const button = html`<button type="button" class="plain" part="button" @click=${onDropInvitation}>
    ${drop}
  </button>`;
  return html`<div class="invitation">
    <p id="invitation" tabindex="-1" data-other=${isDropped ? nothing : invited}>
      <span>${isDropped ? dropped : sentence}</span>
    </p>
    ${isDropped ? nothing : button}
  </div>`;
}
