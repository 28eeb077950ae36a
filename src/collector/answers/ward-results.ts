import { html } from 'hono/html';
import { dataTable, type TableColumn } from '../organiser/ui/data-table.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import { type AreaFigures, publishThresholdOf } from './publish-results.ts';

type IssueFigures = AreaFigures['issues'][number];

/** What one ward said, the largest first. */
export function wardResults(context: CampaignContext, area: AreaFigures): Html {
  const { campaign, names, messages } = context;
  const { ward } = messages.answers;
  const isPublished = area.counted >= publishThresholdOf(campaign);
  const told = [ward.answers(area.counted), ...(isPublished ? [] : [ward.notPublished])];
  return html`<section>
    <h2>${names.area(area.code)} <small>${told.join(', ')}</small></h2>
    ${dataTable({ columns: issueColumns(context, area), rows: area.issues })}
  </section>`;
}

function issueColumns(
  { names, messages, format }: CampaignContext,
  { counted, issues }: AreaFigures,
): TableColumn<IssueFigures>[] {
  const { ward } = messages.answers;
  const largest = issues[0]?.count ?? 1;
  return [
    { heading: ward.issue, kind: 'heading', cell: ({ id }) => names.issue(id) },
    {
      heading: ward.answersHeading,
      kind: 'number',
      cell: ({ count }) => format.number(count),
    },
    { heading: ward.share, kind: 'number', cell: ({ count }) => format.percent(count, counted) },
    { heading: '', kind: 'bar', cell: ({ count }) => bar(count / largest) },
  ];
}

/** @param part of the width, from 0 to 1 */
const bar = (part: number): Html =>
  html`<svg width="100%" height="14" aria-hidden="true" focusable="false">
    <rect height="14" rx="2" width="${Math.max(1, Math.round(100 * part))}%" />
  </svg>`;
