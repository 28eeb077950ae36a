import * as z from 'zod';

/** A colour that contrast can be computed of: `#0b5394`. */
const HexColour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#0b5394"');

/**
 * The fonts that a campaign may ask for. Each is a list of families that devices have already: no
 * font is loaded, and no name needs quotation marks.
 */
export const THEME_FONTS = [
  'system-ui, sans-serif',
  'Arial, Helvetica, Liberation Sans, sans-serif',
  'Verdana, DejaVu Sans, sans-serif',
  'Trebuchet MS, Candara, Noto Sans, sans-serif',
  'Georgia, Gelasio, Noto Serif, serif',
  'Charter, Bitstream Charter, Sitka Text, Cambria, serif',
  'Rockwell, Rockwell Nova, Roboto Slab, DejaVu Serif, serif',
] as const;

/** From square corners to a radius of nearly 2em, or at most 32px. */
const CornerRadius = z
  .string()
  .regex(
    /^(0|[01](\.[0-9]{1,3})?em|([0-9]|[12][0-9]|3[0-2])px)$/,
    'must be 0, less than 2em such as "0.5em", or at most 32px',
  );

/**
 * What a campaign's forms and trackers look like wherever a page says nothing else. The values are
 * bounded, so that nothing but a colour, a length and a font can be in them.
 */
export const CampaignTheme = z.object({
  /** Buttons, what is chosen, and bars. */
  accent: HexColour.optional(),
  /** Text on the accent. */
  onAccent: HexColour.optional(),
  /** The rounding of boxes and buttons. */
  radius: CornerRadius.optional(),
  font: z.enum(THEME_FONTS).optional(),
});
export type CampaignTheme = z.infer<typeof CampaignTheme>;
