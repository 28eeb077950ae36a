import { html } from 'hono/html';
import { describeActor } from '../../organiser/actor-name.ts';
import { checkField, textArea, textField } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import type { Html } from '../../organiser/ui/page-layout.ts';
import { recordForm, type RecordFormData, submittedTo } from '../record-form.ts';

/** Forms about the work with people: the next step, tags, who looks after them, and a note. */
export function workForms(context: CampaignContext, data: RecordFormData): Html {
  const folded = { ...data, isFolded: true };
  // The page of one person has the box for a note in a part of its own.
  const hasNoteForm = !data.isFolded;
  return html`${nextForm(context, folded)} ${tagForm(context, folded)} ${ownerForm(context, folded)}
  ${hasNoteForm ? noteForm(context, folded) : ''}`;
}

function nextForm(context: CampaignContext, data: RecordFormData): Html {
  const { legend, day, what, record: button } = context.messages.work.next;
  const submitted = submittedTo('next', data);
  const fields = html`${textField({ id: 'next-on', name: 'on', label: day, type: 'date' }, submitted)}
  ${textField({ id: 'next-for', name: 'for', label: what }, submitted)}`;
  return recordForm(context, data, { what: 'next', legend, button, fields });
}

function tagForm(context: CampaignContext, data: RecordFormData): Html {
  const { legend, label, record: button } = context.messages.work.tag;
  const fields = textField({ id: 'tag-tag', name: 'tag', label }, submittedTo('tag', data));
  return recordForm(context, data, { what: 'tag', legend, button, fields });
}

function ownerForm(context: CampaignContext, data: RecordFormData): Html {
  const { legend, label, record: button } = context.messages.work.owner;
  const submitted = submittedTo('owner', data);
  const value = describeActor(context, context.principal.name);
  const fields = textField({ id: 'owner-owner', name: 'owner', label, value }, submitted);
  return recordForm(context, data, { what: 'owner', legend, button, fields });
}

/** The hint is beside the box: whoever writes knows who may read it. */
export function noteForm(context: CampaignContext, data: RecordFormData): Html {
  const { legend, text, hint, others, othersHint, keep: button } = context.messages.work.notes;
  const submitted = submittedTo('note', data);
  const area = { id: 'note-text', name: 'text', label: text, hint, rows: 3 };
  const isChecked = submitted?.fields.aboutOthers !== undefined;
  const tick = { name: 'aboutOthers', value: 'yes', label: others, hint: othersHint, isChecked };
  const fields = html`<div class="whole">
    ${textArea(area, submitted)} ${checkField('checkbox', tick)}
  </div>`;
  return recordForm(
    context,
    { ...data, isFolded: false },
    { what: 'note', legend, button, fields },
  );
}
