import { html, type TemplateResult } from 'lit';
import { consentsFor } from '../../contract/campaign/consents.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import { fieldProblems, textField } from '../../forms/index.ts';
import { after as english } from '../../locales/en-after.ts';
import { formOutcome, type FormViewData, sendButton, thanksHeading } from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';

/** What the form that asks for a name is given. */
export interface ContactFormData extends FormViewData {
  readonly campaign: Campaign;
  /** The ward of the answer, which the form does not ask again. */
  readonly areaCode: string;
  readonly personForm: typeof PersonForm;
  /** Whether the name is sent, and what stands in place of the form. */
  readonly isDone: boolean;
  readonly receipt: TemplateResult;
}

/** "Would you like to hear what happens?", kept apart from the answer. */
export function contactForm(context: ViewContext, data: ContactFormData): TemplateResult {
  const { messages, language, headingLevel, localize } = context;
  const { campaign, form, areaCode, personForm, onSubmit } = data;
  const { controller, minimumAge = 16 } = campaign;
  const words = (messages.after ?? english).contact;
  const consents = consentsFor(campaign, 'contact');
  if (data.isDone) {
    const emailed = consents.find(({ channel }) => channel === 'email')?.id;
    const willHear = form.submission?.consents.some(
      ({ statement, granted }) => granted && statement === emailed,
    );
    return html`<div class="field" part="received">
      ${thanksHeading(context, form, willHear ? words.thanks : words.thanksKept, true)}
      ${data.receipt}
    </div>`;
  }
  const person = personForm.personMessages(messages);
  const problems = fieldProblems(
    form.problems,
    ['name', 'email', 'ageConfirmed', ...consents.map(({ id }) => `consents-${id}`)],
    messages,
    { ...person.problems, ...words.problems },
  );
  const field = { problems, messages, language };
  return html`<form novalidate @submit=${onSubmit}>
    <div class="field">
      <div role="heading" aria-level=${headingLevel}>${words.title}</div>
      <p>${words.apart}</p>
    </div>
    ${formOutcome(context, data, problems)}
    <fieldset class="stack" ?disabled=${form.locked}>
      <input type="hidden" name="area" value=${areaCode} />
      ${textField({ ...field, name: 'name', label: person.name, autocomplete: 'name', maxlength: 200 })}
      ${textField({
        ...field,
        name: 'email',
        label: person.email,
        hint: words.emailHint,
        type: 'email',
        autocomplete: 'email',
        maxlength: 254,
      })}
      ${personForm.box({ ...field, name: 'ageConfirmed' }, { words: person.age(minimumAge), lang: language })}
      ${personForm.consentFields(context, field, campaign, 'contact')}
    </fieldset>
    <p>${words.privacy(localize(controller.name).words, controller.retentionDays)}</p>
    ${sendButton(context, data, words.send)}
  </form>`;
}
