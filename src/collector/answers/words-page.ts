import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import { heldReason } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import { hiddenFields, statusMessage } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import type { AnswerDecision, ResponseRow } from './answer-records.ts';
import { findPersonalMarks, type PersonalMark } from './personal-marks.ts';
import { wordsFilterForm } from './words-filter.ts';
import { isNarrowed, type WordsQuery, wordsParameters } from './words-query.ts';

/** The page of what people wrote, and the page of answers to decide on. */
export type WordsTab = 'words' | 'held';

export interface WordsPageData {
  tab: WordsTab;
  /** Which texts the page was asked for. */
  query: WordsQuery;
  /** Whether every text is ticked in which nothing looks personal. */
  ticked: boolean;
  /** What the last decision about many texts would be taken back with, for a minute. */
  undo: string | undefined;
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
  return campaignPage(
    context,
    tab,
    html`<h1>${messages[tab].title}</h1>
      <p>${wordsIntroduction(context, tab)}</p>
      ${heldPeopleLink(context, data)}
      ${tab === 'words' ? wordsFilterForm(context, data.query) : ''} ${undoForm(context, data)}
      ${rows.length === 0 ? noWords(context, data) : ''}
      <ul class="plain cards">
        ${answerEntries(context, data)}
      </ul>
      ${tickedForm(context, data)} ${hasMore ? nextLink(context, data) : ''}`,
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

const noWords = ({ messages: { answers } }: CampaignContext, { tab, query }: WordsPageData): Html =>
  html`<p>
    ${tab === 'words' && isNarrowed(query) ? answers.wordsFilter.none : answers[tab].none}
  </p>`;

const pagePath = (
  { campaign }: CampaignContext,
  { tab, query }: Pick<WordsPageData, 'tab' | 'query'>,
  more: { after?: string | undefined; tick?: string | undefined },
): string => campaignPath(campaign, `/${tab}${wordsParameters(query, more)}`);

const nextLink = (context: CampaignContext, data: WordsPageData): Html => {
  const path = pagePath(context, data, { after: data.rows.at(-1)?.id });
  return html`<p><a href="${path}">${context.messages.answers.next(data.rows.length)}</a></p>`;
};

/** The form of the boxes beside the texts, which stand in forms of their own. */
const TICKED_FORM = 'ticked';

/** Decides about all ticked texts at once. */
function tickedForm(context: CampaignContext, data: WordsPageData): Html | '' {
  const { campaign, messages, principal } = context;
  const { tab, rows, after, ticked } = data;
  if (tab !== 'words' || rows.length === 0 || !canWrite(principal)) return '';
  const { answers } = messages;
  const unmarked = rows.filter((row) => marksOf(row).length === 0);
  const tickPath = pagePath(context, data, { after, tick: ticked ? undefined : 'all' });
  return html`<form
    id="${TICKED_FORM}"
    method="post"
    action="${campaignPath(campaign, '/responses')}"
  >
    ${hiddenFields([['back', pagePath(context, data, { after })]])}
    <p class="row actions">
      <button class="main" name="decision" value="release">${answers.ticked.release}</button>
      <button name="decision" value="withhold">${answers.ticked.withhold}</button>
      <a href="${tickPath}"
        >${ticked ? answers.ticked.none : answers.ticked.all(unmarked.length)}</a
      >
    </p>
  </form>`;
}

/** What was decided about many texts, and a button that takes it back. */
function undoForm(context: CampaignContext, data: WordsPageData): Html | '' {
  const { done, undo, after } = data;
  if (!done?.done.startsWith('words-')) return '';
  const button = html`<form
    method="post"
    action="${campaignPath(context.campaign, '/responses')}"
    class="row"
  >
    ${hiddenFields([
      ['back', pagePath(context, data, { after })],
      ['undo', undo ?? ''],
    ])}
    <button>${context.messages.answers.ticked.undo}</button>
  </form>`;
  return html`${statusMessage(done.message)} ${undo === undefined ? '' : button}`;
}

const marksOf = ({ other, words }: ResponseRow): PersonalMark[] =>
  [other, words].flatMap((text) => findPersonalMarks(text ?? ''));

/**
 * The answers, and a message about one that was just decided and has left the page. The message
 * stands in the answer's old place, so that nobody loses their position. Ordered by id.
 */
function answerEntries(context: CampaignContext, data: WordsPageData): Html[] {
  const { rows, done } = data;
  const at = done?.at;
  const cards = rows.map((row) => answerCard(context, data, row));
  if (done === undefined || done.done.startsWith('words-')) return cards;
  if (rows.some(({ id }) => id === at)) return cards;
  const next = rows.findIndex(({ id }) => at !== undefined && id > at);
  const place = at === undefined ? 0 : next;
  return cards.toSpliced(
    place < 0 ? cards.length : place,
    0,
    html`<li>${statusMessage(done.message)}</li>`,
  );
}

function answerCard(context: CampaignContext, data: WordsPageData, row: ResponseRow): Html {
  const back = pagePath(context, data, { after: data.after });
  const action = campaignPath(context.campaign, `/responses/${row.id}`);
  return html`<li id="${row.id}">
    ${tickBox(context, data, row)}
    <p class="hint" id="r-${row.id}">${answerOrigin(context, row)}</p>
    ${typedText(row.other)} ${typedText(row.words)} ${personalHint(context, row)}
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

function tickBox(context: CampaignContext, { tab, ticked }: WordsPageData, row: ResponseRow) {
  if (tab !== 'words' || !canWrite(context.principal)) return '';
  const isTicked = ticked && marksOf(row).length === 0;
  return html`<label class="tick">
    <input
      type="checkbox"
      name="answer"
      value="${row.id}"
      form="${TICKED_FORM}"
      aria-describedby="r-${row.id}"
      ${isTicked ? 'checked' : ''}
    />
    <span class="unseen">${context.messages.answers.ticked.tick}</span>
  </label>`;
}

/** A typed text, with what looks personal marked in it. */
function typedText(text: string | null): Html | '' {
  if (text === null) return '';
  const marks = findPersonalMarks(text);
  const parts = marks.map(({ start, end }, at) => {
    const before = text.slice(marks[at - 1]?.end ?? 0, start);
    return html`${before}<mark>${text.slice(start, end)}</mark>`;
  });
  const rest = text.slice(marks.at(-1)?.end ?? 0);
  return html`<p><bdi class="typed">${parts}${rest}</bdi></p>`;
}

const personalHint = ({ messages }: CampaignContext, row: ResponseRow): Html | '' =>
  marksOf(row).length === 0 ? '' : html`<p class="look">${messages.answers.looksPersonal}</p>`;

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
