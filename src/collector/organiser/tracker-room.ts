import type { CampaignDocument } from 'campaign-widgets/contract';

/** Of a tracker with bars, in em: a figure with its bar and the room below it. */
const FIGURE_EM = 7.1;
/** What stands below the figures: the day, the imprint and, where there are several, the languages. */
const NOTES_EM = { narrow: 7.8, wide: 5.3 };
const LANGUAGES_EM = 4.5;
/** How wide a window is in which two figures stand beside each other. */
const TWO_COLUMNS_EM = 35;

/**
 * The `min-height` that keeps free the room of a campaign's tracker, in one column on a telephone
 * and in two elsewhere. There is no length in CSS for “is it wider?”: a steep line between two
 * bounds stands for it, which strict policies and every cleaner let through.
 */
export function trackerRoom({
  progress,
  languages,
}: Pick<CampaignDocument, 'progress' | 'languages'>): string {
  const figures = progress?.measures.length ?? 0;
  const languageList = languages.length > 1 ? LANGUAGES_EM : 0;
  const inEm = (rows: number, notes: number) =>
    `${(rows * FIGURE_EM + notes + languageList).toFixed(0)}em`;
  const narrow = inEm(figures, NOTES_EM.narrow);
  const wide = inEm(Math.ceil(figures / 2), NOTES_EM.wide);
  return `clamp(${wide},(${TWO_COLUMNS_EM}em - 100vw)*99,${narrow})`;
}
