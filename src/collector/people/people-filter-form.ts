import { html } from 'hono/html';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { hiddenFields, selectField, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { wardField } from '../organiser/ui/ward-field.ts';
import { queryOf } from './people-query.ts';
import type { PeopleFilter, RegisterFigures } from './people-records.ts';
import { STAGES } from './person.ts';

/** Sources come from anybody: more than this are no list, and their names are typed. */
const MAX_LISTED_SOURCES = 50;

/** What the list of people may be narrowed down by. */
export function peopleFilterForm(
  context: CampaignContext,
  filter: PeopleFilter,
  figures: RegisterFigures,
): Html {
  const messages = context.messages.people.filter;
  const path = campaignPath(context.campaign, '/people');
  const { only, search } = filter;
  const narrowed = [filter.area, filter.stage, filter.role, filter.source].some(Boolean);
  const kept = [...(only ? [['only', only] as const] : []), ...keptSort(filter)];
  return html`<form method="get" action="${path}" class="search" role="search">
      ${hiddenFields(kept)}
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
    ${onlyChips(context, filter)}
    ${queryOf(filter) ? html`<p><a href="${path}">${messages.showEverybody}</a></p>` : ''}`;
}

const keptSort = ({ sort }: PeopleFilter): (readonly [string, string])[] =>
  sort ? [['sort', sort]] : [];

/** The chip of the whole list, which narrows nothing. */
const EVERYBODY = 'everybody';

/** Parts of the register that need somebody's attention: one press each. */
function onlyChips({ campaign, messages }: CampaignContext, filter: PeopleFilter): Html {
  const { only: label, onlyNames } = messages.people.filter;
  const chip = ([only, name]: [string, string]): Html => {
    const query = queryOf(filter, { only: only === EVERYBODY ? '' : only, sort: filter.sort });
    const isCurrent = only === (filter.only ?? EVERYBODY);
    return html`<a
      href="${campaignPath(campaign, `/people${query}`)}"
      ${isCurrent ? html`aria-current="true"` : ''}
      >${name}</a
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
  const { anyWard, anyStage, anyRole } = messages;
  const stages = STAGES.map((stage): NamedOption => [stage, names.stages[stage]]);
  const stage = field('stage', messages.stage, filter.stage);
  const role = field('role', messages.role, filter.role);
  return html`${wardField(context, { ...field('area', messages.ward, filter.area), anyWard })}
  ${selectField({ ...stage, options: [['', anyStage], ...stages] })}
  ${selectField({ ...role, options: [['', anyRole], ...context.names.roles] })}
  ${sourceField(context, filter, figures)}`;
}

/** A list of the sources that people came from, as long as it is a short one. */
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
