import type { TemplateResult } from 'lit';

/** The content of a picture, in hundredths of the whole. */
export interface MeterPicture {
  full: number;
  /** The filled parts, with a gap at each goal that is passed, so that its tick stands out. */
  filled: { from: number; length: number }[];
  /** The places of passed goals. */
  marks: number[];
  /** The place of the goal. */
  goal: number;
  value: string;
}

export type DrawMeter = (picture: MeterPicture) => TemplateResult;

export type MeterLayout = 'bar' | 'ring' | 'thermometer';

/** The pictures that few pages show, in a separate file; a bar is not among them. */
export type RoundMeters = Partial<Record<MeterLayout, DrawMeter>>;
