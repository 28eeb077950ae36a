import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { MAX_COUNTED_PEOPLE } from './people-parts.ts';
import { OWN_PEOPLE, queryOf } from './people-query.ts';
import type { PeopleFilter, PeoplePart } from './people-records.ts';

/** The chip of the whole list, without a filter. */
const EVERYBODY = 'everybody';

/**
 * Parts of the register that need attention, one press each, with the number of their people. With
 * another filter the list has fewer of them, and nobody has counted these.
 */
export function filterChips(
  { campaign, messages, format }: CampaignContext,
  { filter, parts }: { filter: PeopleFilter; parts: Record<PeoplePart, number> },
): Html {
  const { only: label, onlyNames, mine } = messages.people.filter;
  const isWhole = queryOf({ ...filter, only: undefined }) === '';
  const isOwn = filter.owner === OWN_PEOPLE;
  const countOf = (only: string): Html | '' => {
    const count = isWhole && only !== EVERYBODY ? parts[only as PeoplePart] : 0;
    const more = count >= MAX_COUNTED_PEOPLE ? '+' : '';
    return count > 0 ? html` <small>${format.number(count)}${more}</small>` : '';
  };
  const chip = (query: string, isCurrent: boolean, name: Html | string): Html =>
    html`<a
      href="${campaignPath(campaign, `/people${query}`)}"
      ${isCurrent ? html`aria-current="true"` : ''}
      >${name}</a
    >`;
  const partChip = ([only, name]: [string, string]): Html =>
    chip(
      queryOf(filter, { only: only === EVERYBODY ? '' : only, owner: '', sort: filter.sort }),
      !isOwn && only === (filter.only ?? EVERYBODY),
      html`${name}${countOf(only)}`,
    );
  const ownQuery = queryOf(filter, { only: '', owner: OWN_PEOPLE, sort: filter.sort });
  return html`<nav class="chips" aria-label="${label}">
    ${Object.entries(onlyNames).map(partChip)} ${chip(ownQuery, isOwn, mine)}
  </nav>`;
}
