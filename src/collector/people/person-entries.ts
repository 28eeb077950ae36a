import { html } from 'hono/html';
import type { FurtherAnswer, OneToOne } from 'campaign-widgets/contract';
import { canWrite } from '../organiser/principal.ts';
import { heldReason } from '../organiser/ui/display-names.ts';
import { hiddenFields, problemSummary, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import type { ConsentState, Meeting, Person, Signup, Training } from './person.ts';
import { personChangeButton } from './person-change-button.ts';
import { meetingFields } from './record-page.ts';

/** One 1-2-1: its result, the wish, and a form to correct it. */
export const meetingCard = (
  context: CampaignContext,
  person: Person,
  meeting: Meeting,
  { done, submitted }: MeetingCardOptions,
): Html =>
  html`<li>
    ${describeMeeting(context, meeting)} ${calendarLink(context, person, meeting)} ${done}
    ${canWrite(context.principal) ? correctionForm(context, person, meeting, submitted) : ''}
  </li>`;

/** A file for a calendar, of a 1-2-1 that lies ahead. */
function calendarLink(
  { campaign, messages }: CampaignContext,
  { id }: Person,
  { id: meeting, state, on }: Meeting,
): Html | '' {
  if (state !== 'arranged' || on === null) return '';
  const path = campaignPath(campaign, `/people/${id}/calendar.ics?meeting=${meeting}`);
  return html`<a href="${path}" download>${messages.calendar.file}</a>`;
}

interface MeetingCardOptions {
  /** What was just done to it. */
  done: Html | '';
  /** The problems of its correction. */
  submitted: SubmittedForm | undefined;
}

function describeMeeting({ messages, format }: CampaignContext, meeting: Meeting): Html {
  const { names, person } = messages;
  const { state, on, at, with: by, wish, changedAt } = meeting;
  const name = by ? person.meeting.with(html`<bdi>${by}</bdi>`) : '';
  const day = on ? ` ${format.day(on)}${at ? `, ${at}` : ''}` : '';
  const wishes = wish ? wishAfterState({ messages }, wish) : '';
  const recorded = html`<small>${person.meeting.recorded(format.day(changedAt))}</small>`;
  return html`${names.meetingStates[state]}${day}${name}${wishes} ${recorded}`;
}

/** The wish of a meeting after what became of it. */
function wishAfterState(context: Pick<CampaignContext, 'messages'>, wish: OneToOne): Html | '' {
  const words = describeWish(context, wish);
  return words === '' ? '' : context.messages.person.meeting.wishes(words);
}

/** Days, parts of the day, how, and where; empty for a wish without any. */
export function describeWish(
  { messages: { names } }: Pick<CampaignContext, 'messages'>,
  { days = [], parts = [], way, place }: OneToOne,
): Html | '' {
  const wishes = [
    days.map((day) => names.weekDays[day]).join(', '),
    parts.map((part) => names.dayParts[part]).join(', '),
    way ? names.meetingWays[way] : '',
    place ? html`<bdi>${place}</bdi>` : '',
  ].filter((wish) => wish !== '');
  return wishes.length === 0
    ? ''
    : html`${wishes.map((wish, index) => html`${index > 0 ? '; ' : ''}${wish}`)}`;
}

/** Corrects this meeting, if something was recorded by mistake. */
function correctionForm(
  context: CampaignContext,
  { id }: Person,
  meeting: Meeting,
  submitted: SubmittedForm | undefined,
): Html {
  const { correct, save } = context.messages.person.meeting;
  const { campaign } = context;
  const hidden = hiddenFields([
    ['what', 'meeting'],
    ['meeting', meeting.id],
    ['person', id],
    ['back', campaignPath(campaign, `/people/${id}`)],
  ]);
  return html`<details ${submitted ? 'open' : ''}>
    <summary>${correct}</summary>
    ${problemSummary(context, submitted)}
    <form method="post" action="${campaignPath(campaign, '/people/changes')}" class="one">
      ${hidden} ${meetingFields(context, `m-${meeting.id}`, meeting, submitted)}
      <button class="main">${save}</button>
    </form>
  </details>`;
}

export function trainingEntry(context: CampaignContext, person: Person, training: Training): Html {
  const { messages, format, principal } = context;
  const { course, on } = training;
  const takeBack = personChangeButton(context, {
    personId: person.id,
    what: 'no-training',
    text: messages.person.takeBack,
    label: messages.person.takeBackCourse(course),
    fields: [['training', training.id]],
  });
  return html`<li class="row">
    <span><bdi>${course}</bdi>, ${format.day(on)}</span> ${canWrite(principal) ? takeBack : ''}
  </li>`;
}

/** The data of one sign-up, with each statement that was granted or not. */
export const signupCard = (context: CampaignContext, signup: Signup): Html =>
  html`<li>
    <p>${signupOrigin(context, signup)}</p>
    <p><bdi>${signup.name}</bdi>${signupAnswers(context, signup)}</p>
    ${furtherAnswers(context, signup)}
    <ul class="plain consents">
      ${signup.consents.map((consent) => consentEntry(context, consent))}
    </ul>
  </li>`;

function signupOrigin({ messages, format }: CampaignContext, signup: Signup): Html {
  const { person, names } = messages;
  const { source, channel, assistedBy } = signup;
  const parts = [
    format.time(signup.receivedAt),
    ...(source ? [person.from(source)] : []),
    ...(channel === 'online' ? [] : [channel]),
    ...(assistedBy ? [person.writtenDownBy(html`<bdi>${assistedBy}</bdi>`)] : []),
  ];
  const reason = person.held.reason(heldReason(signup, names));
  return html`<b>${names.signupKinds[signup.kind]}</b>
    <small>${parts.map((part, index) => html`${index > 0 ? '\u00a0· ' : ''}${part}`)}</small>
    ${signup.state === 'held' ? html`<span class="tag due">${reason}</span>` : ''}`;
}

function signupAnswers({ names }: CampaignContext, signup: Signup): Html[] {
  const answers = [
    signup.email,
    signup.phone,
    names.area(signup.area),
    ...signup.roles.map(names.role),
    ...signup.cares.map(names.issue),
  ];
  return answers.filter(Boolean).map((answer) => html` · <bdi>${answer}</bdi>`);
}

/** Their answers to the campaign's own questions. */
function furtherAnswers({ names, format }: CampaignContext, { more }: Signup): Html | '' {
  const entries = Object.entries(more);
  if (entries.length === 0) return '';
  const inWords = (id: string, answer: FurtherAnswer) => {
    if (typeof answer === 'number') return format.number(answer);
    return typeof answer === 'string'
      ? answer
      : answer.map(names.signupQuestion(id).choice).join(', ');
  };
  return html`<ul class="plain">
    ${entries.map(
      ([id, answer]) =>
        html`<li>
          <bdi>${names.signupQuestion(id).label}</bdi> <b><bdi>${inWords(id, answer)}</bdi></b>
        </li>`,
    )}
  </ul>`;
}

function consentEntry(
  { messages, format }: CampaignContext,
  { words, granted, recordedAt, via, locale }: ConsentState,
): Html {
  const { agreed, notAgreed, takenBack } = messages.person.consent;
  const refused = via === 'form' ? notAgreed : takenBack;
  const recorded = `${format.time(recordedAt)}, ${messages.names.consentWays[via]}`;
  return html`<li>
    <b>${granted ? agreed : refused}</b>: <q lang="${locale}">${words}</q>
    <small>${recorded}</small>
  </li>`;
}
