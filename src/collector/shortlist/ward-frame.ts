import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { chooseSteps, STEP_PATHS } from './choose-steps.ts';
import type { WardCandidate, WardChoices } from './ward-candidates.ts';

/** How many candidates of a ward a page shows, unless it is asked for every one. */
const SHOWN_CANDIDATES = 12;

/** The page of one ward: its heading, the way back to all wards, and what is not sorted yet. */
export function wardFrame(
  context: CampaignContext,
  { step, title, ward }: { step: 'weigh' | 'shortlist'; title: string; ward: WardChoices },
  content: Html,
): Html {
  const { choose } = context.messages;
  const all = campaignPath(context.campaign, STEP_PATHS[step]);
  const sort = `${campaignPath(context.campaign, STEP_PATHS.sort)}?ward=${ward.code}`;
  const sortLink = html`<a href="${sort}">${choose.wards.sortThem}</a>`;
  return campaignPage(
    context,
    'choose',
    html`${chooseSteps(context, step)}
      <p><a href="${all}">${choose.wards.all}</a></p>
      <h1>${title}</h1>
      <p>${choose[step].intro}</p>
      ${ward.unsorted > 0 ? html`<p>${choose.wards.notSorted(ward.unsorted, sortLink)}</p>` : ''}
      ${content}`,
    title,
  );
}

/** The candidates that a page of a ward shows: the most named, and those that somebody judged. */
export function shownCandidates(
  { candidates, weighings, shortlist }: WardChoices,
  showsAll: boolean,
): WardCandidate[] {
  const { options = [], leftOut = [] } = shortlist?.document ?? {};
  const judged = new Set([...weighings, ...options, ...leftOut].map(({ candidate }) => candidate));
  return candidates.filter(({ id }, at) => showsAll || at < SHOWN_CANDIDATES || judged.has(id));
}

/** A link to the same page with every issue and theme, where it does not show all of them. */
export function everyCandidateLink(
  { messages }: CampaignContext,
  { candidates }: WardChoices,
  shown: readonly WardCandidate[],
): Html | '' {
  if (shown.length === candidates.length) return '';
  return html`<p><a href="?every=1">${messages.choose.wards.showEvery}</a></p>`;
}
