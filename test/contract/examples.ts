import { randomUUID } from 'node:crypto';
import document from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import {
  type Campaign,
  type ChampionSignup,
  type Contact,
  consentsFor,
  type IssueResponse,
} from '../../src/contract/index.ts';

/** The demo's campaign document, a fresh copy each time. */
export const edgbaston = () => structuredClone(document);

export const HARBORNE = 'E05011144';
export const QUINTON = 'E05011163';

/**
 * A resident's answer as a widget posts it: the example of the contract, under an id of its own.
 */
export const answer = (changes: Partial<IssueResponse> = {}): IssueResponse => ({
  id: randomUUID(),
  kind: 'issue-response',
  campaign: 'edgbaston',
  campaignVersion: document.version,
  source: 'clp-site',
  channel: 'online',
  locale: 'en',
  page: 'https://edgbaston.example/survey',
  answeredAt: '2026-11-21T18:04:05.000Z',
  area: { code: HARBORNE, version: document.areas.version },
  answers: { issue: 'road-surface', words: 'The hill by the school' },
  consents: [],
  ...changes,
});

const statements = (
  kind: 'contact' | 'champion-signup',
  granted: string[],
  isOrganisation = false,
): Contact['consents'] =>
  consentsFor(document as Campaign, kind, isOrganisation).map(({ id, version, statement }) => ({
    statement: id,
    version,
    locale: 'en',
    words: (statement as { en: string }).en,
    granted: granted.includes(id),
  }));

/**
 * Each statement that is shown to somebody who would like to hear more, in English, with the boxes
 * of `granted` ticked.
 */
export const consents = (...granted: string[]): Contact['consents'] =>
  statements('contact', granted);

/** The same for a champion. */
export const championConsents = (...granted: string[]): ChampionSignup['consents'] =>
  statements('champion-signup', granted);

/** The same for an organisation, in its own words. */
export const organisationConsents = (...granted: string[]): ChampionSignup['consents'] =>
  statements('champion-signup', granted, true);

/** Somebody who would like to hear what happens, as a widget posts it. */
export const contact = (changes: Partial<Contact> = {}): Contact => ({
  id: randomUUID(),
  kind: 'contact',
  campaign: 'edgbaston',
  campaignVersion: document.version,
  channel: 'online',
  locale: 'en',
  answeredAt: '2026-11-21T18:05:06.000Z',
  area: { code: HARBORNE, version: document.areas.version },
  answers: { name: 'Amina Begum', email: 'amina@residents.example', ageConfirmed: true },
  consents: consents('keep', 'email'),
  ...changes,
});

/** A code to invite others by, as a widget makes one. */
export const inviteCode = (): string => randomUUID().replaceAll('-', '').slice(0, 12);

/** Somebody who signs up as a community champion, as a widget posts it. */
export const champion = (
  changes: Partial<ChampionSignup> = {},
  answers: Partial<ChampionSignup['answers']> = {},
): ChampionSignup => ({
  id: randomUUID(),
  kind: 'champion-signup',
  campaign: 'edgbaston',
  campaignVersion: document.version,
  source: 'residents-site',
  channel: 'online',
  locale: 'en',
  answeredAt: '2026-11-21T18:06:07.000Z',
  area: { code: HARBORNE, version: document.areas.version },
  answers: {
    name: 'Ada Okafor',
    email: 'ada@example.org',
    roles: ['talk'],
    inviteCode: inviteCode(),
    ageConfirmed: true,
    ...answers,
  },
  consents: (answers.organisation ? organisationConsents : championConsents)(
    'keep-champion',
    'email',
  ),
  ...changes,
});
