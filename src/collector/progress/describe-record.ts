import { html } from 'hono/html';
import type {
  CampaignWin,
  EventHeld,
  LocalText,
  MilestoneState,
  Pledge,
} from 'campaign-widgets/contract';
import { localText } from '../organiser/ui/display-names.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import type { Value } from './make-report.ts';
import type { ProgressChange, RecordList } from './progress-records.ts';

type WrittenRecord = Pick<ProgressChange, 'list' | 'id' | 'data'>;

/** A record in one line. */
export const describeRecord = (context: CampaignContext, record: WrittenRecord): Html =>
  DESCRIBERS[record.list](context, record);

const DESCRIBERS: Record<RecordList, (context: CampaignContext, record: WrittenRecord) => Html> = {
  values: describeValue,
  milestones: describeMilestone,
  pledges: describePledge,
  events: describeEvent,
  wins: describeWin,
};

function describeValue(context: CampaignContext, { id, data }: WrittenRecord): Html {
  const { value, on } = data as Value;
  const measure = definedName(context, context.campaign.progress?.measures, id);
  return html`${messagesOf(context).value(measure, value)}${append(context.format.day(on))}`;
}

function describeMilestone(context: CampaignContext, { id, data }: WrittenRecord): Html {
  const { state, date, note } = data as MilestoneState;
  const milestone = definedName(context, context.campaign.progress?.milestones, id);
  const { states } = context.messages.progressRecords;
  const day = optionalDay(context, date);
  const words = textOf(context, note);
  const sentence = messagesOf(context).milestone(milestone, states[state]);
  return html`${sentence}${append(day)}${words ? `. ${words}` : ''}`;
}

function describePledge(context: CampaignContext, { data }: WrittenRecord): Html {
  const { who, role, ask, answer, saidOn, kept } = data as Pledge;
  const { answers, kept: keptNames } = context.messages.progressRecords;
  const powerHolder = html`<b><bdi>${textOf(context, who)}</bdi></b
    >${append(textOf(context, role))}`;
  const sentence = messagesOf(context).pledge(powerHolder, textOf(context, ask), answers[answer]);
  return html`${sentence}${append(optionalDay(context, saidOn), kept && keptNames[kept])}`;
}

function describeEvent(context: CampaignContext, { data }: WrittenRecord): Html {
  const { name, on, target, turnout, lastTime } = data as EventHeld;
  const messages = messagesOf(context);
  const figures = [
    ...(turnout === undefined ? [] : [messages.came(turnout)]),
    ...(target === undefined ? [] : [messages.aimedAt(target)]),
    ...(lastTime === undefined ? [] : [messages.lastTime(lastTime)]),
  ];
  const bold = html`<b>${textOf(context, name)}</b>`;
  const figureText = figures.length > 0 ? `: ${figures.join(', ')}` : '';
  return html`${bold}${append(context.format.day(on))}${figureText}`;
}

function describeWin(context: CampaignContext, { data }: WrittenRecord): Html {
  const { what, where, on, with: partners = [] } = data as CampaignWin;
  const names = partners.map((partner) => textOf(context, partner)).join(', ');
  const bold = html`<b>${textOf(context, what)}</b>`;
  const others = names && messagesOf(context).with(names);
  return html`${bold}${append(textOf(context, where), context.format.day(on), others)}`;
}

/** The rest of the line: each text after a comma, if it exists. */
const append = (...texts: (string | undefined)[]): string =>
  texts
    .filter(Boolean)
    .map((text) => `, ${text}`)
    .join('');

const messagesOf = ({ messages }: CampaignContext) => messages.progressRecords.records;

/** The name of a measure or a milestone, or its id if the document no longer has it. */
function definedName(
  { campaign, language }: CampaignContext,
  definitions: readonly { id: string; label: LocalText }[] = [],
  id: string,
): Html {
  const label = definitions.find((one) => one.id === id)?.label ?? id;
  return html`<b>${localText(campaign, label, language)}</b>`;
}

const textOf = ({ campaign, language }: CampaignContext, text: LocalText | undefined): string =>
  text === undefined ? '' : localText(campaign, text, language);

const optionalDay = ({ format }: CampaignContext, day: string | undefined): string | undefined =>
  day === undefined ? undefined : format.day(day);
