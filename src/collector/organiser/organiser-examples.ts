import { applicationExamples } from '../applications/application-api-schemas.ts';
import { seatExamples } from '../seats/seat-examples.ts';
import { importExamples } from '../people/import/import-schemas.ts';
import { organiserBallotExamples } from '../ballots/ballot-examples.ts';
import { answerExamples } from './answer-examples.ts';
import { EXAMPLE_REPORT } from '../public/public-examples.ts';

// Examples of the answers of the organiser's routes, by the names of their schemas. A test checks
// each against its schema.

const PERSON_ID = '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b10';
const AT = '2026-11-21T18:04:06.000Z';
const EXPIRES_AT = '2026-11-28T10:00:00.000Z';

const CONTACT = {
  name: 'Ada Example',
  email: 'ada@people.example',
  phone: null,
  area: 'E05011144',
};
const HELPING = {
  roles: ['leaflets'],
  cares: ['road-surface'],
  organisation: null,
  language: 'en',
  source: 'clp-site',
};
const ARRANGED = { state: 'arranged', on: '2026-11-25', with: 'Grace' };
const PERSON_ROW = {
  id: PERSON_ID,
  ...CONTACT,
  ...HELPING,
  stage: 'contacted',
  stageIsSet: true,
  owner: 'Grace (Canvass team)',
  next: { on: '2026-11-28', for: 'Ring about the hall' },
  tags: ['singer'],
  kind: 'champion-signup',
  state: 'counted',
  invitedBy: null,
  duplicateOf: null,
  meeting: ARRANGED,
  trainings: 1,
  since: AT,
  brought: 2,
  lastContactAt: AT,
};
const SIGNUP = {
  id: '0b6c3f0e-4b7c-4f55-9f0e-0d7c0f0b7c12',
  kind: 'champion-signup',
  version: 1,
  state: 'counted',
  heldBecause: null,
  ...CONTACT,
  ...HELPING,
  areaVersion: '2025-05',
  channel: 'online',
  assistedBy: null,
  locale: 'en',
  more: {},
  showsFirstName: true,
  inviteCode: 'adaadaadaada',
  invitedBy: null,
  receivedAt: AT,
  consents: [
    {
      statement: 'keep',
      version: 1,
      locale: 'en',
      words: 'I consent to your keeping the answers in this form.',
      granted: true,
      recordedAt: AT,
      via: 'form',
    },
  ],
};

const WIN = {
  list: 'wins',
  id: 'street-lights',
  by: 'Grace (Canvass team)',
  at: AT,
  data: { what: 'Street lights', on: '2026-08-01' },
};

const DOCUMENT = { format: 1, id: 'edgbaston', version: 3, name: 'One big issue' };
const WARNING = { path: 'survey.issues', code: 'few', message: 'has only two entries' };

const NO_ONE = { people: [], hasMore: false };

const COMPLAINT = {
  ...{ id: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b15', person: PERSON_ID },
  ...{ receivedOn: '2026-11-21', dueOn: '2026-12-21', by: 'Grace (Canvass team)' },
  ...{ what: 'Asks why they got a leaflet.', answeredOn: null },
};

const SAVED_LIST = {
  id: 'a2c0d7e4-5a0b-4a5e-8f0c-3f1b7f0b7c13',
  name: 'Harborne drivers',
  query: '?area=E05011144&role=driver',
  by: 'Grace (Canvass team)',
  at: AT,
};

const registerExamples = {
  Today: {
    waiting: NO_ONE,
    held: NO_ONE,
    flagged: NO_ONE,
    mine: NO_ONE,
    others: NO_ONE,
    newcomers: NO_ONE,
  },
  People: { people: [PERSON_ROW], next: PERSON_ID },
  Person: {
    ...PERSON_ROW,
    signups: [SIGNUP],
    meetings: [
      { id: 'meeting-1', ...ARRANGED, at: '18:30', wish: { days: ['mon'] }, changedAt: AT },
    ],
    courses: [{ id: 'training-1', course: 'Listening', on: '2026-11-20' }],
    notes: [
      {
        id: 'note-1',
        at: AT,
        by: 'Grace (Canvass team)',
        text: 'Would rather meet at the library.',
        aboutOthers: false,
      },
    ],
    merges: [],
    changes: [{ at: AT, by: 'Grace (Canvass team)', what: 'training', detail: 'Listening' }],
  },
  PeopleFound: { found: 1 },
  Figures: {
    figures: [{ measure: 'recruited', area: 'E05011144', source: 'clp-site', count: 12 }],
    depth: 2,
  },
  ...importExamples,
  ListRefusals: { count: 3 },
  TickedCount: { count: 12, isFull: false },
  SavedList: SAVED_LIST,
  LogPage: {
    entries: [
      {
        ...{ id: '0192f0c1-7a44-7c1e-9d55-2f3f0c9a1b14', at: AT, by: 'Grace (Canvass team)' },
        ...{ what: 'list', detail: 'email-list.csv' },
      },
    ],
  },
  Complaint: COMPLAINT,
  Complaints: { complaints: [COMPLAINT] },
  CalendarAddress: { address: 'https://collector.example/calendar/l1Xy9mQ7r0aB3cD5eF7gHw.ics' },
  SavedLists: { lists: [SAVED_LIST] },
  RetentionStops: {
    stops: [
      {
        id: 'stop-1',
        campaign: 'edgbaston',
        at: AT,
        due: 40,
        people: 50,
        reason: 'retentionDays is 1',
        decision: null,
        decidedBy: null,
        decidedAt: null,
      },
    ],
  },
};

const editorExamples = {
  CampaignBegun: { campaign: 'edgbaston' },
  CampaignDraft: {
    campaign: 'edgbaston',
    revision: 5,
    baseVersion: 2,
    liveVersion: 2,
    isChanged: true,
    changedBy: 'Grace (Canvass team)',
    changedAt: AT,
    document: DOCUMENT,
    problems: [],
    warnings: [WARNING],
  },
  DraftPublished: { version: 3, warnings: [WARNING] },
  CampaignVersions: {
    versions: [{ version: 3, publishedBy: 'Grace', publishedAt: AT, note: 'A clearer name.' }],
  },
  CampaignDifference: {
    from: '2',
    to: 'draft',
    changes: [
      {
        kind: 'changed',
        path: 'name',
        before: 'Issues',
        after: 'One big issue',
        words: 'The name was changed.',
      },
    ],
  },
  TaskSaved: { seen: 'k3J0vX2m', ids: { 'survey.issues.3.label': 'street-lighting' } },
  PreviewLink: { url: 'https://collector.example/previews/KEY', expiresAt: EXPIRES_AT },
};

export const organiserExamples = {
  ...registerExamples,
  ProgressWritten: { items: [WIN], changes: [WIN], report: EXAMPLE_REPORT },
  RecordWritten: { id: 'street-lights' },
  FailedNotices: {
    sendsMail: true,
    notices: [
      {
        id: '4b6c2c62-6a55-4b0e-9a44-0d1d2f6a6f0c',
        kind: 'thank-you',
        subject: '0b0e7c4e-5d0f-4c53-9c39-0c9f3c8f6b1e',
        reference: 'BCD-FGH-JKL',
        state: 'waiting',
        queuedOn: '2026-11-21',
        tries: 2,
        dueAt: '2026-11-21T11:15:00.000Z',
        lastError: 'unreachable: ESOCKET',
      },
    ],
  },
  ServerState: {
    findings: [
      {
        check: 'proxy',
        state: 'wrong',
        code: 'untrusted',
        seen: 'A web server stands in front, and TRUST_PROXY is 0.',
        advice: 'Everybody behind it counts as one sender …',
      },
    ],
  },
  PageFindings: {
    findings: [
      { code: 'widget', isGood: true, detail: 'campaign-issue-survey' },
      { code: 'no-script', isGood: false },
    ],
  },
  NoticeChanged: { done: true },
  TokenHolder: {
    name: 'Canvass team',
    scopes: ['register', 'work'],
    source: null,
    campaigns: ['edgbaston'],
  },
  MadeLink: { url: 'https://collector.example/organiser/join/KEY', expiresAt: EXPIRES_AT },
  ...answerExamples,
  ...organiserBallotExamples,
  ...seatExamples,
  ...applicationExamples,
  ...editorExamples,
};
