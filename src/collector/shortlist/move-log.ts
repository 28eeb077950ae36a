import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { canWrite } from '../organiser/principal.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { moveActor, SORT_PATH, type SortPageData } from './sort-page-data.ts';
import type { ThemeMove } from './theme-records.ts';

/** The last moves of texts, each with a button that undoes it. */
export function moveLog(context: CampaignContext, { moves, headings }: SortPageData): Html | '' {
  const { sort } = context.messages.choose;
  if (moves.length === 0) return '';
  const line = (move: ThemeMove): Html => {
    const what = describeMove(context, move, headings);
    return html`<li>
      ${what} <span class="hint">${moveActor(context, move)}</span>
      ${
        move.undoneBy === null
          ? undoButton(context, move, what)
          : html`<span class="tag">${sort.undoneBy(describeActor(context, move.undoneBy))}</span>`
      }
    </li>`;
  };
  return html`<h2>${sort.log}</h2>
    <ul class="plain">
      ${moves.map(line)}
    </ul>`;
}

function describeMove(
  { messages }: CampaignContext,
  { theme, texts }: ThemeMove,
  headings: SortPageData['headings'],
): string {
  const { sort } = messages.choose;
  if (theme === null) return sort.movedOut(texts);
  return sort.move(texts, headings.find(([id]) => id === theme)?.[1] ?? theme);
}

/** A form of one button that undoes a move. */
export function undoButton(context: CampaignContext, { id }: ThemeMove, what: string): Html | '' {
  const { campaign, principal, messages } = context;
  if (!canWrite(principal)) return '';
  const { sort } = messages.choose;
  return html`<form
    method="post"
    action="${campaignPath(campaign, `${SORT_PATH}/moves/${id}/undo`)}"
    class="inline"
  >
    <button class="quiet" aria-label="${sort.undoOf(what)}">${sort.undo}</button>
  </form>`;
}
