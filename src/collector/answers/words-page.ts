import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import { heldReason } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import { statusMessage } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import type { AnswerDecision, ResponseRow } from './answer-records.ts';

/** The page of what people wrote, and the page of answers to decide on. */
export type WordsTab = 'words' | 'held';

export interface WordsPageData {
  tab: WordsTab;
  rows: ResponseRow[];
  hasMore: boolean;
  /** Where the page before this one ended, as it stands in the address. */
  after: string | undefined;
  /** What was just decided, and about which answer. */
  done: DoneNotice | undefined;
  heldPeople: number;
  /** Why some held answers may not be counted, by id. */
  uncountable: ReadonlyMap<string, string>;
}

/** Answers one by one, each with what an organiser may decide about it. */
export function wordsPage(context: CampaignContext, data: WordsPageData): Html {
  const messages = context.messages.answers;
  const { tab, rows, hasMore } = data;
  const path = campaignPath(context.campaign, `/${tab}`);
  return campaignPage(
    context,
    tab,
    html`<h1>${messages[tab].title}</h1>
      <p>${wordsIntroduction(context, tab)}</p>
      ${heldPeopleLink(context, data)}
      ${rows.length === 0 ? html`<p>${messages[tab].none}</p>` : ''}
      <ul class="plain cards">
        ${answerEntries(context, data)}
      </ul>
      ${hasMore ? nextLink(context, path, rows) : ''}`,
  );
}

function wordsIntroduction({ campaign, messages }: CampaignContext, tab: WordsTab): Html | string {
  const { words, held } = messages.answers;
  if (tab === 'words') return words.intro;
  return held.intro(html`<a href="${campaignPath(campaign, '/sources')}">${held.whereFrom}</a>`);
}

function heldPeopleLink(
  { campaign, messages }: CampaignContext,
  { tab, heldPeople }: WordsPageData,
): Html | '' {
  if (tab !== 'held' || heldPeople === 0) return '';
  const path = campaignPath(campaign, '/people?only=held');
  return html`<p><a href="${path}">${messages.answers.held.people(heldPeople)}</a></p>`;
}

const nextLink = (
  { messages: { answers } }: CampaignContext,
  path: string,
  rows: ResponseRow[],
): Html => html`<p><a href="${path}?after=${rows.at(-1)?.id}">${answers.next(rows.length)}</a></p>`;

/**
 * The answers, and a message about one that was just decided and has left the page. The message
 * stands in the answer's old place, so that nobody loses their position. Ordered by id.
 */
function answerEntries(context: CampaignContext, data: WordsPageData): Html[] {
  const { rows, done } = data;
  const at = done?.at;
  const cards = rows.map((row) => answerCard(context, data, row));
  if (done === undefined || rows.some(({ id }) => id === at)) return cards;
  const next = rows.findIndex(({ id }) => at !== undefined && id > at);
  const place = at === undefined ? 0 : next;
  return cards.toSpliced(
    place < 0 ? cards.length : place,
    0,
    html`<li>${statusMessage(done.message)}</li>`,
  );
}

function answerCard(context: CampaignContext, data: WordsPageData, row: ResponseRow): Html {
  const query = data.after ? `?after=${encodeURIComponent(data.after)}` : '';
  const back = campaignPath(context.campaign, `/${data.tab}${query}`);
  const action = campaignPath(context.campaign, `/responses/${row.id}`);
  return html`<li id="${row.id}">
    <p class="hint" id="r-${row.id}">${answerOrigin(context, row)}</p>
    ${typedText(row.other)} ${typedText(row.words)}
    <form method="post" action="${action}" class="row">
      <input type="hidden" name="back" value="${back}" />
      ${releaseDecision(context, row)} ${countDecision(context, data, row)}
    </form>
    ${doneHere(data.done, row.id === data.done?.at)}
  </li>`;
}

/** The issue, the ward, the day, and what is unusual about where the answer came from. */
function answerOrigin({ names, messages, format }: CampaignContext, row: ResponseRow): Html {
  const parts = [
    names.area(row.area),
    ...(row.receivedOn === null ? [] : [format.day(row.receivedOn)]),
    ...(row.source ? [messages.answers.from(row.source)] : []),
    ...(row.channel === null || row.channel === 'online' ? [] : [row.channel]),
  ];
  return html`<b>${names.issue(row.issue)}</b> · ${parts.join(' · ')}`;
}

const typedText = (text: string | null): Html | '' =>
  text === null ? '' : html`<p><bdi class="typed">${text}</bdi></p>`;

/** Whether the words are public, and the button that changes it. */
function releaseDecision(context: CampaignContext, row: ResponseRow): Html | '' {
  if (row.other === null && row.words === null) return '';
  if (!row.released) return decisionButton(context, row, 'release');
  return html`<span class="tag">${context.messages.answers.isPublic}</span>
    ${decisionButton(context, row, 'withhold')}`;
}

/** Whether the answer counts, and the button that changes it, or why there is no button. */
function countDecision(
  context: CampaignContext,
  { uncountable }: WordsPageData,
  row: ResponseRow,
): Html | '' {
  if (row.state !== 'held') return decisionButton(context, row, 'hold');
  const { answers, names } = context.messages;
  const reason = uncountable.get(row.id);
  return html`<span class="tag">${answers.heldFor(heldReason(row, names))}</span>
    ${reason ? html`<span class="hint">${reason}</span>` : decisionButton(context, row, 'count')}`;
}

const decisionButton = (
  { principal, messages }: CampaignContext,
  { id }: ResponseRow,
  decision: AnswerDecision,
): Html | '' =>
  canWrite(principal)
    ? html`<button name="decision" value="${decision}" aria-describedby="r-${id}">
        ${messages.answers.decisions[decision]}
      </button>`
    : '';
