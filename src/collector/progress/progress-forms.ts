import { html } from 'hono/html';
import {
  type CampaignDocument,
  type CampaignWin,
  type EventHeld,
  MILESTONE_STATES,
  type MilestoneState,
  type Pledge,
  PLEDGE_ANSWERS,
  PLEDGES_KEPT,
} from 'campaign-widgets/contract';
import type { ProgressChange, ProgressItem, RecordList } from './progress-records.ts';
import { labelOf, type Value } from './make-report.ts';
import {
  selectField,
  textArea,
  textField,
  type SubmittedForm,
} from '../organiser/ui/form-fields.ts';
import { englishContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';

const { format } = englishContext;

export const LIST_NAMES: Record<RecordList, string> = {
  values: 'Figures',
  milestones: 'Milestones',
  pledges: 'Pledges',
  events: 'Events',
  wins: 'Wins',
};
const STATE_NAMES: Record<MilestoneState['state'], string> = {
  done: 'Done',
  now: 'Now',
  next: 'Next',
};
const ANSWER_NAMES: Record<Pledge['answer'], string> = {
  yes: 'Yes',
  no: 'No',
  partly: 'Partly',
  'none-yet': 'No answer yet',
};
const KEPT_NAMES: Record<NonNullable<Pledge['kept']>, string> = {
  yes: 'Kept',
  no: 'Not kept',
  pending: 'Not due yet',
};

interface Form {
  add: string;
  /** Left out where a new record under the same name corrects the old one. */
  change?: string;
  fields(
    campaign: CampaignDocument,
    today: string,
    item: ProgressItem | undefined,
    tried: SubmittedForm | undefined,
  ): Html;
}

type Options = readonly (readonly [value: string, label: string])[];
const named = <Value extends string>(
  values: readonly Value[],
  names: Record<Value, string>,
): Options => values.map((value) => [value, names[value]] as const);

/** One field of a list's form: its id is the list and the name, which problems lead to. */
const fieldsOf = (
  list: RecordList,
  item: ProgressItem | undefined,
  tried: SubmittedForm | undefined,
) => {
  const data = (item?.data ?? {}) as Record<string, unknown>;
  const shared = (name: string, label: string, otherwise = '') => {
    const held = data[name];
    const value = Array.isArray(held)
      ? held.join('\n')
      : typeof held === 'number' || typeof held === 'string'
        ? String(held)
        : otherwise;
    return { id: `${list}-${name}`, name, label, value };
  };
  return {
    line: (name: string, label: string, type = 'text', otherwise = '') =>
      textField({ ...shared(name, label, otherwise), type }, tried),
    lines: (name: string, label: string, rows = 2) =>
      textArea({ ...shared(name, label), rows }, tried),
    choose: (name: string, label: string, options: Options, otherwise = '') =>
      selectField({ ...shared(name, label, otherwise), options }, tried),
  };
};

/** The forms, by the list that they write to. */
export const PROGRESS_FORMS: Record<RecordList, Form> = {
  values: {
    add: 'Write a figure down',
    fields(campaign, today, item, tried) {
      const { line, choose } = fieldsOf('values', item, tried);
      const measures =
        campaign.progress?.measures.map(
          ({ id, label }) => [id, labelOf(campaign, label)] as const,
        ) ?? [];
      return html`${choose('id', 'Measure', [['', 'Choose'], ...measures], item?.id)}
      ${line('value', 'Figure')} ${line('on', 'As of', 'date', today)}`;
    },
  },
  milestones: {
    add: 'Write a milestone down',
    fields(campaign, _today, item, tried) {
      const { line, lines, choose } = fieldsOf('milestones', item, tried);
      const milestones =
        campaign.progress?.milestones?.map(
          ({ id, label }) => [id, labelOf(campaign, label)] as const,
        ) ?? [];
      return html`${choose('id', 'Milestone', [['', 'Choose'], ...milestones], item?.id)}
      ${choose('state', 'How far', [['', 'Choose'], ...named(MILESTONE_STATES, STATE_NAMES)])}
      ${line('date', 'Day (optional)', 'date')} ${lines('note', 'Note (optional)')}`;
    },
  },
  pledges: {
    add: 'Add a pledge',
    change: 'Correct the pledge',
    fields(_campaign, _today, item, tried) {
      const { line, lines, choose } = fieldsOf('pledges', item, tried);
      return html`${line('who', 'Who was asked')} ${line('role', 'What they are (optional)')}
      ${lines('ask', 'What they were asked for')}
      ${choose('answer', 'What they said', [['', 'Choose'], ...named(PLEDGE_ANSWERS, ANSWER_NAMES)])}
      ${line('saidOn', 'Said on (optional)', 'date')}
      ${line('followUpOn', 'We ask again on (optional)', 'date')}
      ${choose('kept', 'Kept (optional)', [['', '–'], ...named(PLEDGES_KEPT, KEPT_NAMES)])}
      ${line('source', 'Where it can be read (optional)', 'url')}`;
    },
  },
  events: {
    add: 'Add an event',
    change: 'Correct the event',
    fields(_campaign, _today, item, tried) {
      const { line } = fieldsOf('events', item, tried);
      return html`${line('name', 'Event')} ${line('on', 'Day', 'date')}
      ${line('target', 'Aimed at (optional)')} ${line('turnout', 'Came (optional)')}
      ${line('lastTime', 'Came the last time (optional)')}`;
    },
  },
  wins: {
    add: 'Add a win',
    change: 'Correct the win',
    fields(_campaign, _today, item, tried) {
      const { line, lines } = fieldsOf('wins', item, tried);
      return html`${lines('what', 'What was won')} ${line('where', 'Where (optional)')}
      ${line('on', 'Day', 'date')} ${lines('with', 'With whom (optional, one a line)')}`;
    },
  },
};

/** A record in one line. */
export function describeRecord(
  campaign: CampaignDocument,
  { list, id, data }: Pick<ProgressChange, 'list' | 'id' | 'data'>,
): Html {
  const say = (text: Parameters<typeof labelOf>[1] | undefined) =>
    text === undefined ? '' : labelOf(campaign, text);
  const defined: { id: string; label: Parameters<typeof labelOf>[1] }[] | undefined =
    list === 'values' ? campaign.progress?.measures : campaign.progress?.milestones;
  const label = say(defined?.find((one) => one.id === id)?.label ?? id);
  const on = (words: string, day: string | undefined) => (day ? `${words}${format.day(day)}` : '');
  switch (list) {
    case 'values': {
      const { value, on: day } = data as Value;
      return html`<b>${label}</b>: ${format.number(value)}${on(', ', day)}`;
    }
    case 'milestones': {
      const { state, date: day, note } = data as MilestoneState;
      return html`<b>${label}</b>:
        ${STATE_NAMES[state]}${on(', ', day)}${note ? html`. ${say(note)}` : ''}`;
    }
    case 'pledges': {
      const { who, role, ask, answer, saidOn, kept } = data as Pledge;
      return html`<b><bdi>${say(who)}</bdi></b
        >${role ? html`, ${say(role)}` : ''}: ${say(ask)} –
        ${ANSWER_NAMES[answer]}${on(', ', saidOn)}${kept ? `, ${KEPT_NAMES[kept]}` : ''}`;
    }
    case 'events': {
      const { name, on: day, target, turnout, lastTime } = data as EventHeld;
      const came = [
        turnout !== undefined && `${format.number(turnout)} came`,
        target && `${format.number(target)} aimed at`,
        lastTime !== undefined && `${format.number(lastTime)} the last time`,
      ]
        .filter(Boolean)
        .join(', ');
      return html`<b>${say(name)}</b>${on(', ', day)}${came ? `: ${came}` : ''}`;
    }
    case 'wins': {
      const { what, where, on: day, with: partners = [] } = data as CampaignWin;
      return html`<b>${say(what)}</b
        >${where ? html`, ${say(where)}` : ''}${on(', ', day)}${partners.length ? html`, with ${partners.map(say).join(', ')}` : ''}`;
    }
  }
}
