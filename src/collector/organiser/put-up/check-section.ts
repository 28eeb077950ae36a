import { html } from 'hono/html';
import { choiceQuery, type EmbedChoice } from './embed-choice.ts';
import type { CampaignContext } from '../ui/page-context.ts';
import { textField } from '../ui/form-fields.ts';
import { campaignPath, type Html } from '../ui/page-layout.ts';
import type { PageFinding } from './check-page.ts';

/** A page that was looked at. */
export interface CheckedPage {
  address: string;
  findings: PageFinding[];
}

/** “Check my page”: what is missing on a page that should show the widget. */
export function checkSection(
  { campaign, messages }: CampaignContext,
  { choice, checked }: { choice: EmbedChoice; checked?: CheckedPage | undefined },
): Html {
  const { check } = messages.embed;
  const action = `${campaignPath(campaign, '/embed/check')}?${choiceQuery(choice)}#check`;
  return html`<section>
    <h2 id="check">${check.title}</h2>
    ${checked ? findingsList(messages.embed.check, checked) : html`<p>${check.intro}</p>`}
    <form method="post" action="${action}" class="narrow-fields">
      ${textField({
        id: 'address',
        name: 'address',
        type: 'url',
        label: check.address,
        value: checked?.address ?? '',
      })}
      <button>${check.button}</button>
    </form>
  </section>`;
}

type CheckMessages = CampaignContext['messages']['embed']['check'];

const findingsList = (check: CheckMessages, { address, findings }: CheckedPage): Html =>
  html`<div class="panel" role="status">
    <p><bdi>${address}</bdi></p>
    <ul>
      ${findings.map(
        ({ code, isGood, detail }) =>
          html`<li class="${isGood ? 'good' : 'bad'}">
            <b>${isGood ? check.good : check.bad}</b> ${check.findings[code]}
            ${detail ? html`<code>${detail}</code>` : ''}
          </li>`,
      )}
    </ul>
  </div>`;
