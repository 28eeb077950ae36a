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
import { MEASURE_SOURCES, MILESTONE_STATES, PLEDGE_ANSWERS, PLEDGES_KEPT } from './vocabulary.ts';

// The exact form of a tracker's data. A page reads it with `readReport`, which accepts more.

/** The most items of each list that a report holds. */
export const REPORT_LIMITS = {
  measures: 20,
  milestones: 20,
  wards: 2000,
  pledges: 100,
  events: 100,
  wins: 100,
  choice: 200,
  partners: 20,
} as const;

/** A name or a heading. */
export const ShortText = localText('a text of at most 120 characters', 120);
/** A sentence or a few. */
export const LongText = localText('a text of at most 500 characters', 500);

const DayOrInstant = z.union([CalendarDay, UtcInstant]);

/** A figure: any count, also in fractions, but never negative. */
export const FigureValue = z.number().min(0).max(1e12);
/** A figure to reach. */
export const GoalValue = z.number().gt(0).max(1e12);

const PluralForms = z.object({ other: visibleText() }).catchall(visibleText());

/**
 * The unit after a figure: `people`, or by its plural categories (CLDR), `{ "en": { "one":
 * "person", "other": "people" } }`.
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
  /** The next goals after the first is reached, the nearest first. */
  stretch: z.array(GoalValue).max(5).optional(),
};

/** The progress part of a campaign document: the measures, and never a figure. */
export const ProgressDefinition = z.object({
  measures: z
    .array(z.object({ ...measureKeys, counts: z.enum(MEASURE_SOURCES) }))
    .max(REPORT_LIMITS.measures),
  milestones: z
    .array(z.object({ id: ShortId, label: ShortText }))
    .max(REPORT_LIMITS.milestones)
    .optional(),
  /** Addresses of other campaigns' reports, whose counts are added if they allow it. */
  partners: z.array(UrlReference).max(REPORT_LIMITS.partners).optional(),
  /** Campaigns (ids, or origins of their collectors) that may add this one's counts to theirs. */
  sharedWith: z.array(oneLine(200)).max(100).optional(),
  /** The page with the tracker: a closed form links to it. */
  page: UrlReference.optional(),
});
export type ProgressDefinition = z.infer<typeof ProgressDefinition>;

/** A request to a power-holder, and its result. */
export const Pledge = z.object({
  who: ShortText,
  role: ShortText.optional(),
  ask: LongText,
  answer: z.enum(PLEDGE_ANSWERS),
  /** Days: of the answer, and of its next review. */
  saidOn: CalendarDay.optional(),
  followUpOn: CalendarDay.optional(),
  kept: z.enum(PLEDGES_KEPT).optional(),
  /** The page with the answer. */
  source: PageUrl.optional(),
});
export type Pledge = z.infer<typeof Pledge>;

/** A meeting with its target, its attendance, and the attendance of the last one. */
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

/** The state of a step of the campaign. */
export const MilestoneState = z.object({
  state: z.enum(MILESTONE_STATES),
  date: CalendarDay.optional(),
  note: LongText.optional(),
});
export type MilestoneState = z.infer<typeof MilestoneState>;

/** What residents of one or several wards chose in a vote. */
export const WardChoice = z.object({
  /** The names of the wards, or the one name of all of them. */
  where: z.array(ShortText).min(1).max(REPORT_LIMITS.wards),
  /** The issues that the campaign takes up; empty if none was chosen. */
  chosen: z.array(ShortText).max(8),
  /** The issues that share the first place, while the tie is not settled. */
  tied: z.array(ShortText).max(8).optional(),
  /** The day on which the result was declared. */
  on: CalendarDay,
  /** The page with the whole result. */
  source: PageUrl.optional(),
});
export type WardChoice = z.infer<typeof WardChoice>;

const ReportMeasure = z.object({
  ...measureKeys,
  value: FigureValue,
  /** The day of this figure, if it differs from the report's. */
  asOf: DayOrInstant.optional(),
  /** The campaign's own part of `value`, if others' counts are added to it. */
  own: FigureValue.optional(),
  /** The earlier figure, and its day. */
  previous: z.object({ value: FigureValue, on: CalendarDay }).optional(),
});

const ReportMilestone = z.object({ id: ShortId, label: ShortText, ...MilestoneState.shape });

/** `values` by the ids of measures; a value that could identify people is left out. */
const ReportWard = z.object({
  code: oneLine(20).optional(),
  name: ShortText,
  values: z.record(ShortId, FigureValue),
});

/**
 * The progress of a campaign. Anything can write a report: the collector, a spreadsheet's script,
 * a person with an editor.
 */
export const ProgressReport = z.object({
  /** The day or the time of the figures: `2026-11-21` or `2026-11-21T18:04:05Z`. */
  asOf: DayOrInstant,
  name: ShortText.optional(),
  /** The campaign's id. Trackers on a page reload when a widget has delivered for it. */
  campaign: ShortId.optional(),
  /** The languages of its texts, the one of plain strings first. */
  languages: z.array(LanguageTag).max(20).optional(),
  measures: z.array(ReportMeasure).max(REPORT_LIMITS.measures).optional(),
  milestones: z.array(ReportMilestone).max(REPORT_LIMITS.milestones).optional(),
  wards: z.array(ReportWard).max(REPORT_LIMITS.wards).optional(),
  /** How many answers a ward needs before its figure is shown. */
  threshold: integerBetween(1, 1000).optional(),
  pledges: z.array(Pledge).max(REPORT_LIMITS.pledges).optional(),
  events: z.array(EventHeld).max(REPORT_LIMITS.events).optional(),
  wins: z.array(CampaignWin).max(REPORT_LIMITS.wins).optional(),
  /** What was chosen in a vote, ward by ward. */
  choice: z.array(WardChoice).max(REPORT_LIMITS.choice).optional(),
  /** The campaigns whose counts are added to the measures, with their dates. */
  partners: z
    .array(z.object({ name: ShortText, asOf: DayOrInstant }))
    .max(REPORT_LIMITS.partners)
    .optional(),
  sharedWith: ProgressDefinition.shape.sharedWith,
  /** The look of a tracker if the page sets none. */
  theme: CampaignTheme.optional(),
});
export type ProgressReport = z.infer<typeof ProgressReport>;
