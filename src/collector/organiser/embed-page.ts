import { html } from 'hono/html';
import { campaignPage, type Html, campaignPath, type CampaignContext } from './ui/page-layout.ts';

/** What a page author pastes, for each widget that the campaign has something for. */
export function embedPage(view: CampaignContext, publicUrl: string): Html {
  const { campaign } = view;
  const script = `<script type="module" src="${publicUrl}/campaign-widgets.js"></script>`;
  const snippet = (tag: string, wide: number, narrow: number, link: string) => `${script}
<style>
  ${tag} { display: block; min-height: ${wide}rem }
  @media (max-width: 40rem) { ${tag} { min-height: ${narrow}rem } }
</style>
<${tag} src="${publicUrl}/campaigns/${campaign.id}" source="name-of-this-page">
  <a href="https://…">${link}</a>
</${tag}>`;
  const box = (id: string, heading: string, told: Html, text: string) =>
    html`<h2 id="${id}">${heading}</h2>
      <p>${told}</p>
      <textarea class="snippet" rows="10" readonly aria-labelledby="${id}" spellcheck="false">
${text}</textarea>`;
  return campaignPage(
    view,
    'embed',
    html`<h1>Put it on a web page</h1>
      <p>
        Paste a snippet where the form should stand: in WordPress as a “Custom HTML” block, in Wix
        as an “Embed HTML” element, in Squarespace as a “Code” block.
      </p>
      ${
        campaign.survey
          ? box(
              'survey',
              'The survey',
              html`Residents name the one big issue in their ward.`,
              snippet(
                'campaign-issue-survey',
                87,
                106,
                'Write to us about the one big issue in your ward',
              ),
            )
          : ''
      }
      ${
        campaign.champion
          ? box(
              'signup',
              'The sign-up of community champions',
              html`People who would like to help sign up, ask for a 1-2-1, and get a link to invite
                others by. You find them under
                <a href="${campaignPath(campaign, '/people')}">People</a>.`,
              snippet(
                'campaign-champion-signup',
                160,
                195,
                'Write to us if you would like to help',
              ),
            )
          : ''
      }
      ${
        campaign.report && campaign.progress
          ? box(
              'progress',
              'The progress tracker',
              html`Shows where the campaign stands. Its figures you find under
                <a href="${campaignPath(campaign, '/progress')}">Progress</a>. Add layout="ring" or
                layout="thermometer", or what else it should show: show="measures milestones wards
                pledges events wins".`,
              `<script type="module" src="${publicUrl}/campaign-progress.js"></script>
<campaign-progress src="${publicUrl}/campaigns/${campaign.id}">
  <a href="https://…">Ask us how far we are</a>
</campaign-progress>`,
            )
          : ''
      }
      <ul>
        <li>
          <b>source</b>: a short name for the page (small letters, digits, hyphens). Answers and
          sign-ups are marked with it, so that you see which partner's page they came from.
        </li>
        ${
          campaign.champion?.organisations
            ? html`<li>
                <b>as="organisation"</b> in the tag of the sign-up: asks a church, residents' group,
                school or other body to join the coalition, and not one person.
              </li>`
            : ''
        }
        <li>
          <b>min-height</b>: keeps the page from jumping while the form loads. Too much of it leaves
          a gap beneath the form, too little lets the page jump.
        </li>
        <li>
          The link inside is what people see where scripts are switched off: give it an address
          where they can reach you.
        </li>
        <li>
          Both forms on one page need the first line once; with a form on the page, the tracker
          needs no line of its own.
        </li>
        ${publicUrl.startsWith('https:') ? '' : html`<li><b>This address works on this machine only.</b> For other people's pages the collector needs an https: address (PUBLIC_URL).</li>`}
      </ul>`,
  );
}
