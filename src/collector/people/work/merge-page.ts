import { html } from 'hono/html';
import { hiddenFields, textField } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { personLink } from '../person-details.ts';
import type { Person, PersonRow } from '../person.ts';

/** The most people who are offered for one search. */
export const MAX_MERGE_OFFERS = 20;

export interface MergePageData {
  person: Person;
  search: string;
  /** The people whom the search found, without the person themselves. */
  found: PersonRow[];
}

/** Finds the record of somebody who is here twice, where no address shows it. */
export function mergePage(
  context: CampaignContext,
  { person, search, found }: MergePageData,
): Html {
  const { frame, work } = context.messages;
  const { merge } = work;
  const path = campaignPath(context.campaign, `/people/${person.id}`);
  const field = { id: 'search', name: 'search', label: merge.search, value: search };
  return campaignPage(
    context,
    'people',
    html`<p><a href="${path}">${frame.back}</a></p>
      <h1>${merge.heading(html`<bdi>${person.name}</bdi>`)}</h1>
      <p>${merge.hint}</p>
      <form method="get" action="${path}/merge" class="search" role="search">
        <div class="search-line">
          ${textField({ ...field, type: 'search' })}
          <button class="main">${merge.find}</button>
        </div>
      </form>
      ${found.length === 0 ? html`<p>${merge.none}</p>` : foundList(context, person, found)}`,
    merge.title,
  );
}

const foundList = (context: CampaignContext, person: Person, found: PersonRow[]): Html =>
  html`<ul class="plain cards">
    ${found.map((other) => foundPerson(context, person, other))}
  </ul>`;

function foundPerson(context: CampaignContext, person: Person, other: PersonRow): Html {
  const { campaign, names, messages, format } = context;
  const { merge } = messages.work;
  const contacts = [other.email, other.phone].filter((contact) => contact !== null);
  const known = [...contacts, names.area(other.area), merge.since(format.day(other.since))];
  const hidden = hiddenFields([
    ['person', person.id],
    ['with', other.id],
    ['back', campaignPath(campaign, `/people/${person.id}`)],
  ]);
  return html`<li>
    <p>${personLink(context, other)}${known.map((part) => html` · <bdi>${part}</bdi>`)}</p>
    <form method="post" action="${campaignPath(campaign, '/people/changes')}">
      ${hidden}
      <button name="what" value="merge" aria-label="${merge.buttonOf(other.name)}">
        ${merge.button}
      </button>
    </form>
  </li>`;
}
