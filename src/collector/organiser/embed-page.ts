import { html } from 'hono/html';
import { campaignPage, campaignPath, type CampaignContext, type Html } from './ui/page-layout.ts';

/** The room that a form takes in a page, before it has loaded: narrow is below 40rem. */
interface FormHeights {
  wideRem: number;
  narrowRem: number;
}

const SURVEY_HEIGHTS: FormHeights = { wideRem: 87, narrowRem: 106 };
const SIGNUP_HEIGHTS: FormHeights = { wideRem: 160, narrowRem: 195 };

/** What a page author pastes, for each widget that the campaign has something for. */
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
    fallback,
    ...SURVEY_HEIGHTS,
  });
  return snippetSection({ id: 'survey', heading, about, snippet });
}

function signupSection(context: CampaignContext, publicUrl: string): Html | '' {
  const { campaign, messages } = context;
  if (!campaign.champion) return '';
  const { heading, about, people, fallback } = messages.embed.signup;
  const snippet = formSnippet(context, publicUrl, {
    tag: 'campaign-champion-signup',
    fallback,
    ...SIGNUP_HEIGHTS,
  });
  const link = html`<a href="${campaignPath(campaign, '/people')}">${people}</a>`;
  return snippetSection({ id: 'signup', heading, about: about(link), snippet });
}

function trackerSection({ campaign, messages }: CampaignContext, publicUrl: string): Html | '' {
  if (!campaign.report || !campaign.progress) return '';
  const { heading, about, progress, fallback } = messages.embed.tracker;
  const snippet = `${moduleScript(publicUrl, 'campaign-progress.js')}
<campaign-progress src="${publicUrl}/campaigns/${campaign.id}">
  <a href="https://…">${fallback}</a>
</campaign-progress>`;
  const link = html`<a href="${campaignPath(campaign, '/progress')}">${progress}</a>`;
  return snippetSection({ id: 'progress', heading, about: about(link), snippet });
}

const moduleScript = (publicUrl: string, file: string): string =>
  `<script type="module" src="${publicUrl}/${file}"></script>`;

const formSnippet = (
  { campaign, messages }: CampaignContext,
  publicUrl: string,
  { tag, fallback, wideRem, narrowRem }: FormHeights & { tag: string; fallback: string },
): string => `${moduleScript(publicUrl, 'campaign-widgets.js')}
<style>
  ${tag} { display: block; min-height: ${wideRem}rem }
  @media (max-width: 40rem) { ${tag} { min-height: ${narrowRem}rem } }
</style>
<${tag} src="${publicUrl}/campaigns/${campaign.id}" source="${messages.embed.sourceExample}">
  <a href="https://…">${fallback}</a>
</${tag}>`;

interface SnippetSection {
  id: string;
  heading: string;
  about: string | Html;
  snippet: string;
}

const snippetSection = ({ id, heading, about, snippet }: SnippetSection): Html =>
  html`<h2 id="${id}">${heading}</h2>
    <p>${about}</p>
    <textarea class="snippet" rows="10" readonly aria-labelledby="${id}" spellcheck="false">
${snippet}</textarea>`;

/** What a page author should know of the attributes and lines of the snippets. */
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
