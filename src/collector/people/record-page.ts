import { html } from 'hono/html';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { selectField, type SubmittedForm, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { workForms } from './work/work-forms.ts';
import { peopleFields, recordForm, type RecordFormData, submittedTo } from './record-form.ts';
import { type Meeting, MEETING_STATES, STAGES } from './person.ts';

/** Records the same for all ticked people: a training for a whole room at once. */
export function recordPage(context: CampaignContext, data: RecordFormData): Html {
  const { frame, record } = context.messages;
  const { people, back, submitted } = data;
  const entry = ({ name }: { name: string }): Html => html`<li><bdi>${name}</bdi></li>`;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${back}">${frame.back}</a></p>
      <h1>${recordHeading(context, data)}</h1>
      ${
        people.length > 1
          ? html`<ul class="names">
              ${people.map(entry)}
            </ul>`
          : ''
      }
      ${recordForms(context, data)} ${countingForm(context, data)}`,
    submitted ? frame.errorTitle(record.errorTitle) : record.title,
  );
}

function recordHeading(
  { messages: { record } }: CampaignContext,
  { people }: RecordFormData,
): Html | string {
  const [first] = people;
  const isOne = people.length === 1 && first !== undefined;
  return isOne
    ? record.headingOne(html`<bdi>${first.name}</bdi>`)
    : record.headingMany(people.length);
}

/** Whether they count: two buttons of one form, which has no field in which Enter could send it. */
function countingForm(context: CampaignContext, data: RecordFormData): Html {
  const { counting } = context.messages.record;
  return html`<h2>${counting.title}</h2>
    <p class="hint">${counting.hint}</p>
    <form class="row" method="post" action="${campaignPath(context.campaign, '/people/changes')}">
      ${peopleFields(data)}
      <button name="what" value="hold">${counting.hold}</button>
      <button name="what" value="count">${counting.count}</button>
    </form>`;
}

/** What is recorded, each in its own form, so that Enter never sends another one. */
export const recordForms = (context: CampaignContext, data: RecordFormData): Html =>
  html`<div class="forms">
    ${meetingForm(context, data)} ${trainingForm(context, data)} ${stageForm(context, data)}
    ${workForms(context, data)}
  </div>`;

function meetingForm(context: CampaignContext, data: RecordFormData): Html {
  const { legend, record: button } = context.messages.record.meeting;
  const fields = meetingFields(context, 'meeting', undefined, submittedTo('meeting', data));
  return recordForm(context, data, { what: 'meeting', legend, button, fields });
}

function trainingForm(context: CampaignContext, data: RecordFormData): Html {
  const { legend, course, day, record: button } = context.messages.record.training;
  const submitted = submittedTo('training', data);
  const on = { id: 'training-on', name: 'on', label: day, type: 'date', value: data.today };
  const fields = html`${textField({ id: 'training-course', name: 'course', label: course }, submitted)}
  ${textField(on, submitted)}`;
  return recordForm(context, data, { what: 'training', legend, button, fields });
}

function stageForm(context: CampaignContext, data: RecordFormData): Html {
  const { frame, names, record, work } = context.messages;
  const { legend, stage: label, record: button } = record.stage;
  const stages = STAGES.map((stage): NamedOption => [stage, names.stages[stage]]);
  const recorded: NamedOption = ['recorded', work.stage.recorded];
  const options: NamedOption[] = [['', frame.choose], ...stages, recorded];
  const field = { id: 'stage-stage', name: 'stage', label, options };
  const fields = selectField(field, submittedTo('stage', data));
  return recordForm(context, data, { what: 'stage', legend, button, fields });
}

/**
 * The fields of a 1-2-1.
 * @param id the prefix of the ids of the fields
 * @param meeting the one that is corrected
 */
export function meetingFields(
  { messages }: CampaignContext,
  id: string,
  meeting?: Pick<Meeting, 'state' | 'on' | 'at' | 'with'>,
  submitted?: SubmittedForm,
): Html {
  const { frame, names, record } = messages;
  const { state, day, time, with: by } = record.meeting;
  const states = MEETING_STATES.map((each): NamedOption => [each, names.meetingStates[each]]);
  const options: NamedOption[] = meeting ? states : [['', frame.choose], ...states];
  const on = { id: `${id}-on`, name: 'on', label: day, type: 'date', value: meeting?.on };
  const at = { id: `${id}-at`, name: 'at', label: time, type: 'time', value: meeting?.at };
  const person = { id: `${id}-with`, name: 'with', label: by, value: meeting?.with };
  const field = { id: `${id}-state`, name: 'state', label: state, value: meeting?.state };
  return html`${selectField({ ...field, options }, submitted)} ${textField(on, submitted)}
  ${textField(at, submitted)} ${textField(person, submitted)}`;
}
