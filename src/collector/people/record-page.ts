import { html } from 'hono/html';
import { type Meeting, MEETING_STATES, type Person, STAGES } from './person.ts';
import {
  choiceField as selectField,
  problemSummary,
  textField,
  type SubmittedForm,
} from '../organiser/ui/form-fields.ts';
import {
  campaignPage,
  formatCount,
  type Html,
  campaignPath,
  type CampaignContext,
} from '../organiser/ui/page-layout.ts';
import { MEETING_NAMES, STAGE_NAMES } from '../organiser/ui/display-names.ts';

type Named = Pick<Person, 'id' | 'name'>;

/** Writes the same down for everybody who was ticked: a training for a whole room at once. */
export const recordPage = (
  view: CampaignContext,
  people: Named[],
  back: string,
  today: string,
  tried?: SubmittedForm,
): Html =>
  campaignPage(
    view,
    'people',
    html`<p><a href="${back}">Back</a></p>
      ${tried ? problemSummary(view, tried) : ''}
      <h1>
        Record for
        ${people.length === 1 ? html`<bdi>${people[0]?.name}</bdi>` : formatCount(people.length, 'person', 'people')}
      </h1>
      ${
        people.length > 1
          ? html`<ul class="names">
              ${people.map(({ name }) => html`<li><bdi>${name}</bdi></li>`)}
            </ul>`
          : ''
      }
      ${recordForms(view, people, back, today, tried)}
      <h2>In the figures or not</h2>
      <p class="hint">
        Who is held is kept, and counts in no figure until you let them count: a wave of sign-ups
        that nobody made, for example.
      </p>
      <div class="row">
        ${standing(view, people, back, 'hold', 'Hold back')}
        ${standing(view, people, back, 'count', 'Let count')}
      </div>`,
    tried ? 'Error: record' : 'Record',
  );

const standing = (
  { campaign }: CampaignContext,
  people: Named[],
  back: string,
  what: 'hold' | 'count',
  button: string,
): Html =>
  html`<form method="post" action="${campaignPath(campaign, '/people/changes')}">
    <input type="hidden" name="what" value="${what}" /><input
      type="hidden"
      name="back"
      value="${back}"
    />
    ${people.map(({ id }) => html`<input type="hidden" name="person" value="${id}" />`)}
    <button>${button}</button>
  </form>`;

/** A 1-2-1, a training and a stage, each a form of its own, so that Enter never sends another one. */
export function recordForms(
  { campaign }: CampaignContext,
  people: Named[],
  back: string,
  today: string,
  tried?: SubmittedForm,
): Html {
  const form = (what: string, heading: string, fields: Html, button: string) =>
    html`<form method="post" action="${campaignPath(campaign, '/people/changes')}">
      <fieldset>
        <legend>${heading}</legend>
        <input type="hidden" name="what" value="${what}" /><input
          type="hidden"
          name="back"
          value="${back}"
        />
        ${people.map(({ id }) => html`<input type="hidden" name="person" value="${id}" />`)}
        <div class="fields">${fields}</div>
        <button class="main">${button}</button>
      </fieldset>
    </form>`;
  const of = (what: string) => (tried?.fields.what === what ? tried : undefined);
  const stages = STAGES.map((stage) => [stage, STAGE_NAMES[stage]] as const);
  return html`<div class="forms">
    ${form(
      'meeting',
      'A 1-2-1',
      html`${tried?.fields.meeting ? html`<input type="hidden" name="meeting" value="${tried.fields.meeting}" />` : ''}
      ${meetingFields('meeting', undefined, of('meeting'))}`,
      'Record the 1-2-1',
    )}
    ${form(
      'training',
      'A training',
      html`${textField({ id: 'training-course', name: 'course', label: 'Course' }, of('training'))}
      ${textField({ id: 'training-on', name: 'on', label: 'Day', type: 'date', value: today }, of('training'))}`,
      'Record the training',
    )}
    ${form('stage', 'How far they are', selectField({ id: 'stage-stage', name: 'stage', label: 'Stage' }, [['', 'Choose'], ...stages], of('stage')), 'Record the stage')}
  </div>`;
}

/** The fields of a 1-2-1; what stands in `meeting` is to be corrected. */
export const meetingFields = (
  id: string,
  meeting?: Pick<Meeting, 'state' | 'on' | 'with'>,
  tried?: SubmittedForm,
): Html =>
  html`${selectField({ id: `${id}-state`, name: 'state', label: 'What became of it', value: meeting?.state ?? '' }, [...(meeting ? [] : [['', 'Choose'] as const]), ...MEETING_STATES.map((state) => [state, MEETING_NAMES[state]] as const)], tried)}
  ${textField({ id: `${id}-on`, name: 'on', label: 'Day (optional, unless it was held)', type: 'date', value: meeting?.on ?? '' }, tried)}
  ${textField({ id: `${id}-with`, name: 'with', label: 'With whom (optional)', value: meeting?.with ?? '' }, tried)}`;

/** What is wrong with one of these forms, in words; keys are paths and codes of problems. */
export const RECORD_PROBLEMS: Record<string, string> = {
  state: 'Choose what became of the 1-2-1',
  'on required': 'Give the day',
  on: 'Give a day that exists, from 2000 on',
  'with too-long': 'Say in 120 characters at most who met them',
  'course too-long': 'Name the course in 120 characters at most',
  course: 'Name the course',
  stage: 'Choose a stage',
};
