import { html } from 'hono/html';
import { localText } from '../../organiser/ui/display-names.ts';
import {
  checkField,
  problemSummary,
  type SubmittedForm,
  textArea,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { wardField } from '../../organiser/ui/ward-field.ts';

/** A form that comes back, with the boxes that were ticked. */
export interface SubmittedPerson extends SubmittedForm {
  roles: readonly string[];
  statements: readonly string[];
}

/** Writes one person down, from a slip of paper. */
export function newPersonPage(context: CampaignContext, submitted?: SubmittedPerson): Html {
  const { frame, byHand: words } = context.messages;
  const path = campaignPath(context.campaign, '/people');
  const line = (
    name: 'name' | 'email' | 'phone' | 'language' | 'tags' | 'invitedBy' | 'consent',
    options: { type?: string; hint?: string } = {},
  ): Html => textField({ id: name, name, label: words[name], ...options }, submitted);
  return campaignPage(
    context,
    'people',
    html`<p><a href="${path}">${frame.back}</a></p>
      ${problemSummary(context, submitted)}
      <h1>${words.heading}</h1>
      <form method="post" action="${path}/new" class="one">
        ${line('name')} ${line('email')} ${line('phone', { type: 'tel' })}
        ${wardField(context, { id: 'area', name: 'area', label: words.ward, value: 'unknown' }, submitted)}
        ${consentFields(context, submitted)} ${line('consent', { hint: words.consentHint })}
        ${roleFields(context, submitted)} ${line('tags', { hint: words.tagsHint })}
        ${line('invitedBy', { hint: words.invitedByHint })} ${line('language')}
        ${textArea({ id: 'note', name: 'note', label: words.note, rows: 3 }, submitted)}
        ${checkField('checkbox', {
          name: 'recruited',
          value: 'yes',
          label: words.recruited,
          hint: words.recruitedHint,
          isChecked: submitted?.fields.recruited === 'yes',
        })}
        <button class="main">${words.add}</button>
      </form>`,
    submitted ? frame.errorTitle(words.title) : words.title,
  );
}

/** Each statement of the campaign: what they agreed to on paper, and no more. */
function consentFields(
  context: CampaignContext,
  submitted: SubmittedPerson | undefined,
): Html | '' {
  const { campaign, language, messages } = context;
  const { consents = [] } = campaign;
  const problem = submitted?.problems.find(({ field }) => field === 'statement');
  if (consents.length === 0) return '';
  const box = ({ id, statement }: (typeof consents)[number]): Html =>
    checkField('checkbox', {
      name: 'statement',
      value: id,
      label: localText(campaign, statement, language),
      isChecked: submitted?.statements.includes(id) ?? false,
    });
  return html`<fieldset id="statement" tabindex="-1">
    <legend>${messages.byHand.agreedTo}</legend>
    ${problem ? html`<p class="wrong">${problem.message}</p>` : ''} ${consents.map(box)}
  </fieldset>`;
}

function roleFields(
  { names, messages }: CampaignContext,
  submitted: SubmittedPerson | undefined,
): Html | '' {
  if (names.roles.length === 0) return '';
  return html`<fieldset>
    <legend>${messages.byHand.roles}</legend>
    ${names.roles.map(([id, label]) =>
      checkField('checkbox', {
        name: 'role',
        value: id,
        label,
        isChecked: submitted?.roles.includes(id) ?? false,
      }),
    )}
  </fieldset>`;
}
