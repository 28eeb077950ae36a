import { html } from 'hono/html';
import { canWrite } from '../../organiser/principal.ts';
import { heldReason } from '../../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { Complaint } from '../complaints/complaint-records.ts';
import { complaintCard } from '../complaints/complaints-page.ts';
import { personLink } from '../person-details.ts';
import type { Person } from '../person.ts';
import { isReachable, reachLinks } from '../reach-links.ts';
import { changeButton, personEntry } from './today-parts.ts';
import type { DueList, TodayLists } from './today-records.ts';
import { waitingEntry } from './waiting-entry.ts';
import { dueEntry } from './due-entry.ts';

export interface TodayPageData {
  lists: TodayLists;
  /** Complaints about data that are not answered yet. */
  complaints: Complaint[];
  /** How many answers are held back. */
  heldAnswers: number;
  /** When the organiser was here before; undefined at their first visit. */
  visit: string | undefined;
  /** `2026-11-21` */
  today: string;
  done: DoneNotice | undefined;
}

/** What is to be done in a campaign: each line can be dealt with in its place. */
export function todayPage(context: CampaignContext, data: TodayPageData): Html {
  const { today: messages } = context.messages;
  const { lists, heldAnswers, done, today } = data;
  const { waiting, mine, others, held, flagged } = lists;
  const [reachable, unreachable] = splitByReach(context, waiting);
  const entry = (person: Person) => waitingEntry(context, person, today);
  const due = (person: Person) => dueEntry(context, person, today);
  const sections = [
    complaintSection(context, data),
    section(context, messages.due.mine, { list: mine, entry: due }),
    section(context, messages.waiting.title, {
      list: reachable,
      entry,
      all: '/people?only=waiting',
    }),
    section(context, messages.unreachable.title, {
      list: unreachable,
      entry,
      hint: messages.unreachable.hint,
      all: '/people?only=waiting',
    }),
    decideSection(context, { held, flagged, heldAnswers }),
    section(context, messages.due.others, { list: others, entry: due }),
  ].filter((each) => each !== '');
  return campaignPage(
    context,
    'today',
    html`<h1>${messages.title}</h1>
      ${doneHere(done, true)} ${sections.length === 0 ? html`<p>${messages.nothing}</p>` : sections}
      ${newcomersSection(context, data)}
      <p>
        <a href="${campaignPath(context.campaign, '/calendar')}"
          >${context.messages.calendar.link}</a
        >
      </p>
      <p>
        <a href="${campaignPath(context.campaign, '/complaints')}"
          >${context.messages.complaints.link}</a
        >
      </p>`,
  );
}

/** The law gives thirty days: nothing of the day is more urgent. */
function complaintSection(
  context: CampaignContext,
  { complaints, today }: TodayPageData,
): Html | '' {
  if (complaints.length === 0) return '';
  return html`<h2>${context.messages.complaints.title}</h2>
    <ul class="plain cards">
      ${complaints.map((complaint) => complaintCard(context, complaint, today))}
    </ul>`;
}

interface SectionOptions {
  list: DueList;
  entry: (person: Person) => Html;
  hint?: string;
  /** The path of the whole list. */
  all?: string;
}

function section(
  { campaign, messages }: CampaignContext,
  title: string,
  { list, entry, hint, all }: SectionOptions,
): Html | '' {
  if (list.people.length === 0) return '';
  const more =
    list.hasMore && all
      ? html`<p><a href="${campaignPath(campaign, all)}">${messages.today.more}</a></p>`
      : '';
  return html`<h2>${title}</h2>
    ${hint ? html`<p class="hint">${hint}</p>` : ''}
    <ul class="plain due-list">
      ${list.people.map((person) => entry(person))}
    </ul>
    ${more}`;
}

/** Those who agreed to a way of being reached, and the others. */
const splitByReach = (context: CampaignContext, { people, hasMore }: DueList) =>
  [true, false].map((wanted) => ({
    people: people.filter((person) => isReachable(context, person) === wanted),
    hasMore,
  })) as [DueList, DueList];

/** Held answers, held people and those who may be here twice. */
function decideSection(
  context: CampaignContext,
  {
    held,
    flagged,
    heldAnswers,
  }: Pick<TodayLists, 'held' | 'flagged'> & Pick<TodayPageData, 'heldAnswers'>,
): Html | '' {
  const { campaign, messages } = context;
  const { decide, more } = messages.today;
  if (held.people.length + flagged.people.length + heldAnswers === 0) return '';
  const all = (isLonger: boolean, path: string): Html | '' =>
    isLonger ? html`<p><a href="${campaignPath(campaign, path)}">${more}</a></p>` : '';
  const answers = html`<p>
    <a href="${campaignPath(campaign, '/held')}">${decide.answers(heldAnswers)}</a>
  </p>`;
  return html`<h2>${decide.title}</h2>
    ${heldAnswers > 0 ? answers : ''}
    <ul class="plain due-list">
      ${held.people.map((person) => heldEntry(context, person))}
      ${flagged.people.map((person) => flaggedEntry(context, person))}
    </ul>
    ${all(held.hasMore, '/people?only=held')} ${all(flagged.hasMore, '/people?only=flagged')}`;
}

function heldEntry(context: CampaignContext, person: Person): Html {
  const { decide } = context.messages.today;
  const signups = person.signups.filter(({ state }) => state === 'held');
  const reasons = new Set(signups.map((one) => heldReason(one, context.messages.names)));
  const text = decide.count;
  return personEntry(context, person, {
    told: [decide.held([...reasons].join('; '))],
    actions: changeButton(context, person, { what: 'count', text }),
  });
}

function flaggedEntry(context: CampaignContext, person: Person): Html {
  const { decide } = context.messages.today;
  const { duplicateOf } = person;
  const button = (what: 'merge' | 'dismiss', text: string) =>
    changeButton(context, person, { what, text });
  return personEntry(context, person, {
    told: duplicateOf ? [decide.flagged(personLink(context, duplicateOf))] : [],
    actions: html`${button('merge', decide.merge)} ${button('dismiss', decide.dismiss)}`,
  });
}

function newcomersSection(
  context: CampaignContext,
  { lists: { newcomers }, visit }: TodayPageData,
): Html {
  const { campaign, messages, format, names } = context;
  const { new: words, more } = messages.today;
  const entry = (person: Person): Html => {
    const isMine = person.owner !== null || !canWrite(context.principal);
    const mine = { what: 'owner', text: words.mine };
    const fields = [['owner', context.principal.name]] as const;
    return personEntry(context, person, {
      told: [
        names.area(person.area),
        ...person.roles.map(names.role),
        format.time(person.since),
        reachLinks(context, person),
      ],
      actions: isMine ? '' : changeButton(context, person, { ...mine, fields }),
    });
  };
  const list = html`<ul class="plain due-list">
    ${newcomers.people.map(entry)}
  </ul>`;
  const all = html`<p>
    <a href="${campaignPath(campaign, '/people?sort=newest')}">${more}</a>
  </p>`;
  return html`<h2>${visit ? words.title : words.firstTitle}</h2>
    ${visit ? html`<p class="hint">${words.since(format.time(visit))}</p>` : ''}
    ${newcomers.people.length === 0 ? html`<p>${words.none}</p>` : list}
    ${newcomers.hasMore ? all : ''}`;
}
