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

export interface PeopleListData {
  people: PersonRow[];
  filter: PeopleFilter;
  /** Whether everybody on the page is ticked. */
  ticked: boolean;
}

/**
 * The people of one page; users who may change data get a form to record something for the ticked
 * people: its button stays visible.
 */
export function peopleList(context: CampaignContext, data: PeopleListData): Html {
  const { campaign, principal, messages } = context;
  const { people, filter, ticked } = data;
  if (!canWrite(principal)) return peopleTable(context, data, undefined);
  const path = campaignPath(campaign, '/people');
  const tick = ticked ? undefined : 'all';
  const query = queryOf(filter, { sort: filter.sort, after: filter.after, tick });
  const tickText = ticked ? messages.people.tickNobody : messages.people.tickAll(people.length);
  return html`<form method="get" action="${path}/record">
    ${hiddenFields([['back', backHere(path, filter)]])} ${peopleTable(context, data, ticked)}
    <p class="row actions">
      <button class="main">${messages.people.recordTicked}</button>
      <a href="${path}${query}">${tickText}</a>
    </p>
  </form>`;
}

/** @param ticked undefined if there is nothing to tick */
function peopleTable(
  context: CampaignContext,
  { people, filter }: PeopleListData,
  ticked: boolean | undefined,
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
  column: PeopleSortKey | 'since',
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

function personRow(context: CampaignContext, person: PersonRow, ticked: boolean | undefined): Html {
  const { campaign, names, messages, format } = context;
  const { id, name, organisation, email, phone, source } = person;
  const contacts = [email, phone].filter((contact) => contact !== null);
  return html`<tr>
    ${ticked === undefined ? '' : html`<td class="pick">${tickBox(id, ticked)}</td>`}
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

/** The address of this list, with only characters that a return path may have. */
const backHere = (path: string, filter: PeopleFilter): string =>
  `${path}${queryOf(filter, { sort: filter.sort, after: filter.after })}`
    .replaceAll('.', '%2E')
    .replaceAll('*', '%2A');
