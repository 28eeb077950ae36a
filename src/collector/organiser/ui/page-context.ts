import type { CampaignDocument } from 'campaign-widgets/contract';
import type { MessageFormat } from '../../http/format-message.ts';
import type { Principal } from '../principal.ts';
import type { DisplayNames } from './display-names.ts';
import type { OrganiserMessages } from './organiser-messages.ts';
import type { LanguageTag } from './page-languages.ts';

/** The language of a page: its messages, and its format for figures and days. */
export interface LanguageContext {
  language: LanguageTag;
  messages: OrganiserMessages;
  format: MessageFormat;
  /** The path of the page that the language switch returns to. */
  languageReturn: string;
}

/** The context of every page after sign-in. */
export interface PageContext extends LanguageContext {
  principal: Principal;
  /** Every campaign that the user may open. */
  campaigns: readonly CampaignDocument[];
}

/** The numbers on the tabs: open decisions, and people in the register. */
export interface TabCounts {
  held?: number;
  people?: number;
  [tab: string]: number | undefined;
}

/** The same for the pages of one campaign. */
export interface CampaignContext extends PageContext {
  campaign: CampaignDocument;
  names: DisplayNames;
  /** Counts only for a page that shows the numbers, at that time. */
  countTabs: () => Promise<TabCounts>;
}
