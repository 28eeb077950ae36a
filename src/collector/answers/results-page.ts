import { html } from 'hono/html';
import type { FurtherQuestion } from 'campaign-widgets/contract';
import { downloadLinks } from '../organiser/ui/download-links.ts';
import { type Figure, figureList } from '../organiser/ui/figure-list.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { pageLinks } from '../organiser/ui/page-links.ts';
import type { ChoiceTally } from './answer-records.ts';
import { questionResults, questionsOf } from './question-results.ts';
import { type AreaFigures, countWards, publishThresholdOf } from './publish-results.ts';
import { wardFilterForm, type WardList, wardListPath } from './ward-filter.ts';
import { resultsScale, totalResults, wardResults } from './ward-results.ts';
import type { WeekCount } from './weekly-answers.ts';
import { weeksView } from './weeks-view.ts';

export interface ResultsPageData {
  /** Every area of the campaign. */
  areas: AreaFigures[];
  /** What was answered to the campaign's own questions, of every version. */
  choices: readonly ChoiceTally[];
  questions: readonly FurtherQuestion[];
  /** The part of those with answers that this page shows. */
  list: WardList;
  /** How many answers and people are held, and how many people were recruited. */
  held: number;
  recruited: number;
  /** How many answers wait for their batch. */
  waiting: number;
  /** Published answers of the last weeks. */
  weeks: WeekCount[];
  /** Warnings that an organiser should read, above the figures. */
  notices: (Html | '')[];
}

/** What residents said, ward by ward: one page of the wards, however many there are. */
export function resultsPage(context: CampaignContext, data: ResultsPageData): Html {
  const { messages } = context;
  const scale = resultsScale(data.areas);
  return campaignPage(
    context,
    'results',
    html`<h1>${messages.frame.tabs.results}</h1>
      ${data.notices} ${figureList(answerFigures(context, data))}
      ${answerTotal(data) === 0 ? noAnswersHint(context) : ''} ${publicationHints(context, data)}
      ${scale.total.counted > 0 ? totalResults(context, scale) : ''}
      ${questionResults(context, data)} ${weeksView(context, data.weeks)}
      ${wardFilterForm(context, data.list)}
      <div class="wards">
        ${data.list.rows.map((area) => wardResults(context, area, scale, questionsOf(context, data, area)))}
      </div>
      ${pageLinks(context, data.list, (page) => wardListPath(context, { ...data.list.query, page }))}
      ${moreLinks(context, data)}`,
  );
}

const answerTotal = ({ areas, waiting }: ResultsPageData): number =>
  areas.reduce((sum, { counted }) => sum + counted, waiting);

function answerFigures(context: CampaignContext, data: ResultsPageData): Figure[] {
  const { messages, format, campaign } = context;
  const { figures } = messages.answers;
  const { held, recruited, waiting } = data;
  const total = answerTotal(data);
  const { live, former } = countWards(campaign, data.areas);
  const figure = (label: string, value: number): Figure => ({ label, value: format.number(value) });
  return [
    figure(figures.counted(total), total),
    figure(figures.wards(campaign.areas.wards.length), live),
    ...(former > 0 ? [figure(figures.formerWards(former), former)] : []),
    ...(waiting > 0 ? [figure(figures.waiting(waiting), waiting)] : []),
    figure(figures.held, held),
    figure(figures.recruited(recruited), recruited),
  ];
}

function noAnswersHint({ campaign, messages: { answers } }: CampaignContext): Html {
  const link = html`<a href="${campaignPath(campaign, '/embed')}">${answers.putOnPage}</a>`;
  return html`<p>${answers.none(link)}</p>`;
}

/**
 * Explains who sees which figures, and why figures, texts and downloads hold fewer answers than
 * have arrived.
 */
function publicationHints(context: CampaignContext, { waiting }: ResultsPageData): Html {
  const { answers } = context.messages;
  const threshold = publishThresholdOf(context.campaign);
  const batches = threshold === 1 ? answers.publishedAtOnce : answers.publishedInBatches(threshold);
  const showsWaiting = threshold > 1 && waiting > 0;
  return html`<p class="hint">${answers.notASample(threshold)}</p>
    <p class="hint">${batches} ${showsWaiting ? html`<b>${answers.waitNow(waiting)}</b>` : ''}</p>`;
}

function moreLinks(context: CampaignContext, { questions }: ResultsPageData): Html {
  const { answers } = context.messages;
  const sources = html`<a href="${campaignPath(context.campaign, '/sources')}"
    >${answers.whereFrom}</a
  >`;
  return html`<h2>${answers.more}</h2>
    <ul class="plain">
      <li>${answers.sources(sources)}</li>
      ${downloadLinks(context, 'responses', answers.allAnswers)}
      ${questions.length > 0 ? downloadLinks(context, 'questions', answers.allQuestions) : ''}
      ${downloadLinks(context, 'people', answers.allPeople)}
    </ul>`;
}
