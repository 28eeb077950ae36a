import { html } from 'hono/html';
import { type PageName, pagePath } from '../pages/page-ways.ts';
import { campaignPage, campaignPath, type CampaignContext, type Html } from './ui/page-layout.ts';
import { trackerRoom } from './tracker-room.ts';

/** The code that a page author pastes, for each widget that the campaign has data for. */
export function embedPage(context: CampaignContext, publicUrl: string): Html {
  const words = context.messages.embed;
  return campaignPage(
    context,
    'embed',
    html`<h1>${words.title}</h1>
      <p>${words.intro}</p>
      ${surveySection(context, publicUrl)} ${signupSection(context, publicUrl)}
      ${trackerSection(context, publicUrl)} ${embedNotes(context, publicUrl)}`,
  );
}

function surveySection(context: CampaignContext, publicUrl: string): Html | '' {
  if (!context.campaign.survey) return '';
  const { heading, about, fallback } = context.messages.embed.survey;
  const snippet = formSnippet(context, publicUrl, {
    tag: 'campaign-issue-survey',
    page: 'survey',
    fallback,
  });
  return snippetSection({ id: 'survey', heading, about, snippet });
}

function signupSection(context: CampaignContext, publicUrl: string): Html | '' {
  const { campaign, messages } = context;
  if (!campaign.champion) return '';
  const { heading, about, people, fallback } = messages.embed.signup;
  const snippet = formSnippet(context, publicUrl, {
    tag: 'campaign-champion-signup',
    page: 'signup',
    fallback,
  });
  const link = html`<a href="${campaignPath(campaign, '/people')}">${people}</a>`;
  return snippetSection({ id: 'signup', heading, about: about(link), snippet });
}

function trackerSection({ campaign, messages }: CampaignContext, publicUrl: string): Html | '' {
  if (!campaign.report || !campaign.progress) return '';
  const { heading, about, progress, fallback } = messages.embed.tracker;
  const snippet = `${moduleScript(publicUrl, 'campaign-progress.js')}
<campaign-progress style="display:block;min-height:${trackerRoom(campaign)}" src="${publicUrl}/campaigns/${campaign.id}">
  <a href="${pageUrl(publicUrl, campaign, 'progress')}">${fallback}</a>
</campaign-progress>`;
  const link = html`<a href="${campaignPath(campaign, '/progress')}">${progress}</a>`;
  return snippetSection({ id: 'progress', heading, about: about(link), snippet });
}

const moduleScript = (publicUrl: string, file: string): string =>
  `<script type="module" src="${publicUrl}/${file}"></script>`;

/**
 * Fetches the document at the same time as the script; leave it out if the host allows no link
 * elements.
 */
const documentPreload = (publicUrl: string, { id }: CampaignContext['campaign']): string =>
  `<link rel="preload" as="fetch" crossorigin href="${publicUrl}/campaigns/${id}">`;

const formSnippet = (
  { campaign, messages }: CampaignContext,
  publicUrl: string,
  { tag, page, fallback }: { tag: string; page: PageName; fallback: string },
): string => `${documentPreload(publicUrl, campaign)}
${moduleScript(publicUrl, 'campaign-widgets.js')}
<${tag} style="display:block;min-height:100vh" src="${publicUrl}/campaigns/${campaign.id}" source="${messages.embed.sourceExample}">
  <a href="${pageUrl(publicUrl, campaign, page)}">${fallback}</a>
</${tag}>`;

/** What is left where a cleaner takes everything else away: the same form as a page. */
const pageUrl = (
  publicUrl: string,
  campaign: CampaignContext['campaign'],
  page: PageName,
): string => `${publicUrl}${pagePath(campaign, page)}`;

interface SnippetSection {
  id: string;
  heading: string;
  about: string | Html;
  snippet: string;
}

const snippetSection = ({ id, heading, about, snippet }: SnippetSection): Html =>
  html`<h2 id="${id}">${heading}</h2>
    <p>${about}</p>
    <textarea
      class="snippet"
      rows="${snippet.split('\n').length}"
      readonly
      aria-labelledby="${id}"
      spellcheck="false"
    >
${snippet}</textarea>`;

/** Notes for page authors on the attributes and lines of the snippets. */
function embedNotes({ campaign, messages }: CampaignContext, publicUrl: string): Html {
  const { source, organisation, minHeight, link, together, localOnly } = messages.embed.notes;
  const notes: (string | Html)[] = [
    source,
    ...(campaign.champion?.organisations ? [organisation] : []),
    minHeight,
    link,
    together,
    ...(publicUrl.startsWith('https:') ? [] : [localOnly]),
  ];
  return html`<ul>
    ${notes.map((note) => html`<li>${note}</li>`)}
  </ul>`;
}
