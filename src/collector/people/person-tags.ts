import { html } from 'hono/html';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import type { Html } from '../organiser/ui/page-layout.ts';
import type { PersonRow } from './person.ts';

/** What an organiser must know about a person at a glance. */
export function personTags(context: CampaignContext, person: PersonRow): Html {
  const { people, names } = context.messages;
  const { stage, state, duplicateOf, trainings, brought, tags } = person;
  return html`${tag(names.stages[stage])} ${meetingTag(context, person)}
  ${trainings > 0 ? tag(people.courses(trainings)) : ''}
  ${brought > 0 ? tag(people.brought(brought)) : ''}
  ${tags.map((own) => html`<span class="tag"><bdi>${own}</bdi></span>`)}
  ${state === 'held' ? dueTag(people.heldBack) : ''}
  ${duplicateOf ? dueTag(people.perhapsHere) : ''}`;
}

function meetingTag(
  { messages: { people, names }, format, language }: CampaignContext,
  { meeting }: PersonRow,
): Html | '' {
  if (!meeting) return '';
  const state = names.meetingStates[meeting.state].toLocaleLowerCase(language);
  const text = meeting.on
    ? people.oneToOneOn(state, format.day(meeting.on))
    : people.oneToOne(state);
  return meeting.state === 'asked' ? dueTag(text) : tag(text);
}

const tag = (text: string): Html => html`<span class="tag">${text}</span>`;

/** A tag that asks for an action. */
const dueTag = (text: string): Html => html`<span class="tag due">${text}</span>`;
