import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import { textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { SORT_PATH, sortPath, type SortPageData } from './sort-page-data.ts';

/** The themes that organisers made: their texts, their names, and the end of an empty one. */
export function themeList(context: CampaignContext, data: SortPageData): Html | '' {
  const { sort } = context.messages.choose;
  if (data.themes.length === 0) return '';
  return html`<h2>${sort.themes}</h2>
    <ul class="plain cards">
      ${data.themes.map(([id, label]) => themeCard(context, data, { id, label }))}
    </ul>`;
}

function themeCard(
  context: CampaignContext,
  { query, textsIn }: SortPageData,
  { id, label }: { id: string; label: string },
): Html {
  const { sort } = context.messages.choose;
  const texts = textsIn.get(id) ?? 0;
  const link = sortPath(context, query, { under: id, term: '', looks: '', search: '' });
  return html`<li>
    <p><b>${label}</b> · <a href="${link}#texts">${sort.textsIn(texts)}</a></p>
    ${canWrite(context.principal) ? renameForm(context, { id, label, texts }) : ''}
  </li>`;
}

function renameForm(
  { campaign, messages }: CampaignContext,
  { id, label, texts }: { id: string; label: string; texts: number },
): Html {
  const { sort } = messages.choose;
  const remove = html`<button name="change" value="remove" class="quiet">${sort.remove}</button>`;
  return html`<form method="post" action="${campaignPath(campaign, `${SORT_PATH}/themes/${id}`)}">
    ${textField({ id: `theme-${id}`, name: 'label', label: sort.themeName, value: label })}
    <p class="row">
      <button name="change" value="rename">${sort.rename}</button>
      ${texts === 0 ? remove : ''}
    </p>
  </form>`;
}
