import type { CampaignDocument } from 'campaign-widgets/contract';
import { type PageName, pagePath } from '../page-ways.ts';

/** What messengers and social networks show whole: https://ogp.me names no size, they do. */
export const PICTURE_SIZE_PX = { width: 1200, height: 630 } as const;

/** The file name of the picture of a page. */
export const pictureFile = (page: PageName): string => `${page}.png`;

/** The path of a picture. The version is in it so that networks fetch a picture that has changed. */
export const picturePath = (
  campaign: Pick<CampaignDocument, 'id' | 'version'>,
  page: PageName,
  language: string,
): string => `${pagePath(campaign, pictureFile(page))}?lang=${language}&v=${campaign.version}`;
