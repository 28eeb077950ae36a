import type { Context } from 'hono';
import type { CampaignDocument, Problem, PublicBallot } from 'campaign-widgets/contract';
import type { FormFields } from '../../http/form-fields.ts';
import type { PageLanguage } from '../page-language.ts';
import { pagePath } from '../page-ways.ts';
import type { VoteStamp } from './vote-stamp.ts';

/** A request of the page of a ballot. */
export interface VoteRequest {
  readonly c: Context;
  readonly campaign: CampaignDocument;
  readonly ballot: PublicBallot;
  readonly speech: PageLanguage;
  /** Whether the page is shown in a frame of another page. */
  readonly isFramed: boolean;
}

/** What is shown in a form of a vote. */
export interface ShownVote {
  readonly stamp: VoteStamp;
  readonly values: FormFields;
  readonly problems?: readonly Problem[];
  readonly status?: 200 | 409 | 422;
  readonly lookupResult?: string;
}

/** The page that asks for an email address, to send a code for this ballot to. */
export function askPath({
  campaign,
  ballot,
  speech,
}: Pick<VoteRequest, 'campaign' | 'speech'> & { ballot: { id: string } }): string {
  const query = new URLSearchParams({ ballot: ballot.id, lang: speech.language });
  return `${pagePath(campaign, 'ballot/code')}?${query.toString()}`;
}
