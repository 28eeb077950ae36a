/** A colour as `#1f6fb8`: red, green and blue, from 0 to 255. */
const channelsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

const colourOf = (channels: number[]): string =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, from 0 to 1: WCAG 2.2. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour)
    .map((channel) => channel / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours such as `#1f6fb8`, from 1 to 21: WCAG 2.2. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** A colour between two such as `#1f6fb8`. @param share of the other one, from 0 to 1 */
export function mixColours(one: string, other: string, share: number): string {
  const others = channelsOf(other);
  return colourOf(
    channelsOf(one).map((channel, at) => channel + ((others[at] ?? 0) - channel) * share),
  );
}

/** A contrast with one decimal, rounded down: an insufficient one must not look sufficient. */
export const roundContrast = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1);

/** The look of widgets if neither a page nor a document sets one. */
export const THEME_DEFAULTS = { accent: '#1f6fb8', onAccent: '#ffffff', radius: '0.5em' } as const;

/** WCAG 2.2: 4.5 for text (1.4.3), 3 for what marks a choice or a figure (1.4.11). */
export const MIN_CONTRAST = { text: 4.5, light: 3, dark: 3 } as const;

/**
 * The backgrounds against which the accent is seen, beside its text: a page without a colour, and a
 * dark one.
 */
export const PAGE_GROUNDS = { light: '#ffffff', dark: '#121212' } as const;

/** The tested contrasts of an accent: with its text, and with a page. */
export type ContrastKind = keyof typeof MIN_CONTRAST;

export interface AccentColours {
  accent: string;
  onAccent: string;
}

/** The contrast of an accent with its text, and with a light and a dark page. */
export const accentContrasts = ({
  accent,
  onAccent,
}: AccentColours): Record<ContrastKind, number> => ({
  text: contrastRatio(accent, onAccent),
  light: contrastRatio(accent, PAGE_GROUNDS.light),
  dark: contrastRatio(accent, PAGE_GROUNDS.dark),
});

/**
 * Whether an accent can be used. A dark page may set its own colour, so an accent does not need
 * contrast with a dark page.
 */
export function isReadable(colours: AccentColours): boolean {
  const { text, light } = accentContrasts(colours);
  return text >= MIN_CONTRAST.text && light >= MIN_CONTRAST.light;
}

/**
 * The nearest accent, darker or lighter, that can be used with its text; undefined if there is
 * none.
 */
export function nearestAccent({ accent, onAccent }: AccentColours): string | undefined {
  const channels = channelsOf(accent);
  for (let step = 0; step <= 255; step++)
    for (const end of [0, 255]) {
      const moved = channels.map((channel) => channel + ((end - channel) * step) / 255);
      const colour = colourOf(moved);
      if (isReadable({ accent: colour, onAccent })) return colour;
    }
  return undefined;
}
