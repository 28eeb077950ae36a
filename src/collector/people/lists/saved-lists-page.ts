import { html } from 'hono/html';
import { describeActor } from '../../organiser/actor-name.ts';
import { canWrite } from '../../organiser/principal.ts';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  hiddenFields,
  problemSummary,
  type SubmittedForm,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { queryOf } from '../people-query.ts';
import type { PeopleFilter } from '../people-records.ts';
import type { SavedList } from './saved-list-records.ts';

export interface SavedListsData {
  lists: SavedList[];
  done: DoneNotice | undefined;
  /** A form that has a problem, and the list that it is about; `new` for none yet. */
  submitted?: SubmittedForm;
  list?: string;
}

/** Lists that have a name: each opens, and can be given another name or deleted. */
export function savedListsPage(context: CampaignContext, data: SavedListsData): Html {
  const { campaign, messages } = context;
  const { lists, done, submitted, list } = data;
  const { title, hint, none } = messages.savedLists;
  const entries = html`<ul class="plain cards">
    ${lists.map((each) => listCard(context, each, list === each.id ? submitted : undefined))}
  </ul>`;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(campaign, '/people')}">${messages.frame.allPeople}</a></p>
      <h1>${title}</h1>
      ${problemSummary(context, submitted)} ${doneHere(done, true)}
      <p class="hint">${hint}</p>
      ${list === 'new' ? newListForm(context, submitted?.fields.query ?? '', submitted) : ''}
      ${lists.length === 0 ? html`<p>${none}</p>` : entries}`,
    submitted ? messages.frame.errorTitle(title) : title,
  );
}

function listCard(
  context: CampaignContext,
  { id, name, by, at }: SavedList,
  submitted: SubmittedForm | undefined,
): Html {
  const { campaign, messages, format, principal } = context;
  const { rename, save, remove, removeOf, made, nameLabel } = messages.savedLists;
  const path = campaignPath(campaign, `/people/lists/${id}`);
  const field = { id: `name-${id}`, name: 'name', label: nameLabel, value: name };
  const forms = html`<div class="row">
    <details ${submitted ? 'open' : ''}>
      <summary>${rename}<span class="unseen">: ${name}</span></summary>
      <form method="post" action="${path}">
        ${textField(field, submitted)}
        <button>${save}</button>
      </form>
    </details>
    <form method="post" action="${path}/delete">
      <button class="quiet" aria-label="${removeOf(name)}">${remove}</button>
    </form>
  </div>`;
  return html`<li>
    <p>
      <a href="${path}"
        ><b><bdi>${name}</bdi></b></a
      >
      <small>${made(format.day(at), html`<bdi>${describeActor(context, by)}</bdi>`)}</small>
    </p>
    ${canWrite(principal) ? forms : ''}
  </li>`;
}

/** A form that gives the list above it a name; nothing where no filter is on. */
export function saveListForm(context: CampaignContext, filter: PeopleFilter): Html | '' {
  if (!canWrite(context.principal)) return '';
  const query = queryOf(filter, { sort: filter.sort }).slice(1);
  return query === '' ? '' : newListForm(context, query);
}

function newListForm(context: CampaignContext, query: string, submitted?: SubmittedForm): Html {
  const { saveTitle, nameLabel, saveHint, save } = context.messages.savedLists;
  const field = { id: 'name-new', name: 'name', label: nameLabel, hint: saveHint };
  return html`<details class="save-list" ${submitted ? 'open' : ''}>
    <summary>${saveTitle}</summary>
    <form method="post" action="${campaignPath(context.campaign, '/people/lists')}">
      ${hiddenFields([['query', query]])} ${textField(field, submitted)}
      <button>${save}</button>
    </form>
  </details>`;
}
