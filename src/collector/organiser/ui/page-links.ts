import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { LanguageContext } from './page-context.ts';

/** How much of a long list one page shows. */
export const ROWS_PER_PAGE = 50;

/** One page of a sorted list that is in memory. */
export interface ListPage<Row> {
  rows: Row[];
  /** From 1. */
  page: number;
  pages: number;
}

/** @param page from an address: a page outside the list becomes its first or its last */
export function paginate<Row>(
  list: readonly Row[],
  page: string | undefined,
  rowsPerPage = ROWS_PER_PAGE,
): ListPage<Row> {
  const pages = Math.max(1, Math.ceil(list.length / rowsPerPage));
  const requested = Math.trunc(Number(page)) || 1;
  const current = Math.min(pages, Math.max(1, requested));
  const start = (current - 1) * rowsPerPage;
  return { rows: list.slice(start, start + rowsPerPage), page: current, pages };
}

/**
 * Links to the pages before and after this one; nothing if the list fits on one page.
 * @param pathOf the address of a page
 */
export function pageLinks(
  { messages: { frame } }: LanguageContext,
  { page, pages }: Pick<ListPage<unknown>, 'page' | 'pages'>,
  pathOf: (page: number) => string,
): Html | '' {
  if (pages === 1) return '';
  const link = (to: number, rel: 'prev' | 'next', text: string): Html | '' =>
    to < 1 || to > pages ? '' : html`<a href="${pathOf(to)}" rel="${rel}">${text}</a>`;
  return html`<nav class="row" aria-label="${frame.pages}">
    ${link(page - 1, 'prev', frame.previousPage)}
    <span>${frame.pageOf(page, pages)}</span>
    ${link(page + 1, 'next', frame.nextPage)}
  </nav>`;
}
