import { html, type TemplateResult } from 'lit';
import { type Campaign, consentsFor, type IssueResponse, type LocalText, type ResultsRead, type Worded } from '../../contract/index.ts';
import { box, consentBoxes, type FieldProblem, textField, worded } from '../../forms/index.ts';
import { after as english } from '../../locales/en-after.ts';
import type { Locale } from '../../locales/index.ts';
import type { FormController } from '../form-controller.ts';
import type { Shared } from '../form-widget.ts';

/** What the survey tells of itself once it has an answer. */
export interface Answered {
  campaign: Campaign;
  submission: IssueResponse;
  /** The lines of the answer's receipt. */
  receipt: TemplateResult;
  /** What others have said, as far as it could be had. */
  results: ResultsRead | undefined;
  /** The form that asks for a name. */
  contact: FormController;
  locale: Locale;
  lang: string;
  headingLevel: number;
  say(text: LocalText): Worded;
  /** An address of the document, absolute. */
  resolve(reference: string): string | undefined;
  issue(id: string): Worded;
  /** What the fields of the form that asks for a name are given. */
  shared(fields: string[], more: Record<string, string>): Shared;
  outcome(problems: readonly FieldProblem[]): unknown;
  button(label: string): unknown;
  /** The lines of the receipt for the name. */
  contactReceipt(): TemplateResult;
  /** Thanks for the name, or what can be said where no receipt came. */
  thanks(words: string): string;
  onSubmit(event: Event): void;
}

/** What follows the thanks: what the person said, what happens next, the ward's results so far, and "Would you like to hear what happens?" */
export function renderAfterAnswer(answered: Answered): TemplateResult {
  const { campaign, submission, locale, lang, issue, say } = answered;
  const { youSaid, inWard, next } = locale.after ?? english;
  const { other, issue: id } = submission.answers;
  const ward = wardOf(answered);
  const { contactStep, next: own } = campaign.survey ?? {};
  // No name may be asked for without a sentence that lets it be kept.
  const asks = contactStep && campaign.consents?.some(({ channel }) => channel === 'keep');
  return html`<div class="field">
      <p>${youSaid} ${other ? html`<bdi>${other}</bdi>` : worded(issue(id), lang)}${ward ? html`, ${inWard} ${worded(ward, lang)}` : ''}.</p>
      <p>${own ? worded(say(own), lang) : next}</p>
      ${answered.receipt}
    </div>
    ${renderResults(answered)} ${asks ? renderContact(answered) : ''}`;
}

/** The ward the person named, if any. */
function wardOf({ campaign, submission, say }: Answered): Worded | undefined {
  const name = campaign.areas.wards.find(({ code }) => code === submission.area.code)?.name;
  return name ? say(name) : undefined;
}

function renderResults(answered: Answered): TemplateResult | '' {
  const { campaign, results, submission, locale, lang, headingLevel, issue } = answered;
  const ward = wardOf(answered)?.words;
  if (!results || !ward || Number.isNaN(Date.parse(results.asOf))) return '';
  const { title, counted, tooFew, otherIssues } = (locale.after ?? english).results;
  const area = results.areas.find(({ code }) => code === submission.area.code);
  if (!area) return html`<p>${tooFew(ward, results.threshold)}</p>`;
  // An issue that a newer version of the campaign asks about has no name here.
  const known = area.issues.filter(({ id }) => id === 'other' || campaign.survey?.issues.some((one) => one.id === id));
  const rows = known.map(({ id, count }) => ({ label: issue(id), count }));
  const rest = area.counted - known.reduce((sum, { count }) => sum + count, 0);
  if (rest > 0) rows.push({ label: { words: otherIssues, lang }, count: rest });
  const day = dayIn(lang === 'en' ? 'en-GB' : lang, results.asOf);
  return html`<div class="field">
    <div role="heading" aria-level=${headingLevel}>${title(ward)}</div>
    <ul>
      ${rows.map(
        ({ label, count }) => html`<li>
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
  return new Intl.DateTimeFormat([lang, 'en-GB'], { timeZone: 'UTC', ...(known && { dateStyle: 'long' }) }).format(new Date(day));
}

function renderContact({ campaign, submission, contact, locale, lang, headingLevel, say, resolve, shared: sharedBy, outcome, button, contactReceipt, thanks, onSubmit }: Answered): TemplateResult {
  const words = (locale.after ?? english).contact;
  const { name, email, age } = locale.person;
  const consents = consentsFor(campaign, 'contact');
  const emailed = consents.find(({ channel }) => channel === 'email')?.id;
  const heading = (text: string, focus: boolean) => html`<div role="heading" aria-level=${headingLevel} tabindex="-1" ?data-focus=${focus}>${text}</div>`;
  if (contact.done)
    return html`<div class="field" part="received">
      ${heading(thanks(contact.submission?.consents.some(({ statement, granted }) => granted && statement === emailed) ? words.thanks : words.thanksKept), true)} ${contactReceipt()}
    </div>`;
  const shared = sharedBy(['name', 'email', 'ageConfirmed', ...consents.map(({ id }) => `consents-${id}`)], words.problems);
  return html`<form novalidate @submit=${onSubmit}>
    <div class="field">
      ${heading(words.title, false)}
      <p>${words.apart}</p>
    </div>
    ${outcome(shared.problems)}
    <fieldset class="stack" ?disabled=${contact.locked}>
      <input type="hidden" name="area" value=${submission.area.code} />
      ${textField({ ...shared, name: 'name', label: name, autocomplete: 'name', maxlength: 200 })}
      ${textField({ ...shared, name: 'email', label: email, hint: words.emailHint, type: 'email', autocomplete: 'email', maxlength: 254 })}
      ${box({ ...shared, name: 'ageConfirmed' }, { words: age(campaign.minimumAge ?? 16), lang })}
      ${consentBoxes(shared, consents, say, resolve)}
    </fieldset>
    <p>${words.privacy(say(campaign.controller.name).words, campaign.controller.retentionDays)}</p>
    ${button(words.send)}
  </form>`;
}
