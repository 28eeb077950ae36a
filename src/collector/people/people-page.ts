import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import { downloadLinks } from '../organiser/ui/download-links.ts';
import { hiddenFields, statusMessage } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { figuresTables, figuresTotals } from './people-figures-view.ts';
import { peopleFilterForm } from './people-filter-form.ts';
import { queryOf } from './people-query.ts';
import type { PeopleFilter, PeoplePage, RegisterFigures } from './people-records.ts';
import type { PersonRow } from './person.ts';
import { personTags } from './person-tags.ts';

export interface PeoplePageData extends PeoplePage {
  filter: PeopleFilter;
  figures: RegisterFigures;
  /** What was just done, in words. */
  done: string | undefined;
  /** Whether everybody on the page is ticked. */
  ticked: boolean;
}

/** Everybody who is known, oldest first, so that nobody is left unanswered. */
export function peoplePage(context: CampaignContext, data: PeoplePageData): Html {
  const { frame, people: messages } = context.messages;
  const { people, next, filter, figures } = data;
  const path = campaignPath(context.campaign, '/people');
  const nextQuery = queryOf(filter, { after: next });
  return campaignPage(
    context,
    'people',
    html`<h1>${messages.title}</h1>
      ${statusMessage(data.done)} ${figuresTotals(context, figures)} ${taskLinks(context)}
      ${figuresTables(context, figures)} ${peopleFilterForm(context, filter, figures)}
      ${people.length === 0 ? noPeopleHint(context, filter) : peopleForm(context, data)}
      ${next ? html`<p><a href="${path}${nextQuery}">${frame.nextPage}</a></p>` : ''}
      ${peopleDownloads(context, filter)}`,
  );
}

/** Lists of people whom somebody has to look at, and what is done with lists. */
function taskLinks({ campaign, principal, messages: { people } }: CampaignContext): Html {
  const link = (path: string, text: string): Html =>
    html`<a href="${campaignPath(campaign, `/people${path}`)}">${text}</a>`;
  const listLinks = html`${link('/import', people.importLink)}
  ${link('/refusals', people.refusalsLink)}`;
  return html`<p class="row">
    ${link('?only=waiting', people.waitingLink)} ${link('?only=same', people.sameLink)}
    ${canWrite(principal) ? listLinks : ''}
  </p>`;
}

function noPeopleHint({ campaign, messages }: CampaignContext, filter: PeopleFilter): Html {
  const { people } = messages;
  if (queryOf(filter)) return html`<p>${people.noneFit}</p>`;
  const link = html`<a href="${campaignPath(campaign, '/embed')}">${people.putOnPage}</a>`;
  return html`<p>${people.none(link)}</p>`;
}

function peopleDownloads(context: CampaignContext, filter: PeopleFilter): Html {
  const { people } = context.messages;
  const query = queryOf(filter);
  return html`<h2>${people.downloads}</h2>
    <ul class="plain">
      ${downloadLinks(context, 'people', people.everybody)}
      ${query ? downloadLinks(context, 'people', people.thoseAsked, query) : ''}
    </ul>
    <p class="hint">${people.useAddresses}</p>`;
}

/**
 * The list, and for whoever may change things a form to record something for those who are ticked.
 */
function peopleForm(context: CampaignContext, data: PeoplePageData): Html {
  const { campaign, principal, messages } = context;
  const { people, filter, ticked } = data;
  if (!canWrite(principal)) return peopleList(context, people, undefined);
  const path = campaignPath(campaign, '/people');
  const button = html`<button>${messages.people.recordTicked}</button>`;
  return html`<form method="get" action="${path}/record">
    ${hiddenFields([['back', backHere(path, filter)]])}
    <p class="row">${button} ${tickLink(context, data)}</p>
    ${peopleList(context, people, ticked)} ${button}
  </form>`;
}

function tickLink(
  { campaign, messages: { people: messages } }: CampaignContext,
  { people, filter, ticked }: PeoplePageData,
): Html {
  const tick = ticked ? undefined : 'all';
  const query = queryOf(filter, { after: filter.after, tick });
  const text = ticked ? messages.tickNobody : messages.tickAll(people.length);
  return html`<a href="${campaignPath(campaign, `/people${query}`)}">${text}</a>`;
}

/** @param ticked undefined where there is nothing to tick */
const peopleList = (
  context: CampaignContext,
  people: PersonRow[],
  ticked: boolean | undefined,
): Html =>
  html`<ul class="plain people">
    ${people.map((person) => personRow(context, person, ticked))}
  </ul>`;

function personRow(context: CampaignContext, person: PersonRow, ticked: boolean | undefined): Html {
  const { campaign, names, messages, format } = context;
  const { id, name, organisation, email, phone, source } = person;
  const contacts = [email, phone].filter((contact) => contact !== null);
  return html`<li>
    ${ticked === undefined ? '' : tickBox(id, ticked)}
    <div class="who">
      <a href="${campaignPath(campaign, `/people/${id}`)}" id="n-${id}"><bdi>${name}</bdi></a>
      ${organisation ? html`<small class="line"><bdi>${organisation.name}</bdi></small>` : ''}
    </div>
    <div class="reach">${contacts.map(contactLine)}</div>
    <div class="from">
      <div>${names.area(person.area)}</div>
      <small class="line">${format.day(person.since)}</small>
      ${source ? html`<small class="line">${messages.people.from(source)}</small>` : ''}
    </div>
    <div class="tags">${personTags(context, person)}</div>
  </li>`;
}

const contactLine = (contact: string): Html => html`<div><bdi>${contact}</bdi></div>`;

const tickBox = (id: string, isTicked: boolean): Html =>
  html`<label class="tick">
    <input
      type="checkbox"
      name="person"
      value="${id}"
      aria-labelledby="n-${id}"
      ${isTicked ? 'checked' : ''}
    />
  </label>`;

/** The address of this very list, in the letters that a form may come back to. */
const backHere = (path: string, filter: PeopleFilter): string =>
  `${path}${queryOf(filter, { after: filter.after })}`
    .replaceAll('.', '%2E')
    .replaceAll('*', '%2A');
