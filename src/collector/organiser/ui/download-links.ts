import { html } from 'hono/html';
import type { Html } from './html.ts';
import type { CampaignContext } from './page-context.ts';
import { campaignPath } from './page-layout.ts';

/**
 * A list's entry with links to a table, as a spreadsheet and as JSON Lines.
 * @param table the name of the table's file, without its ending
 * @param query narrows the table down; empty, or with its question mark
 */
export function downloadLinks(
  { campaign, messages: { frame } }: CampaignContext,
  table: string,
  label: string,
  query = '',
): Html {
  const link = (ending: string, text: string): Html =>
    html`<a href="${campaignPath(campaign, `/${table}.${ending}${query}`)}" download>${text}</a>`;
  const links = frame.downloadAs(
    label,
    link('csv', frame.spreadsheet),
    link('jsonl', frame.jsonLines),
  );
  return html`<li>${links}</li>`;
}
