import { html } from 'hono/html';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  checkField,
  hiddenFields,
  problemSummary,
  type SubmittedForm,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { tickedCount } from '../ticks/ticked-count.ts';

/** What somebody was at: a training counts in the figures, a meeting is kept as a tag. */
export const ATTENDANCE_KINDS = ['training', 'meeting'] as const;

/** How many people are on the sheet before anybody is searched for. */
export const MAX_OFFERED = 100;
/** How many of those who are here are on the page; the others are counted. */
const MAX_HERE = 300;

interface NamedPerson {
  id: string;
  name: string;
}

export interface AttendanceData {
  search: string;
  /** Who matches the search, without those who are here. */
  found: NamedPerson[];
  /** Whether more match than are shown. */
  hasMore: boolean;
  here: NamedPerson[];
  /** What was typed into the other fields. */
  fields: Record<string, string>;
  today: string;
  script: Html | '';
  done: DoneNotice | undefined;
  submitted?: SubmittedForm | undefined;
}

/**
 * Who came to a training or a meeting: two letters of a name, a tick, the next. Every button keeps
 * the ticks, which are those of the list of people.
 */
export function attendancePage(context: CampaignContext, data: AttendanceData): Html {
  const { campaign, messages } = context;
  const { title, hint } = messages.attendance;
  const path = campaignPath(campaign, '/people');
  const shown = [...data.found, ...data.here.slice(0, MAX_HERE)];
  return campaignPage(
    context,
    'people',
    html`<p><a href="${path}">${messages.frame.allPeople}</a></p>
      <h1>${title}</h1>
      ${problemSummary(context, data.submitted)} ${doneHere(data.done, true)}
      <p class="hint">${hint}</p>
      <form
        method="post"
        action="${path}/attendance"
        class="attendance"
        data-ticks="${path}/ticks"
        data-people="${path}"
      >
        ${hiddenFields(shown.map(({ id }) => ['shown', id] as const))} ${searchPart(context, data)}
        ${herePart(context, data)} ${recordPart(context, data)}
      </form>
      ${data.script}`,
    data.submitted ? messages.frame.errorTitle(title) : title,
  );
}

function searchPart(context: CampaignContext, data: AttendanceData): Html {
  const {
    find,
    search: label,
    ticked,
    unticked,
    foundTitle,
    more,
    nobody,
  } = context.messages.attendance;
  const field = { id: 'search', name: 'search', label, type: 'search', value: data.search };
  return html`<div class="search-line">
      ${textField(field)}
      <button name="what" value="find">${find}</button>
    </div>
    <p
      class="unseen"
      role="status"
      data-ticked="${ticked('{name}')}"
      data-unticked="${unticked('{name}')}"
    ></p>
    <h2 class="unseen">${foundTitle}</h2>
    <ul class="plain sheet" data-found>
      ${data.found.map((person) => personBox(person, false))}
    </ul>
    ${data.hasMore ? html`<p class="hint">${more}</p>` : ''}
    ${data.found.length === 0 && data.search ? html`<p>${nobody}</p>` : ''}`;
}

function herePart(context: CampaignContext, { here }: AttendanceData): Html {
  const { hereTitle } = context.messages.attendance;
  const more = here.length - MAX_HERE;
  return html`<h2>${hereTitle}</h2>
    <ul class="plain sheet" data-here>
      ${here.slice(0, MAX_HERE).map((person) => personBox(person, true))}
    </ul>
    ${more > 0 ? html`<p>${context.messages.frame.and(more)}</p>` : ''}`;
}

const personBox = ({ id, name }: NamedPerson, isChecked: boolean): Html =>
  html`<li>
    <label class="box"
      ><input type="checkbox" name="person" value="${id}" ${isChecked ? 'checked' : ''} />
      <bdi>${name}</bdi></label
    >
  </li>`;

function recordPart(context: CampaignContext, data: AttendanceData): Html {
  const { fields, submitted, here, today } = data;
  const { whatTitle, kinds, kindHints, name, day, record } = context.messages.attendance;
  const chosen = fields.kind ?? 'training';
  const kind = (value: (typeof ATTENDANCE_KINDS)[number]): Html =>
    checkField('radio', {
      name: 'kind',
      value,
      label: kinds[value],
      hint: kindHints[value],
      isChecked: chosen === value,
    });
  const on = { id: 'on', name: 'on', label: day, type: 'date', value: fields.on ?? today };
  return html`<fieldset>
      <legend>${whatTitle}</legend>
      ${ATTENDANCE_KINDS.map(kind)}
      <div class="fields">
        ${textField({ id: 'name', name: 'name', label: name, value: fields.name }, submitted)}
        ${textField(on, submitted)}
      </div>
    </fieldset>
    <p class="row">
      <button class="main" name="what" value="record">${record}</button>
      ${tickedCount(context, here.length)}
    </p>`;
}
