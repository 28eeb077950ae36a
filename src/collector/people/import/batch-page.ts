import { html } from 'hono/html';
import { ownValue } from 'campaign-widgets/contract';
import { describeActor } from '../../organiser/actor-name.ts';
import { canWrite } from '../../organiser/principal.ts';
import { scrollTable, type TableColumn } from '../../organiser/ui/data-table.ts';
import type { DoneNotice } from '../../organiser/ui/done-messages.ts';
import { figureList } from '../../organiser/ui/figure-list.ts';
import { statusMessage } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { personLink } from '../person-details.ts';
import type { BatchPeople, BatchPerson, ImportBatch } from './batch-records.ts';

export interface BatchPageData {
  batch: ImportBatch;
  people: BatchPeople;
  done: DoneNotice | undefined;
}

/** What a list brought, what was recorded since, and the button that takes it back. */
export function batchPage(context: CampaignContext, data: BatchPageData): Html {
  const { messages, format } = context;
  const { batch: words } = messages.importing;
  const { batch, people, done } = data;
  const path = campaignPath(context.campaign, '/people/import');
  const by = html`<bdi>${describeActor(context, batch.by)}</bdi>`;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${path}">${words.allLists}</a></p>
      ${statusMessage(done?.message)}
      <h1>${batchName(context, batch)}</h1>
      <p>
        ${words.imported(format.time(batch.at), by)}
        ${batch.recruits ? words.recruits : words.noRecruits}
      </p>
      ${batchFigures(context, batch)} ${takenBackNotice(context, batch)}
      ${changedSection(context, people)} ${takeBackForm(context, data)}
      ${peopleSection(context, data)}`,
    words.pageTitle,
  );
}

/** The name of a list: that of its file, or of pasted rows. */
export const batchName = (
  { messages }: CampaignContext,
  { fileName }: Pick<ImportBatch, 'fileName'>,
): Html | string => (fileName ? html`<bdi>${fileName}</bdi>` : messages.importing.batch.pasted);

export const batchState = (
  { messages }: CampaignContext,
  { state }: Pick<ImportBatch, 'state'>,
): string => messages.importing.batch.states[state];

function batchFigures({ messages, format }: CampaignContext, { counts }: ImportBatch): Html {
  const { imported } = messages.importing;
  const figure = (label: string, value: number) => ({ label, value: format.number(value) });
  const figures = [
    figure(imported.added, counts.added),
    figure(imported.known, counts.known),
    figure(imported.refused, counts.refused),
    figure(imported.refusedBefore, counts.refusedBefore),
    figure(imported.suppressed, counts.suppressed),
    figure(imported.wrong, counts.unclear),
  ];
  return figureList(figures, 'small');
}

function takenBackNotice(context: CampaignContext, batch: ImportBatch): Html | '' {
  const { batch: words } = context.messages.importing;
  if (batch.state === 'kept') return '';
  if (batch.state === 'keeping') return html`<p class="notice">${words.cutOff}</p>`;
  const { takenBackAt, takenBackBy } = batch;
  if (takenBackAt === null || takenBackBy === null) return '';
  const by = html`<bdi>${describeActor(context, takenBackBy)}</bdi>`;
  return html`<p class="notice">${words.takenBack(context.format.time(takenBackAt), by)}</p>`;
}

/** What would be lost, before the button that loses it. */
function changedSection(context: CampaignContext, people: BatchPeople): Html | '' {
  const { importing, frame } = context.messages;
  const { batch: words } = importing;
  if (people.changedCount === 0) return '';
  const more = people.changedCount - people.changed.length;
  return html`<section class="panel" aria-labelledby="since">
    <h2 id="since">${words.since(people.changedCount)}</h2>
    <ul>
      ${people.changed.map(
        (person) =>
          html`<li>${personLink(context, person)}: ${describeSince(context, person)}</li>`,
      )}
    </ul>
    ${more > 0 ? html`<p>${frame.and(more)}</p>` : ''}
  </section>`;
}

function describeSince({ messages }: CampaignContext, { since }: BatchPerson): string {
  const { changes } = messages.person.history;
  const words = since.map((what) => ownValue<string>(changes, what) ?? what);
  return [...new Set(words)].join(', ');
}

function takeBackForm(context: CampaignContext, { batch, people }: BatchPageData): Html | '' {
  const { batch: words } = context.messages.importing;
  if (!canWrite(context.principal) || batch.state === 'taken-back') return '';
  const path = campaignPath(context.campaign, `/people/import/batches/${batch.id}/take-back`);
  return html`<h2>${words.takeBackTitle}</h2>
    <p>${words.takeBackHint(people.count)}</p>
    <form method="post" action="${path}">
      <button class="danger">${words.takeBack(people.count)}</button>
    </form>`;
}

function peopleSection(context: CampaignContext, { batch, people }: BatchPageData): Html | '' {
  const { messages, names, campaign } = context;
  const { batch: words } = messages.importing;
  if (people.people.length === 0) return '';
  const columns: TableColumn<BatchPerson>[] = [
    { heading: words.name, kind: 'heading', cell: (person) => personLink(context, person) },
    { heading: messages.person.about.ward, cell: ({ area }) => names.area(area) },
    { heading: words.stage, cell: ({ stage }) => messages.names.stages[stage] },
  ];
  const path = campaignPath(campaign, `/people/import/batches/${batch.id}`);
  const next = people.next
    ? html`<p><a href="${path}?after=${people.next}">${messages.frame.nextPage}</a></p>`
    : '';
  return html`<h2>${words.people(people.count)}</h2>
    ${scrollTable(words.people(people.count), { columns, rows: people.people, isStacked: true })}
    ${next}`;
}
