import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import type { DoneNotice } from '../organiser/ui/done-messages.ts';
import {
  problemSummary,
  statusMessage,
  type SubmittedForm,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';

interface RefusalsPageData {
  /** How many contacts are refused by lists. */
  count: number;
  done?: DoneNotice | undefined;
  submitted?: SubmittedForm;
}

/** How many contacts are refused by lists, with a form that allows importing one of them again. */
export function refusalsPage(context: CampaignContext, data: RefusalsPageData): Html {
  const { frame, refusals } = context.messages;
  const { count, done, submitted } = data;
  const path = campaignPath(context.campaign, '/people');
  const contact = { id: 'contact', name: 'contact', label: refusals.contact };
  const form = html`<form method="post" action="${path}/refusals" class="one">
    ${textField(contact, submitted)}
    <button class="main">${refusals.allow}</button>
  </form>`;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${path}">${frame.allPeople}</a></p>
      <h1>${refusals.title}</h1>
      <p>${refusals.intro(count)}</p>
      <p>${refusals.advice}</p>
      ${problemSummary(context, submitted)} ${statusMessage(done?.message)}
      ${canWrite(context.principal) ? form : ''}`,
    submitted ? frame.errorTitle(refusals.errorTitle) : refusals.title,
  );
}
