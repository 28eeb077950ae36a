import { html } from 'hono/html';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { hasSignup, resultsMessages, surveyThanksMessages } from 'campaign-widgets/hosted';
import type { FormPath } from './form-kinds.ts';
import type { Html } from './page-document.ts';
import type { PageLanguage } from './page-language.ts';

/** The pages that a campaign has, beside its privacy notice. */
export const PAGE_NAMES = ['survey', 'signup', 'ballot', 'results', 'progress'] as const;
export type PageName = (typeof PAGE_NAMES)[number];

/** Whether a campaign has a page. */
export const hasPage = (campaign: CampaignDocument, page: PageName): boolean =>
  ({
    survey: campaign.survey !== undefined,
    results: campaign.survey !== undefined,
    signup: hasSignup(campaign, 'champion'),
    progress: campaign.progress !== undefined,
    ballot: campaign.ballots !== undefined,
  })[page];

export const pagePath = ({ id }: Pick<CampaignDocument, 'id'>, page: string): string =>
  `/pages/${id}/${page}`;

/** The path that a submission names as its page: the question after an answer is part of the survey. */
export const submissionPath = (campaign: Pick<CampaignDocument, 'id'>, path: FormPath): string =>
  pagePath(campaign, path === 'contact' ? 'survey' : path);

/** What the pages of a campaign are for. */
export const pageLabels = ({ messages, words }: PageLanguage): Record<PageName, string> => ({
  survey: words.go.survey,
  signup: surveyThanksMessages(messages).champion,
  ballot: words.vote.title,
  results: words.go.results,
  progress: resultsMessages(messages).tracker,
});

/** What a page is for, in one sentence. */
export const pageDescription = (speech: PageLanguage, name: PageName): string =>
  name === 'survey' ? speech.messages.survey.issue : pageLabels(speech)[name];

/** A campaign may name its ballots before there is one, so no page leads to a ballot by itself. */
const hasWay = (campaign: CampaignDocument, page: PageName): boolean =>
  page !== 'ballot' && hasPage(campaign, page);

/** Links to the other pages of a campaign. */
export function pageWays(campaign: CampaignDocument, speech: PageLanguage, here?: PageName): Html {
  const labels = pageLabels(speech);
  const pages = PAGE_NAMES.filter((page) => page !== here && hasWay(campaign, page));
  return html`<nav class="ways">
    ${pages.map(
      (page) =>
        html`<a href="${pagePath(campaign, page)}?lang=${speech.language}">${labels[page]}</a>`,
    )}
  </nav>`;
}
