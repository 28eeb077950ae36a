import { html } from 'hono/html';
import type { PeopleFilter, PeoplePage, RegisterFigures } from './people-records.ts';
import { type PersonRow, STAGES } from './person.ts';
import { downloadLinks } from '../organiser/ui/download-links.ts';
import { figuresTables, figuresTotals } from './people-figures-view.ts';
import {
  choiceField as selectField,
  statusMessage,
  textField,
} from '../organiser/ui/form-fields.ts';
import {
  campaignPage,
  formatCount,
  formatDay,
  type Html,
  campaignPath,
  type CampaignContext,
} from '../organiser/ui/page-layout.ts';
import { MEETING_NAMES, displayNames, STAGE_NAMES } from '../organiser/ui/display-names.ts';
import { queryOf } from './people-query.ts';
import { canWrite } from '../organiser/principal.ts';

export interface PeoplePageData extends PeoplePage {
  filter: PeopleFilter;
  figures: RegisterFigures;
  /** What was just done, in words. */
  done: string | undefined;
  /** Whether everybody on the page is ticked. */
  ticked: boolean;
}

const ONLY = [
  ['', 'Everybody'],
  ['waiting', '1-2-1 asked for and not yet held'],
  ['same', 'Perhaps somebody who is here already'],
  ['held', 'Held back'],
  ['organisations', 'Of an organisation'],
] as const;

/** Everybody who is known, oldest first, so that nobody is left unanswered. */
export function peoplePage(
  view: CampaignContext,
  { people, next, filter, figures, done, ticked }: PeoplePageData,
): Html {
  const { campaign, principal } = view;
  const asked = queryOf(filter);
  const path = campaignPath(campaign, '/people');
  return campaignPage(
    view,
    'people',
    html`<h1>People</h1>
      ${statusMessage(done)} ${figuresTotals(figures)}
      <p class="row">
        <a href="${path}?only=waiting">Whose 1-2-1 is still to be held</a>
        <a href="${path}?only=same">Who may be here twice</a>
        ${canWrite(principal) ? html`<a href="${path}/import">Import a list of helpers</a> · <a href="${path}/refusals">Who said no on a list</a>` : ''}
      </p>
      ${figuresTables(campaign, figures)} ${filterForm(view, filter, figures)}
      ${people.length === 0 ? html`<p>${asked ? 'Nobody fits that.' : html`Nobody is here yet. <a href="${campaignPath(campaign, '/embed')}">Put the sign-up on a web page</a>, or import a list.`}</p>` : ''}
      ${
        people.length > 0 && canWrite(principal)
          ? html`<form method="get" action="${path}/record">
              <input type="hidden" name="back" value="${backHere(path, filter)}" />
              <p class="row">
                <button>Record for those ticked</button>
                ${ticked ? html`<a href="${path}${queryOf(filter, { after: filter.after })}">Tick nobody</a>` : html`<a href="${path}${queryOf(filter, { after: filter.after, tick: 'all' })}">Tick all ${people.length} on this page</a>`}
              </p>
              ${rows(view, people, ticked)}
              <button>Record for those ticked</button>
            </form>`
          : rows(view, people, undefined)
      }
      ${next ? html`<p><a href="${path}${queryOf(filter, { after: next })}">Next page</a></p>` : ''}
      <h2>Downloads</h2>
      <ul class="plain">
        ${downloadLinks(view, 'people', 'Everybody')}
        ${asked ? downloadLinks(view, 'people', 'Those who fit what is asked for above', asked) : ''}
      </ul>
      <p class="hint">
        Use each address only for what its owner agreed to: it stands on their page, and in the
        lists in a column of its own.
      </p>`,
  );
}

function filterForm(
  { campaign }: CampaignContext,
  filter: PeopleFilter,
  { figures }: RegisterFigures,
): Html {
  const names = displayNames(campaign);
  const sources = [...new Set([...figures.map(({ source }) => source ?? ''), filter.source ?? ''])]
    .filter(Boolean)
    .sort();
  const narrowed = [filter.area, filter.stage, filter.role, filter.source].some(Boolean);
  const any = (label: string, options: readonly (readonly [string, string])[]) => [
    ['', label] as const,
    ...options,
  ];
  return html`<form
    method="get"
    action="${campaignPath(campaign, '/people')}"
    class="filter"
    role="search"
  >
    <div class="fields">
      ${textField({ id: 'search', name: 'search', label: 'Name, email or phone', type: 'search', value: filter.search ?? '' })}
      ${selectField({ id: 'only', name: 'only', label: 'Show', value: filter.only ?? '' }, ONLY)}
    </div>
    <details ${narrowed ? 'open' : ''}>
      <summary>Ward, stage, role, source</summary>
      <div class="fields">
        ${selectField({ id: 'area', name: 'area', label: 'Ward', value: filter.area ?? '' }, any('Any ward', names.areas))}
        ${selectField(
          { id: 'stage', name: 'stage', label: 'Stage', value: filter.stage ?? '' },
          any(
            'Any stage',
            STAGES.map((stage) => [stage, STAGE_NAMES[stage]] as const),
          ),
        )}
        ${selectField({ id: 'role', name: 'role', label: 'Role', value: filter.role ?? '' }, any('Any role', names.roles))}
        ${selectField(
          { id: 'source', name: 'source', label: 'Source', value: filter.source ?? '' },
          any(
            'Any source',
            sources.map((source) => [source, source] as const),
          ),
        )}
      </div>
    </details>
    <p class="row">
      <button class="main">Show</button>
      ${queryOf(filter) ? html`<a href="${campaignPath(campaign, '/people')}">Show everybody</a>` : ''}
    </p>
  </form>`;
}

/** `ticked` is undefined where there is nothing to tick. */
const rows = ({ campaign }: CampaignContext, people: PersonRow[], ticked: boolean | undefined) => {
  const names = displayNames(campaign);
  return html`<ul class="plain people">
    ${people.map(
      (person) =>
        html`<li>
          ${ticked === undefined ? '' : html`<label class="tick"><input type="checkbox" name="person" value="${person.id}" aria-labelledby="n-${person.id}" ${ticked ? 'checked' : ''} /></label>`}
          <div class="who">
            <a href="${campaignPath(campaign, `/people/${person.id}`)}" id="n-${person.id}"
              ><bdi>${person.name}</bdi></a
            >
            ${person.organisation ? html`<br /><small><bdi>${person.organisation.name}</bdi></small>` : ''}
          </div>
          <div class="reach">
            ${[person.email, person.phone].filter((way) => way !== null).map((way) => html`<div><bdi>${way}</bdi></div>`)}
          </div>
          <div class="from">
            <div>${names.area(person.area)}</div>
            <small
              >${formatDay(person.since)}${person.source ? html`<br />from ${person.source}` : ''}</small
            >
          </div>
          <div class="tags">${personTags(person)}</div>
        </li>`,
    )}
  </ul>`;
};

/** What an organiser has to know at a glance. */
export const personTags = ({ stage, state, meeting, sameAs, trainings }: PersonRow): Html[] => [
  html`<span class="tag">${STAGE_NAMES[stage]}</span> `,
  ...(meeting
    ? [
        html`<span class="tag ${meeting.state === 'asked' ? 'due' : ''}"
          >1-2-1
          ${MEETING_NAMES[meeting.state].toLowerCase()}${meeting.on ? ` ${formatDay(meeting.on)}` : ''}</span
        > `,
      ]
    : []),
  ...(trainings > 0
    ? [html`<span class="tag">${formatCount(trainings, 'course', 'courses')}</span> `]
    : []),
  ...(state === 'held' ? [html`<span class="tag due">Held back</span> `] : []),
  ...(sameAs ? [html`<span class="tag due">Perhaps here already</span> `] : []),
];

/** The address of this very list, in the letters that a form may come back to. */
const backHere = (path: string, filter: PeopleFilter) =>
  `${path}${queryOf(filter, { after: filter.after })}`
    .replaceAll('.', '%2E')
    .replaceAll('*', '%2A');
