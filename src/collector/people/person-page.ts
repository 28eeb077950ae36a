import { html } from 'hono/html';
import { ownValue } from 'campaign-widgets/contract';
import { canWrite } from '../organiser/principal.ts';
import { describeActor } from '../organiser/actor-name.ts';
import { scrollTable, type TableColumn } from '../organiser/ui/data-table.ts';
import { heldReason } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import type { SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import type { Change, Person } from './person.ts';
import { describeChange } from './describe-change.ts';
import { detailsList, personLink } from './person-details.ts';
import { personChangeButton } from './person-change-button.ts';
import { meetingCard, signupCard, trainingEntry } from './person-entries.ts';
import { personTags } from './person-tags.ts';
import { reachLinks } from './reach-links.ts';
import type { RecordFormData } from './record-form.ts';
import { recordForms } from './record-page.ts';
import { mergeSection, notesSection, workList } from './work/work-section.ts';

export interface PersonPageData {
  person: Person;
  /** The default day in the forms, `2026-11-21`. */
  today: string;
  /** What was just done: the message is at its place. */
  done?: DoneNotice | undefined;
  /** The reason, if they are held and may not be counted. */
  uncountable: string | undefined;
  /** The problems of a form of this page, shown at the form. */
  submitted?: SubmittedForm | undefined;
}

/**
 * The parts of the page that show a message about their own change; other messages are at the top.
 */
const PLACES: Partial<Record<string, string>> = {
  meeting: 'meeting',
  training: 'training',
  stage: 'stage',
  details: 'details',
  'no-training': 'trainings',
  note: 'note',
  'no-note': 'notes',
  owner: 'work',
  next: 'work',
  tag: 'work',
  'no-tag': 'work',
  hold: 'data',
};

/** The part of the page that shows the message about a change; undefined for the top. */
const placeOf = ({ done, person }: PersonPageData): string | undefined => {
  const meeting = person.meetings.find(({ id }) => id === done?.at);
  return meeting?.id ?? PLACES[done?.done ?? ''];
};

/**
 * How much of each list is on the page: strangers can sign up under one address as often as they
 * like.
 */
const MAX_ENTRIES = 50;
const MAX_CHANGES = 100;

/** Everything known about one person, its origin, and the forms to record more. */
export function personPage(context: CampaignContext, data: PersonPageData): Html {
  const { frame, record } = context.messages;
  const { person, done, submitted } = data;
  const place = canWrite(context.principal) ? placeOf(data) : undefined;
  return campaignPage(
    context,
    'people',
    html`<p><a href="${campaignPath(context.campaign, '/people')}">${frame.allPeople}</a></p>
      <h1><bdi>${person.name}</bdi></h1>
      ${doneHere(done, place === undefined)}
      <p>${personTags(context, person)}</p>
      ${duplicatePanel(context, person)} ${heldPanel(context, data)} ${detailsList(context, person)}
      ${reachLinks(context, person)}
      ${canWrite(context.principal) ? correctLink(context, data, place) : ''}
      ${doneHere(done, place === 'work')} ${workList(context, person)}
      ${doneHere(done, place === 'notes')}
      ${notesSection(context, person, recordData(context, data, place))}
      ${meetingsSection(context, data, place)}
      ${canWrite(context.principal) ? recordSection(context, data, place) : ''}
      ${entrySections(context, data, place)} ${mergeSection(context, person)}
      ${personHistory(context, person)}
      ${dataSection(context, person, doneHere(done, place === 'data'))}`,
    submitted ? frame.errorTitle(record.errorTitle) : person.name,
  );
}

function duplicatePanel(context: CampaignContext, { id, duplicateOf }: Person): Html | '' {
  const { duplicate } = context.messages.person;
  if (!duplicateOf) return '';
  const button = (what: 'merge' | 'dismiss', text: string): Html =>
    personChangeButton(context, { personId: id, what, text });
  const buttons = html`<div class="row">
    ${button('merge', duplicate.merge)} ${button('dismiss', duplicate.dismiss)}
  </div>`;
  return html`<section class="panel" aria-label="${duplicate.label}">
    <p>${duplicate.question(personLink(context, duplicateOf))}</p>
    ${canWrite(context.principal) ? buttons : ''}
  </section>`;
}

function heldPanel(context: CampaignContext, { person, uncountable }: PersonPageData): Html | '' {
  const { names, person: messages } = context.messages;
  const { held } = messages;
  if (person.state !== 'held') return '';
  const signups = person.signups.filter(({ state }) => state === 'held');
  const reasons = new Set(signups.map((signup) => heldReason(signup, names)));
  const mayCount = canWrite(context.principal) && uncountable === undefined;
  const button = { personId: person.id, what: 'count', text: held.letCount };
  return html`<section class="panel" aria-label="${held.label}">
    <p>${held.because([...reasons].join('; '))}</p>
    ${uncountable === undefined ? '' : html`<p>${uncountable}</p>`}
    ${mayCount ? personChangeButton(context, button) : ''}
  </section>`;
}

function correctLink(
  { campaign, messages }: CampaignContext,
  { person, done }: PersonPageData,
  place: string | undefined,
): Html {
  const path = campaignPath(campaign, `/people/${person.id}/details`);
  return html`<p><a href="${path}">${messages.person.correctDetails}</a></p>
    ${doneHere(done, place === 'details')}`;
}

function recordSection(
  context: CampaignContext,
  data: PersonPageData,
  place: string | undefined,
): Html {
  const { person: messages } = context.messages;
  return html`<h2>${messages.record}</h2>
    ${recordForms(context, recordData(context, data, place))}`;
}

const recordData = (
  { campaign }: CampaignContext,
  { person, today, done, submitted }: PersonPageData,
  place: string | undefined,
): RecordFormData => ({
  people: [person],
  back: campaignPath(campaign, `/people/${person.id}`),
  today,
  told: { what: place, message: done?.message },
  submitted,
  isFolded: true,
});

/** The 1-2-1s: the open ones first. */
function meetingsSection(
  context: CampaignContext,
  { person, done, submitted }: PersonPageData,
  place: string | undefined,
): Html {
  const meetings = person.meetings.map((meeting) => () => {
    const isSubmitted = submitted?.fields.meeting === meeting.id;
    return meetingCard(context, person, meeting, {
      done: doneHere(done, place === meeting.id),
      submitted: isSubmitted ? submitted : undefined,
    });
  });
  return entrySection(context, context.messages.person.meetings, 'plain cards', meetings);
}

function entrySections(
  context: CampaignContext,
  { person, done }: PersonPageData,
  place: string | undefined,
): Html {
  const { person: messages } = context.messages;
  const trainings = person.courses.map((course) => () => trainingEntry(context, person, course));
  const signups = person.signups.map((signup) => () => signupCard(context, signup));
  return html`${entrySection(context, messages.trainings, 'plain', trainings, doneHere(done, place === 'trainings'))}
  ${entrySection(context, messages.gave, 'plain cards', signups)}`;
}

/** A list of the first entries, and the number of the others. */
function entrySection(
  { messages }: CampaignContext,
  title: string,
  listClass: string,
  entries: (() => Html)[],
  done: Html | '' = '',
): Html {
  const more = entries.length - MAX_ENTRIES;
  const list = html`<ul class="${listClass}">
    ${entries.slice(0, MAX_ENTRIES).map((entry) => entry())}
  </ul>`;
  return html`<h2>${title}</h2>
    ${done} ${entries.length === 0 ? html`<p>${messages.person.noneYet}</p>` : list}
    ${more > 0 ? html`<p>${messages.frame.and(more)}</p>` : ''}`;
}

function personHistory(context: CampaignContext, { changes }: Person): Html {
  const { history } = context.messages.person;
  const older = changes.length - MAX_CHANGES;
  const rows = changes.slice(0, MAX_CHANGES);
  return html`<h2>${history.title}</h2>
    ${scrollTable(history.title, { columns: historyColumns(context), rows, isStacked: true })}
    ${older > 0 ? html`<p>${history.older(older)}</p>` : ''}`;
}

function historyColumns(context: CampaignContext): TableColumn<Change>[] {
  const { messages, format } = context;
  const { history } = messages.person;
  const whatCell = (change: Change): Html => {
    const { what, detail } = change;
    const detailText = detail ? html`: <bdi>${describeChange(context, change)}</bdi>` : '';
    return html`${ownValue<string>(history.changes, what) ?? what}${detailText}`;
  };
  return [
    { heading: history.when, cell: ({ at }) => format.time(at) },
    { heading: history.who, cell: ({ by }) => html`<bdi>${describeActor(context, by)}</bdi>` },
    { heading: history.what, cell: whatCell },
  ];
}

function dataSection(context: CampaignContext, { id, state }: Person, done: Html | ''): Html {
  const { complaints, person } = context.messages;
  const { data } = person;
  const complain = campaignPath(context.campaign, `/complaints?person=${id}`);
  const path = campaignPath(context.campaign, `/people/${id}`);
  const hold = personChangeButton(context, { personId: id, what: 'hold', text: data.holdBack });
  const changes = html`${state === 'held' ? '' : html`<li>${hold}</li>`}
    <li><a href="${complain}">${complaints.addLink}</a></li>
    <li><a href="${path}/delete">${data.delete}</a></li>`;
  return html`<h2>${data.title}</h2>
    ${done}
    <ul class="plain">
      <li><a href="${path}/data.json" download>${data.download}</a></li>
      ${canWrite(context.principal) ? changes : ''}
    </ul>`;
}
