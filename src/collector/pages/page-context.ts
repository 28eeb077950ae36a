import type { Context } from 'hono';
import { type CampaignDocument, resolveUrl } from 'campaign-widgets/contract';
import { createHostedContext, hasSignup, type ViewContext } from 'campaign-widgets/hosted';
import type { PageLanguage } from './page-language.ts';

/** The context of the widgets' templates on a page of this collector. */
export const pageContext = (
  campaign: CampaignDocument,
  speech: PageLanguage,
  publicUrl: string,
): ViewContext =>
  createHostedContext(campaign, speech, (reference) =>
    resolveUrl(reference, `${publicUrl}/campaigns/${campaign.id}`),
  );

/** If the sign-up of a campaign has no page elsewhere, it is the one of this collector. */
export function withOwnSignup(campaign: CampaignDocument, language: string): CampaignDocument {
  const { champion, id } = campaign;
  if (!champion || champion.page || !hasSignup(campaign, 'champion')) return campaign;
  return { ...campaign, champion: { ...champion, page: `/pages/${id}/signup?lang=${language}` } };
}

/** The public address of the collector, without a slash at the end. */
export const originOf = (c: Context, publicUrl: string): string =>
  publicUrl || new URL(c.req.url).origin;
