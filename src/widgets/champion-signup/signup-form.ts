import { html, nothing, type TemplateResult } from 'lit';
import { type Campaign, consentsFor } from '../../contract/index.ts';
import { choices, group, type Option, textField, type FieldContext } from '../../forms/index.ts';
import { champion as english } from '../../locales/en-champion.ts';
import type { Champion, Locale } from '../../locales/index.ts';
import type * as PersonForm from '../person-form.ts';
import type { ChampionSignupWidget } from './champion-signup.ts';
import type * as Organised from './organisation.ts';

const KIND = 'champion-signup';

/** What the sign-up says. */
export const wordsOf = (locale: Locale): Champion => locale.champion ?? english;

/** The form of a champion, or of an organisation and its contact person. */
export function renderForm(
  widget: ChampionSignupWidget,
  campaign: Campaign,
  personForm: typeof PersonForm,
  organisation: typeof Organised | undefined,
): TemplateResult {
  const { signup, shown } = widget;
  const { box } = personForm;
  const person = personForm.wordsOf(shown.locale);
  const words = wordsOf(shown.locale);
  const { survey, champion, minimumAge = 16 } = campaign;
  const organised = organisation?.wordsOf(shown.locale);
  const shared = widget.shared(
    signup,
    [
      ...[
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
      ],
      ...consentsFor(campaign, KIND).map(({ id }) => `consents-${id}`),
    ],
    { ...person.problems, ...organised?.problems },
  );
  const listed = (list: NonNullable<Campaign['champion']>['roles'] = []): Option[] =>
    list.map(({ id, label }) => ({ value: id, label: widget.say(label) }));
  const several = { ...shared, hint: words.several };
  return html`<form novalidate @submit=${widget.onSubmit} @input=${onInput} @formdata=${onFormData}>
    ${widget.renderOutcome(signup, shared.problems)}
    ${signup.step === 'saved' ? widget.renderAfter(campaign) : nothing}
    <fieldset class="stack" ?disabled=${signup.locked}>
      ${renderInvitation(widget, words)}
      ${organisation?.renderOrganisation(shared, box) ?? textField({ ...shared, name: 'name', label: person.name, autocomplete: 'name', maxlength: 200 })}
      ${group(
        { ...shared, name: 'reach', label: words.reach, hint: words.reachHint },
        html`${textField({ ...shared, name: 'email', label: person.email, type: 'email', autocomplete: 'email', maxlength: 254 })}
        ${textField({ ...shared, name: 'phone', label: words.phone, type: 'tel', autocomplete: 'tel', maxlength: 40 })}`,
      )}
      ${widget.renderWard(campaign, shared, organised?.wardHint)}
      ${survey ? choices('checkbox', { ...several, name: 'cares', label: words.cares, options: listed(survey.issues) }) : nothing}
      ${choices('checkbox', { ...several, name: 'roles', label: words.roles, options: listed(champion?.roles) })}
      ${champion?.oneToOne ? renderMeeting(widget, words, shared, box) : nothing}
      ${textField({ ...shared, name: 'language', label: words.language, autocomplete: 'language', maxlength: 60 })}
      ${box({ ...shared, name: 'ageConfirmed' }, widget.own(person.age(minimumAge)))}
      ${personForm.renderConsents(widget, campaign, KIND, shared)}
    </fieldset>
    ${widget.renderButton(signup, organised?.send ?? words.send, widget.onSubmit)}
  </form>`;
}

function renderInvitation(
  widget: ChampionSignupWidget,
  { invited, drop, dropped }: Champion,
): TemplateResult | typeof nothing {
  if (!widget.invitedBy) return nothing;
  return html`<div class="field">
    <p id="invitation" tabindex="-1">${widget.dropped ? dropped : invited}</p>
    ${widget.dropped ? nothing : html`<button type="button" part="button" @click=${onDrop}>${drop}</button>`}
  </div>`;
}

function renderMeeting(
  widget: ChampionSignupWidget,
  words: Champion,
  shared: FieldContext,
  box: typeof PersonForm.box,
): TemplateResult {
  const row = { ...shared, row: true };
  const options = (names: Record<string, string>): Option[] =>
    Object.entries(names).map(([value, label]) => ({ value, label: widget.own(label) }));
  // What is asked further is there once the box is ticked. (In WebKit a style sheet does not notice.)
  const wanted = widget.renderRoot.querySelector<HTMLInputElement>('#oneToOne')?.checked;
  return group(
    { ...shared, name: 'meeting', label: words.meeting, hint: words.meetingHint },
    html`${box({ ...shared, name: 'oneToOne' }, widget.own(words.oneToOne))}
      <div class=${wanted ? 'field' : 'absent'}>
        ${choices('checkbox', { ...row, name: 'days', label: words.days, options: options(words.dayNames) })}
        ${choices('checkbox', { ...row, name: 'parts', label: words.parts, options: options(words.partNames) })}
        ${choices('radio', { ...row, name: 'way', label: words.way, options: options(words.ways) })}
        ${textField({ ...shared, name: 'place', label: words.place, maxlength: 120 })}
      </div>`,
  );
}

function onDrop(this: ChampionSignupWidget): void {
  this.dropped = true;
  void this.updateComplete.then(() =>
    this.renderRoot.querySelector<HTMLElement>('#invitation')?.focus(),
  );
}

function onInput(this: ChampionSignupWidget, { target }: Event): void {
  this.begin();
  if ((target as HTMLInputElement).name === 'oneToOne') this.requestUpdate();
}

/** Adds what nobody types: a code for inviting others, made when the form is read, and the invitation that brought the person. */
function onFormData(this: ChampionSignupWidget, { formData }: FormDataEvent): void {
  formData.set(
    'inviteCode',
    [...crypto.getRandomValues(new Uint32Array(12))]
      .map((random) => ((random % 34) + 2).toString(36))
      .join(''),
  );
  if (this.invitedBy && !this.dropped) formData.set('invitedBy', this.invitedBy);
}
