import { canAccess, hasScope, type Principal } from '../organiser/principal.ts';

/** The only function that decides who may change and publish a campaign. */
export const canEdit = (principal: Principal, campaign: string): boolean =>
  hasScope(principal, 'edit') && canAccess(principal, campaign);

/**
 * The only function that decides who may create a campaign: only the owner's token covers it yet.
 */
export const canCreate = (principal: Principal): boolean => hasScope(principal, 'owner');
