import { html } from 'hono/html';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { hiddenFields, selectField, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { wardField } from '../organiser/ui/ward-field.ts';
import { MAX_COUNTED_PEOPLE } from './people-parts.ts';
import { PEOPLE_SORTS, queryOf } from './people-query.ts';
import type { PeopleFilter, PeoplePart, RegisterFigures } from './people-records.ts';
import { STAGES } from './person.ts';

/** Sources come from anybody: if there are more than this, their names are typed, not listed. */
const MAX_LISTED_SOURCES = 50;

export interface PeopleFilterData {
  filter: PeopleFilter;
  figures: RegisterFigures;
  /** How many people are in each part of the register. */
  parts: Record<PeoplePart, number>;
}

/** The filters for the list of people. */
export function peopleFilterForm(
  context: CampaignContext,
  { filter, figures, parts }: PeopleFilterData,
): Html {
  const messages = context.messages.people.filter;
  const path = campaignPath(context.campaign, '/people');
  const { only, search } = filter;
  const narrowed = [filter.area, filter.stage, filter.role, filter.source].some(Boolean);
  return html`<form method="get" action="${path}" class="search" role="search">
      ${only ? hiddenFields([['only', only]]) : ''}
      <div class="search-line">
        ${textField({ ...field('search', messages.search, search), type: 'search' })}
        <button class="main">${messages.show}</button>
      </div>
      <details ${narrowed ? 'open' : ''}>
        <summary>${messages.more}</summary>
        <div class="fields">${narrowingFields(context, filter, figures)}</div>
        <button>${messages.show}</button>
      </details>
    </form>
    ${onlyChips(context, filter, parts)}
    ${queryOf(filter) ? html`<p><a href="${path}">${messages.showEverybody}</a></p>` : ''}`;
}

/** The chip of the whole list, without a filter. */
const EVERYBODY = 'everybody';

/**
 * Parts of the register that need attention, one press each, with the number of their people. With
 * another filter the list has fewer of them, and nobody has counted these.
 */
function onlyChips(
  { campaign, messages, format }: CampaignContext,
  filter: PeopleFilter,
  parts: Record<PeoplePart, number>,
): Html {
  const { only: label, onlyNames } = messages.people.filter;
  const isWhole = queryOf({ ...filter, only: undefined }) === '';
  const countOf = (only: string): Html | '' => {
    const count = isWhole && only !== EVERYBODY ? parts[only as PeoplePart] : 0;
    const more = count >= MAX_COUNTED_PEOPLE ? '+' : '';
    return count > 0 ? html` <small>${format.number(count)}${more}</small>` : '';
  };
  const chip = ([only, name]: [string, string]): Html => {
    const query = queryOf(filter, { only: only === EVERYBODY ? '' : only, sort: filter.sort });
    const isCurrent = only === (filter.only ?? EVERYBODY);
    return html`<a
      href="${campaignPath(campaign, `/people${query}`)}"
      ${isCurrent ? html`aria-current="true"` : ''}
      >${name}${countOf(only)}</a
    >`;
  };
  return html`<nav class="chips" aria-label="${label}">
    ${Object.entries(onlyNames).map(chip)}
  </nav>`;
}

function narrowingFields(
  context: CampaignContext,
  filter: PeopleFilter,
  figures: RegisterFigures,
): Html {
  const { people, names } = context.messages;
  const messages = people.filter;
  const { anyWard, anyStage, anyRole, orders } = messages;
  const stages = STAGES.map((stage): NamedOption => [stage, names.stages[stage]]);
  const stage = field('stage', messages.stage, filter.stage);
  const role = field('role', messages.role, filter.role);
  return html`${wardField(context, { ...field('area', messages.ward, filter.area), anyWard })}
  ${selectField({ ...stage, options: [['', anyStage], ...stages] })}
  ${selectField({ ...role, options: [['', anyRole], ...context.names.roles] })}
  ${sourceField(context, filter, figures)}
  ${selectField({ ...field('sort', messages.order, filter.sort), options: [['', orders.arrival], ...PEOPLE_SORTS.map((sort): NamedOption => [sort, orders[sort]])] })}`;
}

/** A list of the sources that people came from, if it is short. */
function sourceField(
  { messages }: CampaignContext,
  filter: PeopleFilter,
  { figures }: RegisterFigures,
): Html {
  const { anySource, source: label, sourceHint: hint } = messages.people.filter;
  const source = field('source', label, filter.source);
  const known = new Set(figures.flatMap((figure) => figure.source ?? []));
  if (filter.source) known.add(filter.source);
  if (known.size > MAX_LISTED_SOURCES) return textField({ ...source, hint });
  const options = [...known].sort().map((name): NamedOption => [name, name]);
  return selectField({ ...source, options: [['', anySource], ...options] });
}

const field = (name: string, label: string, value = '') => ({ id: name, name, label, value });
