import * as z from 'zod';

/** A colour whose contrast can be computed: `#0b5394`. */
const HexColour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#0b5394"');

/**
 * The fonts that a campaign may use. Each is a list of families that devices have already: no font
 * is loaded, and no name needs quotation marks.
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
 * The look of a campaign's forms and trackers if a page sets none. The values are restricted to
 * colours, lengths and fonts.
 */
export const CampaignTheme = z.object({
  /** The colour of buttons, of chosen options, and of bars. */
  accent: HexColour.optional(),
  /** Text on the accent. */
  onAccent: HexColour.optional(),
  /** The rounding of boxes and buttons. */
  radius: CornerRadius.optional(),
  font: z.enum(THEME_FONTS).optional(),
});
export type CampaignTheme = z.infer<typeof CampaignTheme>;
