import { html } from 'hono/html';
import {
  checkField,
  problemSummary,
  selectField,
  type SubmittedForm,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { PageContext } from '../organiser/ui/page-context.ts';
import { campaignName, organiserPage } from '../organiser/ui/page-layout.ts';
import { TEMPLATE_NAMES } from './campaign-templates.ts';

/** Asks how to start a campaign: from a template, as a copy, or from a file. */
export function newCampaignPage(context: PageContext, submitted?: SubmittedForm): Html {
  const { newCampaign, frame } = context.messages;
  const title = submitted ? frame.errorTitle(newCampaign.title) : newCampaign.title;
  return organiserPage(
    context,
    title,
    html`<h1>${newCampaign.title}</h1>
      ${problemSummary(context, submitted)}
      <p>${newCampaign.intro}</p>
      <form method="post" action="/organiser/campaigns" enctype="multipart/form-data" class="one">
        ${textField(
          {
            id: 'name',
            name: 'name',
            label: newCampaign.name,
            hint: newCampaign.nameHint,
          },
          submitted,
        )}
        ${textField(
          {
            id: 'organisation',
            name: 'organisation',
            label: newCampaign.organisation,
            hint: newCampaign.organisationHint,
          },
          submitted,
        )}
        ${templateChoice(context, submitted)} ${otherWays(context, submitted)}
        <button class="main">${newCampaign.begin}</button>
      </form>`,
  );
}

function templateChoice(
  { messages: { newCampaign } }: PageContext,
  submitted: SubmittedForm | undefined,
): Html {
  const chosen = submitted?.fields.template ?? 'party';
  return html`<fieldset>
    <legend>${newCampaign.beginFrom}</legend>
    ${TEMPLATE_NAMES.map((template) =>
      checkField('radio', {
        name: 'template',
        value: template,
        label: newCampaign.templates[template],
        isChecked: template === chosen,
      }),
    )}
  </fieldset>`;
}

/** A copy of another campaign, or a file. */
function otherWays(context: PageContext, submitted: SubmittedForm | undefined): Html {
  const { newCampaign } = context.messages;
  const copies = context.campaigns.map(
    (campaign) => [campaign.id, campaignName(context, campaign)] as const,
  );
  const problem = submitted?.problems.find(({ field }) => field === 'file');
  return html`${
      copies.length === 0
        ? ''
        : selectField(
            {
              id: 'copyOf',
              name: 'copyOf',
              label: newCampaign.copyOf,
              options: [['', newCampaign.noCopy], ...copies],
            },
            submitted,
          )
    }
    <div class="field">
      <label for="file">${newCampaign.file}</label>
      <p class="hint" id="file-hint">${newCampaign.fileHint}</p>
      ${problem ? html`<p class="wrong" id="file-problem">${problem.message}</p>` : ''}
      <input
        id="file"
        name="file"
        type="file"
        accept=".json,application/json"
        aria-describedby="file-hint ${problem ? 'file-problem' : ''}"
      />
    </div>`;
}
