import type { CampaignDocument } from 'campaign-widgets/contract';
import type { MessageFormat } from '../http/format-message.ts';
import type { RetentionStop } from '../people/retention-records.ts';
import { type AccessScope, includesScope } from './access-scopes.ts';
import type { OrganiserToken } from './token-records.ts';
import type { OrganiserMessages } from './ui/organiser-messages.ts';
import type { LanguageTag } from './ui/page-languages.ts';

/** The user of a request: the holder of its token. */
export type Principal = Pick<OrganiserToken, 'name' | 'campaigns' | 'scopes' | 'source'> & {
  /** Deletions that wait for a decision: every page shows them. */
  stops?: RetentionStop[];
  /** The name of the token itself, whoever typed which name at sign-in. */
  holder: string;
};

/** The context of every route that requires a token: `c.var` is the `PageContext` of a page. */
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

/** The name under which the log records actions with the operator's token. */
export const OWNER = 'collector';

export const canAccess = ({ campaigns }: Principal, campaign: string): boolean =>
  campaigns.length === 0 || campaigns.includes(campaign);

export const hasScope = ({ scopes }: Principal, scope: AccessScope): boolean =>
  includesScope(scopes, scope);

export const canWrite = (principal: Principal): boolean => hasScope(principal, 'work');

/**
 * A user with every permission can give access to others: so nobody can give more than they have.
 */
export const canManageTokens = (principal: Principal): boolean => hasScope(principal, 'owner');
