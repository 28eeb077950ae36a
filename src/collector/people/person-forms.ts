import { html } from 'hono/html';
import { problemSummary, type SubmittedForm, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { wardField } from '../organiser/ui/ward-field.ts';
import type { Person } from './person.ts';

/** Corrects the details of a person. The data from their sign-ups is kept beside it. */
export function detailsPage(
  context: CampaignContext,
  person: Person,
  submitted?: SubmittedForm,
): Html {
  const { frame, person: messages } = context.messages;
  const { details } = messages;
  const path = campaignPath(context.campaign, `/people/${person.id}`);
  return campaignPage(
    context,
    'people',
    html`<p><a href="${path}">${frame.back}</a></p>
      ${problemSummary(context, submitted)}
      <h1>${details.heading(html`<bdi>${person.name}</bdi>`)}</h1>
      <p>${details.hint}</p>
      <form method="post" action="${path}/details" class="one">
        ${detailsFields(context, person, submitted)}
        <button class="main">${details.save}</button>
      </form>`,
    submitted ? frame.errorTitle(details.errorTitle) : details.title,
  );
}

function detailsFields(
  context: CampaignContext,
  person: Person,
  submitted: SubmittedForm | undefined,
): Html {
  const { details } = context.messages.person;
  const line = (name: 'name' | 'email' | 'phone' | 'language', type = 'text'): Html =>
    textField({ id: name, name, type, label: details[name], value: person[name] }, submitted);
  const ward = { id: 'area', name: 'area', label: details.ward, value: person.area };
  return html`${line('name')} ${line('email')} ${line('phone', 'tel')}
  ${wardField(context, ward, submitted)} ${line('language')}`;
}

/** Asks again, and which of two is meant: one takes the figure back, the other keeps them out. */
export function deletePage(context: CampaignContext, person: Person): Html {
  const { deletion } = context.messages.person;
  const path = campaignPath(context.campaign, `/people/${person.id}`);
  return campaignPage(
    context,
    'people',
    html`<h1>${deletion.heading(html`<bdi>${person.name}</bdi>`)}</h1>
      <section class="panel" aria-labelledby="forget">
        <h2 id="forget">${deletion.forgetTitle}</h2>
        <p>${deletion.warning(person.signups.length)}</p>
        <form method="post" action="${path}/delete">
          <button class="danger">${deletion.confirm}</button>
        </form>
      </section>
      <section class="panel" aria-labelledby="remove">
        <h2 id="remove">${deletion.removeTitle}</h2>
        <p>${deletion.removeHint}</p>
        <form method="post" action="${path}/remove">
          <button class="danger">${deletion.remove}</button>
        </form>
      </section>
      <p><a href="${path}">${deletion.cancel}</a></p>`,
    deletion.title,
  );
}
