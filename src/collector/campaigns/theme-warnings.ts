import {
  accentContrasts,
  CampaignTheme,
  isObject,
  MIN_CONTRAST,
  nearestAccent,
  type Problem,
  roundContrast,
  THEME_DEFAULTS,
} from 'campaign-widgets/contract';
import { documentProblem } from './document-checks.ts';

/** Colours of a document that many people could not tell apart. */
export function themeWarnings(written: unknown): Problem[] {
  const theme = CampaignTheme.safeParse(isObject(written) ? written.theme : undefined).data;
  if (theme?.accent === undefined && theme?.onAccent === undefined) return [];
  const { accent = THEME_DEFAULTS.accent, onAccent = THEME_DEFAULTS.onAccent } = theme;
  const { text, light } = accentContrasts({ accent, onAccent });
  const nearest = nearestAccent({ accent, onAccent });
  const dataOf = (ratio: number) => ({
    ratio: roundContrast(ratio),
    ...(nearest !== undefined && { nearest }),
  });
  const field = theme.accent === undefined ? 'theme.onAccent' : 'theme.accent';
  if (text < MIN_CONTRAST.text) return [documentProblem(field, 'text-contrast', dataOf(text))];
  if (light < MIN_CONTRAST.light) return [documentProblem(field, 'page-contrast', dataOf(light))];
  return [];
}
