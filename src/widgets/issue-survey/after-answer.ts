import type { TemplateResult } from 'lit';
import type { Campaign, IssueResponse, LocalText, Results, Worded } from '../../contract/index.ts';
import type { FieldProblem } from '../../forms/index.ts';
import { after as english } from '../../locales/en-after.ts';
import type { Locale } from '../../locales/index.ts';
import type { FormController } from '../form-controller.ts';
import type { Kit } from '../kit.ts';

/** What the survey tells of itself once it has an answer. */
export interface Answered {
  campaign: Campaign;
  submission: IssueResponse;
  /** What others have said, as far as it could be had. */
  results: Results | undefined;
  /** The form that asks for a name. */
  contact: FormController;
  locale: Locale;
  lang: string;
  headingLevel: number;
  say(text: LocalText): Worded;
  /** An address of the document, absolute. */
  resolve(reference: string): string | undefined;
  issue(id: string): Worded;
  /** Empty where the person named none. */
  ward(code: string): string;
  outcome(problems: FieldProblem[]): unknown;
  button(label: string): TemplateResult;
  onSubmit(event: Event): void;
}

/** What follows the thanks: what the person said, what happens next, the ward's results so far, and "Would you like to hear what happens?" */
export function renderAfterAnswer(kit: Kit, answered: Answered): TemplateResult {
  const { campaign, submission, locale, lang, issue, ward, say } = answered;
  const { youSaid, next } = locale.after ?? english;
  const { contactStep, next: own } = campaign.survey ?? {};
  return kit.html`<div class="stack">
      <p>${youSaid(submission.answers.other ?? issue(submission.answers.issue).words, ward(submission.area.code))}</p>
      <p>${own ? kit.worded(say(own), lang) : next}</p>
    </div>
    ${renderResults(kit, answered)} ${contactStep ? renderContact(kit, answered) : ''}`;
}

function renderResults({ html, worded }: Kit, { results, submission, locale, lang, headingLevel, issue, ward }: Answered): TemplateResult | '' {
  const { code } = submission.area;
  const name = ward(code);
  if (!results || !name) return '';
  const { title, counted, tooFew, otherIssues } = (locale.after ?? english).results;
  const area = results.areas.find((one) => one.code === code);
  if (!area) return html`<p>${tooFew(name, results.threshold)}</p>`;
  const rows = area.issues.map(({ id, count }) => ({ label: issue(id), count }));
  if (area.otherIssues) rows.push({ label: { words: otherIssues, lang }, count: area.otherIssues });
  const day = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(results.asOf));
  return html`<div class="stack">
    <div role="heading" aria-level=${headingLevel}>${title(name)}</div>
    <ul class="stack">
      ${rows.map(
        ({ label, count }) => html`<li class="row">
          ${worded(label, lang)} <b>${new Intl.NumberFormat(lang).format(count)}</b>
          <progress aria-hidden="true" max=${area.counted} value=${count}></progress>
        </li>`,
      )}
    </ul>
    <p>${counted(area.counted, day)}</p>
  </div>`;
}

function renderContact(kit: Kit, { campaign, submission, contact, locale, lang, headingLevel, say, resolve, outcome, button, onSubmit }: Answered): TemplateResult {
  const { html, choice, consentsFor, fieldProblems, frame, textField } = kit;
  const words = (locale.after ?? english).contact;
  const heading = (text: string, focus: boolean) => html`<div role="heading" aria-level=${headingLevel} tabindex="-1" ?data-focus=${focus}>${text}</div>`;
  if (contact.step === 'received')
    return html`<div class="stack" part="received">
      ${heading(words.thanks, true)}
      <p>${locale.survey.reference(contact.receipt?.reference ?? '')}</p>
    </div>`;
  const consents = consentsFor(campaign, 'contact');
  const problems = fieldProblems(contact.problems, ['name', 'email', 'ageConfirmed', ...consents.map(({ id }) => `consents-${id}`)], locale, words.problems);
  const shared = { problems, locale, lang };
  // One unticked box for each statement, word for word; beside the one without which a name may not be kept, that it is so.
  const box = (name: string, label: Worded, hint?: string) => {
    const field = { ...shared, name, label: '', hint };
    return frame(field, choice('checkbox', field, label));
  };
  return html`<form novalidate @submit=${onSubmit}>
    ${heading(words.title, false)}
    <p>${words.apart}</p>
    ${outcome(problems)}
    <fieldset class="stack" ?disabled=${contact.locked}>
      <input type="hidden" name="area" value=${submission.area.code} />
      ${textField({ ...shared, name: 'name', label: words.name, autocomplete: 'name', maxlength: 200 })}
      ${textField({ ...shared, name: 'email', label: words.email, hint: words.emailHint, type: 'email', autocomplete: 'email', maxlength: 254 })}
      ${box('ageConfirmed', { words: words.age(campaign.minimumAge ?? 16), lang })}
      ${consents.map(
        ({ id, channel, statement, controller }) => html`${box(`consents-${id}`, say(statement), channel === 'keep' ? words.keepHint : undefined)}
        ${controller ? html`<p><a href=${resolve(controller.privacyUrl)} target="_blank" rel="noopener">${locale.privacy.notice}: <bdi>${controller.name}</bdi></a></p>` : ''}`,
      )}
    </fieldset>
    <p>${words.privacy(say(campaign.controller.name).words, campaign.controller.retentionDays)}</p>
    ${button(words.send)}
  </form>`;
}
