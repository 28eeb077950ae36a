import type { CampaignDocument } from 'campaign-widgets/contract';
import { localText, type NamedOption } from '../campaigns/display-names.ts';
import type { LanguageTag } from '../organiser/ui/page-languages.ts';
import type { AnswerTheme } from './theme-records.ts';

/**
 * Everything that a text can be sorted under, and that a ward can choose from: the issues of the
 * document in its order, then the themes.
 */
export const listCandidates = (
  campaign: CampaignDocument,
  themes: readonly AnswerTheme[],
  language?: LanguageTag,
): NamedOption[] => [
  ...(campaign.survey?.issues ?? []).map(({ id, label }): NamedOption => [
    id,
    localText(campaign, label, language),
  ]),
  ...themes.map(({ id, label }): NamedOption => [id, localText(campaign, label, language)]),
];
