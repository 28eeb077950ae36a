import { randomUUID } from 'node:crypto';
import document from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import type { Contact, IssueResponse } from '../../src/contract/index.ts';

/** The demo's campaign document, a fresh copy each time. */
export const edgbaston = () => structuredClone(document);

export const HARBORNE = 'E05011144';
export const QUINTON = 'E05011163';

/** A resident's answer as a widget posts it: the example of the contract, under an id of its own. */
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

/** Each statement of the campaign as shown in English, with the boxes of `granted` ticked. */
export const consents = (...granted: string[]): Contact['consents'] =>
  document.consents.map(({ id, version, statement }) => ({ statement: id, version, locale: 'en', words: statement.en, granted: granted.includes(id) }));

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
