import * as z from 'zod';
import {
  LocalText,
  oneLine,
  oneOf,
  PlainNumber,
  PlainText,
  UrlReference,
  visibleText,
} from '../text/schema.ts';
import { CONSENT_CHANNELS, ISSUE_ORDERS, QUESTION_KINDS } from '../vocabulary.ts';
import { type CampaignDelivery, isCampaignDelivery } from './delivery-format.ts';

export type { CampaignDelivery };

const PublishingBody = z.object({ name: visibleText(), address: visibleText() });

/** The publisher named on digital campaign material, with name and address in any form. */
export const imprintOf = <Body extends z.ZodType>(body: Body) =>
  z.union(
    [z.literal('not-required'), z.object({ promoter: body, onBehalfOf: body.optional() })],
    'must be "not-required", or { "promoter": { "name", "address" } }',
  );
export const Imprint = imprintOf(PublishingBody);
/** The publisher named on digital campaign material: Elections Act 2022, section 41(3). */
export type Imprint = z.infer<typeof Imprint>;

export const Consent = z.object({
  id: PlainText,
  /** The way of contact that it allows, or `keep`. */
  channel: oneOf(...CONSENT_CHANNELS),
  /** The exact words beside the unticked box. Changed words are a new `version`. */
  statement: LocalText,
  /** The words beside the box where an organisation signs up; `statement` if left out. */
  organisationStatement: LocalText.optional(),
  version: PlainNumber,
  /** The kinds of submission whose forms show it; if left out, every form that asks for a name. */
  kinds: z.array(PlainText).optional(),
  /** Another body that may rely on this consent: UK GDPR needs it named. */
  controller: z.object({ name: oneLine(200), privacyUrl: UrlReference }).optional(),
});
export type Consent = z.infer<typeof Consent>;

/**
 * Who is responsible for the data, and the information that a person must get: UK GDPR, article 13.
 */
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
  group: LocalText.optional(),
});

export const CampaignAreas = z.object({
  /** The edition of the boundaries: ward codes change from year to year. */
  version: oneLine(40),
  wards: z.array(CampaignWard),
  /** The address that finds the wards of a postcode. If left out, no postcode is asked for. */
  lookup: UrlReference.optional(),
});

/** A choice, under an id that is never reused for something else. */
export const LabelledChoice = z.object({ id: PlainText, label: LocalText });

/** A campaign's own question, under an id that is never reused for something else. */
export const FurtherQuestion = z.object({
  id: PlainText,
  kind: oneOf(...QUESTION_KINDS),
  label: LocalText,
  hint: LocalText.optional(),
  /** Whether the form needs an answer to it; if left out, it may stay empty. */
  required: oneOf(true, false).optional(),
  /** What to choose from, of `choice` and `choices`. */
  choices: z.array(LabelledChoice).optional(),
});
export type FurtherQuestion = z.infer<typeof FurtherQuestion>;

export const SurveySection = z.object({
  issues: z.array(LabelledChoice),
  /** `given` if left out. */
  order: oneOf(...ISSUE_ORDERS).optional(),
  /** The campaign's questions beside the issue. */
  questions: z.array(FurtherQuestion).optional(),
  /** Whether to ask "Would you like to hear what happens?" after an answer. */
  contactStep: oneOf(true, false).optional(),
  /** What happens next, and when: shown with the thanks. */
  next: LocalText.optional(),
});

export const ChampionSection = z.object({
  /** The ways in which a champion may help. */
  roles: z.array(LabelledChoice),
  /** The campaign's further questions to a champion. */
  questions: z.array(FurtherQuestion).optional(),
  /** Whether to offer a 1-2-1 meeting. */
  oneToOne: oneOf(true, false).optional(),
  /** Whether organisations may join the coalition. */
  organisations: oneOf(true, false).optional(),
  /** What happens next, and when: shown with the thanks. */
  next: LocalText.optional(),
  /** The page where people sign up. */
  page: UrlReference.optional(),
});

/** The part of the progress section that forms need; a tracker needs `ProgressDefinition`. */
export const ProgressSection = z.object({
  /** The page with the tracker. */
  page: UrlReference.optional(),
});

/**
 * The part of a campaign document that a widget needs. It ignores unknown keys; the server of the
 * document checks the form of ids and the sizes of lists (`CampaignDocument`).
 */
export const Campaign = z.object({
  format: oneOf(1),
  id: PlainText,
  /** Increased with every change: an answer is checked against the version it refers to. */
  version: PlainNumber,
  name: LocalText,
  /** The address for submissions. */
  endpoint: UrlReference,
  /** The format of submissions, if it is not the contract's JSON. */
  delivery: z
    .custom<CampaignDelivery>(isCampaignDelivery, 'must be { "format": "json", "form" or "osdi" }')
    .optional(),
  /** Days for which a widget may keep unsent submissions; 30 if left out. */
  outboxDays: PlainNumber.optional(),
  /** The origins of the pages that may post; left out, any may. A wrong list hides no form. */
  hosts: z.unknown().optional(),
  /** The address of the published results. If left out, none are shown. */
  results: UrlReference.optional(),
  /** The address of the campaign's ballots. If left out, there are none. */
  ballots: UrlReference.optional(),
  /** Languages offered, the first one first. */
  languages: z.array(PlainText),
  opens: PlainText.optional(),
  closes: PlainText.optional(),
  controller: DataController,
  imprint: Imprint,
  areas: CampaignAreas,
  consents: z.array(Consent).optional(),
  /**
   * Age from which a person may leave their name, 16 if left out. The anonymous survey has no age
   * limit.
   */
  minimumAge: PlainNumber.optional(),
  survey: SurveySection.optional(),
  champion: ChampionSection.optional(),
  progress: ProgressSection.optional(),
  /** What the widget looks like; it leaves out what it can't use. `CampaignTheme` is the exact form. */
  theme: z.unknown().optional(),
});
export type Campaign = z.infer<typeof Campaign>;
