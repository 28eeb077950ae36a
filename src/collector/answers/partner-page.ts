import { html } from 'hono/html';
import { scrollTable } from '../organiser/ui/data-table.ts';
import { figureList } from '../organiser/ui/figure-list.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { pageLinks, paginate } from '../organiser/ui/page-links.ts';
import type { PartnerCell } from './partner-figures.ts';
import { publishThresholdOf } from './publish-results.ts';

const CELLS_PER_PAGE = 50;

interface PartnerPageData {
  source: string;
  cells: PartnerCell[];
  /** Which page of the cells, as it stands in the address. */
  page: string | undefined;
}

/** What came by one partner's page, for the partner. */
export function partnerPage(context: CampaignContext, data: PartnerPageData): Html {
  const { campaign, messages, format } = context;
  const { partner } = messages;
  const { source, cells } = data;
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const list = paginate(cells, data.page, CELLS_PER_PAGE);
  const query = new URLSearchParams({ source });
  const path = campaignPath(campaign, '/source');
  return campaignPage(
    context,
    'source',
    html`<h1>${partner.heading(html`<bdi>${source}</bdi>`)}</h1>
      ${figureList([{ label: partner.counted(total), value: format.number(total) }])}
      <p class="hint">${partner.intro(publishThresholdOf(campaign))}</p>
      ${cells.length === 0 ? html`<p>${partner.none}</p>` : cellTable(context, list.rows)}
      ${pageLinks(context, list, (page) => `${path}?${String(query)}&page=${page}`)}
      <p><a href="${path}.csv?${String(query)}" download>${partner.download}</a></p>`,
    partner.title,
  );
}

const cellTable = (context: CampaignContext, rows: PartnerCell[]): Html => {
  const { messages, format, names } = context;
  const { partner } = messages;
  const issueNames = ({ issues }: PartnerCell) =>
    issues.map(({ issue, count }) => `${names.issue(issue)} ${format.number(count)}`).join(', ');
  return scrollTable(partner.title, {
    rows,
    columns: [
      { heading: partner.day, kind: 'heading', cell: ({ day }) => format.day(day) },
      { heading: partner.ward, cell: ({ area }) => names.area(area) },
      { heading: partner.answers, kind: 'number', cell: ({ count }) => format.number(count) },
      { heading: partner.issues, cell: issueNames },
    ],
  });
};
