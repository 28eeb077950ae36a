import type { Problem } from '../problem/problem.ts';
import { isLocalText } from '../text/local-text.ts';
import { isUrlReference } from '../url-reference.ts';
import {
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readTypedText,
  readWhere,
} from '../value-readers.ts';
import { CONSENT_CHANNELS, ISSUE_ORDERS, QUESTION_KINDS } from '../vocabulary.ts';
import { isCampaignDelivery } from './delivery-format.ts';
import { isImprint } from './imprint.ts';
import type { Campaign } from './schema.ts';

export type { Campaign, CampaignDelivery, Consent, FurtherQuestion } from './schema.ts';

const readLocalText = readWhere(isLocalText, 'a text, or one per language: { "en": "…" }');
const readUrl = readWhere(isUrlReference, 'an https: address, or a relative one');
const readBoolean = readOneOf(true, false);
const readChoices = readList(readObject({ id: readText, label: readLocalText }));

const readQuestions = readList(
  readObject({
    id: readText,
    kind: readOneOf(...QUESTION_KINDS),
    label: readLocalText,
    'hint?': readLocalText,
    'required?': readBoolean,
    'choices?': readChoices,
  }),
);

const readCampaignKeys = readObject({
  format: readOneOf(1),
  id: readText,
  version: readNumber,
  name: readLocalText,
  endpoint: readUrl,
  'delivery?': readWhere(isCampaignDelivery, '{ "format": "json", "form" or "osdi" }'),
  'outboxDays?': readNumber,
  'hosts?': (value) => value,
  'results?': readUrl,
  'ballots?': readUrl,
  languages: readList(readText),
  'opens?': readText,
  'closes?': readText,
  controller: readObject({
    name: readLocalText,
    contact: readTypedText(200),
    privacyUrl: readUrl,
    complaints: readTypedText(300),
    retentionDays: readNumber,
  }),
  imprint: readWhere(isImprint, '"not-required", or { "promoter": { "name", "address" } }'),
  areas: readObject({
    version: readTypedText(40),
    wards: readList(readObject({ code: readText, name: readLocalText, 'group?': readLocalText })),
    'lookup?': readUrl,
  }),
  'consents?': readList(
    readObject({
      id: readText,
      channel: readOneOf(...CONSENT_CHANNELS),
      statement: readLocalText,
      'organisationStatement?': readLocalText,
      version: readNumber,
      'kinds?': readList(readText),
      'controller?': readObject({ name: readTypedText(200), privacyUrl: readUrl }),
    }),
  ),
  'minimumAge?': readNumber,
  'survey?': readObject({
    issues: readChoices,
    'order?': readOneOf(...ISSUE_ORDERS),
    'questions?': readQuestions,
    'contactStep?': readBoolean,
    'next?': readLocalText,
  }),
  'champion?': readObject({
    roles: readChoices,
    'questions?': readQuestions,
    'oneToOne?': readBoolean,
    'organisations?': readBoolean,
    'next?': readLocalText,
    'page?': readUrl,
  }),
  'progress?': readObject({ 'page?': readUrl }),
  // However wrong the look is, the form is shown.
  'theme?': (value) => value,
});

/**
 * Reads the part of a campaign document that widgets need: a copy, with the keys that it knows.
 * @throws Error that names every wrong key, and what to write instead
 */
export function readCampaign(document: unknown): Campaign {
  const problems: Problem[] = [];
  const campaign = readCampaignKeys(document, '', problems);
  if (problems[0]) throw new Error(problems.map(({ message }) => message).join('; '));
  return campaign;
}

/**
 * Whether the campaign takes answers at `now` (milliseconds since 1970): `before`, `open` or
 * `after`.
 */
export function campaignOpenness(
  { opens, closes }: Pick<Campaign, 'opens' | 'closes'>,
  now: number,
): 'before' | 'open' | 'after' {
  if (opens && now < Date.parse(opens)) return 'before';
  return closes && now >= Date.parse(closes) ? 'after' : 'open';
}
