import { html } from 'hono/html';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { selectField, textField } from '../organiser/ui/form-fields.ts';
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
  const only = Object.entries(messages.onlyNames);
  const narrowed = [filter.area, filter.stage, filter.role, filter.source].some(Boolean);
  const search = { id: 'search', name: 'search', label: messages.search, value: filter.search };
  return html`<form method="get" action="${path}" class="filter" role="search">
    <div class="fields">
      ${textField({ ...search, type: 'search' })}
      ${selectField({ ...field('only', messages.only, filter.only), options: only })}
    </div>
    <details ${narrowed ? 'open' : ''}>
      <summary>${messages.more}</summary>
      <div class="fields">${narrowingFields(context, filter, figures)}</div>
    </details>
    <p class="row">
      <button class="main">${messages.show}</button>
      ${queryOf(filter) ? html`<a href="${path}">${messages.showEverybody}</a>` : ''}
    </p>
  </form>`;
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
