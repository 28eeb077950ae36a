import * as z from 'zod/mini';
import { checkedBy, formed, Instant, LanguageTag, LocalText, oneLine, Slug, UrlReference, whole } from './text.ts';

/** A Government Statistical Service code of a ward: a country's letter and eight digits. */
export const WardCode = formed(/^[EWSN]\d{8}$/, 'a GSS code, like "E05011144"');

/** What stands in place of a ward's code for who doesn't know theirs, or lives outside the campaign's. */
export const NO_WARD = ['unknown', 'outside'] as const;

/** The way a consent lets the campaign reach a person; `keep` is the one without which a named entry may not be kept. */
export const ConsentChannel = z.literal(['keep', 'email', 'sms', 'phone', 'post', 'share']);

const Body = z.object({ name: oneLine(200), address: oneLine(300) });
export const ImprintBodies = z.object({ promoter: Body, onBehalfOf: z.optional(Body) });

/** The publisher named on digital campaign material: Elections Act 2022, section 41(3). */
export const Imprint = checkedBy<'not-required' | z.infer<typeof ImprintBodies>>(
  (value) => value === 'not-required' || z.safeParse(ImprintBodies, value).success,
  '{ "promoter": { "name", "address" }, "onBehalfOf"?: { "name", "address" } }, or "not-required" where no election law asks for it',
);
export type Imprint = z.infer<typeof Imprint>;

const Consent = z.object({
  id: Slug,
  channel: ConsentChannel,
  /** The exact words beside the unticked box. Changed words are a new `version`. */
  statement: LocalText,
  version: whole(1, 1e6),
  /** Another body that may rely on this consent: UK GDPR needs it named. */
  controller: z.optional(z.object({ name: oneLine(200), privacyUrl: UrlReference })),
});
export type Consent = z.infer<typeof Consent>;

/** What a widget reads of a campaign document. It ignores keys that it doesn't know. */
export const Campaign = z.object({
  format: z.literal(1),
  id: Slug,
  /** Raised with every change: an answer is checked against the version it was given to. */
  version: whole(1, 1e6),
  name: LocalText,
  /** Where submissions are posted. */
  endpoint: UrlReference,
  /** Where the published results are read. Left out, none are shown. */
  results: z.optional(UrlReference),
  /** Languages offered, the first one first. */
  languages: z.array(LanguageTag).check(z.minLength(1), z.maxLength(20)),
  opens: z.optional(Instant),
  closes: z.optional(Instant),
  /** Who decides about the data, and what a person must be told: UK GDPR, article 13. */
  controller: z.object({
    name: LocalText,
    /** An email address, a telephone number or a page. */
    contact: oneLine(200),
    privacyUrl: UrlReference,
    /** Where to complain: an email address or a page. */
    complaints: oneLine(300),
    retentionDays: whole(1, 3660),
  }),
  imprint: Imprint,
  areas: z.object({
    /** The edition of the boundaries: ward codes change from year to year. */
    version: oneLine(40),
    wards: z.array(z.object({ code: WardCode, name: LocalText, group: z.optional(LocalText) })).check(z.minLength(1), z.maxLength(2000)),
  }),
  consents: z.optional(z.array(Consent).check(z.maxLength(20))),
  /** Age from which a person may leave their name, 16 if left out. Below it the anonymous survey still works. */
  minimumAge: z.optional(whole(13, 100)),
  survey: z.optional(
    z.object({
      issues: z.array(z.object({ id: Slug, label: LocalText })).check(z.minLength(2), z.maxLength(10)),
      /** `given` if left out. */
      order: z.optional(z.literal(['given', 'alphabetical', 'random'])),
      /** Whether to ask "Would you like to hear what happens?" after an answer. */
      contactStep: z.optional(z.literal([true, false])),
      /** What happens next, and when, told with the thanks. */
      next: z.optional(LocalText),
    }),
  ),
});
export type Campaign = z.infer<typeof Campaign>;

/** The languages that every legal sentence of the campaign is written in, in the campaign's order. */
export const offeredLanguages = ({ languages, consents = [] }: Campaign): string[] =>
  languages.filter((lang) => consents.every(({ statement }) => (typeof statement === 'string' ? lang === languages[0] : Object.hasOwn(statement, lang))));

/** The language to speak: the wanted one where the campaign offers it and `spoken` has it (`cy` serves `cy-GB`), else the first that both have. */
export function chooseLanguage(campaign: Campaign, wanted: string, spoken: readonly string[]): string {
  const offered = offeredLanguages(campaign).filter((lang) => spoken.includes(lang));
  const tag = wanted.toLowerCase();
  const [main] = tag.split('-');
  return offered.find((lang) => lang.toLowerCase() === tag) ?? offered.find((lang) => lang === main) ?? offered[0] ?? 'en';
}

/** Whether the campaign takes answers at `now` (milliseconds since 1970): `before`, `open` or `after`. */
export function openness({ opens, closes }: Pick<Campaign, 'opens' | 'closes'>, now: number): 'before' | 'open' | 'after' {
  if (opens && now < Date.parse(opens)) return 'before';
  return closes && now >= Date.parse(closes) ? 'after' : 'open';
}
