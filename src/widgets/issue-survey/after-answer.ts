import { html, type TemplateResult } from 'lit';
import {
  type Campaign,
  consentsFor,
  type IssueResponse,
  type LocalizedText,
} from '../../contract/index.ts';
import { textField, worded } from '../../forms/index.ts';
import { after as english } from '../../locales/en-after.ts';
import type * as PersonForm from '../person-form.ts';
import type { IssueSurveyWidget } from './issue-survey.ts';

/** What follows the thanks: what the person said, what happens next, the ward's results so far, and "Would you like to hear what happens?" */
export function renderAfterAnswer(
  widget: IssueSurveyWidget,
  campaign: Campaign,
  receipt: TemplateResult,
): TemplateResult {
  const { personForm, shown } = widget;
  const { lang } = shown;
  const { youSaid, inWard, next } = wordsOf(widget);
  const submission = widget.answer.submission as IssueResponse;
  const { other, issue: id } = submission.answers;
  const ward = wardOf(widget, campaign, submission);
  const { contactStep, next: own } = campaign.survey ?? {};
  // No name may be asked for without a sentence that lets it be kept.
  const asks = contactStep && campaign.consents?.some(({ channel }) => channel === 'keep');
  return html`<div class="field">
      <p>
        ${youSaid}
        ${other ? html`<bdi>${other}</bdi>` : worded(widget.issue(id), lang)}${ward ? html`, ${inWard} ${worded(ward, lang)}` : ''}.
      </p>
      <p>${own ? worded(widget.say(own), lang) : next}</p>
      ${receipt}
    </div>
    ${renderResults(widget, campaign, submission, ward?.words)}
    ${asks && personForm ? renderContact(widget, campaign, submission, personForm) : ''}`;
}

/** The ward the person named, if any. */
function wardOf(
  widget: IssueSurveyWidget,
  { areas }: Campaign,
  { area }: IssueResponse,
): LocalizedText | undefined {
  const name = areas.wards.find(({ code }) => code === area.code)?.name;
  return name ? widget.say(name) : undefined;
}

const wordsOf = ({ shown: { locale } }: IssueSurveyWidget) => locale.after ?? english;

function renderResults(
  widget: IssueSurveyWidget,
  campaign: Campaign,
  submission: IssueResponse,
  ward: string | undefined,
): TemplateResult | '' {
  const { results } = widget;
  const { lang, headingLevel } = widget.shown;
  if (!results || !ward || Number.isNaN(Date.parse(results.asOf))) return '';
  const { title, counted, tooFew, otherIssues } = wordsOf(widget).results;
  const area = results.areas.find(({ code }) => code === submission.area.code);
  if (!area) return html`<p>${tooFew(ward, results.threshold)}</p>`;
  // An issue that a newer version of the campaign asks about has no name here.
  const known = area.issues.filter(
    ({ id }) => id === 'other' || campaign.survey?.issues.some((one) => one.id === id),
  );
  const rows = known.map(({ id, count }) => ({ label: widget.issue(id), count }));
  const rest = area.counted - known.reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) rows.push({ label: { words: otherIssues, lang }, count: rest });
  const day = dayIn(lang === 'en' ? 'en-GB' : lang, results.asOf);
  return html`<div class="field">
    <div role="heading" aria-level=${headingLevel}>${title(ward)}</div>
    <ul>
      ${rows.map(
        ({ label, count }) =>
          html`<li>
            ${worded(label, lang)} <b>${new Intl.NumberFormat([lang, 'en-GB']).format(count)}</b>
            <svg aria-hidden="true" width="100%" height="12">
              <rect width="100%" height="12" fill="currentColor" fill-opacity="0.15" />
              <rect width="${(100 * count) / area.counted}%" height="12" fill="var(--_accent)" />
            </svg>
          </li>`,
      )}
    </ul>
    <p>${counted(area.counted, day)}</p>
  </div>`;
}

/** A day in words, or in figures where the browser doesn't know the language's months. */
function dayIn(lang: string, day: string): string {
  const known = Intl.DateTimeFormat.supportedLocalesOf(lang).length > 0;
  return new Intl.DateTimeFormat([lang, 'en-GB'], {
    timeZone: 'UTC',
    ...(known && { dateStyle: 'long' }),
  }).format(new Date(day));
}

function renderContact(
  widget: IssueSurveyWidget,
  campaign: Campaign,
  submission: IssueResponse,
  { box, renderConsents, wordsOf: personWordsOf }: typeof PersonForm,
): TemplateResult {
  const { contact, shown } = widget;
  const { locale, lang, headingLevel } = shown;
  const words = wordsOf(widget).contact;
  const { name, email, age, problems } = personWordsOf(locale);
  const consents = consentsFor(campaign, 'contact');
  const emailed = consents.find(({ channel }) => channel === 'email')?.id;
  const heading = (text: string, focus: boolean) =>
    html`<div role="heading" aria-level=${headingLevel} tabindex="-1" ?data-focus=${focus}>
      ${text}
    </div>`;
  if (contact.done)
    return html`<div class="field" part="received">
      ${heading(widget.thanks(contact, contact.submission?.consents.some(({ statement, granted }) => granted && statement === emailed) ? words.thanks : words.thanksKept), true)}
      ${widget.renderReceipt(contact)}
    </div>`;
  const shared = widget.shared(
    contact,
    ['name', 'email', 'ageConfirmed', ...consents.map(({ id }) => `consents-${id}`)],
    { ...problems, ...words.problems },
  );
  return html`<form novalidate @submit=${widget.onContact}>
    <div class="field">
      ${heading(words.title, false)}
      <p>${words.apart}</p>
    </div>
    ${widget.renderOutcome(contact, shared.problems)}
    <fieldset class="stack" ?disabled=${contact.locked}>
      <input type="hidden" name="area" value=${submission.area.code} />
      ${textField({ ...shared, name: 'name', label: name, autocomplete: 'name', maxlength: 200 })}
      ${textField({ ...shared, name: 'email', label: email, hint: words.emailHint, type: 'email', autocomplete: 'email', maxlength: 254 })}
      ${box({ ...shared, name: 'ageConfirmed' }, { words: age(campaign.minimumAge ?? 16), lang })}
      ${renderConsents(widget, campaign, 'contact', shared)}
    </fieldset>
    <p>
      ${words.privacy(widget.say(campaign.controller.name).words, campaign.controller.retentionDays)}
    </p>
    ${widget.renderButton(contact, words.send, widget.onContact)}
  </form>`;
}
