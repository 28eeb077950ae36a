import * as z from 'zod/mini';
import { OneToOne, Organisation, ProgressReport } from 'campaign-widgets/contract';
import {
  MEETING_STATES,
  type Person as PersonType,
  type PersonRow as PersonRowType,
  STAGES,
} from '../people/person.ts';
import type { PeoplePage, RegisterFigures } from '../people/people-records.ts';
import type { RetentionStop } from '../people/retention-records.ts';
import { RECORDS } from '../progress/progress-records.ts';
import { Changes } from '../people/person-changes.ts';
import type { ImportReport } from '../people/import/import-report.ts';
import { AllowedContact } from '../people/refusals-routes.ts';
import { PROGRESS_RECORDS } from '../progress/progress-changes.ts';

// What the organiser's routes answer with, for the published contract; tests hold the answers against it.

const text = z.string();
const maybe = z.nullable(text);
const state = z.enum(['counted', 'held', 'erased']);
const kind = z.enum(['contact', 'champion-signup', 'import']);
const named = z.nullable(z.strictObject({ id: text, name: text }));
const meetingState = z.enum(MEETING_STATES);

const contact = { name: text, email: maybe, phone: maybe, area: text };
const helping = {
  roles: z.array(text),
  cares: z.array(text),
  organisation: z.nullable(Organisation),
  language: maybe,
  source: maybe,
};

const PersonRow = z.strictObject({
  id: text,
  ...contact,
  ...helping,
  stage: z.enum(STAGES),
  kind,
  state,
  invitedBy: named,
  sameAs: named,
  meeting: z.nullable(z.strictObject({ state: meetingState, on: maybe, with: maybe })),
  trainings: z.int(),
  since: text,
  lastContactAt: text,
}) satisfies z.ZodMiniType<PersonRowType>;

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
  inviteCode: maybe,
  invitedBy: maybe,
  receivedAt: text,
  consents: z.array(Consent),
});

const Person = z.extend(PersonRow, {
  signups: z.array(Signup),
  meetings: z.array(
    z.strictObject({
      id: text,
      state: meetingState,
      on: maybe,
      with: maybe,
      wish: z.nullable(OneToOne),
      changedAt: text,
    }),
  ),
  courses: z.array(z.strictObject({ id: text, course: text, on: text })),
  changes: z.array(z.strictObject({ at: text, by: text, what: text, detail: text })),
  brought: z.int(),
}) satisfies z.ZodMiniType<PersonType>;

const People = z.strictObject({
  people: z.array(PersonRow),
  next: z.optional(text),
}) satisfies z.ZodMiniType<Partial<PeoplePage>>;

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
}) satisfies z.ZodMiniType<RegisterFigures>;

const Imported = z.strictObject({
  added: z.int(),
  known: z.int(),
  suppressed: z.int(),
  refusedBefore: z.int(),
  refused: z.int(),
  refusals: z.array(
    z.strictObject({ line: z.int(), column: z.string(), people: z.array(z.string()) }),
  ),
  lines: z.array(
    z.strictObject({
      line: z.int(),
      outcome: z.enum(['added', 'known', 'suppressed', 'refused-before']),
    }),
  ),
  problems: z.array(z.object({ line: z.int(), path: text, code: text, message: text })),
  ignored: z.array(text),
}) satisfies z.ZodMiniType<ImportReport>;

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
      decision: z.nullable(z.enum(['confirmed', 'postponed'])),
      decidedBy: maybe,
      decidedAt: maybe,
    }),
  ),
}) satisfies z.ZodMiniType<{ stops: RetentionStop[] }>;

const written = { list: z.enum(RECORDS), id: text, by: text, at: text };
const record = z.record(text, z.unknown());
const ProgressWritten = z.strictObject({
  items: z.array(z.strictObject({ ...written, data: record })),
  changes: z.array(z.strictObject({ ...written, data: z.nullable(record) })),
  report: ProgressReport,
});
const { values, milestones, pledges, events, wins } = PROGRESS_RECORDS;

export const organiserSchemas = {
  PeopleChanges: Changes,
  People,
  Person,
  Figures,
  ImportReport: Imported,
  ListRefusals,
  AllowedContact,
  RetentionStops,
  ProgressWritten,
  ProgressValue: values,
  ProgressMilestone: milestones,
  ProgressPledge: pledges,
  ProgressEvent: events,
  ProgressWin: wins,
};
