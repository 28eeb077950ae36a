import * as z from 'zod';
import { LocalText, OneToOne, Organisation, ProgressReport } from 'campaign-widgets/contract';
import {
  MEETING_STATES,
  type Person as PersonType,
  type PersonRow as PersonRowType,
  STAGES,
} from '../people/person.ts';
import type { TodayLists } from '../people/today/today-records.ts';
import type { PeoplePage, RegisterFigures } from '../people/people-records.ts';
import type { RetentionStop } from '../people/retention-records.ts';
import { MARKS } from '../shortlist/shortlist-records.ts';
import type { WardChoices } from '../shortlist/ward-candidates.ts';
import { RECORDS } from '../progress/progress-records.ts';
import { Changes } from '../people/person-changes.ts';
import type { ImportReport } from '../people/import/import-report.ts';
import { ballotSchemas } from '../ballots/ballot-schemas.ts';
import { deviceSchemas } from '../kiosk/device-schemas.ts';
import { editorSchemas } from '../editor/editor-schemas.ts';
import { AllowedContact } from '../people/refusals-routes.ts';
import { seatSchemas } from '../seats/seat-schemas.ts';
import { ACCESS_SCOPES } from './access-scopes.ts';
import type { ComparedDay } from './answer-sources.ts';
import { formSchemas } from './form-schemas.ts';
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
      with: maybe,
      wish: OneToOne.nullable(),
      changedAt: text,
    }),
  ),
  courses: z.array(z.strictObject({ id: text, course: text, on: text })),
  notes: z.array(z.strictObject({ id: text, at: text, by: text, text, aboutOthers: z.boolean() })),
  merges: z.array(z.strictObject({ id: text, at: text, by: text })),
  changes: z.array(z.strictObject({ at: text, by: text, what: text, detail: text })),
  brought: z.int(),
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
}) satisfies z.ZodType<ImportReport>;

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

const shownNumber = z
  .int()
  .nullable()
  .describe('`null` where there are some, but too few to be told.');
const Sources = z.strictObject({
  sources: z.array(
    z.strictObject({
      source: maybe,
      day: text,
      counted: shownNumber,
      held: shownNumber,
      wave: shownNumber,
      received: z.int(),
      usual: z.number(),
      jump: z.boolean(),
      mostlyCounted: z.boolean(),
      since: z.strictObject({ counted: z.int(), wave: shownNumber }),
    }),
  ),
}) satisfies z.ZodType<{ sources: ComparedDay[] }>;

const mark = z.enum(MARKS).nullable();
const Choices = z.strictObject({
  code: text,
  name: text,
  candidates: z.array(z.strictObject({ id: text, label: text, named: z.int() })),
  unsorted: z.int().describe('Answers that named something else and are not sorted.'),
  weighings: z.array(
    z.strictObject({
      ...{ area: text, candidate: text, member: text, on: text },
      ...{ worthwhile: mark, winnable: mark, decider: text, ask: text, note: text },
    }),
  ),
  shortlist: z
    .strictObject({
      ...{ area: text, revision: z.int(), by: text, on: text },
      document: z.strictObject({
        options: z.array(z.strictObject({ candidate: text, why: text, ask: text })),
        leftOut: z.array(z.strictObject({ candidate: text, because: text })),
      }),
    })
    .optional(),
}) satisfies z.ZodType<WardChoices>;

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
  PeopleFound: z.strictObject({ found: z.int() }),
  RecordWritten: z.strictObject({ id: text }),
  Sources,
  ...mailSchemas,
  ...seatSchemas,
  PageFindings: z.strictObject({
    findings: z.array(z.strictObject({ code: text, isGood: z.boolean(), detail: text.optional() })),
  }),
  WaveDecided: z.strictObject({ changed: z.int() }),
  SortedTexts: z.strictObject({
    themes: z.array(z.strictObject({ id: text, label: LocalText })),
    texts: z.array(
      z.strictObject({
        ...{ id: text, area: text, issue: text, language: text, text },
        theme: maybe.describe('The id of an issue or a theme; null while it is not sorted.'),
      }),
    ),
    hasMore: z.boolean().describe('Whether there are more texts: ask ward by ward.'),
  }),
  TextsMoved: z.strictObject({ id: maybe.describe('Of the move.'), theme: maybe, texts: z.int() }),
  MoveUndone: z.strictObject({ texts: z.int() }),
  WardChoices: z.strictObject({ wards: z.array(Choices) }),
  TokenHolder,
  MadeLink,
  ...formSchemas,
  ...ballotSchemas,
  ...deviceSchemas,
  ...editorSchemas,
};
