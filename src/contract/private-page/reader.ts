import { type Campaign, readCampaign } from '../campaign/reader.ts';
import { isObject } from '../plain-object.ts';
import { isLocalText } from '../text/local-text.ts';
import {
  readList,
  readNumber,
  readObject,
  readOneOf,
  readText,
  readWhere,
  readWhole,
} from '../value-readers.ts';
import { CONSENT_CHANNELS } from '../vocabulary.ts';
import type { PrivateRecord } from './schema.ts';

export type { ConsentGiven, DetailsChange, PrivateRecord } from './schema.ts';

const readBoolean = readOneOf(true, false);
const readTexts = readList(readText);
const readLocalText = readWhere(isLocalText, 'a text, or one per language');

const readAnswers = readObject({
  name: readText,
  'email?': readText,
  'phone?': readText,
  'cares?': readTexts,
  'roles?': readTexts,
  'oneToOne?': readObject({
    'days?': readTexts,
    'parts?': readTexts,
    'way?': readText,
    'place?': readText,
  }),
  'organisation?': readObject({
    name: readText,
    kind: readText,
    'role?': readText,
    'people?': readNumber,
    listed: readBoolean,
  }),
  'language?': readText,
  'more?': readWhere(isObject, 'an object'),
});

const readConsent = readObject({
  statement: readText,
  version: readNumber,
  locale: readText,
  words: readText,
  granted: readBoolean,
  recordedAt: readText,
  via: readText,
  keep: readBoolean,
});

const readOffer = readObject({
  id: readText,
  channel: readOneOf(...CONSENT_CHANNELS),
  statement: readLocalText,
  version: readNumber,
  'kinds?': readTexts,
  'controller?': readObject({ name: readText, privacyUrl: readText }),
});

const readRecordKeys = readObject({
  kind: readOneOf('contact', 'champion-signup', 'import'),
  locale: readText,
  reference: readText,
  receivedAt: readText,
  keptUntil: readText,
  campaign: readWhere(isObject, 'a campaign document'),
  controller: readObject({
    name: readLocalText,
    contact: readText,
    privacyUrl: readText,
    complaints: readText,
    retentionDays: readNumber,
  }),
  area: readText,
  answers: readAnswers,
  corrected: readTexts,
  consents: readList(readConsent),
  offers: readList(readOffer),
  invited: readBoolean,
  brought: readNumber,
  'inviteUrl?': readText,
  'invitation?': readObject({ firstName: readText, isShown: readBoolean }),
  copy: readWhere(isObject, 'an object'),
});

/**
 * The content of a private page; undefined for another response, such as a captive portal's page.
 */
export function readPrivateRecord(response: unknown): PrivateRecord | undefined {
  const record = readWhole(readRecordKeys, response);
  const campaign = record && campaignOf(record.campaign);
  return campaign && { ...record, campaign };
}

function campaignOf(document: unknown): Campaign | undefined {
  try {
    return readCampaign(document);
  } catch {
    return undefined;
  }
}
