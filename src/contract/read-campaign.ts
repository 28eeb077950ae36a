import type { Campaign } from './campaign.ts';
import type { Problem } from './problem.ts';
import { each, must, number, oneOf, shape, text, typed } from './shape.ts';
import { CONSENT_CHANNELS, ISSUE_ORDERS } from './terms.ts';
import { isCampaignDelivery, isImprint, isLocalText, isUrlReference } from './wording.ts';

// The same as `Campaign`, as a page reads it: see `shape.ts`.

const local = must(isLocalText, 'a text, or one per language: { "en": "…", "cy": "…" }');
const url = must(isUrlReference, 'an https: address, or one relative to the document');
const yesOrNo = oneOf(true, false);
const listed = each(shape({ id: text, label: local }));

const campaign = shape({
  format: oneOf(1),
  id: text,
  version: number,
  name: local,
  endpoint: url,
  'delivery?': must(isCampaignDelivery, '{ "format": "json", "form" or "osdi" }'),
  'outboxDays?': number,
  'results?': url,
  languages: each(text),
  'opens?': text,
  'closes?': text,
  controller: shape({
    name: local,
    contact: typed(200),
    privacyUrl: url,
    complaints: typed(300),
    retentionDays: number,
  }),
  imprint: must(
    isImprint,
    '"not-required", or { "promoter": { "name", "address" } } and "onBehalfOf"',
  ),
  areas: shape({
    version: typed(40),
    wards: each(shape({ code: text, name: local, 'group?': local })),
    'lookup?': url,
  }),
  'consents?': each(
    shape({
      id: text,
      channel: oneOf(...CONSENT_CHANNELS),
      statement: local,
      version: number,
      'kinds?': each(text),
      'controller?': shape({ name: typed(200), privacyUrl: url }),
    }),
  ),
  'minimumAge?': number,
  'survey?': shape({
    issues: listed,
    'order?': oneOf(...ISSUE_ORDERS),
    'contactStep?': yesOrNo,
    'next?': local,
  }),
  'champion?': shape({
    roles: listed,
    'oneToOne?': yesOrNo,
    'organisations?': yesOrNo,
    'next?': local,
  }),
});

/**
 * Reads a campaign document as a widget relies on it: a copy, of the keys that it knows.
 * @throws Error that names every key which is wrong, and what to write instead
 */
export function readCampaign(found: unknown): Campaign {
  const problems: Problem[] = [];
  const read = campaign(found, '', problems) as Campaign;
  if (problems[0]) throw new Error(problems.map(({ message }) => message).join('; '));
  return read;
}

/** Whether the campaign takes answers at `now` (milliseconds since 1970): `before`, `open` or `after`. */
export function campaignOpenness(
  { opens, closes }: Pick<Campaign, 'opens' | 'closes'>,
  now: number,
): 'before' | 'open' | 'after' {
  if (opens && now < Date.parse(opens)) return 'before';
  return closes && now >= Date.parse(closes) ? 'after' : 'open';
}
