import { html } from 'hono/html';
import type { Results } from 'campaign-widgets/contract';
import { type Figure, figureList } from '../organiser/ui/figure-list.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, type Html } from '../organiser/ui/page-layout.ts';
import { pageLinks } from '../organiser/ui/page-links.ts';
import { type AreaFigures, countWards } from './publish-results.ts';
import { listWards, wardFilterForm, wardListPath } from './ward-filter.ts';
import { resultsScale, totalResults, wardResults } from './ward-results.ts';

/** The public results, for users who may see neither people nor single answers. */
export function publicResultsPage(
  context: CampaignContext,
  results: Results,
  query: Record<string, string>,
): Html {
  const { answers, frame } = context.messages;
  const areas = results.areas.map(({ code, counted, issues }) => ({ code, counted, issues }));
  const scale = resultsScale(areas);
  const list = listWards(context, areas, query);
  return campaignPage(
    context,
    'results',
    html`<h1>${frame.tabs.results}</h1>
      ${figureList(totalFigures(context, results, areas))}
      <p class="hint">${answers.publicOnly(results.threshold)}</p>
      ${scale.total.counted > 0 ? totalResults(context, scale) : ''}
      ${wardFilterForm(context, list)}
      <div class="wards">
        ${list.rows.map((area) => wardResults(context, area, scale, questionsIn(results, area)))}
      </div>
      ${pageLinks(context, list, (page) => wardListPath(context, { ...list.query, page }))}`,
  );
}

const questionsIn = ({ areas }: Results, { code }: AreaFigures) =>
  areas.find((area) => area.code === code)?.questions ?? [];

function totalFigures(
  { messages, format, campaign }: CampaignContext,
  { counted }: Results,
  areas: AreaFigures[],
): Figure[] {
  const { figures } = messages.answers;
  const { live, former } = countWards(campaign, areas);
  return [
    { label: figures.counted(counted), value: format.number(counted) },
    { label: figures.wards(campaign.areas.wards.length), value: format.number(live) },
    ...(former > 0 ? [{ label: figures.formerWards(former), value: format.number(former) }] : []),
  ];
}
