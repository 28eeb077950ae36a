import { html } from 'hono/html';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignName, campaignPath, type Html, htmlPage } from '../../organiser/ui/page-layout.ts';
import { phoneKey } from '../contact-keys.ts';
import type { Person } from '../person.ts';
import type { PrintedKind, PrintedList } from './printed-list.ts';

/** How many empty lines a sheet has at its end, for who comes without being on it. */
const EMPTY_LINES = 12;

export interface PrintedPageData extends PrintedList {
  kind: PrintedKind;
  /** The filter as a query, with its question mark. */
  query: string;
  /** When it was made: it is true for that day. */
  today: string;
}

/** A list on paper: a page without the bar of the others, with a table whose head is repeated. */
export function printedPage(context: CampaignContext, data: PrintedPageData): Html {
  const { campaign, messages, format } = context;
  const { kind, people, matching, isCut, query, today } = data;
  const words = messages.printed;
  const title = words.kinds[kind];
  return htmlPage(
    context,
    title,
    html`<main id="main" class="printed-list of-${kind}">
      <div class="not-printed">
        <p>
          <a href="${campaignPath(campaign, `/people${query}`)}">${messages.frame.allPeople}</a>
        </p>
        <p>${words.howTo}</p>
        ${isCut ? html`<p class="problem">${words.cut(people.length)}</p>` : ''}
      </div>
      <h1>${title}</h1>
      <p>${campaignName(context, campaign)}, ${format.day(today)}</p>
      <p>${words.who[kind](people.length, matching)}</p>
      ${table(context, data)}
      <p><small>${words.careful}</small></p>
    </main>`,
  );
}

interface PrintedColumn {
  heading: string;
  cell: (person: Person) => Html | string;
  /** The name of its width. */
  width: string;
}

function table(context: CampaignContext, { kind, people }: PrintedPageData): Html {
  const columns = columnsOf(context, kind);
  const empty = kind === 'sign-in' ? EMPTY_LINES : 0;
  const row = (cells: (Html | string)[]): Html =>
    html`<tr>
      ${cells.map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  return html`<table aria-label="${context.messages.printed.kinds[kind]}">
    <thead>
      <tr>
        ${columns.map(({ heading, width }) => html`<th scope="col" class="${width}">${heading}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${people.map((person) => row(columns.map(({ cell }) => cell(person))))}
      ${Array.from({ length: empty }, () => row(columns.map(() => '')))}
    </tbody>
  </table>`;
}

function columnsOf({ messages, names }: CampaignContext, kind: PrintedKind): PrintedColumn[] {
  const words = messages.printed.columns;
  const name: PrintedColumn = {
    heading: words.name,
    cell: (person) => html`<bdi>${person.name}</bdi>`,
    width: 'name',
  };
  const ward: PrintedColumn = {
    heading: words.ward,
    cell: ({ area }) => names.area(area),
    width: 'ward',
  };
  const phone: PrintedColumn = {
    heading: words.phone,
    cell: (person) =>
      html`<a href="tel:${phoneKey(person.phone ?? '')}"><bdi>${person.phone ?? ''}</bdi></a>`,
    width: 'number',
  };
  const room = (heading: string): PrintedColumn => ({ heading, cell: () => '', width: 'room' });
  switch (kind) {
    case 'phone':
      return [name, phone, ward];
    case 'calls':
      return [name, phone, ward, room(words.outcome), room(words.notes)];
    case 'letters':
      return [name, ward, room(words.address)];
    case 'sign-in':
      return [name, ward, room(words.signature)];
  }
}
