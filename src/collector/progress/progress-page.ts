import { html } from 'hono/html';
import { type CampaignDocument, ownValue, type ProgressReport } from 'campaign-widgets/contract';
import { describeActor } from '../organiser/actor-name.ts';
import { canWrite, hasScope } from '../organiser/principal.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import { scrollTable, type TableColumn } from '../organiser/ui/data-table.ts';
import { localText } from '../organiser/ui/display-names.ts';
import { hiddenFields, problemSummary } from '../organiser/ui/form-fields.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { describeRecord } from './describe-record.ts';
import { recordFields } from './progress-forms.ts';
import { type ProgressChange, type ProgressItem, RECORDS } from './progress-records.ts';
import type { RecordList } from './progress-records.ts';

type MeasureDefinition = NonNullable<CampaignDocument['progress']>['measures'][number];

export interface ProgressPageData {
  items: ProgressItem[];
  changes: ProgressChange[];
  report: ProgressReport;
  today: string;
  /** The record to correct. */
  edited?: ProgressItem | undefined;
  submitted?: (SubmittedForm & { list: RecordList }) | undefined;
  /** What was just done, and to which list. */
  done?: DoneNotice | undefined;
}

/**
 * The content of the report, forms to record what nothing else counts, and the author of each
 * record.
 */
export function progressPage(context: CampaignContext, data: ProgressPageData): Html {
  const { campaign, messages } = context;
  const { frame, progress: words } = messages;
  const { submitted } = data;
  if (!campaign.progress) return missingPage(context);
  const tracker = campaignPath(campaign, '/embed#progress');
  const lists = RECORDS.filter(
    (list) => list !== 'milestones' || campaign.progress?.milestones?.length,
  );
  return campaignPage(
    context,
    'progress',
    html`<h1>${words.title}</h1>
      ${doneHere(data.done, !lists.some((list) => list === data.done?.at))}
      <p>${words.intro} <a href="${tracker}">${words.putOnPage}</a></p>
      ${measureTable(context, data.report, campaign.progress.measures)}
      ${partnerNames(context, data.report)} ${lists.map((list) => listSection(context, data, list))}
      ${historySection(context, data.changes)}`,
    submitted ? frame.errorTitle(words.errorTitle) : words.title,
  );
}

/** For a campaign whose document has no measures. */
function missingPage(context: CampaignContext): Html {
  const { campaign, principal } = context;
  const { frame, progress } = context.messages;
  const { title, missing } = progress;
  const tab = frame.tabs.edit;
  const edit = hasScope(principal, 'edit')
    ? html`<a href="${campaignPath(campaign, '/edit/progress')}">${tab}</a>`
    : tab;
  const content = html`<h1>${title}</h1>
    <p>${missing(edit)}</p>`;
  return campaignPage(context, 'progress', content);
}

function measureTable(
  context: CampaignContext,
  { measures = [] }: ProgressReport,
  rows: readonly MeasureDefinition[],
): Html {
  const { campaign, language, messages, format } = context;
  const { progress: words } = messages;
  const figureOf = (id: string) => measures.find((measure) => measure.id === id);
  const measureCell = ({ id, label, counts }: MeasureDefinition): Html => {
    const figure = figureOf(id);
    const day = figure?.asOf ? `, ${format.day(figure.asOf)}` : '';
    const isShared = figure?.own !== undefined && figure.own !== figure.value;
    const own = isShared ? words.own(figure.own ?? 0) : '';
    return html`${localText(campaign, label, language)}
      <div class="hint">${words.countedFrom[counts]}${day}${own}</div>`;
  };
  const nowCell = ({ id }: MeasureDefinition): string => {
    const figure = figureOf(id);
    return figure ? format.number(figure.value) : words.noneYet;
  };
  const goalCell = ({ goal }: MeasureDefinition): string => (goal ? format.number(goal) : '');
  const columns: TableColumn<MeasureDefinition>[] = [
    { heading: words.measure, kind: 'heading', cell: measureCell },
    { heading: words.now, kind: 'number', cell: nowCell },
    { heading: words.goal, kind: 'number', cell: goalCell },
  ];
  return scrollTable(words.measure, { columns, rows });
}

function partnerNames(context: CampaignContext, { partners = [] }: ProgressReport): Html | '' {
  const { campaign, language, messages, format } = context;
  if (partners.length === 0) return '';
  const names = partners.map(({ name, asOf }, index) => {
    const separator = index > 0 ? ', ' : '';
    return html`${separator}<bdi>${localText(campaign, name, language)}</bdi>
      (${format.day(asOf)})`;
  });
  return html`<p>${messages.progress.partners(html`${names}`)}</p>`;
}

function listSection(context: CampaignContext, data: ProgressPageData, list: RecordList): Html {
  const items = data.items.filter((item) => item.list === list);
  const cards = html`<ul class="plain cards">
    ${items.map((item) => recordCard(context, item))}
  </ul>`;
  return html`<h2 id="${list}">${context.messages.progressRecords.lists[list]}</h2>
    <p class="hint">${context.messages.progress.hints[list]}</p>
    ${doneHere(data.done, data.done?.at === list)} ${items.length > 0 ? cards : ''}
    ${canWrite(context.principal) ? progressRecordForm(context, data, list) : ''}`;
}

function recordCard(context: CampaignContext, item: ProgressItem): Html {
  const { campaign, principal, messages, format } = context;
  const { id, list, by, at } = item;
  const action = campaignPath(campaign, `/progress/${list}/${id}/delete`);
  const form = html`<form method="post" action="${action}">
    <a href="?edit=${list}/${id}#${list}">${messages.progress.correct}</a>
    <button class="quiet">${messages.progress.takeAway}</button>
  </form>`;
  return html`<li id="${id}">
    <p>${describeRecord(context, item)}</p>
    <p class="hint">${describeActor(context, by)}, ${format.time(at)}</p>
    ${canWrite(principal) ? form : ''}
  </li>`;
}

function progressRecordForm(
  context: CampaignContext,
  data: ProgressPageData,
  list: RecordList,
): Html {
  const { campaign, messages } = context;
  const { add, change } = messages.progressRecords;
  const item = data.edited?.list === list ? data.edited : undefined;
  const submitted = data.submitted?.list === list ? data.submitted : undefined;
  const correction = item && ownValue<string>(change, list);
  const fields = recordFields(context, list, { today: data.today, item, submitted });
  return html`${problemSummary(context, submitted)}
    <form method="post" action="${campaignPath(campaign, `/progress/${list}`)}">
      <fieldset>
        <legend>${correction ?? add[list]}</legend>
        ${item && correction ? hiddenFields([['id', item.id]]) : ''}
        <div class="fields">${fields}</div>
        <button class="main">${messages.progress.writeDown}</button>
      </fieldset>
    </form>`;
}

function historySection(context: CampaignContext, changes: ProgressChange[]): Html {
  const { messages, format } = context;
  const { lists } = messages.progressRecords;
  const { history, noHistory, takenAway } = messages.progress;
  const entry = (change: ProgressChange): Html => {
    const words = change.data === null ? takenAway : describeRecord(context, change);
    const actor = describeActor(context, change.by);
    return html`<li>${format.time(change.at)}, ${actor}: ${lists[change.list]} – ${words}</li>`;
  };
  return html`<h2>${history}</h2>
    <ul class="plain">
      ${changes.map(entry)}
    </ul>
    ${changes.length === 0 ? html`<p>${noHistory}</p>` : ''}`;
}
