import { html } from 'hono/html';
import { dataTable, type TableColumn } from '../organiser/ui/data-table.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { findIssueLead } from './issue-lead.ts';
import { questionTables } from './question-results.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import { type AreaFigures, publishThresholdOf, type QuestionFigures } from './publish-results.ts';

type IssueFigures = AreaFigures['issues'][number];

/** If there are more issues than this, a ward lists only those that somebody named. */
const MAX_COMMON_ISSUES = 12;

/** The scale on which all wards are drawn, so that they can be compared at a glance. */
export interface ResultsScale {
  /**
   * All that is published, whatever the ward; its issues, the largest first, order those of a ward.
   */
  total: AreaFigures;
  /** The share of a ward's answers that fills a bar, from 0.1 to 1. */
  fullShare: number;
}

/** Adds up the published answers of all areas, and finds a scale that fits all of them. */
export function resultsScale(areas: readonly AreaFigures[]): ResultsScale {
  const counts = new Map<string, number>();
  let largestShare = 0;
  for (const { counted, issues } of areas)
    for (const { id, count } of issues) {
      counts.set(id, (counts.get(id) ?? 0) + count);
      largestShare = Math.max(largestShare, count / counted);
    }
  const issues = [...counts]
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const counted = areas.reduce((sum, area) => sum + area.counted, 0);
  const fullShare = Math.max(0.1, Math.ceil(largestShare * 10) / 10);
  return { total: { code: '', counted, issues }, fullShare };
}

/** What all wards said together, above those of each. */
export function totalResults(context: CampaignContext, scale: ResultsScale): Html {
  const { messages, format } = context;
  const { total, ward } = messages.answers;
  const { counted } = scale.total;
  return html`<section class="card">
    <h2>${total.title} <small>${ward.answers(counted)}</small></h2>
    <p>${leadingIssueSentence(context, scale.total)}</p>
    <p class="hint">${total.scale(format.percent(scale.fullShare, 1))}</p>
    ${dataTable({ columns: issueColumns(context, scale.total, scale), rows: scale.total.issues })}
  </section>`;
}

/** What one ward said: the same issues in the same order, on the same scale as every other. */
export function wardResults(
  context: CampaignContext,
  area: AreaFigures,
  scale: ResultsScale,
  questions: readonly QuestionFigures[],
): Html {
  const { campaign, names, messages } = context;
  const { ward } = messages.answers;
  const isPublished = area.counted >= publishThresholdOf(campaign);
  const isFormer =
    /\d/.test(area.code) && !campaign.areas.wards.some(({ code }) => code === area.code);
  const summary = [
    ward.answers(area.counted),
    ...(isPublished ? [] : [ward.notPublished]),
    ...(isFormer ? [ward.former] : []),
  ];
  return html`<section class="card">
    <h2>${names.area(area.code)} <small>${summary.join(', ')}</small></h2>
    <p>${leadingIssueSentence(context, area)}</p>
    ${dataTable({ columns: issueColumns(context, area, scale), rows: commonIssues(area, scale) })}
    ${questionTables(context, questions)}
  </section>`;
}

/** How sure it is which issue is first, in words. */
function leadingIssueSentence(
  { names, messages, format }: CampaignContext,
  { issues, counted }: AreaFigures,
): string {
  const { lead: words } = messages.answers;
  const lead = findIssueLead(issues, counted);
  if (lead.kind === 'ahead') return words.ahead(names.issue(lead.id));
  if (lead.kind === 'level')
    return words.level(format.list(lead.ids.map((id) => words.quoted(names.issue(id)))));
  return words[lead.kind];
}

function commonIssues({ issues }: AreaFigures, { total }: ResultsScale): IssueFigures[] {
  const counts = new Map(issues.map(({ id, count }) => [id, count]));
  const rows = total.issues.map(({ id }) => ({ id, count: counts.get(id) ?? 0 }));
  return rows.length > MAX_COMMON_ISSUES ? rows.filter(({ count }) => count > 0) : rows;
}

function issueColumns(
  { names, messages, format }: CampaignContext,
  { counted }: AreaFigures,
  { fullShare }: ResultsScale,
): TableColumn<IssueFigures>[] {
  const { ward } = messages.answers;
  return [
    { heading: ward.issue, kind: 'heading', cell: ({ id }) => names.issue(id) },
    {
      heading: ward.answersHeading,
      kind: 'number',
      cell: ({ count }) => format.number(count),
    },
    { heading: ward.share, kind: 'number', cell: ({ count }) => format.percent(count, counted) },
    { heading: '', kind: 'bar', cell: ({ count }) => bar(count / counted / fullShare) },
  ];
}

/** @param part of the width, from 0 to 1 */
const bar = (part: number): Html | '' =>
  part === 0
    ? ''
    : html`<svg width="100%" height="14" aria-hidden="true" focusable="false">
        <rect height="14" rx="2" width="${Math.max(1, Math.round(100 * part))}%" />
      </svg>`;
