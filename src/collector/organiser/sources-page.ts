import { html } from 'hono/html';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { ComparedDay, ShownNumber } from './answer-sources.ts';
import { canWrite } from './principal.ts';
import { scrollTable, type TableColumn } from './ui/data-table.ts';
import { doneHere, type DoneNotice } from './ui/done-messages.ts';
import { hiddenFields } from './ui/form-fields.ts';
import type { CampaignContext } from './ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from './ui/page-layout.ts';
import { paginate, pageLinks } from './ui/page-links.ts';

/** A source has up to fourteen days, each with its buttons. */
const SOURCES_PER_PAGE = 20;

/** Means pages without a name in an address: no name of a source contains a star. */
export const UNNAMED_AT = '*';

export interface SourcesPageData {
  days: ComparedDay[];
  /** What was just done, and to which source. */
  done: DoneNotice | undefined;
  /** Which page of the sources, as it stands in the address. */
  page: string | undefined;
}

/** Answers by source, first the sources that somebody should check, with a form to hold a wave. */
export function sourcesPage(context: CampaignContext, data: SourcesPageData): Html {
  const { campaign, messages } = context;
  const { sources } = messages;
  const list = paginate(groupBySource(data.days), data.page, SOURCES_PER_PAGE);
  const path = campaignPath(campaign, '/sources');
  const isShown = list.rows.some((days) => isChanged(days, data));
  return campaignPage(
    context,
    'held',
    html`<h1>${sources.title}</h1>
      ${doneHere(data.done, !isShown)}
      <p>${sourcesIntroduction(context)}</p>
      ${list.rows.length === 0 ? html`<p>${sources.none}</p>` : ''}
      ${list.rows.map((days) => sourceSection(context, days, data))}
      ${pageLinks(context, list, (page) => `${path}?page=${page}`)}`,
    sources.title,
  );
}

function sourcesIntroduction({ campaign, messages: { sources } }: CampaignContext): Html {
  const link = html`<a href="${campaignPath(campaign, '/people')}">${sources.people}</a>`;
  const waiting = publishThresholdOf(campaign) > 1 ? sources.waiting : '';
  return html`${sources.intro} ${waiting} ${sources.otherReasons(link)}`;
}

/** The days of each source: first the sources with a jump, then those that sent most. */
function groupBySource(days: ComparedDay[]): ComparedDay[][] {
  const groups = new Map<string | null, ComparedDay[]>();
  for (const day of days) groups.set(day.source, [...(groups.get(day.source) ?? []), day]);
  const hasJump = (group: ComparedDay[]): number => (group.some(({ jump }) => jump) ? 1 : 0);
  const received = (group: ComparedDay[]): number =>
    group.reduce((sum, day) => sum + day.received, 0);
  const name = (group: ComparedDay[]): string => group[0]?.source ?? '';
  return [...groups.values()].sort(
    (a, b) =>
      hasJump(b) - hasJump(a) || received(b) - received(a) || name(a).localeCompare(name(b)),
  );
}

const isChanged = (days: ComparedDay[], { done }: SourcesPageData): boolean =>
  done?.at !== undefined && (days[0]?.source ?? UNNAMED_AT) === done.at;

function sourceSection(context: CampaignContext, days: ComparedDay[], data: SourcesPageData): Html {
  const name = days[0]?.source ?? context.messages.sources.unnamed;
  return html`<section class="source">
    <h2>${name}</h2>
    ${doneHere(data.done, isChanged(days, data))}
    ${scrollTable(name, { columns: dayColumns(context, data), rows: days, isStacked: true })}
  </section>`;
}

function dayColumns(context: CampaignContext, data: SourcesPageData): TableColumn<ComparedDay>[] {
  const { sources } = context.messages;
  const { format, principal } = context;
  const unusual = html`<span class="tag due">${sources.unusual}</span>`;
  return [
    {
      heading: sources.day,
      kind: 'heading',
      cell: ({ day, jump }) => html`${format.day(day)} ${jump ? unusual : ''}`,
    },
    {
      heading: sources.counted,
      kind: 'number',
      cell: ({ counted }) => shownNumber(context, counted),
    },
    { heading: sources.held, kind: 'number', cell: ({ held }) => shownNumber(context, held) },
    {
      heading: sources.fromThisDay,
      cell: (day) => (canWrite(principal) ? waveForm(context, day, data) : ''),
    },
  ];
}

const shownNumber = (
  { campaign, messages, format }: CampaignContext,
  count: ShownNumber,
): string =>
  count === null ? messages.sources.fewerThan(publishThresholdOf(campaign)) : format.number(count);

function waveForm(
  context: CampaignContext,
  { source, day, since }: ComparedDay,
  { page }: SourcesPageData,
): Html | '' {
  const { campaign, messages, format } = context;
  const { sources } = messages;
  const isExact = publishThresholdOf(campaign) === 1;
  const held = isExact ? format.number(since.counted) : sources.atLeast(since.counted);
  const wave = since.wave === null ? sources.theFew : format.number(since.wave);
  const of = [source ?? sources.unnamed, format.day(day)] as const;
  const hold = sourceDecisionButton('hold', sources.hold(held), sources.holdSince(held, ...of));
  const count = sourceDecisionButton(
    'count',
    sources.letCount(wave),
    sources.letCountSince(wave, ...of),
  );
  if (since.counted === 0 && since.wave === 0) return '';
  const path = campaignPath(campaign, '/sources');
  const back = page === undefined ? '' : hiddenFields([['back', `${path}?page=${Number(page)}`]]);
  return html`<form class="row" method="post" action="${path}">
    ${back} ${source === null ? '' : hiddenFields([['source', source]])}
    ${hiddenFields([['since', day]])} ${since.counted > 0 ? hold : ''}
    ${since.wave === 0 ? '' : count}
  </form>`;
}

const sourceDecisionButton = (decision: 'hold' | 'count', text: string, label: string): Html =>
  html`<button name="decision" value="${decision}" aria-label="${label}">${text}</button>`;
