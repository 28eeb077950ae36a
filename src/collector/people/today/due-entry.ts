import { html } from 'hono/html';
import { describeActor } from '../../organiser/actor-name.ts';
import { textField } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { Html } from '../../organiser/ui/page-layout.ts';
import type { Person } from '../person.ts';
import { reachLinks } from '../reach-links.ts';
import { changeButton, personEntry } from './today-parts.ts';

/** Somebody with whom something is due: what, since when, and how they agreed to be reached. */
export function dueEntry(context: CampaignContext, person: Person, today: string): Html {
  const { messages, format, principal } = context;
  const { due } = messages.today;
  const { next, owner } = person;
  const day = format.day(next?.on ?? today);
  const isLate = next !== null && next.on < today;
  const takeOver = { what: 'owner', text: due.mineNow };
  return personEntry(context, person, {
    told: [
      next?.for ? html`<bdi>${next.for}</bdi>` : '',
      isLate ? html`<span class="tag due">${due.late(day)}</span>` : due.on(day),
      owner !== null && owner !== principal.name
        ? html`<bdi>${describeActor(context, owner)}</bdi>`
        : '',
      reachLinks(context, person),
    ],
    actions: html`${changeButton(context, person, {
      what: 'next',
      text: due.done,
      fields: [['on', '']],
    })}
    ${
      owner === null
        ? changeButton(context, person, { ...takeOver, fields: [['owner', principal.name]] })
        : ''
    }
    ${laterForm(context, person)}`,
  });
}

function laterForm(context: CampaignContext, person: Person): Html {
  const { later, save } = context.messages.today.due;
  const { day, what } = context.messages.work.next;
  const { id, next } = person;
  const on = { id: `next-${id}`, name: 'on', label: day, type: 'date' };
  const why = { id: `for-${id}`, name: 'for', label: what, value: next?.for };
  const content = html`${textField(on)} ${textField(why)}`;
  return html`<details>
    <summary>${later}</summary>
    ${changeButton(context, person, { what: 'next', text: save, content })}
  </details>`;
}
