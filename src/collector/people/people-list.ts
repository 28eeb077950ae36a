import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import { hiddenFields } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { readOrder, writeSort } from './people-order.ts';
import { queryOf } from './people-query.ts';
import type { PeopleFilter, PeopleSortKey } from './people-records.ts';
import type { PersonRow } from './person.ts';
import { personTags } from './person-tags.ts';
import { tickedCount } from './ticks/ticked-count.ts';

export interface PeopleListData {
  people: PersonRow[];
  filter: PeopleFilter;
  /** Where the next page begins. */
  next: string | undefined;
  /** The ids of all whom the organiser has ticked, on this page and on others. */
  ticked: ReadonlySet<string>;
}

/**
 * The people of one page; users who may change data tick some, on as many pages as they like, and
 * record something for them. Every button of the form keeps the ticks.
 */
export function peopleList(context: CampaignContext, data: PeopleListData): Html {
  const { campaign, principal, messages } = context;
  const { people, filter, next, ticked } = data;
  const { nextPage } = messages.frame;
  const path = campaignPath(campaign, '/people');
  const nextQuery = queryOf(filter, { sort: filter.sort, after: next });
  if (!canWrite(principal))
    return html`${peopleTable(context, data, undefined)}
    ${next ? html`<p><a href="${path}${nextQuery}">${nextPage}</a></p>` : ''}`;
  const hidden: [string, string][] = [
    ['back', addressOf(path, filter)],
    ['match', queryOf(filter).slice(1)],
    ...(next ? [['next', returnable(`${path}${nextQuery}`)] as [string, string]] : []),
    ...people.map(({ id }): [string, string] => ['shown', id]),
  ];
  const button = (what: string, text: string): Html =>
    html`<button class="quiet" name="what" value="${what}">${text}</button>`;
  const { record, page, match, none } = messages.ticks;
  return html`<form method="post" action="${path}/ticks" data-ticks="${path}/ticks">
    ${hiddenFields(hidden)}
    <p class="row ticking">
      ${button('page', page(people.length))} ${button('match', match)}
      ${ticked.size > 0 ? button('none', none) : ''}
    </p>
    ${peopleTable(context, data, ticked)} ${next ? html`<p>${button('next', nextPage)}</p>` : ''}
    <p class="row actions">
      <button class="main" name="what" value="record">${record}</button>
      ${tickedCount(context, ticked.size)}
    </p>
  </form>`;
}

/** @param ticked undefined if there is nothing to tick */
function peopleTable(
  context: CampaignContext,
  { people, filter }: PeopleListData,
  ticked: ReadonlySet<string> | undefined,
): Html {
  const { columns, title } = context.messages.people;
  const { key } = readOrder(filter.sort);
  return html`<table class="people" aria-label="${title}" data-sort="${key ?? 'since'}">
    <thead>
      <tr>
        ${ticked === undefined ? '' : html`<td></td>`} ${sortHeading(context, filter, 'name')}
        <th scope="col">${columns.reach}</th>
        ${SORT_HEADINGS.map((heading) => sortHeading(context, filter, heading))}
      </tr>
    </thead>
    <tbody>
      ${people.map((person) => personRow(context, person, ticked))}
    </tbody>
  </table>`;
}

/** The columns after the contacts, each with a heading that sorts. */
const SORT_HEADINGS = ['ward', 'since', 'contact', 'stage'] as const;

/** A heading that sorts the list by its column; pressed again, in reverse. */
function sortHeading(
  { campaign, messages }: CampaignContext,
  filter: PeopleFilter,
  column: Exclude<PeopleSortKey, 'brought'> | 'since',
): Html {
  const key = column === 'since' ? undefined : column;
  const order = readOrder(filter.sort);
  const isCurrent = order.key === key;
  const turned = isCurrent && order.direction === 'asc' ? 'desc' : 'asc';
  const query = queryOf(filter, { sort: writeSort({ key, direction: turned }) });
  const sorted = order.direction === 'asc' ? 'ascending' : 'descending';
  return html`<th scope="col" class="sort" ${isCurrent ? html`aria-sort="${sorted}"` : ''}>
    <a href="${campaignPath(campaign, `/people${query}`)}">${messages.people.columns[column]}</a>
  </th>`;
}

function personRow(
  context: CampaignContext,
  person: PersonRow,
  ticked: ReadonlySet<string> | undefined,
): Html {
  const { campaign, names, messages, format } = context;
  const { id, name, organisation, email, phone, source } = person;
  const contacts = [email, phone].filter((contact) => contact !== null);
  return html`<tr>
    ${ticked === undefined ? '' : html`<td class="pick">${tickBox(id, ticked.has(id))}</td>`}
    <th scope="row" class="who">
      <a href="${campaignPath(campaign, `/people/${id}`)}" id="n-${id}"><bdi>${name}</bdi></a>
      ${organisation ? html`<small class="line"><bdi>${organisation.name}</bdi></small>` : ''}
    </th>
    <td class="reach">${contacts.map((contact) => html`<bdi>${contact}</bdi> `)}</td>
    <td class="from">${names.area(person.area)}</td>
    <td class="since">
      ${format.day(person.since)}
      ${source ? html`<small class="line">${messages.people.from(source)}</small>` : ''}
    </td>
    <td class="contact">${format.day(person.lastContactAt)}</td>
    <td class="tags">${personTags(context, person)}</td>
  </tr>`;
}

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

/** The address of this list. */
const addressOf = (path: string, filter: PeopleFilter): string =>
  returnable(`${path}${queryOf(filter, { sort: filter.sort, after: filter.after })}`);

/** An address with only characters that a return path may have. */
const returnable = (path: string): string => path.replaceAll('.', '%2E').replaceAll('*', '%2A');
