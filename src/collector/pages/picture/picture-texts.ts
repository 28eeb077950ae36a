import { type CampaignDocument, inLanguage } from 'campaign-widgets/contract';
import { imprintSentence } from '../../campaigns/imprint-sentence.ts';
import type { PageLanguage } from '../page-language.ts';
import { accentOnWhite } from '../page-look.ts';
import { pageDescription, type PageName } from '../page-ways.ts';

/** The texts of a picture, each in one language. */
export interface PictureTexts {
  readonly name: string;
  /** What the page is for. */
  readonly purpose: string;
  /** Who asks. */
  readonly body: string;
  /** Empty if no law requires one. */
  readonly imprint: string;
  readonly direction: 'ltr' | 'rtl';
  /** The campaign's colour, as `#rrggbb`. */
  readonly accent: string;
}

/** The texts of the picture of a page: what its link is about, and who is responsible for it. */
export function pictureTexts(
  campaign: CampaignDocument,
  speech: PageLanguage,
  page: PageName,
): PictureTexts {
  const { language, direction, messages } = speech;
  const wordsOf = (text: CampaignDocument['name']) =>
    inLanguage(text, language, campaign.languages).words;
  return {
    name: wordsOf(campaign.name),
    purpose: pageDescription(speech, page),
    body: wordsOf(campaign.controller.name),
    imprint: imprintSentence(campaign, messages) ?? '',
    direction,
    accent: accentOnWhite(campaign),
  };
}

/** The words of a picture, for whoever does not see it. */
export const pictureWords = ({ name, purpose, body, imprint }: PictureTexts): string =>
  [name, purpose, body, imprint].filter(Boolean).join(' – ');
