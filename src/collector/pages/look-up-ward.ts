import { type CampaignDocument, inLanguage, normalisePostcode } from 'campaign-widgets/contract';
import { describeWards, wardLookupMessages } from 'campaign-widgets/hosted';
import type { AreaLookup } from '../public/area-lookup.ts';
import type { PageLanguage } from './page-language.ts';

/** Finds the ward of a postcode that was typed into a form. It is forgotten at once. */
export async function lookUpWard(
  typed: string,
  campaign: CampaignDocument,
  { language, messages }: PageLanguage,
  findAreas: AreaLookup,
): Promise<{ words: string; chosen: string | undefined }> {
  const words = wardLookupMessages(messages);
  const postcode = normalisePostcode(typed);
  if (!postcode) return { words: words.notPostcode, chosen: undefined };
  try {
    const areas = await findAreas(postcode, campaign);
    return describeWards(areas, campaign, words, ({ code, name }) => {
      const known = campaign.areas.wards.find((ward) => ward.code === code);
      return known ? inLanguage(known.name, language, campaign.languages).words : name;
    });
  } catch {
    return { words: messages.ward.notFound, chosen: undefined };
  }
}
