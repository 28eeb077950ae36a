import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { hiddenFields, selectField, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { wardField } from '../organiser/ui/ward-field.ts';
import { offeredChannels } from './latest-consents.ts';
import { filterChips } from './people-filter-chips.ts';
import { FILTER_KEYS, OWN_PEOPLE, PEOPLE_SORTS, queryOf } from './people-query.ts';
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
export function peopleFilterForm(context: CampaignContext, data: PeopleFilterData): Html {
  const { filter } = data;
  const messages = context.messages.people.filter;
  const path = campaignPath(context.campaign, '/people');
  const { only, ticked, search } = filter;
  const isNarrowed = FILTER_KEYS.some((key) => !UNFOLDED.has(key) && filter[key] !== undefined);
  const kept = [
    ...(only ? ([['only', only]] as const) : []),
    ...(ticked ? ([['ticked', ticked]] as const) : []),
  ];
  return html`<form method="get" action="${path}" class="search" role="search">
      ${hiddenFields(kept)}
      <div class="search-line">
        ${textField({ ...field('search', messages.search, search), type: 'search' })}
        <button class="main">${messages.show}</button>
      </div>
      <details ${isNarrowed ? 'open' : ''}>
        <summary>${messages.more}</summary>
        <div class="fields">${placeFields(context, data)} ${workFields(context, filter)}</div>
        <button>${messages.show}</button>
      </details>
    </form>
    ${filterChips(context, data)}
    ${queryOf(filter) ? html`<p><a href="${path}">${messages.showEverybody}</a></p>` : ''}`;
}

/** The parts of a filter that are seen without opening more fields. */
const UNFOLDED: ReadonlySet<string> = new Set(['search', 'only', 'ticked']);

/** Who they are, and where they come from. */
function placeFields(context: CampaignContext, { filter, figures }: PeopleFilterData): Html {
  const { campaign, messages, names } = context;
  const words = messages.people.filter;
  const { anyWard, anyStage, anyRole, anyIssue } = words;
  const stages = STAGES.map((stage): NamedOption => [stage, messages.names.stages[stage]]);
  const stage = field('stage', words.stage, filter.stage);
  const role = field('role', words.role, filter.role);
  const cares = field('cares', words.cares, filter.cares);
  const issues = (campaign.survey?.issues ?? []).map(({ id }): NamedOption => [
    id,
    names.issue(id),
  ]);
  return html`${wardField(context, { ...field('area', words.ward, filter.area), anyWard })}
  ${selectField({ ...stage, options: [['', anyStage], ...stages] })}
  ${selectField({ ...role, options: [['', anyRole], ...names.roles] })}
  ${selectField({ ...cares, options: [['', anyIssue], ...issues] })}
  ${sourceField(context, filter, figures)}`;
}

/** What they agreed to, what was done with them, and since when they are here. */
function workFields(context: CampaignContext, filter: PeopleFilter): Html {
  const { campaign, messages } = context;
  const words = messages.people.filter;
  const { channels, trainedNames, orders } = words;
  const consent = field('consent', words.consent, filter.consent);
  const offered = offeredChannels(campaign).map((way): NamedOption => [way, channels[way]]);
  const trained = field('trained', words.trained, filter.trained);
  const isTrained = (['no', 'yes'] as const).map((each): NamedOption => [each, trainedNames[each]]);
  const from = field('from', words.from, filter.from);
  const to = field('to', words.to, filter.to);
  const sorts = PEOPLE_SORTS.map((sort): NamedOption => [sort, orders[sort]]);
  return html`${selectField({ ...consent, options: [['', words.anyConsent], ...offered] })}
  ${selectField({ ...trained, options: [['', words.anyTrained], ...isTrained] })}
  ${textField(field('tag', words.tag, filter.tag))} ${ownerField(context, filter)}
  ${textField({ ...from, type: 'date' })} ${textField({ ...to, type: 'date' })}
  ${selectField({ ...field('sort', words.order, filter.sort), options: [['', orders.arrival], ...sorts] })}`;
}

/** The name of an organiser as the log has it; `me` is whoever opens the address. */
function ownerField(context: CampaignContext, { owner }: PeopleFilter): Html {
  const { owner: label, ownerHint: hint } = context.messages.people.filter;
  const value = owner === undefined || owner === OWN_PEOPLE ? owner : describeActor(context, owner);
  return textField({ ...field('owner', label, value), hint });
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
