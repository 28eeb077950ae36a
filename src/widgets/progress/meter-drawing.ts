import type { TemplateResult } from 'lit';

/** What a picture shows, in hundredths of the whole. */
export interface MeterPicture {
  full: number;
  /** The filled parts, with a gap at each goal that is passed, so that its tick stands out. */
  filled: { from: number; length: number }[];
  /** Where goals are passed. */
  marks: number[];
  /** Where the goal is. */
  goal: number;
  value: string;
}

export type DrawMeter = (picture: MeterPicture) => TemplateResult;

/** The pictures that few pages show, in a file of their own. */
export type RoundMeters = Record<'ring' | 'thermometer', DrawMeter>;
