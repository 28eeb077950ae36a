import { html } from 'hono/html';
import type { QueuedNotice } from '../notifications/notice-records.ts';
import { endButton } from '../organiser/access-summary.ts';
import { editPath } from '../editor/editor-page.ts';
import {
  checkField,
  problemSummary,
  type SubmittedForm,
  textArea,
  textField,
} from '../organiser/ui/form-fields.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { PageContext } from '../organiser/ui/page-context.ts';
import { organiserPage } from '../organiser/ui/page-layout.ts';
import { applicationWards, placeName } from './application-draft.ts';
import type { Application, StoredApplicationSettings } from './application-records.ts';
import { APPLY_PATH } from './apply-page.ts';

export const APPLICATIONS_PATH = '/organiser/applications';
export const DEFAULT_KEPT_DAYS = 90;

export interface ApplicationsPageData {
  applications: readonly Application[];
  settings: StoredApplicationSettings | undefined;
  /** Mails about applications that could not be sent. */
  failed: readonly QueuedNotice[];
  sendsMail: boolean;
  /** Where anybody applies. */
  address: string;
  submitted?: SubmittedForm | undefined;
  done?: DoneNotice | undefined;
}

/** Who asks to take part, and whether anybody may. For the owner. */
export function applicationsPage(context: PageContext, data: ApplicationsPageData): Html {
  const { applications, frame } = context.messages;
  const { submitted, failed } = data;
  const title = submitted ? frame.errorTitle(applications.title) : applications.title;
  const [suspect, likely] = [true, false].map((isSuspect) =>
    data.applications.filter(({ heldBecause }) => (heldBecause !== null) === isSuspect),
  );
  return organiserPage(
    context,
    title,
    html`<h1>${applications.title}</h1>
      ${doneHere(data.done, true)} ${problemSummary(context, submitted)}
      ${failed.length > 0 ? html`<p class="notice">${applications.failed(failed.length)}</p>` : ''}
      ${data.applications.length === 0 ? html`<p>${applications.none}</p>` : ''}
      ${cardList(context, data, likely ?? [])}
      ${
        (suspect ?? []).length === 0
          ? ''
          : html`<details>
              <summary>${applications.suspect((suspect ?? []).length)}</summary>
              ${cardList(context, data, suspect ?? [])}
            </details>`
      }
      ${settingsSection(context, data)}`,
  );
}

const cardList = (
  context: PageContext,
  data: ApplicationsPageData,
  list: readonly Application[],
): Html | '' =>
  list.length === 0
    ? ''
    : html`<ul class="plain cards">
        ${list.map((application) => applicationCard(context, application, data))}
      </ul>`;

function applicationCard(
  context: PageContext,
  application: Application,
  { sendsMail }: ApplicationsPageData,
): Html {
  const { messages, format } = context;
  const { applications, apply, newCampaign } = messages;
  const { id, organisation, kind, commitment, name, email, phone, receivedAt } = application;
  const wards = applicationWards(application).map((ward) => ward.name);
  const path = `${APPLICATIONS_PATH}/${id}`;
  const line = (label: string, value: Html | string): Html =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  return html`<li id="a-${id}">
    <h2><bdi>${organisation}</bdi></h2>
    <dl>
      ${line(apply.fields.kind, newCampaign.templates[kind])}
      ${line(apply.fields.place, placeName(application))}
      ${line(applications.wards(wards.length), format.list(wards))}
      ${line(apply.fields.commitment, html`<span class="typed">${commitment}</span>`)}
      ${line(apply.fields.name, html`<bdi>${name}</bdi>`)}
      ${line(apply.fields.email, html`<a href="mailto:${email}">${email}</a>`)}
      ${phone ? line(apply.fields.phone, html`<bdi>${phone}</bdi>`) : ''}
      ${line(applications.received, format.time(receivedAt))}
    </dl>
    <form method="post" action="${path}/accept" class="row">
      ${
        sendsMail
          ? html`<button class="main" name="tell" value="mail">
              ${applications.acceptByMail}
            </button>`
          : ''
      }
      <button name="tell" value="here">${applications.acceptHere}</button>
    </form>
    ${
      sendsMail
        ? endButton({
            action: `${path}/refuse?tell=mail`,
            label: applications.refuseByMail,
            fullLabel: applications.refuseByMailOf(organisation),
          })
        : ''
    }
    ${endButton({
      action: `${path}/refuse`,
      label: applications.refuse,
      fullLabel: applications.refuseOf(organisation),
    })}
  </li>`;
}

function settingsSection(context: PageContext, data: ApplicationsPageData): Html {
  const { applications } = context.messages;
  const { settings, address, submitted } = data;
  const isOpen = submitted ? submitted.fields.isOpen === 'yes' : (settings?.isOpen ?? false);
  const state = settings?.isOpen
    ? applications.open(html`<a href="${APPLY_PATH}">${address}</a>`)
    : applications.closed;
  const field = (name: keyof typeof applications.settings.fields) => ({
    ...{ id: name, name, label: applications.settings.fields[name] },
    hint: applications.settings.hints[name],
    value: String(settings?.[name] ?? (name === 'keptDays' ? DEFAULT_KEPT_DAYS : '')),
  });
  return html`<section>
    <h2>${applications.settings.title}</h2>
    <p>${state}</p>
    <details ${submitted ? 'open' : ''}>
      <summary>${applications.settings.change}</summary>
      <form method="post" action="${APPLICATIONS_PATH}/settings" class="one">
        ${checkField('checkbox', {
          name: 'isOpen',
          value: 'yes',
          label: applications.settings.isOpen,
          isChecked: isOpen,
        })}
        ${textField(field('organisation'), submitted)}
        ${textField({ ...field('contact'), type: 'email' }, submitted)}
        ${textField({ ...field('privacyUrl'), type: 'url' }, submitted)}
        ${textField(field('imprint'), submitted)}
        ${textArea({ ...field('asks'), rows: 5 }, submitted)}
        ${textField({ ...field('keptDays'), type: 'number' }, submitted)}
        <button class="main">${applications.settings.save}</button>
      </form>
    </details>
  </section>`;
}

/** Shows the link of an accepted group, once. */
export function acceptedPage(
  context: PageContext,
  { campaign, organisation, url }: { campaign: string; organisation: string; url: string },
): Html {
  const { applications } = context.messages;
  const { accepted } = applications;
  return organiserPage(
    context,
    accepted.title,
    html`<h1>${accepted.title}</h1>
      <p>${accepted.about(html`<bdi>${organisation}</bdi>`)}</p>
      <p>
        <label for="link">${accepted.link}</label>
        <input id="link" value="${url}" readonly class="code" />
      </p>
      <p>${accepted.once}</p>
      <p><a href="${editPath(campaign)}">${accepted.draft}</a></p>
      <p><a href="${APPLICATIONS_PATH}">${applications.title}</a></p>`,
  );
}
