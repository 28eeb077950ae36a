import { html } from 'hono/html';
import { describeActor } from '../actor-name.ts';
import { scrollTable } from '../ui/data-table.ts';
import type { CampaignContext } from '../ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../ui/page-layout.ts';
import type { LogEntry } from './log-records.ts';

/** What organisers did, newest first. */
export function logPage(
  context: CampaignContext,
  { entries, before }: { entries: LogEntry[]; before: string | undefined },
): Html {
  const { campaign, messages, format } = context;
  const { title, hint, none, columns, actions, older, download } = messages.log;
  const path = campaignPath(campaign, '/log');
  const what = ({ what: action, detail }: LogEntry): Html =>
    html`${actions[action]}${detail ? html`: <bdi>${detail}</bdi>` : ''}`;
  const table = scrollTable(title, {
    columns: [
      { heading: columns.when, cell: ({ at }: LogEntry) => format.time(at) },
      {
        heading: columns.who,
        cell: ({ by }: LogEntry) => html`<bdi>${describeActor(context, by)}</bdi>`,
      },
      { heading: columns.what, cell: what },
    ],
    rows: entries,
    isStacked: true,
  });
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(campaign, '/people')}">${messages.frame.allPeople}</a></p>
      <h1>${title}</h1>
      <p class="hint">${hint}</p>
      ${entries.length === 0 ? html`<p>${none}</p>` : table}
      ${before ? html`<p><a href="${path}?before=${before}">${older}</a></p>` : ''}
      <p><a href="${path}.csv" download>${download}</a></p>`,
    title,
  );
}
