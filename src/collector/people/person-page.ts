import { html } from 'hono/html';
import { type OneToOne, ownValue } from 'campaign-widgets/contract';
import type { Meeting, Person, Signup } from './person.ts';
import { statusMessage } from '../organiser/ui/form-fields.ts';
import {
  campaignPage,
  formatCount,
  formatDay,
  type Html,
  campaignPath,
  formatTime,
  type CampaignContext,
} from '../organiser/ui/page-layout.ts';
import {
  heldReason,
  MEETING_NAMES,
  displayNames,
  ORGANISATION_NAMES,
} from '../organiser/ui/display-names.ts';
import { personTags } from './person-tags.ts';
import { meetingFields, recordForms } from './record-page.ts';
import { canWrite } from '../organiser/principal.ts';

/**
 * All that is known of one person, where it came from, and what may be written down.
 * @param options.uncountable why they may not be let count, if they are held and may not
 */
export function personPage(
  view: CampaignContext,
  person: Person,
  today: string,
  { done, uncountable }: { done: string | undefined; uncountable: string | undefined },
): Html {
  const { campaign, principal } = view;
  const here = campaignPath(campaign, `/people/${person.id}`);
  const write = canWrite(principal);
  return campaignPage(
    view,
    'people',
    html`<p><a href="${campaignPath(campaign, '/people')}">All people</a></p>
      <h1><bdi>${person.name}</bdi></h1>
      ${statusMessage(done)}
      <p>${personTags(view, person)}</p>
      ${person.sameAs ? samePanel(view, person, here) : ''}
      ${person.state === 'held' ? heldPanel(view, person, here, uncountable) : ''}
      ${about(view, person)}
      ${write ? html`<p class="row"><a href="${here}/details">Correct these details</a></p>` : ''}
      ${
        write
          ? html`<h2>Record</h2>
              ${recordForms(view, [person], here, today)}`
          : ''
      }
      <h2>1-2-1s</h2>
      ${
        person.meetings.length === 0
          ? html`<p>None yet.</p>`
          : html`<ul class="plain cards">
              ${person.meetings.map((meeting) => html`<li>${meetingWords(meeting)} ${write ? correctMeeting(view, person, here, meeting) : ''}</li>`)}
            </ul>`
      }
      <h2>Trainings</h2>
      ${
        person.courses.length === 0
          ? html`<p>None yet.</p>`
          : html`<ul class="plain">
              ${person.courses.map(
                ({ id, course, on }) =>
                  html`<li class="row">
                    <span><bdi>${course}</bdi>, ${formatDay(on)}</span>
                    ${write ? one(view, person, here, 'no-training', 'Take back', html`<input type="hidden" name="training" value="${id}" />`, `Take back ${course}`) : ''}
                  </li>`,
              )}
            </ul>`
      }
      <h2>What they gave</h2>
      <ul class="plain cards">
        ${person.signups.map((signup) => html`<li>${signupCard(view, signup)}</li>`)}
      </ul>
      <h2>History</h2>
      <div class="wide" tabindex="0" role="region" aria-label="History">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            ${person.changes.map(
              ({ at, by, what, detail }) =>
                html`<tr>
                  <td>${formatTime(at)}</td>
                  <td><bdi>${by}</bdi></td>
                  <td>
                    ${ownValue(CHANGE_NAMES, what) ?? what}${detail ? html`: <bdi>${readable(view, detail)}</bdi>` : ''}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <h2>Their data</h2>
      <ul class="plain">
        <li><a href="${here}/data.json" download>All that is held of them (JSON)</a></li>
        ${write && person.state !== 'held' ? html`<li>${one(view, person, here, 'hold', "Hold back: don't count")}</li>` : ''}
        ${write ? html`<li><a href="${here}/delete">Delete them and all they gave</a></li>` : ''}
      </ul>`,
    person.name,
  );
}

const about = (
  { campaign }: CampaignContext,
  {
    email,
    phone,
    area,
    roles,
    cares,
    organisation,
    language,
    source,
    invitedBy,
    brought,
    since,
    lastContactAt,
  }: Person,
): Html => {
  const names = displayNames(campaign);
  const rows: [string, Html | string | null][] = [
    ['Email', email && html`<a href="mailto:${encodeURIComponent(email)}"><bdi>${email}</bdi></a>`],
    ['Phone', phone && html`<a href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`],
    ['Ward', names.area(area)],
    ['Would help', roles.map(names.role).join(' · ')],
    ['Cares about', cares.map(names.issue).join(' · ')],
    ['Organisation', organisation && organisationWords(organisation)],
    ['Language', language && html`<bdi>${language}</bdi>`],
    ['Came from', source],
    [
      'Invited by',
      invitedBy &&
        html`<a href="${campaignPath(campaign, `/people/${invitedBy.id}`)}"
          ><bdi>${invitedBy.name}</bdi></a
        >`,
    ],
    ['Brought', brought > 0 ? formatCount(brought, 'person', 'people') : null],
    ['Here since', formatTime(since)],
    ['Last contact', formatTime(lastContactAt)],
  ];
  return html`<dl class="about">
    ${rows.map(([term, told]) =>
      told
        ? html`<div>
            <dt>${term}</dt>
            <dd>${told}</dd>
          </div>`
        : '',
    )}
  </dl>`;
};

const organisationWords = ({
  name,
  kind,
  role,
  people,
  listed,
}: NonNullable<Person['organisation']>) =>
  html`<bdi>${name}</bdi>
    (${ownValue(ORGANISATION_NAMES, kind) ?? kind})${role ? html`, as <bdi>${role}</bdi>` : ''}${people ? `, about ${formatCount(people, 'person', 'people')}` : ''}${listed ? ', may be listed publicly' : ', not to be listed publicly'}`;

const samePanel = (view: CampaignContext, person: Person, here: string) =>
  html`<section class="panel" aria-label="Perhaps here already">
    <p>
      The same address or number was given before, by
      <a href="${campaignPath(view.campaign, `/people/${person.sameAs?.id}`)}"
        ><bdi>${person.sameAs?.name}</bdi></a
      >. Are they one person?
    </p>
    ${canWrite(view.principal) ? html`<div class="row">${one(view, person, here, 'same', 'The same: put together')} ${one(view, person, here, 'different', 'Somebody else')}</div>` : ''}
  </section>`;

const heldPanel = (
  view: CampaignContext,
  person: Person,
  here: string,
  uncountable: string | undefined,
) =>
  html`<section class="panel" aria-label="Held back">
    <p>
      Held back, and in no figure:
      ${[...new Set(person.signups.filter(({ state }) => state === 'held').map((signup) => heldReason(signup)))].join('; ')}.
    </p>
    ${uncountable === undefined ? '' : html`<p>${uncountable}</p>`}
    ${canWrite(view.principal) && uncountable === undefined ? one(view, person, here, 'count', 'Let them count') : ''}
  </section>`;

/** A button that writes one thing down for this person. */
const one = (
  { campaign }: CampaignContext,
  { id }: Person,
  back: string,
  what: string,
  label: string,
  more: Html | '' = '',
  name = label,
) =>
  html`<form method="post" action="${campaignPath(campaign, '/people/changes')}">
    <input type="hidden" name="person" value="${id}" /><input
      type="hidden"
      name="back"
      value="${back}"
    />${more}
    <button name="what" value="${what}" ${name === label ? '' : html`aria-label="${name}"`}>
      ${label}
    </button>
  </form>`;

const meetingWords = ({ state, on, with: by, wish, changedAt }: Meeting) =>
  html`${MEETING_NAMES[state]}${on ? ` ${formatDay(on)}` : ''}${by ? html`, with <bdi>${by}</bdi>` : ''}${wish ? wishWords(wish) : ''}
    <small>(recorded ${formatDay(changedAt)})</small>`;

/** Corrects this very 1-2-1, where something was written down by mistake. */
const correctMeeting = (
  { campaign }: CampaignContext,
  { id }: Person,
  back: string,
  meeting: Meeting,
) =>
  html`<details>
    <summary>Correct this</summary>
    <form method="post" action="${campaignPath(campaign, '/people/changes')}" class="one">
      <input type="hidden" name="what" value="meeting" /><input
        type="hidden"
        name="meeting"
        value="${meeting.id}"
      />
      <input type="hidden" name="person" value="${id}" /><input
        type="hidden"
        name="back"
        value="${back}"
      />
      ${meetingFields(`m-${meeting.id}`, meeting)}
      <button class="main">Save</button>
    </form>
  </details>`;

const wishWords = ({ days, parts, way, place }: OneToOne) => {
  const wishes = [
    days?.map((day) => DAY_NAMES[day]).join(', '),
    parts?.join(', '),
    way && { 'in-person': 'in person', phone: 'by phone' }[way],
    place && html`<bdi>${place}</bdi>`,
  ].filter(Boolean);
  return wishes.length === 0
    ? ''
    : html`; would like: ${wishes.map((wish, at) => html`${at > 0 ? '; ' : ''}${wish}`)}`;
};
const DAY_NAMES = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const KIND_NAMES: Record<Signup['kind'], string> = {
  contact: 'Would like to hear what happens',
  'champion-signup': 'Sign-up as a champion',
  import: 'From an imported list',
};

const signupCard = ({ campaign }: CampaignContext, signup: Signup) => {
  const names = displayNames(campaign);
  const given = [
    signup.email,
    signup.phone,
    names.area(signup.area),
    ...signup.roles.map(names.role),
    ...signup.cares.map(names.issue),
  ].filter(Boolean);
  return html`<p>
      <b>${KIND_NAMES[signup.kind]}</b>
      <small
        >${formatTime(signup.receivedAt)}${signup.source ? html` · from ${signup.source}` : ''}${signup.channel === 'online' ? '' : html` · ${signup.channel}`}${signup.assistedBy ? html` · written down by <bdi>${signup.assistedBy}</bdi>` : ''}</small
      >
      ${signup.state === 'held' ? html`<span class="tag due">Held back: ${heldReason(signup)}</span>` : ''}
    </p>
    <p>
      <bdi>${signup.name}</bdi> ·
      ${given.map((part, at) => html`${at > 0 ? ' · ' : ''}<bdi>${part}</bdi>`)}
    </p>
    <ul class="plain consents">
      ${signup.consents.map(
        ({ words, granted, recordedAt, via, locale }) =>
          html`<li>
            <b>${granted ? 'Agreed' : via === 'form' ? 'Not agreed' : 'Taken back'}</b>:
            <q lang="${locale}">${words}</q> <small>${formatTime(recordedAt)}, ${VIA[via]}</small>
          </li>`,
      )}
    </ul>`;
};
const CHANGE_NAMES: Record<string, string> = {
  'champion-signup': 'Signed up',
  contact: 'Would like to hear what happens',
  import: 'Imported',
  'list-refusal': 'A list says that they did not agree',
  stage: 'Stage',
  meeting: '1-2-1',
  training: 'Training',
  'no-training': 'Training taken back',
  details: 'Details',
  held: 'Held back',
  counted: 'Let count',
  same: 'Same person',
  different: 'Not the same person',
  withdrawn: 'Took back',
  erased: 'Deleted',
};

/** Wards by their names. */
const readable = ({ campaign }: CampaignContext, detail: string) =>
  detail.replace(/\b[EWSN]\d{8}\b/g, displayNames(campaign).area);

const VIA = {
  form: 'on the form',
  mine: 'on their private page',
  organiser: 'by an organiser',
  import: 'with the import',
};
