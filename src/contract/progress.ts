import * as z from 'zod/mini';
import { UtcInstant, LanguageTag, ShortId, integerBetween } from './strict.ts';
import { checkedBy, oneLine, UrlReference } from './text.ts';
import { isLocalText, type LocalText } from './wording.ts';

// The exact form of what a tracker shows. A page reads it with `readReport`, which is smaller and forgives more.

/** What a measure counts: what the collector counts by itself, or what an organiser writes down. */
export const MEASURE_SOURCES = [
  'responses',
  'recruited',
  'oneToOnes',
  'trained',
  'organisations',
  'manual',
] as const;
export type MeasureSource = (typeof MEASURE_SOURCES)[number];

export const MILESTONE_STATES = ['done', 'now', 'next'] as const;
/** What a power-holder said to what was asked of them. */
export const PLEDGE_ANSWERS = ['yes', 'no', 'partly', 'none-yet'] as const;
/** Whether a pledge has been kept. */
export const PLEDGES_KEPT = ['yes', 'no', 'pending'] as const;

/** The most of a list that a report holds; a page shows no more of it. */
export const REPORT_LIMITS = {
  measures: 20,
  milestones: 20,
  wards: 2000,
  pledges: 100,
  events: 100,
  wins: 100,
  partners: 20,
} as const;

const textOf = (max: number) =>
  checkedBy<LocalText>(
    (value) =>
      isLocalText(value) &&
      Object.values(typeof value === 'string' ? [value] : value).every(
        (words) => words.length <= max,
      ),
    `a text of at most ${max} characters, or one per language: { "en": "…", "cy": "…" }`,
  );
/** A name or a heading. */
export const ShortText = textOf(120);
/** A sentence or a few. */
export const LongText = textOf(500);

/** A day, `2026-11-21`. */
export const CalendarDay = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\d$/, 'must be a day, like "2026-11-21"'),
  z.refine(
    (day: string) => (new Date(day).toJSON() as string | null)?.slice(0, 10) === day,
    'must be a day that exists',
  ),
);
const DayOrInstant = z.union([CalendarDay, UtcInstant]);

/** A figure: anything that can be counted, also in parts, but never less than nothing. */
export const FigureValue = z.number().check(z.gte(0), z.lte(1e12));
/** A figure to reach. */
export const GoalValue = z.number().check(z.gt(0), z.lte(1e12));

/** A page of the web, whole, with https:. */
export const PageUrl = checkedBy<string>(
  (value) =>
    typeof value === 'string' &&
    value.length <= 500 &&
    URL.canParse(value) &&
    new URL(value).protocol === 'https:',
  'the whole address of a page, with https:',
);

/** What stands after a figure: `people`, or by its plural categories (CLDR), `{ "en": { "one": "person", "other": "people" } }`. */
export const MeasureUnit = checkedBy<MeasureUnit>(
  (value) =>
    isLocalText(value) ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length > 0 &&
      Object.values(value).every(
        (unit) => isLocalText(unit) && (typeof unit === 'string' || Object.hasOwn(unit, 'other')),
      )),
  'a text, one per language, or one per language and plural category: { "en": { "one": "person", "other": "people" } }',
);
export type MeasureUnit = LocalText | Record<string, string | Record<string, string>>;

const list = <Item extends z.ZodMiniType>(item: Item, most: number) =>
  z.array(item).check(z.maxLength(most));

const measured = {
  /** Never reused for something else. */
  id: ShortId,
  label: ShortText,
  unit: z.optional(MeasureUnit),
  goal: z.optional(GoalValue),
  /** What is aimed at once the goal is reached, the nearest first. */
  stretch: z.optional(list(GoalValue, 5)),
};

/** What a campaign document says of its progress: what is measured, and never a figure. */
export const ProgressDefinition = z.object({
  measures: list(
    z.object({ ...measured, counts: z.enum(MEASURE_SOURCES) }),
    REPORT_LIMITS.measures,
  ),
  milestones: z.optional(
    list(z.object({ id: ShortId, label: ShortText }), REPORT_LIMITS.milestones),
  ),
  /** Addresses of other campaigns' reports, whose counts are added where they agree. */
  partners: z.optional(list(UrlReference, REPORT_LIMITS.partners)),
  /** Campaigns (ids, or origins of their collectors) that may add this one's counts to theirs. */
  sharedWith: z.optional(list(oneLine(200), 100)),
});
export type ProgressDefinition = z.infer<typeof ProgressDefinition>;

/** What a power-holder was asked, and what came of it. */
export const Pledge = z.object({
  who: ShortText,
  role: z.optional(ShortText),
  ask: LongText,
  answer: z.enum(PLEDGE_ANSWERS),
  /** Days: of the answer, and on which it is looked at again. */
  saidOn: z.optional(CalendarDay),
  followUpOn: z.optional(CalendarDay),
  kept: z.optional(z.enum(PLEDGES_KEPT)),
  /** Where the answer can be read. */
  source: z.optional(PageUrl),
});
export type Pledge = z.infer<typeof Pledge>;

/** A meeting with how many were wanted, how many came, and how many came the last time. */
export const EventHeld = z.object({
  name: ShortText,
  on: CalendarDay,
  target: z.optional(GoalValue),
  turnout: z.optional(FigureValue),
  lastTime: z.optional(FigureValue),
});
export type EventHeld = z.infer<typeof EventHeld>;

/** Something won: what, where, when and who with. */
export const CampaignWin = z.object({
  what: LongText,
  where: z.optional(ShortText),
  on: CalendarDay,
  with: z.optional(list(ShortText, 20)),
});
export type CampaignWin = z.infer<typeof CampaignWin>;

/** How far a step of the campaign is. */
export const MilestoneState = z.object({
  state: z.enum(MILESTONE_STATES),
  date: z.optional(CalendarDay),
  note: z.optional(LongText),
});
export type MilestoneState = z.infer<typeof MilestoneState>;

/** Where a campaign stands. Anything can write one: the collector, a spreadsheet's script, a person with an editor. */
export const ProgressReport = z.object({
  /** The day or the time of the figures: `2026-11-21` or `2026-11-21T18:04:05Z`. */
  asOf: DayOrInstant,
  name: z.optional(ShortText),
  /** The campaign's id. Trackers on a page ask again once a widget has delivered for it. */
  campaign: z.optional(ShortId),
  /** The languages of its texts, the one of plain strings first. */
  languages: z.optional(list(LanguageTag, 20)),
  measures: z.optional(
    list(
      z.object({
        ...measured,
        value: FigureValue,
        /** The day of this figure, where it is another than the report's. */
        asOf: z.optional(DayOrInstant),
        /** The part of `value` that is the campaign's own, where others' counts are added to it. */
        own: z.optional(FigureValue),
        /** What it was before, and on which day. */
        previous: z.optional(z.object({ value: FigureValue, on: CalendarDay })),
      }),
      REPORT_LIMITS.measures,
    ),
  ),
  milestones: z.optional(
    list(
      z.object({ id: ShortId, label: ShortText, ...MilestoneState.shape }),
      REPORT_LIMITS.milestones,
    ),
  ),
  /** `values` by the ids of measures; what would tell of too few people is left out. */
  wards: z.optional(
    list(
      z.object({
        code: z.optional(oneLine(20)),
        name: ShortText,
        values: z.record(ShortId, FigureValue),
      }),
      REPORT_LIMITS.wards,
    ),
  ),
  /** How many a ward needs before its figure is told. */
  threshold: z.optional(integerBetween(1, 1000)),
  pledges: z.optional(list(Pledge, REPORT_LIMITS.pledges)),
  events: z.optional(list(EventHeld, REPORT_LIMITS.events)),
  wins: z.optional(list(CampaignWin, REPORT_LIMITS.wins)),
  /** Whose counts are added to the measures, and of when. */
  partners: z.optional(
    list(z.object({ name: ShortText, asOf: DayOrInstant }), REPORT_LIMITS.partners),
  ),
  sharedWith: ProgressDefinition.shape.sharedWith,
});
export type ProgressReport = z.infer<typeof ProgressReport>;
