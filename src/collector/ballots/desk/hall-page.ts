import { html } from 'hono/html';
import { localText } from '../../organiser/ui/display-names.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { draftOf } from '../ballot-drafts.ts';
import type { StoredBallot } from '../ballot-records.ts';

/** The ballots of the campaign that are not drafts, the last that closes first. */
export function hallPage(context: CampaignContext, ballots: readonly StoredBallot[]): Html {
  const { campaign, language, messages, format } = context;
  const words = messages.desk;
  const listed = ballots
    .filter(({ state }) => state !== 'draft' && state !== 'called-off')
    .map((ballot) => ({ ballot, draft: draftOf(ballot) }))
    .sort((one, other) => Date.parse(other.draft.closes) - Date.parse(one.draft.closes));
  const items = listed.map(
    ({ ballot, draft }) =>
      html`<li>
        <h2>${localText(campaign, draft.title, language)}</h2>
        <p>
          ${messages.ballots.states[ballot.state]} · ${messages.ballots.fields.closes}
          ${format.time(draft.closes)}
        </p>
        <ul class="plain hall-links">
          ${hallLinks(context, ballot)}
        </ul>
      </li>`,
  );
  return campaignPage(
    context,
    'hall',
    html`<h1>${words.hall}</h1>
      <p>${words.hallIntro}</p>
      ${
        items.length > 0
          ? html`<ul class="plain cards">
              ${items}
            </ul>`
          : html`<p>${words.noBallot}</p>`
      }
      <p>
        <a href="${campaignPath(context.campaign, '/devices')}">${messages.devices.stallTitle}</a>
      </p>`,
  );
}

function hallLinks({ campaign, messages }: CampaignContext, { id }: StoredBallot): Html[] {
  const words = messages.desk;
  const place = campaignPath(campaign, `/ballots/${id}`);
  const pages = [
    [`${place}/desk`, words.title],
    [`${place}/devices`, messages.devices.title],
    [`/screen/${campaign.id}/${id}`, words.screen],
    [`${place}/count`, messages.count.title],
    [`${place}/handbook`, words.handbook],
  ] as const;
  return pages.map(([path, name]) => html`<li><a href="${path}">${name}</a></li>`);
}
