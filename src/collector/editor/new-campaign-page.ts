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
import { englishEditor } from './en-editor.ts';

/** Asks how a campaign begins: from a template, as a copy, or from a file. */
export function newCampaignPage(context: PageContext, submitted?: SubmittedForm): Html {
  const { newTitle, newIntro, begin } = englishEditor;
  const title = submitted ? context.messages.frame.errorTitle(newTitle) : newTitle;
  return organiserPage(
    context,
    title,
    html`<h1>${newTitle}</h1>
      ${problemSummary(context, submitted)}
      <p>${newIntro}</p>
      <form method="post" action="/organiser/campaigns" enctype="multipart/form-data" class="one">
        ${textField(
          {
            id: 'name',
            name: 'name',
            label: englishEditor.campaignName,
            hint: englishEditor.campaignNameHint,
          },
          submitted,
        )}
        ${textField(
          {
            id: 'organisation',
            name: 'organisation',
            label: englishEditor.organisation,
            hint: englishEditor.organisationHint,
          },
          submitted,
        )}
        ${templateChoice(submitted)} ${otherWays(context, submitted)}
        <button class="main">${begin}</button>
      </form>`,
  );
}

function templateChoice(submitted: SubmittedForm | undefined): Html {
  const chosen = submitted?.fields.template ?? 'party';
  return html`<fieldset>
    <legend>${englishEditor.beginFrom}</legend>
    ${TEMPLATE_NAMES.map((template) =>
      checkField('radio', {
        name: 'template',
        value: template,
        label: englishEditor.templates[template],
        isChecked: template === chosen,
      }),
    )}
  </fieldset>`;
}

/** A copy of another campaign, or a file. */
function otherWays(context: PageContext, submitted: SubmittedForm | undefined): Html {
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
              label: englishEditor.copyOf,
              options: [['', englishEditor.nothing], ...copies],
            },
            submitted,
          )
    }
    <div class="field">
      <label for="file">${englishEditor.file}</label>
      <p class="hint" id="file-hint">${englishEditor.fileHint}</p>
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
