import * as z from 'zod';
import {
  CalendarDay,
  integerBetween,
  LanguageTag,
  PageUrl,
  ShortId,
  UtcInstant,
} from '../identifier-schema.ts';
import { CampaignTheme } from '../campaign/theme-schema.ts';
import { byLanguage, localText, oneLine, UrlReference, visibleText } from '../text/schema.ts';
import { MEASURE_SOURCES, MILESTONE_STATES, PLEDGE_ANSWERS, PLEDGES_KEPT } from '../vocabulary.ts';

// The exact form of what a tracker shows. A page reads it with `readReport`, which forgives more.

/** The most items of each list that a report holds. */
export const REPORT_LIMITS = {
  measures: 20,
  milestones: 20,
  wards: 2000,
  pledges: 100,
  events: 100,
  wins: 100,
  partners: 20,
} as const;

/** A name or a heading. */
export const ShortText = localText('a text of at most 120 characters', 120);
/** A sentence or a few. */
export const LongText = localText('a text of at most 500 characters', 500);

const DayOrInstant = z.union([CalendarDay, UtcInstant]);

/** A figure: anything that can be counted, also in parts, but never less than nothing. */
export const FigureValue = z.number().min(0).max(1e12);
/** A figure to reach. */
export const GoalValue = z.number().gt(0).max(1e12);

const PluralForms = z.object({ other: visibleText() }).catchall(visibleText());

/**
 * What stands after a figure: `people`, or by its plural categories (CLDR),
 * `{ "en": { "one": "person", "other": "people" } }`.
 */
export const MeasureUnit = z.union(
  [visibleText(), byLanguage(z.union([visibleText(), PluralForms]))],
  'must be a text, one per language, or one per language and plural category: ' +
    '{ "en": { "one": "person", "other": "people" } }',
);
export type MeasureUnit = z.infer<typeof MeasureUnit>;

const measureKeys = {
  /** Never reused for something else. */
  id: ShortId,
  label: ShortText,
  unit: MeasureUnit.optional(),
  goal: GoalValue.optional(),
  /** What is aimed at once the goal is reached, the nearest first. */
  stretch: z.array(GoalValue).max(5).optional(),
};

/** What a campaign document says of its progress: what is measured, and never a figure. */
export const ProgressDefinition = z.object({
  measures: z
    .array(z.object({ ...measureKeys, counts: z.enum(MEASURE_SOURCES) }))
    .max(REPORT_LIMITS.measures),
  milestones: z
    .array(z.object({ id: ShortId, label: ShortText }))
    .max(REPORT_LIMITS.milestones)
    .optional(),
  /** Addresses of other campaigns' reports, whose counts are added where they agree. */
  partners: z.array(UrlReference).max(REPORT_LIMITS.partners).optional(),
  /** Campaigns (ids, or origins of their collectors) that may add this one's counts to theirs. */
  sharedWith: z.array(oneLine(200)).max(100).optional(),
  /** The page with the tracker, to which a form leads that is closed. */
  page: UrlReference.optional(),
});
export type ProgressDefinition = z.infer<typeof ProgressDefinition>;

/** What a power-holder was asked, and what came of it. */
export const Pledge = z.object({
  who: ShortText,
  role: ShortText.optional(),
  ask: LongText,
  answer: z.enum(PLEDGE_ANSWERS),
  /** Days: of the answer, and on which it is looked at again. */
  saidOn: CalendarDay.optional(),
  followUpOn: CalendarDay.optional(),
  kept: z.enum(PLEDGES_KEPT).optional(),
  /** Where the answer can be read. */
  source: PageUrl.optional(),
});
export type Pledge = z.infer<typeof Pledge>;

/** A meeting with how many were wanted, how many came, and how many came the last time. */
export const EventHeld = z.object({
  name: ShortText,
  on: CalendarDay,
  target: GoalValue.optional(),
  turnout: FigureValue.optional(),
  lastTime: FigureValue.optional(),
});
export type EventHeld = z.infer<typeof EventHeld>;

/** Something won: what, where, when and who with. */
export const CampaignWin = z.object({
  what: LongText,
  where: ShortText.optional(),
  on: CalendarDay,
  with: z.array(ShortText).max(20).optional(),
});
export type CampaignWin = z.infer<typeof CampaignWin>;

/** How far a step of the campaign is. */
export const MilestoneState = z.object({
  state: z.enum(MILESTONE_STATES),
  date: CalendarDay.optional(),
  note: LongText.optional(),
});
export type MilestoneState = z.infer<typeof MilestoneState>;

const ReportMeasure = z.object({
  ...measureKeys,
  value: FigureValue,
  /** The day of this figure, where it is another than the report's. */
  asOf: DayOrInstant.optional(),
  /** The part of `value` that is the campaign's own, where others' counts are added to it. */
  own: FigureValue.optional(),
  /** What it was before, and on which day. */
  previous: z.object({ value: FigureValue, on: CalendarDay }).optional(),
});

const ReportMilestone = z.object({ id: ShortId, label: ShortText, ...MilestoneState.shape });

/** `values` by the ids of measures; what would tell of too few people is left out. */
const ReportWard = z.object({
  code: oneLine(20).optional(),
  name: ShortText,
  values: z.record(ShortId, FigureValue),
});

/**
 * Where a campaign stands. Anything can write one: the collector, a spreadsheet's script, a person
 * with an editor.
 */
export const ProgressReport = z.object({
  /** The day or the time of the figures: `2026-11-21` or `2026-11-21T18:04:05Z`. */
  asOf: DayOrInstant,
  name: ShortText.optional(),
  /** The campaign's id. Trackers on a page ask again once a widget has delivered for it. */
  campaign: ShortId.optional(),
  /** The languages of its texts, the one of plain strings first. */
  languages: z.array(LanguageTag).max(20).optional(),
  measures: z.array(ReportMeasure).max(REPORT_LIMITS.measures).optional(),
  milestones: z.array(ReportMilestone).max(REPORT_LIMITS.milestones).optional(),
  wards: z.array(ReportWard).max(REPORT_LIMITS.wards).optional(),
  /** How many a ward needs before its figure is told. */
  threshold: integerBetween(1, 1000).optional(),
  pledges: z.array(Pledge).max(REPORT_LIMITS.pledges).optional(),
  events: z.array(EventHeld).max(REPORT_LIMITS.events).optional(),
  wins: z.array(CampaignWin).max(REPORT_LIMITS.wins).optional(),
  /** Whose counts are added to the measures, and of when. */
  partners: z
    .array(z.object({ name: ShortText, asOf: DayOrInstant }))
    .max(REPORT_LIMITS.partners)
    .optional(),
  sharedWith: ProgressDefinition.shape.sharedWith,
  /** What a tracker looks like where the page says nothing else. */
  theme: CampaignTheme.optional(),
});
export type ProgressReport = z.infer<typeof ProgressReport>;
