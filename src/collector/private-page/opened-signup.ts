import type { CampaignDocument } from 'campaign-widgets/contract';
import type { OwnSignup } from '../people/signup-records.ts';

/** The data of one sign-up, and the documents that explain it. */
export interface OpenedSignup {
  mine: OwnSignup;
  /**
   * The version that the person saw: the words they chose from, and the statement without which
   * nothing may be kept.
   */
  given: CampaignDocument;
  /**
   * The live document: the contacts, and the statements that may be agreed to. The same as `given`
   * if no version is live.
   */
  served: CampaignDocument;
}
