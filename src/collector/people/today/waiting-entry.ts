import { html } from 'hono/html';
import { textField } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { Html } from '../../organiser/ui/page-layout.ts';
import { importWords } from '../latest-consents.ts';
import type { Meeting, Person } from '../person.ts';
import { describeWish } from '../person-entries.ts';
import { isReachable, reachLinks } from '../reach-links.ts';
import { changeButton, personEntry } from './today-parts.ts';

/** Somebody who waits for a 1-2-1: since when, their wish, and how they agreed to be reached. */
export function waitingEntry(context: CampaignContext, person: Person, today: string): Html {
  const { messages, names } = context;
  const meeting = person.meetings.findLast(
    ({ state }) => state === 'asked' || state === 'arranged',
  );
  const words = isReachable(context, person) ? null : importWords(person);
  return personEntry(context, person, {
    told: [
      ...(meeting ? describeState(context, meeting) : []),
      names.area(person.area),
      reachLinks(context, person),
      words === null ? '' : messages.today.unreachable.words(html`<bdi>${words}</bdi>`),
    ],
    actions: html`${heldButton(context, person, today)} ${arrangeForm(context, person)}`,
  });
}

function describeState(
  { messages, format }: CampaignContext,
  { state, on, at, with: by, wish, changedAt }: Meeting,
): (Html | string)[] {
  const { waiting } = messages.today;
  const when = on ? [format.day(on), ...(at ? [at] : [])].join(', ') : '';
  const arranged = on ? waiting.arranged(when) : waiting.arrangedAnyDay;
  const wished = wish ? describeWish({ messages }, wish) : '';
  return [
    state === 'asked' ? waiting.since(format.day(changedAt)) : arranged,
    by ? waiting.with(html`<bdi>${by}</bdi>`) : '',
    wished === '' ? '' : waiting.wish(wished),
  ];
}

/** One press: it was held today, by whoever presses, unless somebody else was to meet them. */
function heldButton(context: CampaignContext, person: Person, today: string): Html {
  const { waiting } = context.messages.today;
  const by = person.meeting?.with ?? context.principal.name;
  return changeButton(context, person, {
    what: 'meeting',
    text: waiting.held,
    fields: [
      ['state', 'held'],
      ['on', today],
      ['with', by],
    ],
  });
}

function arrangeForm(context: CampaignContext, person: Person): Html {
  const { today, record } = context.messages;
  const { arrange, day, whom, save } = today.waiting;
  const { id, meeting } = person;
  const on = { id: `on-${id}`, name: 'on', label: day, type: 'date', value: meeting?.on };
  const open = person.meetings.findLast(({ state }) => state === 'arranged');
  const at = {
    ...{ id: `at-${id}`, name: 'at', label: record.meeting.time, type: 'time' },
    value: open?.at,
  };
  const by = { id: `with-${id}`, name: 'with', label: whom, value: meeting?.with };
  const content = html`${textField(on)} ${textField(at)} ${textField(by)}`;
  return html`<details>
    <summary>${arrange}</summary>
    ${changeButton(context, person, {
      what: 'meeting',
      text: save,
      fields: [['state', 'arranged']],
      content,
    })}
  </details>`;
}
