import { html } from 'hono/html';
import type { QueuedNotice } from '../../notifications/notice-records.ts';
import { canWrite } from '../principal.ts';
import { scrollTable, type TableColumn } from '../ui/data-table.ts';
import { doneHere, type DoneNotice } from '../ui/done-messages.ts';
import type { CampaignContext } from '../ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../ui/page-layout.ts';

export interface MailPageData {
  notices: QueuedNotice[];
  /** Whether this collector sends mail. */
  sendsMail: boolean;
  done: DoneNotice | undefined;
}

/** The messages that have failed, why, and what happens next. */
export function mailPage(context: CampaignContext, data: MailPageData): Html {
  const { mail } = context.messages;
  const { notices, sendsMail, done } = data;
  const [waiting, dropped] = (['waiting', 'dropped'] as const).map((wanted) =>
    notices.filter(({ state }) => state === wanted),
  );
  return campaignPage(
    context,
    'people',
    html`<h1>${mail.title}</h1>
      ${doneHere(done, true)} ${sendsMail ? '' : html`<p class="notice">${mail.off}</p>`}
      <p>${mail.intro}</p>
      ${notices.length === 0 ? html`<p>${mail.none}</p>` : ''}
      ${noticeSection(context, mail.dropped, mail.droppedAbout, dropped ?? [])}
      ${noticeSection(context, mail.waiting, mail.waitingAbout, waiting ?? [])}`,
    mail.title,
  );
}

function noticeSection(
  context: CampaignContext,
  heading: string,
  about: string,
  rows: QueuedNotice[],
): Html | '' {
  if (rows.length === 0) return '';
  return html`<section>
    <h2>${heading}</h2>
    <p>${about}</p>
    ${scrollTable(heading, { columns: noticeColumns(context), rows, isStacked: true })}
  </section>`;
}

function noticeColumns(context: CampaignContext): TableColumn<QueuedNotice>[] {
  const { messages, format, principal } = context;
  const { mail } = messages;
  return [
    { heading: mail.message, kind: 'heading', cell: (notice) => noticeName(context, notice) },
    { heading: mail.why, cell: ({ lastError }) => explainError(context, lastError ?? '') },
    { heading: mail.queued, cell: ({ queuedOn }) => format.day(queuedOn) },
    { heading: mail.tries, kind: 'number', cell: ({ tries }) => format.number(tries) },
    ...(canWrite(principal)
      ? [{ heading: '', cell: (notice: QueuedNotice) => noticeForm(context, notice) }]
      : []),
  ];
}

function noticeName({ messages }: CampaignContext, { kind, reference }: QueuedNotice): Html {
  const { kinds } = messages.mail;
  const name = Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind;
  return html`${name} <bdi>${reference}</bdi>`;
}

/** The reason in words, and what the mail server said. */
function explainError({ messages }: CampaignContext, error: string): Html {
  const { reasons } = messages.mail;
  const [, reason = '', answer = error] = /^([\w-]+): (.*)$/.exec(error) ?? [];
  const sentence = Object.hasOwn(reasons, reason)
    ? reasons[reason as keyof typeof reasons]
    : reasons.failed;
  return html`${sentence} <small><bdi>${answer}</bdi></small>`;
}

function noticeForm(
  { campaign, messages }: CampaignContext,
  { id, reference }: QueuedNotice,
): Html {
  const { mail } = messages;
  const path = campaignPath(campaign, `/mail/${id}`);
  return html`<form class="row" method="post" action="${path}/retry">
    <button aria-label="${mail.retryOf(reference)}">${mail.retry}</button>
    <button class="quiet" formaction="${path}/remove" aria-label="${mail.removeOf(reference)}">
      ${mail.remove}
    </button>
  </form>`;
}
