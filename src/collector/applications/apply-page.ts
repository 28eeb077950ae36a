import { html } from 'hono/html';
import { TEMPLATE_NAMES } from '../editor/campaign-templates.ts';
import { findPlace, type WardPlace } from '../editor/ward-places.ts';
import {
  checkField,
  hiddenFields,
  problemSummary,
  type SubmittedForm,
  textArea,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { LanguageContext } from '../organiser/ui/page-context.ts';
import { LANGUAGE_TAGS, PAGE_LANGUAGES } from '../organiser/ui/page-languages.ts';
import { htmlPage } from '../organiser/ui/page-layout.ts';
import type { ApplicationSettings } from './application-schemas.ts';

export const APPLY_PATH = '/apply';
/** The field that carries the stamp, and the one that people don't see. */
export const APPLY_FIELDS = { stamp: 'form', honeypot: 'homepage' } as const;

export interface ApplyPageData {
  settings: ApplicationSettings;
  stamp: string;
  submitted?: SubmittedForm | undefined;
  /** Places to choose from, where what was typed means several. */
  places?: readonly WardPlace[];
  /** Why the form could not be taken for now. */
  notice?: string | undefined;
}

/** The statement that somebody who applies agrees to. */
export const consentWords = (
  { messages }: LanguageContext,
  { organisation, keptDays }: ApplicationSettings,
): string => messages.apply.consent(organisation, keptDays);

/** The form by which a local party or group asks to take part. */
export function applyPage(context: LanguageContext, data: ApplyPageData): Html {
  const { apply, frame } = context.messages;
  const { settings, submitted, notice } = data;
  const isWrong = notice !== undefined || (submitted?.problems.length ?? 0) > 0;
  const { organisation, asks } = settings;
  return publicPage(
    context,
    isWrong ? frame.errorTitle(apply.title) : apply.title,
    html`<h1>${apply.heading(html`<bdi>${organisation}</bdi>`)}</h1>
      ${notice === undefined ? '' : html`<p class="problem" role="alert">${notice}</p>`}
      ${problemSummary(context, submitted)}
      <p>${apply.intro}</p>
      ${asks === '' ? '' : html`<p class="typed">${asks}</p>`}
      <form method="post" action="${APPLY_PATH}?lang=${context.language}" class="one">
        ${hiddenFields([[APPLY_FIELDS.stamp, data.stamp]])} ${applyFields(context, data)}
        <button class="main">${apply.send}</button>
      </form>
      ${smallPrint(context, settings)}`,
  );
}

function applyFields(context: LanguageContext, { settings, submitted, places }: ApplyPageData) {
  const { apply } = context.messages;
  const named = (name: keyof typeof apply.fields) => ({
    ...{ id: name, name, label: apply.fields[name] },
  });
  const place = submitted?.fields.place ?? '';
  const shown = submitted && {
    ...submitted,
    fields: { ...submitted.fields, place: findPlace(place)?.name ?? place },
  };
  return html`${textField({ ...named('organisation'), hint: apply.hints.organisation }, shown)}
  ${kindChoice(context, shown)} ${textField({ ...named('place'), hint: apply.hints.place }, shown)}
  ${places && places.length > 0 ? placeChoice(context, places) : ''}
  ${textArea({ ...named('commitment'), hint: apply.hints.commitment, rows: 5 }, shown)}
  ${textField(named('name'), shown)}
  ${textField({ ...named('email'), hint: apply.hints.email, type: 'email' }, shown)}
  ${textField({ ...named('phone'), type: 'tel' }, shown)} ${honeypotField(context)}
  ${consentField(context, settings, shown)}`;
}

function kindChoice({ messages }: LanguageContext, submitted: SubmittedForm | undefined): Html {
  const { apply, newCampaign } = messages;
  const problem = submitted?.problems.find(({ field }) => field === 'kind');
  return html`<fieldset id="kind" ${problem ? html`aria-describedby="kind-problem"` : ''}>
    <legend>${apply.fields.kind}</legend>
    ${problem ? html`<p class="wrong" id="kind-problem">${problem.message}</p>` : ''}
    ${TEMPLATE_NAMES.map((kind) =>
      checkField('radio', {
        name: 'kind',
        value: kind,
        label: newCampaign.templates[kind],
        isChecked: submitted?.fields.kind === kind,
      }),
    )}
  </fieldset>`;
}

const placeChoice = ({ messages }: LanguageContext, places: readonly WardPlace[]): Html =>
  html`<fieldset>
    <legend>${messages.apply.whichPlace}</legend>
    ${places.map(({ code, name, kind }) =>
      checkField('radio', {
        name: 'placeCode',
        value: code,
        label: `${name} (${messages.editor.placeKinds[kind]})`,
        isChecked: false,
      }),
    )}
  </fieldset>`;

/** People neither see nor hear it; programs fill it in. */
const honeypotField = ({ messages }: LanguageContext): Html =>
  html`<div class="unseen" aria-hidden="true">
    <label for="homepage">${messages.apply.honeypot}</label>
    <input id="homepage" name="${APPLY_FIELDS.honeypot}" tabindex="-1" autocomplete="off" />
  </div>`;

function consentField(
  context: LanguageContext,
  settings: ApplicationSettings,
  submitted: SubmittedForm | undefined,
): Html {
  const problem = submitted?.problems.find(({ field }) => field === 'consent');
  return html`<div class="field" id="consent">
    ${problem ? html`<p class="wrong">${problem.message}</p>` : ''}
    ${checkField('checkbox', {
      name: 'consent',
      value: 'yes',
      label: consentWords(context, settings),
      isChecked: submitted?.fields.consent === 'yes',
    })}
  </div>`;
}

/** The privacy notice, how to report abuse, and the imprint. */
function smallPrint({ messages }: LanguageContext, settings: ApplicationSettings): Html {
  const { apply } = messages;
  const { contact, privacyUrl, imprint } = settings;
  const mail = html`<a href="mailto:${contact}?subject=${encodeURIComponent(apply.abuseSubject)}"
    >${contact}</a
  >`;
  return html`<footer class="hint">
    <p><a href="${privacyUrl}">${apply.privacy}</a></p>
    <p>${apply.abuse(mail)}</p>
    ${imprint === '' ? '' : html`<p>${imprint}</p>`}
  </footer>`;
}

/** What somebody sees once their application is kept. */
export const appliedPage = (context: LanguageContext, settings: ApplicationSettings): Html => {
  const { apply } = context.messages;
  return publicPage(
    context,
    apply.received.title,
    html`<h1>${apply.received.title}</h1>
      <p>${apply.received.next(html`<bdi>${settings.organisation}</bdi>`, settings.keptDays)}</p>
      ${smallPrint(context, settings)}`,
  );
};

/** A page that says one thing. */
export const applyNoticePage = (context: LanguageContext, title: string, text = ''): Html =>
  publicPage(
    context,
    title,
    html`<h1>${title}</h1>
      ${text === '' ? '' : html`<p>${text}</p>`}`,
  );

function publicPage(context: LanguageContext, title: string, content: Html): Html {
  const { language, messages } = context;
  const others = LANGUAGE_TAGS.filter((tag) => tag !== language);
  return htmlPage(
    context,
    title,
    html`<main class="apply">
      <nav aria-label="${messages.frame.language}">
        ${others.map(
          (tag) =>
            html`<a href="${APPLY_PATH}?lang=${tag}" lang="${tag}" hreflang="${tag}"
              >${PAGE_LANGUAGES[tag].name}</a
            >`,
        )}
      </nav>
      ${content}
    </main>`,
  );
}
