import * as z from 'zod';
import { OneToOne, Organisation, ProgressReport } from 'campaign-widgets/contract';
import {
  MEETING_STATES,
  type Person as PersonType,
  type PersonRow as PersonRowType,
  STAGES,
} from '../people/person.ts';
import type { TodayLists } from '../people/today/today-records.ts';
import type { PeoplePage, RegisterFigures } from '../people/people-records.ts';
import type { RetentionStop } from '../people/retention-records.ts';
import { RECORDS } from '../progress/progress-records.ts';
import { Changes } from '../people/person-changes.ts';
import { importSchemas } from '../people/import/import-schemas.ts';
import { ballotSchemas } from '../ballots/ballot-schemas.ts';
import { deviceSchemas } from '../kiosk/device-schemas.ts';
import { editorSchemas } from '../editor/editor-schemas.ts';
import type { Complaint as ComplaintType } from '../people/complaints/complaint-records.ts';
import { NewComplaint } from '../people/complaints/complaint-routes.ts';
import { NewList } from '../people/lists/saved-list-routes.ts';
import type { SavedList as SavedListType } from '../people/lists/saved-list-records.ts';
import { AllowedContact } from '../people/refusals-routes.ts';
import { seatSchemas } from '../seats/seat-schemas.ts';
import { TickChanges } from '../people/ticks/tick-routes.ts';
import { applicationApiSchemas } from '../applications/application-api-schemas.ts';
import { ACCESS_SCOPES } from './access-scopes.ts';
import { answerSchemas } from './answer-schemas.ts';
import { formSchemas } from './form-schemas.ts';
import { doctorSchemas } from '../doctor/doctor-openapi.ts';
import { LOGGED_ACTIONS } from './log/log-records.ts';
import { mailSchemas } from './mail/mail-schemas.ts';
import type { Principal } from './principal.ts';
import { PROGRESS_RECORDS } from '../progress/progress-changes.ts';

// The requests and answers of the organiser's routes, for the published contract; tests check the
// answers against it.

const text = z.string();
const maybe = text.nullable();
const state = z.enum(['counted', 'held', 'erased']);
const kind = z.enum(['contact', 'champion-signup', 'import']);
const namedPerson = z.strictObject({ id: text, name: text }).nullable();
const meetingState = z.enum(MEETING_STATES);

const contact = { name: text, email: maybe, phone: maybe, area: text };
const helping = {
  roles: z.array(text),
  cares: z.array(text),
  organisation: Organisation.nullable(),
  language: maybe,
  source: maybe,
};

const PersonRow = z.strictObject({
  id: text,
  ...contact,
  ...helping,
  stage: z.enum(STAGES),
  stageIsSet: z.boolean(),
  owner: maybe,
  next: z.strictObject({ on: text, for: maybe }).nullable(),
  tags: z.array(text),
  kind,
  state,
  invitedBy: namedPerson,
  duplicateOf: namedPerson,
  meeting: z.strictObject({ state: meetingState, on: maybe, with: maybe }).nullable(),
  trainings: z.int(),
  brought: z.int(),
  since: text,
  lastContactAt: text,
}) satisfies z.ZodType<PersonRowType>;

const Consent = z.strictObject({
  statement: text,
  version: z.int(),
  locale: text,
  words: text,
  granted: z.boolean(),
  recordedAt: text,
  via: z.enum(['form', 'mine', 'organiser', 'import']),
});

const Signup = z.strictObject({
  id: text,
  kind,
  version: z.int(),
  state,
  heldBecause: maybe,
  ...contact,
  ...helping,
  areaVersion: text,
  channel: text,
  assistedBy: maybe,
  locale: text,
  /** Answers to the campaign's own questions, by their ids. */
  more: z.record(text, z.union([text, z.number(), z.array(text)])),
  inviteCode: maybe,
  invitedBy: maybe,
  /** Whether a person who opens their invitation may read their first name. */
  showsFirstName: z.boolean(),
  receivedAt: text,
  consents: z.array(Consent),
});

const Person = PersonRow.extend({
  signups: z.array(Signup),
  meetings: z.array(
    z.strictObject({
      id: text,
      state: meetingState,
      on: maybe,
      at: maybe,
      with: maybe,
      wish: OneToOne.nullable(),
      changedAt: text,
    }),
  ),
  courses: z.array(z.strictObject({ id: text, course: text, on: text })),
  notes: z.array(z.strictObject({ id: text, at: text, by: text, text, aboutOthers: z.boolean() })),
  merges: z.array(z.strictObject({ id: text, at: text, by: text })),
  changes: z.array(z.strictObject({ at: text, by: text, what: text, detail: text })),
}) satisfies z.ZodType<PersonType>;

const dueList = z.strictObject({ people: z.array(Person), hasMore: z.boolean() });

const Today = z.strictObject({
  waiting: dueList,
  held: dueList,
  flagged: dueList,
  mine: dueList,
  others: dueList,
  newcomers: dueList,
}) satisfies z.ZodType<TodayLists>;

const People = z.strictObject({
  people: z.array(PersonRow),
  next: text.optional(),
}) satisfies z.ZodType<Partial<PeoplePage>>;

const Figures = z.strictObject({
  figures: z.array(
    z.strictObject({
      measure: z.enum([
        'recruited',
        'oneToOnesAsked',
        'oneToOnesHeld',
        'trained',
        'organisations',
        'invitations',
      ]),
      area: text,
      source: maybe,
      count: z.int(),
    }),
  ),
  depth: z.int(),
}) satisfies z.ZodType<RegisterFigures>;

const SavedList = z.strictObject({
  ...{ id: text, name: text, query: text, by: text, at: text },
}) satisfies z.ZodType<SavedListType>;

const Complaint = z.strictObject({
  ...{ id: text, person: maybe, receivedOn: text, dueOn: text, what: text, by: text },
  answeredOn: maybe,
}) satisfies z.ZodType<ComplaintType>;

const ListRefusals = z.strictObject({ count: z.int() });

const RetentionStops = z.strictObject({
  stops: z.array(
    z.strictObject({
      id: text,
      campaign: text,
      at: text,
      due: z.int(),
      people: z.int(),
      reason: text,
      decision: z.enum(['confirmed', 'postponed']).nullable(),
      decidedBy: maybe,
      decidedAt: maybe,
    }),
  ),
}) satisfies z.ZodType<{ stops: RetentionStop[] }>;

const written = { list: z.enum(RECORDS), id: text, by: text, at: text };
const record = z.record(text, z.unknown());
const ProgressWritten = z.strictObject({
  items: z.array(z.strictObject({ ...written, data: record })),
  changes: z.array(z.strictObject({ ...written, data: record.nullable() })),
  report: ProgressReport,
});
const { values, milestones, pledges, events, wins } = PROGRESS_RECORDS;

const TokenHolder = z.strictObject({
  name: text,
  scopes: z.array(z.enum(ACCESS_SCOPES)),
  source: maybe.describe('The page whose answers the scope `source` shows.'),
  campaigns: z.array(text).describe('The ids of its campaigns; none for all of them.'),
}) satisfies z.ZodType<Omit<Principal, 'stops' | 'holder'>>;

const MadeLink = z.strictObject({
  url: text.describe('The link. It is kept nowhere.'),
  expiresAt: text.describe('ISO 8601 in UTC.'),
});

export const organiserSchemas = {
  PeopleChanges: Changes,
  People,
  Today,
  Person,
  Figures,
  ...importSchemas,
  ListRefusals,
  AllowedContact,
  TickChanges,
  TickedCount: z.strictObject({ count: z.int(), isFull: z.boolean() }),
  NewList,
  SavedList,
  LogPage: z.strictObject({
    entries: z.array(
      z.strictObject({ id: text, at: text, by: text, what: z.enum(LOGGED_ACTIONS), detail: text }),
    ),
    next: text.optional(),
  }),
  NewComplaint,
  Complaint,
  Complaints: z.strictObject({ complaints: z.array(Complaint) }),
  CalendarAddress: z.strictObject({ address: text }),
  SavedLists: z.strictObject({ lists: z.array(SavedList) }),
  RetentionStops,
  ProgressWritten,
  ProgressValue: values,
  ProgressMilestone: milestones,
  ProgressPledge: pledges,
  ProgressEvent: events,
  ProgressWin: wins,
  PeopleFound: z.strictObject({ found: z.int() }),
  RecordWritten: z.strictObject({ id: text }),
  ...mailSchemas,
  ...seatSchemas,
  ...doctorSchemas,
  ...applicationApiSchemas,
  PageFindings: z.strictObject({
    findings: z.array(z.strictObject({ code: text, isGood: z.boolean(), detail: text.optional() })),
  }),
  ...answerSchemas,
  TokenHolder,
  MadeLink,
  ...formSchemas,
  ...ballotSchemas,
  ...deviceSchemas,
  ...editorSchemas,
};
