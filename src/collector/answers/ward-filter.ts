import { html } from 'hono/html';
import { selectField, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { type ListPage, paginate, ROWS_PER_PAGE } from '../organiser/ui/page-links.ts';
import type { AreaFigures } from './publish-results.ts';

const WARD_SORTS = ['answers', 'name'] as const;
type WardSort = (typeof WARD_SORTS)[number];

/** The wards that the results page was asked for: `?ward=har&sort=name&page=2`. */
export interface WardQuery {
  ward: string;
  sort: WardSort;
}

/** One page of the wards that have answers. */
export interface WardList extends ListPage<AreaFigures> {
  query: WardQuery;
  /** How many wards match the filter. */
  found: number;
  /** How many wards have answers. */
  answered: number;
}

const collator = new Intl.Collator('en-GB');

/** Reads from a query which wards to show. It ignores what it does not understand. */
export function listWards(
  { names }: Pick<CampaignContext, 'names'>,
  areas: AreaFigures[],
  parameters: Partial<Record<string, string>>,
): WardList {
  const query: WardQuery = {
    ward: (parameters.ward ?? '').trim(),
    sort: parameters.sort === 'name' ? 'name' : 'answers',
  };
  const part = query.ward.toLocaleLowerCase('en-GB');
  const answered = areas.filter(({ counted }) => counted > 0);
  const found = answered.filter(({ code }) =>
    `${names.area(code)} ${code}`.toLocaleLowerCase('en-GB').includes(part),
  );
  const byName = (a: AreaFigures, b: AreaFigures): number =>
    collator.compare(names.area(a.code), names.area(b.code));
  const byAnswers = (a: AreaFigures, b: AreaFigures): number =>
    b.counted - a.counted || byName(a, b);
  const sorted = found.toSorted(query.sort === 'name' ? byName : byAnswers);
  return {
    ...paginate(sorted, parameters.page),
    query,
    found: found.length,
    answered: answered.length,
  };
}

/** The address of a page of the results. */
export function wardListPath(
  { campaign }: Pick<CampaignContext, 'campaign'>,
  { ward, sort, page }: WardQuery & { page: number },
): string {
  const query = new URLSearchParams({
    ...(ward && { ward }),
    ...(sort !== 'answers' && { sort }),
    ...(page > 1 && { page: String(page) }),
  });
  return campaignPath(campaign, query.size === 0 ? '' : `?${query.toString()}`);
}

/** A field that finds a ward among many; nothing if all are on the page anyway. */
export function wardFilterForm(context: CampaignContext, list: WardList): Html | '' {
  const { campaign, messages } = context;
  const { wardFilter } = messages.answers;
  const { ward, sort } = list.query;
  if (list.answered <= ROWS_PER_PAGE && ward === '') return '';
  const sorts = WARD_SORTS.map((each) => [each, wardFilter.sortNames[each]] as const);
  const found = list.found === 0 ? wardFilter.noneFound : wardFilter.found(list.found);
  return html`<form method="get" action="${campaignPath(campaign)}" class="filter" role="search">
      <div class="fields">
        ${textField({ id: 'ward', name: 'ward', label: wardFilter.name, value: ward, type: 'search' })}
        ${selectField({ id: 'sort', name: 'sort', label: wardFilter.sort, value: sort, options: sorts })}
      </div>
      <p class="row">
        <button class="main">${wardFilter.show}</button>
        ${ward ? html`<a href="${campaignPath(campaign)}">${wardFilter.showAll}</a>` : ''}
      </p>
    </form>
    <p>${found}</p>`;
}
