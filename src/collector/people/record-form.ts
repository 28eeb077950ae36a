import { html } from 'hono/html';
import {
  hiddenFields,
  problemSummary,
  statusMessage,
  type SubmittedForm,
} from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import type { Person } from './person.ts';

export interface RecordFormData {
  people: Pick<Person, 'id' | 'name'>[];
  /** The page to return to afterwards. */
  back: string;
  /** The default day in the form, `2026-11-21`. */
  today: string;
  submitted?: SubmittedForm | undefined;
  /** What one of the forms has just recorded, in words. */
  told?: { what: string | undefined; message: string | undefined };
  /** Whether they are the ticked ones: their ticks go once something is recorded. */
  isTicked?: boolean;
  /** Whether the forms that are used less often are folded up. */
  isFolded?: boolean;
}

export const peopleFields = ({ people, back, isTicked }: RecordFormData): Html[] =>
  hiddenFields([
    ['back', back],
    ...(isTicked ? [['ticked', 'yes'] as const] : []),
    ...people.map(({ id }) => ['person', id] as const),
  ]);

/** The typed values of a form, if it is the one that was sent. */
export const submittedTo = (
  what: string,
  { submitted }: RecordFormData,
): SubmittedForm | undefined =>
  submitted?.fields.what === what && !submitted.fields.meeting ? submitted : undefined;

/** The form that is used most often. */
const MAIN_FORM = 'meeting';

export interface RecordForm {
  what: string;
  legend: string;
  button: string;
  fields: Html;
}

export const recordForm = (
  context: CampaignContext,
  data: RecordFormData,
  { what, legend, button, fields }: RecordForm,
): Html => {
  const submitted = submittedTo(what, data);
  const isTold = data.told?.what === what;
  const content = html`${problemSummary(context, submitted)}
    ${isTold ? statusMessage(data.told?.message) : ''} ${hiddenFields([['what', what]])}
    ${peopleFields(data)}
    <div class="fields">${fields}</div>
    <button class="main">${button}</button>`;
  const isOpen = submitted !== undefined || isTold;
  return html`<form method="post" action="${campaignPath(context.campaign, '/people/changes')}">
    ${
      data.isFolded && what !== MAIN_FORM
        ? html`<details class="folded" ${isOpen ? 'open' : ''}>
            <summary>${legend}</summary>
            ${content}
          </details>`
        : html`<fieldset>
            <legend>${legend}</legend>
            ${content}
          </fieldset>`
    }
  </form>`;
};
