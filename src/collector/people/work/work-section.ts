import { html } from 'hono/html';
import { describeActor } from '../../organiser/actor-name.ts';
import { canWrite } from '../../organiser/principal.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { personChangeButton } from '../person-change-button.ts';
import type { Note, Person } from '../person.ts';
import type { RecordFormData } from '../record-form.ts';
import { noteForm } from './work-forms.ts';

/** How many notes are on the page of a person. */
const MAX_NOTES = 50;

/** Who looks after a person, what is due, and their tags, each with its button. */
export function workList(context: CampaignContext, person: Person): Html | '' {
  const { owner, next, tag } = context.messages.work;
  const mayWrite = canWrite(context.principal);
  const lines = [
    line(owner.term, ownerCell(context, person, mayWrite)),
    line(next.term, nextCell(context, person, mayWrite)),
    line(tag.term, tagsCell(context, person, mayWrite)),
  ].filter((each) => each !== '');
  return lines.length === 0 ? '' : html`<dl class="about work">${lines}</dl>`;
}

const line = (term: string, value: Html | ''): Html | '' =>
  value === ''
    ? ''
    : html`<div>
        <dt>${term}</dt>
        <dd class="row">${value}</dd>
      </div>`;

function ownerCell(context: CampaignContext, { id, owner }: Person, mayWrite: boolean): Html | '' {
  const { principal, messages } = context;
  const { mine, letGo } = messages.work.owner;
  const name = owner === null ? '' : html`<bdi>${describeActor(context, owner)}</bdi>`;
  if (!mayWrite) return name;
  const button = (text: string, value: string): Html =>
    personChangeButton(context, { personId: id, what: 'owner', text, fields: [['owner', value]] });
  return html`${name} ${owner === principal.name ? '' : button(mine, principal.name)}
  ${owner === null ? '' : button(letGo, '')}`;
}

function nextCell(context: CampaignContext, { id, next }: Person, mayWrite: boolean): Html | '' {
  if (!next) return '';
  const { done } = context.messages.work.next;
  const button = { personId: id, what: 'next', text: done, fields: [['on', '']] as const };
  return html`<span
      >${context.format.day(next.on)}${next.for ? html` – <bdi>${next.for}</bdi>` : ''}</span
    >
    ${mayWrite ? personChangeButton(context, button) : ''}`;
}

function tagsCell(context: CampaignContext, { id, tags }: Person, mayWrite: boolean): Html | '' {
  if (tags.length === 0) return '';
  const { remove } = context.messages.work.tag;
  const button = (tag: string): Html =>
    personChangeButton(context, {
      personId: id,
      what: 'no-tag',
      text: '×',
      label: remove(tag),
      fields: [['tag', tag]],
    });
  return html`${tags.map(
    (tag) =>
      html`<span class="row own-tag"
        ><span class="tag"><bdi>${tag}</bdi></span> ${mayWrite ? button(tag) : ''}</span
      >`,
  )}`;
}

/** What was written down of a person, the newest first, under the box for more. */
export function notesSection(
  context: CampaignContext,
  person: Person,
  data: RecordFormData,
): Html | '' {
  const { notes: messages } = context.messages.work;
  const mayWrite = canWrite(context.principal);
  const { notes } = person;
  if (notes.length === 0 && !mayWrite) return '';
  const older = notes.length - MAX_NOTES;
  return html`<h2>${messages.title}</h2>
    ${mayWrite ? noteForm(context, { ...data, isFolded: false }) : ''}
    ${
      notes.length === 0
        ? ''
        : html`<ul class="plain cards notes">
            ${notes.slice(0, MAX_NOTES).map((note) => noteCard(context, person, note, mayWrite))}
          </ul>`
    }
    ${older > 0 ? html`<p>${context.messages.frame.and(older)}</p>` : ''}`;
}

function noteCard(
  context: CampaignContext,
  { id }: Person,
  { id: note, at, by, text, aboutOthers }: Note,
  mayWrite: boolean,
): Html {
  const { messages, format } = context;
  const { about, remove, removeOf } = messages.work.notes;
  const label = removeOf(format.day(at));
  const button = { personId: id, what: 'no-note', text: remove, label };
  return html`<li>
    <p class="note"><bdi>${text}</bdi></p>
    <p class="row">
      <small>${format.time(at)}, <bdi>${describeActor(context, by)}</bdi></small>
      ${aboutOthers ? html`<span class="tag">${about}</span>` : ''}
    </p>
    ${mayWrite ? personChangeButton(context, { ...button, fields: [['note', note]] }) : ''}
  </li>`;
}

/** What was put together with this record, and a link to put it together with another one. */
export function mergeSection(context: CampaignContext, { id, merges }: Person): Html | '' {
  const { merge, part } = context.messages.work;
  if (!canWrite(context.principal)) return '';
  const entry = ({ id: mergeId, at, by }: Person['merges'][number]): Html =>
    html`<li>
      <p>${part.done(context.format.day(at), html`<bdi>${describeActor(context, by)}</bdi>`)}</p>
      ${personChangeButton(context, {
        personId: id,
        what: 'part',
        text: part.button,
        fields: [['merge', mergeId]],
      })}
      <p class="hint">${part.hint}</p>
    </li>`;
  const path = campaignPath(context.campaign, `/people/${id}/merge`);
  return html`${
      merges.length === 0
        ? ''
        : html`<h2>${part.title}</h2>
            <ul class="plain cards">
              ${merges.map(entry)}
            </ul>`
    }
    <p><a href="${path}">${merge.link}</a></p>`;
}
