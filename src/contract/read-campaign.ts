import type { Campaign } from './campaign.ts';
import { CONSENT_CHANNELS, ORDERS } from './terms.ts';
import { isDelivery, isImprint, isLine, isLocalText, isObject, isUrlReference } from './wording.ts';

// The same as `Campaign`, by hand: a page has this before it paints, and the schemas after (docs/decisions/0009). A test
// holds both to the same words about every mistake.

/** Tells what is wrong with a value, if anything is. */
type Check = (value: unknown, path: string, mistakes: string[]) => void;

const must = (holds: (value: unknown) => boolean, be: string): Check => (value, path, mistakes) => {
  if (!holds(value)) mistakes.push(`${path || 'the whole'} must ${be}`);
};
const isList = must(Array.isArray, 'be array');
const isWhole = must(isObject, 'be object');

const each = (item: Check): Check => (value, path, mistakes) => {
  isList(value, path, mistakes);
  if (Array.isArray(value)) value.forEach((one, at) => item(one, `${path}.${at}`, mistakes));
};

/** Keys with a question mark may be left out; others than these are passed over. */
const shape = (keys: Record<string, Check>): Check => (value, path, mistakes) => {
  isWhole(value, path, mistakes);
  if (!isObject(value)) return;
  for (const [named, check] of Object.entries(keys)) {
    const key = named.replace('?', '');
    if (key === named || value[key] !== undefined) check(value[key], path ? `${path}.${key}` : key, mistakes);
  }
};

const text = must((value) => typeof value === 'string', 'be a text');
const number = must(Number.isFinite, 'be a number');
const local = must(isLocalText, 'be a text, or one per language: { "en": "…", "cy": "…" }');
const url = must(isUrlReference, 'be an https: address, or one relative to the document');
const oneOf = (...values: readonly unknown[]) => must((value) => values.includes(value), `be ${values.join(' or ')}`);
const yesOrNo = oneOf(true, false);
const inLength = (max: number) => must((value) => isLine(value) && (value as string).trim().length <= max, `have 1 to ${max} characters`);
const line = (max: number): Check => (value, ...at) => (typeof value === 'string' ? inLength(max) : text)(value, ...at);
const listed = each(shape({ id: text, label: local }));

const campaign = shape({
  format: oneOf(1),
  id: text,
  version: number,
  name: local,
  endpoint: url,
  'delivery?': must(isDelivery, 'be { "format": "json", "form" or "osdi" }'),
  'outboxDays?': number,
  'results?': url,
  languages: each(text),
  'opens?': text,
  'closes?': text,
  controller: shape({ name: local, contact: line(200), privacyUrl: url, complaints: line(300), retentionDays: number }),
  imprint: must(isImprint, 'be "not-required", or { "promoter": { "name", "address" } } and "onBehalfOf"'),
  areas: shape({ version: line(40), wards: each(shape({ code: text, name: local, 'group?': local })), 'lookup?': url }),
  'consents?': each(
    shape({ id: text, channel: oneOf(...CONSENT_CHANNELS), statement: local, version: number, 'kinds?': each(text), 'controller?': shape({ name: line(200), privacyUrl: url }) }),
  ),
  'minimumAge?': number,
  'survey?': shape({ issues: listed, 'order?': oneOf(...ORDERS), 'contactStep?': yesOrNo, 'next?': local }),
  'champion?': shape({ roles: listed, 'oneToOne?': yesOrNo, 'organisations?': yesOrNo, 'next?': local }),
});

/**
 * Reads a campaign document as a widget relies on it.
 * @throws Error that names every key which is wrong, and what to write instead
 */
export function readCampaign(found: unknown): Campaign {
  const mistakes: string[] = [];
  campaign(found, '', mistakes);
  if (mistakes[0]) throw new Error(mistakes.join('; '));
  return found as Campaign;
}

/** Whether the campaign takes answers at `now` (milliseconds since 1970): `before`, `open` or `after`. */
export function openness({ opens, closes }: Pick<Campaign, 'opens' | 'closes'>, now: number): 'before' | 'open' | 'after' {
  if (opens && now < Date.parse(opens)) return 'before';
  return closes && now >= Date.parse(closes) ? 'after' : 'open';
}
