import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { ACCESS_SCOPES } from './access-scopes.ts';
import { checkField, type SubmittedForm, textField } from './ui/form-fields.ts';
import type { PageContext } from './ui/page-context.ts';
import { campaignName, type Html } from './ui/page-layout.ts';

export type AccessForm = SubmittedForm & { campaigns: string[]; scopes: string[] };

/** Means every campaign in the form. */
export const ALL_CAMPAIGNS = '*';

/** A form that gives access, with a button for each way to give it. */
export function accessForm(
  context: PageContext,
  campaigns: CampaignDocument[],
  submitted: AccessForm | undefined,
): Html {
  const { tokens } = context.messages;
  const name = { id: 'name', name: 'name', label: tokens.name, hint: tokens.nameHint };
  const source = { id: 'source', name: 'source', label: tokens.source, hint: tokens.sourceHint };
  return html`<form method="post" action="/organiser/links" class="one">
    ${textField(name, submitted)} ${campaignFields(context, campaigns, submitted)}
    ${scopeFields(context, submitted)} ${textField(source, submitted)}
    <button class="main" aria-describedby="link-hint">${tokens.makeLink}</button>
    <p class="hint" id="link-hint">${tokens.makeLinkHint}</p>
    <button formaction="/organiser/tokens" aria-describedby="key-hint">${tokens.make}</button>
    <p class="hint" id="key-hint">${tokens.makeHint}</p>
  </form>`;
}

function campaignFields(
  context: PageContext,
  campaigns: CampaignDocument[],
  submitted: AccessForm | undefined,
): Html {
  const { tokens } = context.messages;
  const problem = submitted?.problems.find(({ field }) => field === 'campaigns');
  const described = problem ? html`aria-describedby="campaigns-problem"` : '';
  const box = (value: string, label: string): Html => {
    const isChecked = submitted?.campaigns.includes(value) ?? false;
    return checkField('checkbox', { name: 'campaign', value, label, isChecked });
  };
  return html`<fieldset id="campaigns" ${described}>
    <legend>${tokens.campaigns}</legend>
    ${problem ? html`<p class="wrong" id="campaigns-problem">${problem.message}</p>` : ''}
    ${campaigns.map((campaign) => box(campaign.id, campaignName(context, campaign)))}
    ${box(ALL_CAMPAIGNS, tokens.everyCampaign)}
  </fieldset>`;
}

function scopeFields(
  { messages: { tokens } }: PageContext,
  submitted: AccessForm | undefined,
): Html {
  const problem = submitted?.problems.find(({ field }) => field === 'scopes');
  const described = `scopes-hint${problem ? ' scopes-problem' : ''}`;
  return html`<fieldset id="scopes" aria-describedby="${described}">
    <legend>${tokens.scopes}</legend>
    <p class="hint" id="scopes-hint">${tokens.scopesHint}</p>
    ${problem ? html`<p class="wrong" id="scopes-problem">${problem.message}</p>` : ''}
    ${ACCESS_SCOPES.map((scope) =>
      checkField('checkbox', {
        name: 'scope',
        value: scope,
        label: tokens.scopeNames[scope],
        hint: tokens.scopeHints[scope],
        isChecked: submitted?.scopes.includes(scope) ?? false,
      }),
    )}
  </fieldset>`;
}
