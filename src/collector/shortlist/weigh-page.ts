import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { canWrite } from '../organiser/principal.ts';
import { scrollTable, type TableColumn } from '../organiser/ui/data-table.ts';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import {
  problemSummary,
  selectField,
  type SubmittedForm,
  textArea,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { STEP_PATHS } from './choose-steps.ts';
import { MARKS, type MemberWeighing } from './shortlist-records.ts';
import type { WardCandidate, WardChoices } from './ward-candidates.ts';
import { everyCandidateLink, wardFrame } from './ward-frame.ts';

export interface WeighPageData {
  ward: WardChoices;
  shown: readonly WardCandidate[];
  /** The organiser who looks, as the log names them. */
  member: string;
  done: DoneNotice | undefined;
  submitted: SubmittedForm | undefined;
}

/** What the organisers think of each candidate of a ward, and the form for one's own view. */
export function weighPage(context: CampaignContext, data: WeighPageData): Html {
  const { ward, shown, done, submitted } = data;
  const { weigh } = context.messages.choose;
  const path = campaignPath(context.campaign, `${STEP_PATHS.weigh}/${ward.code}`);
  const shortlist = campaignPath(context.campaign, `${STEP_PATHS.shortlist}/${ward.code}`);
  const cards = shown.map((candidate) => weighingCard(context, data, candidate));
  const form = html`<form method="post" action="${path}">
    ${cards}
    <p class="actions"><button class="main">${weigh.save}</button></p>
  </form>`;
  return wardFrame(
    context,
    { step: 'weigh', title: weigh.ofWard(ward.name), ward },
    html`${problemSummary(context, submitted)} ${doneHere(done, done !== undefined)}
      ${canWrite(context.principal) ? form : cards} ${everyCandidateLink(context, ward, shown)}
      <p><a href="${shortlist}">${weigh.toShortlist(ward.name)}</a></p>`,
  );
}

function weighingCard(
  context: CampaignContext,
  { ward, member, submitted }: WeighPageData,
  { id, label, named }: WardCandidate,
): Html {
  const { choose } = context.messages;
  const views = ward.weighings.filter(({ candidate }) => candidate === id);
  const others = views.filter((view) => view.member !== member);
  const own = views.find((view) => view.member === member);
  return html`<section class="card" aria-labelledby="c-${id}">
    <h2 id="c-${id}">${label}</h2>
    <p class="hint">${choose.wards.namedBy(named)}</p>
    ${others.length > 0 ? viewsTable(context, others) : ''}
    ${canWrite(context.principal) ? ownFields(context, { id, own }, submitted) : ''}
  </section>`;
}

/** What several organisers think, side by side. */
export function viewsTable(context: CampaignContext, views: readonly MemberWeighing[]): Html {
  const { weigh } = context.messages.choose;
  const markOf = (mark: MemberWeighing['worthwhile']): string =>
    mark === null ? '' : weigh.marks[mark];
  const columns: TableColumn<MemberWeighing>[] = [
    {
      heading: weigh.who,
      kind: 'heading',
      cell: ({ member }) => html`<bdi>${describeActor(context, member)}</bdi>`,
    },
    { heading: weigh.worthwhile, cell: ({ worthwhile }) => markOf(worthwhile) },
    { heading: weigh.winnable, cell: ({ winnable }) => markOf(winnable) },
    { heading: weigh.decider, cell: ({ decider }) => decider },
    { heading: weigh.ask, cell: ({ ask }) => ask },
    { heading: weigh.note, cell: ({ note }) => note },
  ];
  return scrollTable(weigh.others, { columns, rows: views, isStacked: true });
}

function ownFields(
  { messages }: CampaignContext,
  { id, own }: { id: string; own: MemberWeighing | undefined },
  submitted: SubmittedForm | undefined,
): Html {
  const { weigh } = messages.choose;
  const marks: NamedOption[] = [
    ['', weigh.noMark],
    ...MARKS.map((mark): NamedOption => [mark, weigh.marks[mark]]),
  ];
  const field = (name: 'worthwhile' | 'winnable' | 'decider' | 'ask' | 'note') => ({
    id: `${id}.${name}`,
    name: `${id}.${name}`,
    label: weigh[name],
    value: own?.[name],
  });
  return html`<div class="fields">
      ${selectField({ ...field('worthwhile'), hint: weigh.worthwhileHint, options: marks }, submitted)}
      ${selectField({ ...field('winnable'), hint: weigh.winnableHint, options: marks }, submitted)}
    </div>
    <div class="fields">
      ${textField(field('decider'), submitted)} ${textField(field('ask'), submitted)}
    </div>
    ${textArea({ ...field('note'), rows: 2 }, submitted)}`;
}
