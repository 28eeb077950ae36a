import * as z from 'zod/mini';
import { CONSENT_CHANNELS, type SubmissionFormat, ISSUE_ORDERS } from './terms.ts';
import {
  PlainNumber,
  PlainText,
  checkedBy,
  LocalText,
  oneLine,
  oneOf,
  UrlReference,
} from './text.ts';
import { isCampaignDelivery, isImprint } from './wording.ts';

interface PublishingBody {
  name: string;
  address: string;
}
/** The publisher named on digital campaign material: Elections Act 2022, section 41(3). */
export type Imprint =
  'not-required' | { promoter: PublishingBody; onBehalfOf?: PublishingBody | undefined };
export const imprintBy = (holds: (value: unknown) => boolean) =>
  checkedBy<Imprint>(
    holds,
    '"not-required", or { "promoter": { "name", "address" } } and "onBehalfOf"',
  );

export const Consent = z.object({
  id: PlainText,
  /** The way it lets the campaign reach a person, or `keep`. */
  channel: oneOf(...CONSENT_CHANNELS),
  /** The exact words beside the unticked box. Changed words are a new `version`. */
  statement: LocalText,
  version: PlainNumber,
  /** The forms that show it, by the kind of their submission; left out, every form that asks for a name. */
  kinds: z.optional(z.array(PlainText)),
  /** Another body that may rely on this consent: UK GDPR needs it named. */
  controller: z.optional(z.object({ name: oneLine(200), privacyUrl: UrlReference })),
});
export type Consent = z.infer<typeof Consent>;

/** Who decides about the data, and what a person must be told: UK GDPR, article 13. */
export const DataController = z.object({
  name: LocalText,
  /** An email address, a telephone number or a page. */
  contact: oneLine(200),
  privacyUrl: UrlReference,
  /** Where to complain: an email address or a page. */
  complaints: oneLine(300),
  retentionDays: PlainNumber,
});

/** `code` is a GSS code, `group` what a long list puts together: a town, a council. */
export const CampaignWard = z.object({
  code: PlainText,
  name: LocalText,
  group: z.optional(LocalText),
});

export const CampaignAreas = z.object({
  /** The edition of the boundaries: ward codes change from year to year. */
  version: oneLine(40),
  wards: z.array(CampaignWard),
  /** Where a postcode is posted to find its wards. Left out, no postcode is asked for. */
  lookup: z.optional(UrlReference),
});

/** Something to choose, under an id that is never used again for something else. */
export const LabelledChoice = z.object({ id: PlainText, label: LocalText });

export const SurveySection = z.object({
  issues: z.array(LabelledChoice),
  /** `given` if left out. */
  order: z.optional(oneOf(...ISSUE_ORDERS)),
  /** Whether to ask "Would you like to hear what happens?" after an answer. */
  contactStep: z.optional(oneOf(true, false)),
  /** What happens next, and when, told with the thanks. */
  next: z.optional(LocalText),
});

export const ChampionSection = z.object({
  /** How a champion may help. */
  roles: z.array(LabelledChoice),
  /** Whether to offer a 1-2-1 meeting. */
  oneToOne: z.optional(oneOf(true, false)),
  /** Whether organisations may join the coalition. */
  organisations: z.optional(oneOf(true, false)),
  /** What happens next, and when, told with the thanks. */
  next: z.optional(LocalText),
});

/** Another way than the contract's JSON to the endpoint. */
export interface CampaignDelivery {
  format: SubmissionFormat;
  /** The kinds that go this way, all if left out. */
  kinds?: string[] | undefined;
  /** Where they are posted, in place of the document's `endpoint`. */
  endpoint?: string | undefined;
  /** What the endpoint calls a field, by our name for it; an empty name leaves it out. */
  fields?: Record<string, string> | undefined;
  /** Of `osdi`: tags to add to the person. */
  tags?: string[] | undefined;
  /** Of `osdi`: whether the service answers the person by email. */
  autoresponse?: boolean | undefined;
}

/**
 * What a widget relies on in a campaign document. It ignores keys that it doesn't know; the forms of ids and the sizes of
 * lists are for whoever serves the document to check (`CampaignDocument`).
 */
export const Campaign = z.object({
  format: oneOf(1),
  id: PlainText,
  /** Raised with every change: an answer is checked against the version it was given to. */
  version: PlainNumber,
  name: LocalText,
  /** Where submissions are posted. */
  endpoint: UrlReference,
  /** How to post them, where that is not the contract's JSON. */
  delivery: z.optional(
    checkedBy<CampaignDelivery>(isCampaignDelivery, '{ "format": "json", "form" or "osdi" }'),
  ),
  /** Days for which a widget may keep what waits to be sent; 30 if left out. */
  outboxDays: z.optional(PlainNumber),
  /** Where the published results are read. Left out, none are shown. */
  results: z.optional(UrlReference),
  /** Languages offered, the first one first. */
  languages: z.array(PlainText),
  opens: z.optional(PlainText),
  closes: z.optional(PlainText),
  controller: DataController,
  imprint: imprintBy(isImprint),
  areas: CampaignAreas,
  consents: z.optional(z.array(Consent)),
  /** Age from which a person may leave their name, 16 if left out. Below it the anonymous survey still works. */
  minimumAge: z.optional(PlainNumber),
  survey: z.optional(SurveySection),
  champion: z.optional(ChampionSection),
});
export type Campaign = z.infer<typeof Campaign>;
