import type { CampaignDocument } from 'campaign-widgets/contract';
import { createMessageFormat, type MessageFormat } from '../../http/format-message.ts';
import type { Principal } from '../principal.ts';
import type { DisplayNames } from './display-names.ts';
import { englishOrganiser, type OrganiserMessages } from './organiser-messages.ts';

/** The language of a page: what it says, and how it writes figures and days. */
export interface LanguageContext {
  messages: OrganiserMessages;
  format: MessageFormat;
}

/** What every page is made for, once somebody has signed in. */
export interface PageContext extends LanguageContext {
  principal: Principal;
}

/** The same for the pages of one campaign. */
export interface CampaignContext extends PageContext {
  campaign: CampaignDocument;
  names: DisplayNames;
}

/** English, the only language so far. */
export const englishContext: LanguageContext = {
  messages: englishOrganiser,
  format: createMessageFormat(englishOrganiser.frame.lang),
};
