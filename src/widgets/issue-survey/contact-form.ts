import { html, type TemplateResult } from 'lit';
import { textField } from '../../forms/index.ts';
import { surveyThanksMessages } from '../../locales/compiled/en-survey-thanks.ts';
import {
  formOutcome,
  type FormViewData,
  receiptView,
  receivedView,
  sendButton,
} from '../form-parts.ts';
import type * as PersonForm from '../person-form.ts';
import type { ViewContext } from '../view-context.ts';
import { contactProblems } from './contact-problems.ts';

/** The context of the form that asks for a name. */
export interface ContactFormData extends FormViewData {
  /** The file for forms that ask for a name, once it is loaded. */
  readonly personForm: typeof PersonForm | undefined;
}

/**
 * "Would you like to hear what happens?", folded, and separate from the answer. Nothing if the
 * campaign does not ask it.
 */
export function contactForm(
  context: ViewContext,
  data: ContactFormData,
  areaCode: string,
): TemplateResult | '' {
  const { messages, language, headingLevel, localize } = context;
  const { campaign, form, personForm, onSubmit } = data;
  const { controller, minimumAge = 16, survey } = campaign;
  const words = surveyThanksMessages(messages).contact;
  // A form may ask for a name only with a statement that allows keeping it.
  const isAsked =
    survey?.contactStep && campaign.consents?.some(({ channel }) => channel === 'keep');
  if (!isAsked || !personForm) return '';
  const consents = personForm.consentsFor(campaign, 'contact');
  if (form.done) {
    const emailed = consents.find(({ channel }) => channel === 'email')?.id;
    const willHear = form.submission?.consents.some(
      ({ statement, granted }) => granted && statement === emailed,
    );
    const thanks = willHear ? words.thanks : words.thanksKept;
    return receivedView(context, form, thanks, true, [
      receiptView(context, data),
      personForm.privatePageLink(context, form.receipt, data.pageUrl),
    ]);
  }
  const person = personForm.personMessages(messages);
  const problems = contactProblems(context, data, personForm);
  const field = { problems, messages, language };
  return html`<details>
    <summary>
      <span role="heading" aria-level=${headingLevel} id="contact-title">${words.title}</span>
    </summary>
    <form novalidate aria-labelledby="contact-title" @submit=${onSubmit}>
      <p>${words.apart}</p>
      ${formOutcome(context, data, problems)}
      <fieldset role="none" class="stack" ?disabled=${form.locked}>
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
        ${personForm.checkboxField({ ...field, name: 'ageConfirmed' }, { words: person.age(minimumAge), lang: language })}
        ${personForm.consentFields(context, field, campaign, 'contact')}
      </fieldset>
      <p>${words.privacy(localize(controller.name).words, controller.retentionDays)}</p>
      ${sendButton(context, data, words.send)}
    </form>
  </details>`;
}
