import { html } from 'hono/html';
import type { ProgressReport } from 'campaign-widgets/contract';
import type { ProgressChange, ProgressItem, RecordList } from './progress-records.ts';
import { labelOf } from './make-report.ts';
import { problemSummary, statusMessage, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import {
  campaignPage,
  formatDay,
  type Html,
  formatNumber,
  campaignPath,
  formatTime,
  type CampaignContext,
} from '../organiser/ui/page-layout.ts';
import { PROGRESS_FORMS, LIST_NAMES, describeRecord } from './progress-forms.ts';
import { canWrite } from '../organiser/principal.ts';

export interface ProgressPageData {
  items: ProgressItem[];
  changes: ProgressChange[];
  report: ProgressReport;
  today: string;
  /** What is to be corrected. */
  edited?: ProgressItem | undefined;
  tried?: (SubmittedForm & { list: RecordList }) | undefined;
  done?: string | undefined;
}

/** What stands in the report now, forms to write down what no one else counts, and who wrote what down. */
export function progressPage(view: CampaignContext, shown: ProgressPageData): Html {
  const { campaign } = view;
  const { items, changes, report, edited, tried, done } = shown;
  if (!campaign.progress)
    return campaignPage(
      view,
      'progress',
      html`<h1>Progress</h1>
        <p>
          The campaign document has no “progress” yet: it says what is measured, and which
          milestones there are. Add it, raise the version, and start the collector again.
        </p>`,
    );
  const write = canWrite(view.principal);
  const form = (list: RecordList) => {
    if (!write) return '';
    const item = edited?.list === list ? edited : undefined;
    return html`<form method="post" action="${campaignPath(campaign, `/progress/${list}`)}">
      <fieldset>
        <legend>
          ${item && PROGRESS_FORMS[list].change ? PROGRESS_FORMS[list].change : PROGRESS_FORMS[list].add}
        </legend>
        ${item && PROGRESS_FORMS[list].change ? html`<input type="hidden" name="id" value="${item.id}" />` : ''}
        <div class="fields">
          ${PROGRESS_FORMS[list].fields(campaign, shown.today, item, tried?.list === list ? tried : undefined)}
        </div>
        <button class="main">Write down</button>
      </fieldset>
    </form>`;
  };
  const entry = (item: ProgressItem) =>
    html`<li id="${item.id}">
      <p>${describeRecord(campaign, item)}</p>
      <p class="hint">${item.by}, ${formatTime(item.at)}</p>
      ${
        write
          ? html`<form
              method="post"
              action="${campaignPath(campaign, `/progress/${item.list}/${item.id}/delete`)}"
            >
              <a href="?edit=${item.list}/${item.id}#${item.list}">Correct</a>
              <button class="quiet">Take away</button>
            </form>`
          : ''
      }
    </li>`;
  const section = (list: RecordList, hint: string) => {
    const own = items.filter((item) => item.list === list);
    return html`<h2 id="${list}">${LIST_NAMES[list]}</h2>
      <p class="hint">${hint}</p>
      ${
        own.length
          ? html`<ul class="plain cards">
              ${own.map(entry)}
            </ul>`
          : ''
      }
      ${form(list)}`;
  };
  return campaignPage(
    view,
    'progress',
    html`${statusMessage(done)} ${tried ? problemSummary(view, tried) : ''}
      <h1>Progress</h1>
      <p>
        This is what every tracker shows now. People and answers are counted by themselves; the rest
        is what you write down here. All of it is public.
        <a href="${campaignPath(campaign, '/embed')}#progress">Put the tracker on a web page</a>
      </p>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col" class="number">Now</th>
              <th scope="col" class="number">Goal</th>
            </tr>
          </thead>
          <tbody>
            ${campaign.progress.measures.map(({ id, label, goal, counts }) => {
              const now = report.measures?.find((one) => one.id === id);
              return html`<tr>
                <th scope="row">
                  ${labelOf(campaign, label)}
                  <div class="hint">
                    ${COUNTED_FROM[counts]}${now?.asOf ? `, ${formatDay(now.asOf)}` : ''}${now?.own !== undefined && now.own !== now.value ? `; of it ${formatNumber(now.own)} your own` : ''}
                  </div>
                </th>
                <td class="number">${now ? formatNumber(now.value) : 'none yet'}</td>
                <td class="number">${goal ? formatNumber(goal) : ''}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      ${report.partners?.length ? html`<p>Added to these: ${report.partners.map(({ name, asOf }, at) => html`${at ? ', ' : ''}<bdi>${labelOf(campaign, name)}</bdi> (${formatDay(asOf)})`)}.</p>` : ''}
      ${section('values', 'A figure that nobody else counts; or, for a counted measure, what has to be added to it, such as answers on paper. A new figure replaces the last one.')}
      ${campaign.progress.milestones?.length ? section('milestones', 'How far each step is. A step nobody wrote about is “next”.') : ''}
      ${section('pledges', 'What somebody with power was asked, and what came of it.')}
      ${section('events', 'Turnout against what you aimed at, and against the last time.')}
      ${section('wins', 'What was won, where, when and who with.')}
      <h2>Who wrote what down</h2>
      <ul class="plain">
        ${changes.map((change) => html`<li>${formatTime(change.at)}, ${change.by}: ${LIST_NAMES[change.list]} – ${change.data === null ? 'taken away' : describeRecord(campaign, change)}</li>`)}
      </ul>
      ${changes.length === 0 ? html`<p>Nothing yet.</p>` : ''}`,
    tried ? 'Error: progress' : 'Progress',
  );
}

const COUNTED_FROM: Record<string, string> = {
  responses: 'answers to the survey',
  recruited: 'people in the register',
  oneToOnes: '1-2-1s held',
  trained: 'trainings recorded',
  organisations: 'organisations that joined',
  manual: 'what you write down',
};
