import { html } from 'hono/html';
import { canWrite } from '../organiser/principal.ts';
import type { DoneNotice } from '../organiser/ui/done-messages.ts';
import { downloadLinks } from '../organiser/ui/download-links.ts';
import { statusMessage } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { figuresTables, figuresTotals } from './people-figures-view.ts';
import { type PeopleFilterData, peopleFilterForm } from './people-filter-form.ts';
import { PRINTED_KINDS } from './lists/printed-list.ts';
import { saveListForm } from './lists/saved-lists-page.ts';
import { peopleList } from './people-list.ts';
import { queryOf } from './people-query.ts';
import type { PeopleFilter, PeoplePage } from './people-records.ts';

export interface PeoplePageData extends PeoplePage, PeopleFilterData {
  /** What was done just now. */
  done: DoneNotice | undefined;
  /** The script of the list, or nothing. */
  script: Html | '';
  /** The ids of all whom the organiser has ticked. */
  ticked: ReadonlySet<string>;
}

/**
 * All known people, oldest first unless another order is asked for, so that nobody waits for an
 * answer; then the results.
 */
export function peoplePage(context: CampaignContext, data: PeoplePageData): Html {
  const { people: messages } = context.messages;
  const { people, filter, figures } = data;
  return campaignPage(
    context,
    'people',
    html`<h1>${messages.title}</h1>
      ${peopleFilterForm(context, data)} ${statusMessage(data.done?.message)}
      ${people.length === 0 ? noPeopleHint(context, filter) : peopleList(context, data)}
      ${saveListForm(context, filter)}
      <h2>${messages.reached}</h2>
      ${figuresTotals(context, figures)} ${figuresTables(context, figures)}
      ${registerLinks(context)} ${peopleDownloads(context, filter)} ${data.script}`,
  );
}

/** The actions on lists of people. */
function registerLinks({
  campaign,
  principal,
  messages: { people, savedLists, attendance, log },
}: CampaignContext): Html | '' {
  const link = (path: string, text: string): Html =>
    html`<li><a href="${campaignPath(campaign, `/people${path}`)}">${text}</a></li>`;
  if (!canWrite(principal)) return '';
  return html`<h2>${people.lists}</h2>
    <ul class="plain">
      ${link('/attendance', attendance.link)} ${link('/lists', savedLists.link)}
      ${link('/new', people.newLink)} ${link('/import', people.importLink)}
      ${link('/refusals', people.refusalsLink)}
      <li><a href="${campaignPath(campaign, '/log')}">${log.link}</a></li>
    </ul>`;
}

function noPeopleHint({ campaign, messages }: CampaignContext, filter: PeopleFilter): Html {
  const { people } = messages;
  if (queryOf(filter)) return html`<p>${people.noneFit}</p>`;
  const link = html`<a href="${campaignPath(campaign, '/embed')}">${people.putOnPage}</a>`;
  return html`<p>${people.none(link)}</p>`;
}

function peopleDownloads(context: CampaignContext, filter: PeopleFilter): Html {
  const { people, printed, emailList: words } = context.messages;
  const query = queryOf(filter);
  const emailList = campaignPath(context.campaign, '/people/email-list');
  const paper = (kind: string) => campaignPath(context.campaign, `/people/print/${kind}${query}`);
  return html`<h2>${people.downloads}</h2>
    <ul class="plain">
      <li><a href="${emailList}">${words.link}</a></li>
      ${query ? html`<li><a href="${emailList}${query}">${words.linkThose}</a></li>` : ''}
      ${downloadLinks(context, 'people', people.everybody)}
      ${query ? downloadLinks(context, 'people', people.thoseAsked, query) : ''}
    </ul>
    <p class="hint">${people.useAddresses}</p>
    <h2>${printed.title}</h2>
    <ul class="plain">
      ${PRINTED_KINDS.map(
        (kind) =>
          html`<li>
            <a href="${paper(kind)}"
              >${query ? printed.linkThose(printed.kinds[kind]) : printed.kinds[kind]}</a
            >
          </li>`,
      )}
    </ul>`;
}
