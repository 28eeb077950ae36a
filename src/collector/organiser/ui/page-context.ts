import type { CampaignDocument } from 'campaign-widgets/contract';
import type { MessageFormat } from '../../http/format-message.ts';
import type { Principal } from '../principal.ts';
import type { DisplayNames } from './display-names.ts';
import type { OrganiserMessages } from './organiser-messages.ts';
import type { LanguageTag } from './page-languages.ts';

/** The language of a page: what it says, and how it writes figures and days. */
export interface LanguageContext {
  language: LanguageTag;
  messages: OrganiserMessages;
  format: MessageFormat;
  /** The path of the page that the switch between the languages leads back to. */
  languageReturn: string;
}

/** What every page is made for, once somebody has signed in. */
export interface PageContext extends LanguageContext {
  principal: Principal;
  /** Every campaign that they may open. */
  campaigns: readonly CampaignDocument[];
}

/** How much there is under a tab: what an organiser has to decide, and who is in the register. */
export interface TabCounts {
  held?: number;
  people?: number;
  [tab: string]: number | undefined;
}

/** The same for the pages of one campaign. */
export interface CampaignContext extends PageContext {
  campaign: CampaignDocument;
  names: DisplayNames;
  /** Counts only for a page that shows it, and as it is then. */
  countTabs: () => Promise<TabCounts>;
}
