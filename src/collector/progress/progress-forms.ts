import { html } from 'hono/html';
import {
  type LocalText,
  MILESTONE_STATES,
  PLEDGE_ANSWERS,
  PLEDGES_KEPT,
} from 'campaign-widgets/contract';
import { localText, type NamedOption } from '../organiser/ui/display-names.ts';
import {
  selectField,
  textArea,
  textField,
  type SubmittedForm,
} from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import type { ProgressItem, RecordList } from './progress-records.ts';

interface RecordFormData {
  /** The day that a new figure is of, where no other is chosen: `2026-11-21`. */
  today: string;
  /** What is to be corrected. */
  item?: ProgressItem | undefined;
  submitted?: SubmittedForm | undefined;
}

/**
 * The fields for a record of a list; the id of each is the list and the name, which problems lead to.
 */
export const recordFields = (
  context: CampaignContext,
  list: RecordList,
  data: RecordFormData,
): Html => RECORD_FIELDS[list](context, data);

const RECORD_FIELDS: Record<RecordList, (context: CampaignContext, data: RecordFormData) => Html> =
  {
    values: valueFields,
    milestones: milestoneFields,
    pledges: pledgeFields,
    events: eventFields,
    wins: winFields,
  };

function valueFields(context: CampaignContext, data: RecordFormData): Html {
  const { fields } = context.messages.progressRecords;
  const { line, choose } = createFields('values', fields.values, data);
  const measures = definedOptions(context, context.campaign.progress?.measures);
  return html`${choose('id', measures, data.item?.id)} ${line('value')}
  ${line('on', 'date', data.today)}`;
}

function milestoneFields(context: CampaignContext, data: RecordFormData): Html {
  const { fields, states } = context.messages.progressRecords;
  const { line, lines, choose } = createFields('milestones', fields.milestones, data);
  const milestones = definedOptions(context, context.campaign.progress?.milestones);
  const stateOptions = [chooseOption(context), ...namedOptions(MILESTONE_STATES, states)];
  return html`${choose('id', milestones, data.item?.id)} ${choose('state', stateOptions)}
  ${line('date', 'date')} ${lines('note')}`;
}

function pledgeFields(context: CampaignContext, data: RecordFormData): Html {
  const { fields, answers, kept, notKnown } = context.messages.progressRecords;
  const { line, lines, choose } = createFields('pledges', fields.pledges, data);
  const answerOptions = [chooseOption(context), ...namedOptions(PLEDGE_ANSWERS, answers)];
  const keptOptions = [['', notKnown] as const, ...namedOptions(PLEDGES_KEPT, kept)];
  return html`${line('who')} ${line('role')} ${lines('ask')} ${choose('answer', answerOptions)}
  ${line('saidOn', 'date')} ${line('followUpOn', 'date')} ${choose('kept', keptOptions)}
  ${line('source', 'url')}`;
}

function eventFields(context: CampaignContext, data: RecordFormData): Html {
  const { fields } = context.messages.progressRecords;
  const { line } = createFields('events', fields.events, data);
  return html`${line('name')} ${line('on', 'date')} ${line('target')} ${line('turnout')}
  ${line('lastTime')}`;
}

function winFields(context: CampaignContext, data: RecordFormData): Html {
  const { fields } = context.messages.progressRecords;
  const { line, lines } = createFields('wins', fields.wins, data);
  return html`${lines('what')} ${line('where')} ${line('on', 'date')} ${lines('with')}`;
}

/** Makes the fields of one form: what they are called, and what stands in them. */
function createFields<Name extends string>(
  list: RecordList,
  labels: Record<Name, string>,
  { item, submitted }: RecordFormData,
) {
  const shared = (name: Name, initial = '') => ({
    id: `${list}-${name}`,
    name,
    label: labels[name],
    value: heldText(item, name) ?? initial,
  });
  return {
    line: (name: Name, type = 'text', initial = '') =>
      textField({ ...shared(name, initial), type }, submitted),
    lines: (name: Name) => textArea({ ...shared(name), rows: 2 }, submitted),
    choose: (name: Name, options: readonly NamedOption[], initial = '') =>
      selectField({ ...shared(name, initial), options }, submitted),
  };
}

/** What a record holds under a name, as a form shows it: the texts of a list one a line. */
function heldText(item: ProgressItem | undefined, name: string): string | undefined {
  const value = (item?.data as Record<string, unknown> | undefined)?.[name];
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}

const chooseOption = ({ messages }: CampaignContext): NamedOption => ['', messages.frame.choose];

const definedOptions = (
  context: CampaignContext,
  definitions: readonly { id: string; label: LocalText }[] = [],
): NamedOption[] => [
  chooseOption(context),
  ...definitions.map(({ id, label }): NamedOption => [
    id,
    localText(context.campaign, label, context.language),
  ]),
];

const namedOptions = <Value extends string>(
  values: readonly Value[],
  names: Record<Value, string>,
): NamedOption[] => values.map((value) => [value, names[value]]);
