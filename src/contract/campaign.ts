import * as z from 'zod/mini';
import { AnyNumber, AnyText, checkedBy, LocalText, oneLine, oneOf, UrlReference } from './text.ts';

/** What stands in place of a ward's code for who doesn't know theirs, or lives outside the campaign's. */
export const NO_WARD = ['unknown', 'outside'] as const;

/** Where an answer was taken. */
export const CHANNELS = ['online', 'doorstep', 'phone', 'event', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a submission is: an anonymous answer, somebody who would like to hear more, a champion or an organisation. */
export const KINDS = ['issue-response', 'contact', 'champion-signup'] as const;
export type Kind = (typeof KINDS)[number];

const Body = z.object({ name: oneLine(200), address: oneLine(300) });
export const ImprintBodies = z.object({ promoter: Body, onBehalfOf: z.optional(Body) });

/** The publisher named on digital campaign material: Elections Act 2022, section 41(3). */
export const Imprint = checkedBy<'not-required' | z.infer<typeof ImprintBodies>>(
  (value) => value === 'not-required' || z.safeParse(ImprintBodies, value).success,
  '"not-required", or { "promoter": { "name", "address" } } and "onBehalfOf"',
);
export type Imprint = z.infer<typeof Imprint>;

export const Consent = z.object({
  id: AnyText,
  /** The way it lets the campaign reach a person; `keep` is the one without which a named entry may not be kept. */
  channel: oneOf('keep', 'email', 'sms', 'phone', 'post', 'share'),
  /** The exact words beside the unticked box. Changed words are a new `version`. */
  statement: LocalText,
  version: AnyNumber,
  /** The forms that show it, by the kind of their submission; left out, every form that asks for a name. */
  kinds: z.optional(z.array(AnyText)),
  /** Another body that may rely on this consent: UK GDPR needs it named. */
  controller: z.optional(z.object({ name: oneLine(200), privacyUrl: UrlReference })),
});
export type Consent = z.infer<typeof Consent>;

/** Who decides about the data, and what a person must be told: UK GDPR, article 13. */
export const Controller = z.object({
  name: LocalText,
  /** An email address, a telephone number or a page. */
  contact: oneLine(200),
  privacyUrl: UrlReference,
  /** Where to complain: an email address or a page. */
  complaints: oneLine(300),
  retentionDays: AnyNumber,
});

/** `code` is a GSS code, `group` what a long list puts together: a town, a council. */
export const Ward = z.object({ code: AnyText, name: LocalText, group: z.optional(LocalText) });

export const Areas = z.object({
  /** The edition of the boundaries: ward codes change from year to year. */
  version: oneLine(40),
  wards: z.array(Ward),
  /** Where a postcode is posted to find its wards. Left out, no postcode is asked for. */
  lookup: z.optional(UrlReference),
});

/** Something to choose, under an id that is never used again for something else. */
export const Issue = z.object({ id: AnyText, label: LocalText });

export const Survey = z.object({
  issues: z.array(Issue),
  /** `given` if left out. */
  order: z.optional(oneOf('given', 'alphabetical', 'random')),
  /** Whether to ask "Would you like to hear what happens?" after an answer. */
  contactStep: z.optional(oneOf(true, false)),
  /** What happens next, and when, told with the thanks. */
  next: z.optional(LocalText),
});

export const Champion = z.object({
  /** How a champion may help. */
  roles: z.array(Issue),
  /** Whether to offer a 1-2-1 meeting. */
  oneToOne: z.optional(oneOf(true, false)),
  /** Whether organisations may join the coalition. */
  organisations: z.optional(oneOf(true, false)),
  /** What happens next, and when, told with the thanks. */
  next: z.optional(LocalText),
});

/**
 * What a widget relies on in a campaign document. It ignores keys that it doesn't know; the forms of ids and the sizes of
 * lists are for whoever serves the document to check (`CampaignDocument`).
 */
export const Campaign = z.object({
  format: oneOf(1),
  id: AnyText,
  /** Raised with every change: an answer is checked against the version it was given to. */
  version: AnyNumber,
  name: LocalText,
  /** Where submissions are posted. */
  endpoint: UrlReference,
  /** Where the published results are read. Left out, none are shown. */
  results: z.optional(UrlReference),
  /** Languages offered, the first one first. */
  languages: z.array(AnyText),
  opens: z.optional(AnyText),
  closes: z.optional(AnyText),
  controller: Controller,
  imprint: Imprint,
  areas: Areas,
  consents: z.optional(z.array(Consent)),
  /** Age from which a person may leave their name, 16 if left out. Below it the anonymous survey still works. */
  minimumAge: z.optional(AnyNumber),
  survey: z.optional(Survey),
  champion: z.optional(Champion),
});
export type Campaign = z.infer<typeof Campaign>;

/** Whether the campaign takes answers at `now` (milliseconds since 1970): `before`, `open` or `after`. */
export function openness({ opens, closes }: Pick<Campaign, 'opens' | 'closes'>, now: number): 'before' | 'open' | 'after' {
  if (opens && now < Date.parse(opens)) return 'before';
  return closes && now >= Date.parse(closes) ? 'after' : 'open';
}
