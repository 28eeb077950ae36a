// The lists of words of a progress report, without a schema.

/** The source of a measure: what the collector counts by itself, or what an organiser records. */
export const MEASURE_SOURCES = [
  'responses',
  'recruited',
  'oneToOnes',
  'trained',
  'organisations',
  'manual',
] as const;
export type MeasureSource = (typeof MEASURE_SOURCES)[number];

export const MILESTONE_STATES = ['done', 'now', 'next', 'won'] as const;
/** A power-holder's answer to a request. */
export const PLEDGE_ANSWERS = ['yes', 'no', 'partly', 'none-yet'] as const;
/** Whether a pledge has been kept. */
export const PLEDGES_KEPT = ['yes', 'no', 'pending'] as const;
