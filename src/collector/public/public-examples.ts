// Examples for the published contract, by the names of its schemas. A test holds each to its schema.

const SIGNUP_ID = '0b6c3f0e-4b7c-4f55-9f0e-0d7c0f0b7c12';
const RECEIVED_AT = '2026-11-21T18:04:06.000Z';
const KEEP_WORDS = 'I consent to your keeping the answers in this form.';

const CONTROLLER = {
  name: 'Edgbaston Example Party',
  contact: 'hello@edgbaston.example',
  privacyUrl: 'https://edgbaston.example/privacy',
  complaints: 'dataprotection@edgbaston.example',
  retentionDays: 365,
};

const KEEP_CONSENT = {
  id: 'keep',
  channel: 'keep',
  kinds: ['contact', 'champion-signup'],
  statement: KEEP_WORDS,
  version: 1,
};
const EMAIL_CONSENT = {
  id: 'email',
  channel: 'email',
  statement: 'Email me about this campaign.',
  version: 1,
};

const EXAMPLE_CAMPAIGN = {
  format: 1,
  id: 'edgbaston',
  version: 1,
  name: 'One big issue, ward by ward',
  endpoint: '../submissions',
  results: 'edgbaston/results',
  report: 'edgbaston/progress',
  languages: ['en'],
  publishThreshold: 5,
  controller: CONTROLLER,
  imprint: 'not-required',
  areas: { version: '2025-05', wards: [{ code: 'E05011144', name: 'Harborne' }] },
  consents: [KEEP_CONSENT, EMAIL_CONSENT],
  minimumAge: 16,
  survey: {
    order: 'random',
    contactStep: true,
    issues: [
      { id: 'road-surface', label: 'Pot holes and road repairs' },
      { id: 'street-lighting', label: 'Street lighting' },
    ],
  },
  champion: {
    roles: [{ id: 'leaflets', label: 'Deliver leaflets' }],
    oneToOne: true,
    organisations: false,
  },
};

export const EXAMPLE_REPORT = {
  asOf: '2026-11-21T18:04:05Z',
  campaign: 'edgbaston',
  measures: [{ id: 'trained', label: 'People trained', value: 62, goal: 100 }],
};

export const publicExamples = {
  Campaign: EXAMPLE_CAMPAIGN,
  Receipt: {
    id: SIGNUP_ID,
    reference: 'BCD-FGH-JKL',
    receivedAt: RECEIVED_AT,
    mine: 'https://collector.example/mine#KEY',
  },
  Refusal: {
    title: 'Wrong',
    status: 422,
    problems: [{ path: 'answers.issue', code: 'required', message: 'is missing' }],
  },
  Results: {
    campaign: 'edgbaston',
    version: 1,
    asOf: '2026-11-21',
    counted: 9,
    threshold: 5,
    areas: [
      {
        code: 'E05011144',
        counted: 7,
        issues: [{ id: 'road-surface', count: 5 }],
        otherIssues: 2,
      },
    ],
    words: [{ area: 'E05011144', issue: 'road-surface', words: 'The hill by the school' }],
  },
  ProgressReport: EXAMPLE_REPORT,
  InviterFound: { firstName: 'Ada' },
  AreasFound: { areas: [{ code: 'E05011144', name: 'Harborne' }] },
  PrivateRecord: {
    kind: 'champion-signup',
    locale: 'en',
    reference: 'BCD-FGH-JKL',
    receivedAt: RECEIVED_AT,
    keptUntil: '2027-11-21',
    campaign: EXAMPLE_CAMPAIGN,
    controller: CONTROLLER,
    area: 'E05011144',
    answers: { name: 'Ada Example', email: 'ada@people.example', roles: ['leaflets'] },
    corrected: [],
    consents: [
      {
        statement: 'keep',
        version: 1,
        locale: 'en',
        words: KEEP_WORDS,
        granted: true,
        recordedAt: RECEIVED_AT,
        via: 'form',
        keep: true,
      },
    ],
    offers: [EMAIL_CONSENT],
    invited: false,
    brought: 2,
    copy: { name: 'Ada Example' },
  },
};
