import { html } from 'hono/html';
import {
  type CampaignDocument,
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
import { languageName, otherLanguages, textIn, translatedName } from './form-languages.ts';
import type { ProgressItem, RecordList } from './progress-records.ts';

interface ProgressFormData {
  /** The default day of a new figure: `2026-11-21`. */
  today: string;
  /** The record to correct. */
  item?: ProgressItem | undefined;
  submitted?: SubmittedForm | undefined;
}

/** The fields for a record of a list; each id is the list and the name, which problems link to. */
export const recordFields = (
  context: CampaignContext,
  list: RecordList,
  data: ProgressFormData,
): Html => RECORD_FIELDS[list](context, data);

const RECORD_FIELDS: Record<
  RecordList,
  (context: CampaignContext, data: ProgressFormData) => Html
> = {
  values: valueFields,
  milestones: milestoneFields,
  pledges: pledgeFields,
  events: eventFields,
  wins: winFields,
};

function valueFields(context: CampaignContext, data: ProgressFormData): Html {
  const { fields } = context.messages.progressRecords;
  const { line, choose } = createFields(context, 'values', fields.values, data);
  const measures = definedOptions(context, context.campaign.progress?.measures);
  return html`${choose('id', measures, data.item?.id)} ${line('value')}
  ${line('on', 'date', data.today)}`;
}

function milestoneFields(context: CampaignContext, data: ProgressFormData): Html {
  const { fields, states } = context.messages.progressRecords;
  const { line, lines, choose, others } = createFields(
    context,
    'milestones',
    fields.milestones,
    data,
  );
  const milestones = definedOptions(context, context.campaign.progress?.milestones);
  const stateOptions = [chooseOption(context), ...namedOptions(MILESTONE_STATES, states)];
  return html`${choose('id', milestones, data.item?.id)} ${choose('state', stateOptions)}
  ${line('date', 'date')} ${lines('note')} ${others({ note: 'lines' })}`;
}

function pledgeFields(context: CampaignContext, data: ProgressFormData): Html {
  const { fields, answers, kept, notKnown } = context.messages.progressRecords;
  const { line, lines, choose, others } = createFields(context, 'pledges', fields.pledges, data);
  const answerOptions = [chooseOption(context), ...namedOptions(PLEDGE_ANSWERS, answers)];
  const keptOptions = [['', notKnown] as const, ...namedOptions(PLEDGES_KEPT, kept)];
  return html`${line('who')} ${line('role')} ${lines('ask')} ${choose('answer', answerOptions)}
  ${line('saidOn', 'date')} ${line('followUpOn', 'date')} ${choose('kept', keptOptions)}
  ${line('source', 'url')} ${others({ role: 'line', ask: 'lines' })}`;
}

function eventFields(context: CampaignContext, data: ProgressFormData): Html {
  const { fields } = context.messages.progressRecords;
  const { line, others } = createFields(context, 'events', fields.events, data);
  return html`${line('name')} ${line('on', 'date')} ${line('target')} ${line('turnout')}
  ${line('lastTime')} ${others({ name: 'line' })}`;
}

function winFields(context: CampaignContext, data: ProgressFormData): Html {
  const { fields } = context.messages.progressRecords;
  const { line, lines, others } = createFields(context, 'wins', fields.wins, data);
  return html`${lines('what')} ${line('where')} ${line('on', 'date')} ${lines('with')}
  ${others({ what: 'lines', where: 'line' })}`;
}

/** Makes the fields of one form: their labels and their values. */
function createFields<Name extends string>(
  context: CampaignContext,
  list: RecordList,
  labels: Record<Name, string>,
  data: ProgressFormData,
) {
  const { item, submitted } = data;
  const { campaign } = context;
  const shared = (name: Name, initial = '') => ({
    id: `${list}-${name}`,
    name,
    label: labels[name],
    value: heldText(item, name, campaign) ?? initial,
  });
  return {
    line: (name: Name, type = 'text', initial = '') =>
      textField({ ...shared(name, initial), type }, submitted),
    lines: (name: Name) => textArea({ ...shared(name), rows: 2 }, submitted),
    choose: (name: Name, options: readonly NamedOption[], initial = '') =>
      selectField({ ...shared(name, initial), options }, submitted),
    others: (kinds: Partial<Record<Name, 'line' | 'lines'>>) =>
      otherLanguageFields(context, { list, labels, data, kinds }),
  };
}

interface OtherLanguageOptions<Name extends string> {
  list: RecordList;
  labels: Record<Name, string>;
  data: ProgressFormData;
  kinds: Partial<Record<Name, 'line' | 'lines'>>;
}

/** The same texts in each other language of the campaign, folded until there are some. */
function otherLanguageFields<Name extends string>(
  { campaign, messages: { progressRecords } }: CampaignContext,
  { list, labels, data: { item, submitted }, kinds }: OtherLanguageOptions<Name>,
): Html | '' {
  const languages = otherLanguages(campaign);
  if (languages.length === 0) return '';
  const names = Object.keys(kinds) as Name[];
  const held = item?.data as Record<string, unknown> | undefined;
  const all = languages.flatMap((language) => names.map((name) => ({ language, name })));
  const isOpen = all.some(
    ({ language, name }) =>
      submitted?.fields[translatedName(name, language)] ?? textIn(held?.[name], language, campaign),
  );
  const field = ({ language, name }: (typeof all)[number]): Html => {
    const options = {
      id: `${list}-${name}-${language}`,
      name: translatedName(name, language),
      label: progressRecords.fieldIn(labels[name], languageName(language)),
      value: textIn(held?.[name], language, campaign),
      lang: language,
    };
    return kinds[name] === 'lines'
      ? textArea({ ...options, rows: 2 }, submitted)
      : textField(options, submitted);
  };
  return html`<details class="other-languages" ${isOpen ? 'open' : ''}>
    <summary>${progressRecords.otherLanguages}</summary>
    <div class="fields">${all.map(field)}</div>
  </details>`;
}

/** A record's value under a name, as a form shows it: the texts of a list one per line. */
function heldText(
  item: ProgressItem | undefined,
  name: string,
  campaign: Pick<CampaignDocument, 'languages'>,
): string | undefined {
  const value = (item?.data as Record<string, unknown> | undefined)?.[name];
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'number'
    ? String(value)
    : textIn(value, campaign.languages[0] ?? 'en', campaign);
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
