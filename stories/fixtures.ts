/**
 * What the stories are given: the example campaign with variants of it, and ways to deliver, each
 * of which ends in another state. The widget itself gets there.
 * @module
 */
import edgbaston from '../demo/campaigns/edgbaston.json' with { type: 'json' };
import type { Receipt, Submission } from '../src/contract/index.ts';
import { type OutboxEntry, RefusedError } from '../src/delivery/index.ts';

/** The campaign with a look-up of postcodes; the story answers for it. */
export const withLookup = {
  ...edgbaston,
  results: undefined,
  endpoint: 'https://collector.example/submissions',
  areas: { ...edgbaston.areas, lookup: 'https://collector.example/areas' },
};

type Deliver = (submission: Submission) => Promise<Receipt>;

/**
 * The example campaign; its results are a file that Storybook serves, with figures for Harborne and
 * Edgbaston.
 */
export const campaign = { ...edgbaston, results: 'edgbaston/results.json' };

export const withoutImprint = { ...campaign, imprint: undefined };
/** The time is asked of the endpoint: a file that Storybook serves tells it. */
const tellsTime = { ...campaign, endpoint: 'edgbaston/results.json' };
export const notOpenYet = { ...tellsTime, opens: '2999-01-01T00:00:00Z' };
export const closed = { ...tellsTime, closes: '2020-01-01T00:00:00Z' };
export const inRandomOrder = { ...campaign, survey: { ...campaign.survey, order: 'random' } };
export const ofOneWard = {
  ...campaign,
  areas: { ...campaign.areas, wards: campaign.areas.wards.slice(2, 3) },
};

/** Questions of the campaign's own, one of each kind, in both forms. */
const questions = [
  {
    id: 'heard',
    kind: 'choice',
    label: { en: 'How did you hear of us?', cy: 'Sut clywsoch chi amdanom?' },
    required: true,
    choices: [
      { id: 'friend', label: { en: 'From a friend', cy: 'Gan ffrind' } },
      { id: 'leaflet', label: { en: 'From a leaflet', cy: 'O daflen' } },
    ],
  },
  {
    id: 'travel',
    kind: 'choices',
    label: { en: 'How do you get about?', cy: 'Sut ydych chi’n teithio?' },
    choices: [
      { id: 'bus', label: { en: 'By bus', cy: 'Ar fws' } },
      { id: 'foot', label: { en: 'On foot', cy: 'Ar droed' } },
    ],
  },
  {
    id: 'street',
    kind: 'text',
    label: { en: 'Your street', cy: 'Eich stryd' },
    hint: { en: 'Without the number.', cy: 'Heb y rhif.' },
  },
  { id: 'years', kind: 'number', label: { en: 'Years here', cy: 'Blynyddoedd yma' } },
];
export const withQuestions = {
  ...campaign,
  survey: { ...campaign.survey, questions },
  champion: { ...campaign.champion, questions },
};

/** 25 districts with 20 wards each. */
export const ofFiveHundredWards = {
  ...campaign,
  areas: {
    ...campaign.areas,
    wards: Array.from({ length: 500 }, (_, at) => ({
      code: `E05${String(at).padStart(6, '0')}`,
      name: `Ward ${at + 1}`,
      group: `District ${Math.floor(at / 20) + 1}`,
    })),
  },
};

export const received: Deliver = ({ id }) =>
  Promise.resolve({ id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T18:04:05.000Z' });

/** With the address of a private page. */
export const receivedWithMine: Deliver = async (submission) => ({
  ...(await received(submission)),
  mine: 'https://collector.example/mine#key',
});

export const neverAnswered: Deliver = () => new Promise(() => undefined);

export const notReached: Deliver = () => Promise.reject(new Error('no network'));

export const refused =
  (status: number, problems?: RefusedError['problems']): Deliver =>
  () =>
    Promise.reject(new RefusedError('the endpoint would not take it', status, problems));

/** Takes the answer, and does something else with the name. */
export const answerReceivedThen =
  (other: Deliver): Deliver =>
  (submission) =>
    (submission.kind === 'contact' ? other : received)(submission);

/** An answer of yesterday that waits on the device; the page delivers by itself. */
export function waiting(): OutboxEntry {
  const id = crypto.randomUUID();
  const answer = {
    id,
    kind: 'issue-response',
    campaign: 'edgbaston',
    campaignVersion: 1,
    channel: 'online',
    locale: 'en',
    answeredAt: '2026-11-21T00:00:00.000Z',
    area: { code: 'E05011144', version: '2025-05' },
    answers: { issue: 'road-surface', words: 'The hill by the school' },
    consents: [],
  };
  return {
    format: 2,
    id,
    kind: 'issue-response',
    campaign: 'edgbaston',
    endpoint: '',
    hasTransport: true,
    body: JSON.stringify(answer),
    since: Date.now() - 86_400_000,
    days: 30,
    tries: 1,
    notBefore: 0,
    pausedUntil: 0,
  };
}
