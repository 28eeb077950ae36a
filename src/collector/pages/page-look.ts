import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import {
  type CampaignDocument,
  CampaignTheme,
  contrastRatio,
  MIN_CONTRAST,
  mixColours,
  THEME_DEFAULTS,
} from 'campaign-widgets/contract';
type Html = ReturnType<typeof raw>;

/** What the accent stands on, and what it is moved towards until it can be read there. */
const SCHEMES = {
  light: { paper: '#ffffff', end: '#000000' },
  dark: { paper: '#1b1b1f', end: '#ffffff' },
} as const;
const TEXT_COLOURS = ['#ffffff', '#000000'];
const MIX_STEPS = 20;

/** The campaign's own look as a style sheet of its pages. */
export interface PageLook {
  readonly element: Html;
  /** Its name in a content security policy. */
  readonly source: string;
}

/** The nearest accent that can be read as text on the paper: links have its colour. */
function readableAccent(accent: string, { paper, end }: (typeof SCHEMES)[keyof typeof SCHEMES]) {
  for (let step = 0; step < MIX_STEPS; step++) {
    const mixed = mixColours(accent, end, step / MIX_STEPS);
    if (contrastRatio(mixed, paper) >= MIN_CONTRAST.text) return mixed;
  }
  return end;
}

/** The wanted colour of the words on an accent, or the one that can be read best. */
function readableText(wanted: string, accent: string): string {
  if (contrastRatio(wanted, accent) >= MIN_CONTRAST.text) return wanted;
  const [best = wanted] = TEXT_COLOURS.toSorted(
    (one, other) => contrastRatio(other, accent) - contrastRatio(one, accent),
  );
  return best;
}

/** A document that another version of the editor wrote may have other keys, which are left out. */
function lookRules(theme: CampaignTheme): string {
  const { accent, onAccent = THEME_DEFAULTS.onAccent, radius, font } = theme;
  const coloursOf = (scheme: keyof typeof SCHEMES): string => {
    if (accent === undefined) return '';
    const readable = readableAccent(accent, SCHEMES[scheme]);
    const text = readableText(onAccent, readable);
    return `--campaign-accent:${readable};--campaign-on-accent:${text};`;
  };
  const shape = [
    radius === undefined ? '' : `--campaign-radius:${radius};`,
    font === undefined ? '' : `--campaign-font:${font};`,
  ].join('');
  return (
    `:root{${coloursOf('light')}${shape}}` +
    `@media (prefers-color-scheme:dark){:root{${coloursOf('dark')}}}` +
    // On paper every colour is black.
    '@media print{:root{--campaign-accent:#000;--campaign-on-accent:#fff}}'
  );
}

/** The accent on white: the campaign's own, or the widgets'. */
export function accentOnWhite({ theme }: Pick<CampaignDocument, 'theme'>): string {
  const { data } = CampaignTheme.safeParse(theme ?? {});
  return readableAccent(data?.accent ?? THEME_DEFAULTS.accent, SCHEMES.light);
}

const looks = new WeakMap<object, PageLook | undefined>();

/** The look of a campaign's pages; undefined if the campaign has none of its own. */
export function pageLook({ theme }: Pick<CampaignDocument, 'theme'>): PageLook | undefined {
  if (!theme) return undefined;
  if (!looks.has(theme)) looks.set(theme, createLook(theme));
  return looks.get(theme);
}

function createLook(theme: object): PageLook | undefined {
  const { data } = CampaignTheme.safeParse(theme);
  if (!data || Object.keys(data).length === 0) return undefined;
  const css = lookRules(data);
  return {
    element: raw(`<style>${css}</style>`),
    source: `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  };
}
