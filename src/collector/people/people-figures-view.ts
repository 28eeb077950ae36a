import { html } from 'hono/html';
import { scrollTable, type TableColumn } from '../organiser/ui/data-table.ts';
import { figureList } from '../organiser/ui/figure-list.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { paginate, pageLinks } from '../organiser/ui/page-links.ts';
import type { RegisterFigure, RegisterMeasure, RegisterFigures } from './people-records.ts';

/** What figures are grouped by. */
export const FIGURE_GROUPS = ['ward', 'source'] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/** One ward or one source, with its counts. */
interface FigureRow {
  name: string;
  counts: Partial<Record<RegisterMeasure, number>>;
}

/** Longer tables have their own page: wards come from a document, but sources from anybody. */
const MAX_ROWS = 20;

const SHOWN_MEASURES: readonly RegisterMeasure[] = [
  'recruited',
  'oneToOnesAsked',
  'oneToOnesHeld',
  'trained',
  'organisations',
  'invitations',
];

/** The results, without names: erasing somebody does not lower them. */
export function figuresTotals(context: CampaignContext, { figures, depth }: RegisterFigures): Html {
  const { messages, format } = context;
  const { people } = messages;
  const total = (measure: RegisterMeasure): number =>
    figures.reduce((sum, figure) => (figure.measure === measure ? sum + figure.count : sum), 0);
  const totals = SHOWN_MEASURES.map((measure) => ({
    label: people.measures[measure].label(total(measure)),
    value: format.number(total(measure)),
  }));
  const chain = { label: people.figures.longestChain, value: format.number(depth) };
  return figureList([...totals, chain], 'small');
}

/** The same by ward and by source, if the table is short. */
export function figuresTables(context: CampaignContext, { figures }: RegisterFigures): Html | '' {
  const messages = context.messages.people.figures;
  if (figures.length === 0) return '';
  return html`<details class="by">
    <summary>${messages.title}</summary>
    ${FIGURE_GROUPS.map((group) => shortTable(context, group, groupFigures(context, figures, group)))}
    <p class="hint">${messages.hint}</p>
  </details>`;
}

function shortTable(context: CampaignContext, group: FigureGroup, rows: FigureRow[]): Html {
  if (rows.length <= MAX_ROWS) return figureGroupTable(context, group, rows);
  const largest = rows.toSorted(
    (a, b) => peopleCount(b, 'recruited') - peopleCount(a, 'recruited'),
  );
  const { all } = context.messages.people.figures;
  return html`${figureGroupTable(context, group, largest.slice(0, MAX_ROWS))}
    <p><a href="${figuresPath(context, group)}">${all[group]}</a></p>`;
}

/**
 * A page of the figures of every ward, or of every source.
 * @param page as it stands in the address
 */
export function figuresPage(
  context: CampaignContext,
  { figures }: RegisterFigures,
  { group, page }: { group: FigureGroup; page: string | undefined },
): Html {
  const { frame, people } = context.messages;
  const title = people.figures.tables[group];
  const list = paginate(groupFigures(context, figures, group), page);
  const path = figuresPath(context, group);
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(context.campaign, '/people')}">${frame.allPeople}</a></p>
      <h1>${title}</h1>
      ${figureGroupTable(context, group, list.rows)}
      ${pageLinks(context, list, (to) => `${path}&page=${to}`)}
      <p class="hint">${people.figures.hint}</p>`,
    title,
  );
}

const figuresPath = ({ campaign }: CampaignContext, group: FigureGroup): string =>
  campaignPath(campaign, `/people/figures?by=${group}`);

/** The counts of each ward or source, by its name. */
function groupFigures(
  { names, messages }: CampaignContext,
  figures: RegisterFigure[],
  group: FigureGroup,
): FigureRow[] {
  const { noSource } = messages.people.figures;
  const rows = new Map<string, FigureRow>();
  for (const { measure, area, source, count } of figures) {
    const name = group === 'ward' ? names.area(area) : (source ?? noSource);
    const row = rows.get(name) ?? { name, counts: {} };
    row.counts[measure] = peopleCount(row, measure) + count;
    rows.set(name, row);
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

const peopleCount = ({ counts }: FigureRow, measure: RegisterMeasure): number =>
  counts[measure] ?? 0;

function figureGroupTable(context: CampaignContext, group: FigureGroup, rows: FigureRow[]): Html {
  const { people } = context.messages;
  const columns: TableColumn<FigureRow>[] = [
    { heading: people.figures.groups[group], kind: 'heading', cell: ({ name }) => name },
    ...SHOWN_MEASURES.map((measure): TableColumn<FigureRow> => ({
      heading: people.measures[measure].heading,
      kind: 'number',
      cell: (row) => context.format.number(peopleCount(row, measure)),
    })),
  ];
  return scrollTable(people.figures.tables[group], { columns, rows, isStacked: true });
}
