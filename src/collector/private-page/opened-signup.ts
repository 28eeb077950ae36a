import type { CampaignDocument } from 'campaign-widgets/contract';
import type { OwnSignup } from '../people/signup-records.ts';

/** What one sign-up gave, and the documents that say what it means. */
export interface OpenedSignup {
  mine: OwnSignup;
  /**
   * The version that the person saw: the words they chose from, and which statement nothing may be
   * kept without.
   */
  given: CampaignDocument;
  /**
   * The document as it is served now: whom to ask, and what may be agreed to. The same as `given`
   * where none is.
   */
  served: CampaignDocument;
}
