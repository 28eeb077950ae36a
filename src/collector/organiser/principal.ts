import type { CampaignDocument } from 'campaign-widgets/contract';
import type { MessageFormat } from '../http/format-message.ts';
import type { RetentionStop } from '../people/retention-records.ts';
import { type AccessScope, includesScope } from './access-scopes.ts';
import type { OrganiserToken } from './token-records.ts';
import type { OrganiserMessages } from './ui/organiser-messages.ts';
import type { LanguageTag } from './ui/page-languages.ts';

/** Who a request acts as: the holder of the token that it came with. */
export type Principal = Pick<OrganiserToken, 'name' | 'campaigns' | 'scopes' | 'source'> & {
  /** Deletions that wait for a decision, which every page tells. */
  stops?: RetentionStop[];
};

/**
 * What every route that requires a token finds in its context: `c.var` is the `PageContext` of a
 * page.
 */
export interface OrganiserEnv {
  Variables: {
    principal: Principal;
    campaigns: readonly CampaignDocument[];
    language: LanguageTag;
    messages: OrganiserMessages;
    format: MessageFormat;
    languageReturn: string;
  };
}

/** The name under which the log keeps what is done with the token of whoever runs the collector. */
export const OWNER = 'collector';

export const canAccess = ({ campaigns }: Principal, campaign: string): boolean =>
  campaigns.length === 0 || campaigns.includes(campaign);

export const hasScope = ({ scopes }: Principal, scope: AccessScope): boolean =>
  includesScope(scopes, scope);

export const canWrite = (principal: Principal): boolean => hasScope(principal, 'work');

/** Whoever may do everything may let others in: so nobody gives a token more than they hold. */
export const canManageTokens = (principal: Principal): boolean => hasScope(principal, 'owner');
