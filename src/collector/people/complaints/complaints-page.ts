import { html } from 'hono/html';
import { canWrite } from '../../organiser/principal.ts';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  hiddenFields,
  problemSummary,
  type SubmittedForm,
  textArea,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { Complaint } from './complaint-records.ts';

export interface ComplaintsData {
  complaints: Complaint[];
  /** Whom a new one is about. */
  person: { id: string; name: string } | undefined;
  today: string;
  done: DoneNotice | undefined;
  submitted?: SubmittedForm;
}

/** Complaints about data: the open ones with their days, and a form for another. */
export function complaintsPage(context: CampaignContext, data: ComplaintsData): Html {
  const { messages, principal } = context;
  const { complaints, done, submitted } = data;
  const { title, hint, none } = messages.complaints;
  const list = html`<ul class="plain cards">
    ${complaints.map((complaint) => complaintCard(context, complaint, data.today))}
  </ul>`;
  return campaignPage(
    context,
    'today',
    html`<h1>${title}</h1>
      ${problemSummary(context, submitted)} ${doneHere(done, true)}
      <p class="hint">${hint}</p>
      ${complaints.length === 0 ? html`<p>${none}</p>` : list}
      ${canWrite(principal) ? complaintForm(context, data) : ''}`,
    submitted ? messages.frame.errorTitle(title) : title,
  );
}

export function complaintCard(
  context: CampaignContext,
  { id, person, receivedOn, dueOn, what, answeredOn }: Complaint,
  today: string,
): Html {
  const { campaign, messages, format, principal } = context;
  const { received, due, late, answered, answer, answerOf, whose } = messages.complaints;
  const isLate = answeredOn === null && dueOn < today;
  const state = answeredOn ? answered(format.day(answeredOn)) : due(format.day(dueOn));
  const button = html`<form
    method="post"
    action="${campaignPath(campaign, `/complaints/${id}/answer`)}"
  >
    <button aria-label="${answerOf(format.day(receivedOn))}">${answer}</button>
  </form>`;
  return html`<li>
    <p class="note"><bdi>${what}</bdi></p>
    <p>
      <small>${received(format.day(receivedOn))}</small>
      <span class="tag ${answeredOn ? '' : 'due'}">${isLate ? `${late} ` : ''}${state}</span>
      ${person ? html`<a href="${campaignPath(campaign, `/people/${person}`)}">${whose}</a>` : ''}
    </p>
    ${answeredOn === null && canWrite(principal) ? button : ''}
  </li>`;
}

function complaintForm(
  context: CampaignContext,
  { person, today, submitted }: ComplaintsData,
): Html {
  const { addTitle, about, text, day, save } = context.messages.complaints;
  const what = { id: 'what', name: 'what', label: text, rows: 3 };
  const on = { id: 'receivedOn', name: 'receivedOn', label: day, type: 'date', value: today };
  return html`<h2>${addTitle}</h2>
    ${person ? html`<p>${about(html`<bdi>${person.name}</bdi>`)}</p>` : ''}
    <form method="post" action="${campaignPath(context.campaign, '/complaints')}">
      ${person ? hiddenFields([['person', person.id]]) : ''} ${textArea(what, submitted)}
      ${textField(on, submitted)}
      <button class="main">${save}</button>
    </form>`;
}
