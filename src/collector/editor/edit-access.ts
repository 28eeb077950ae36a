import { canAccess, hasScope, type Principal } from '../organiser/principal.ts';

/** The one place that says who may change and publish a campaign. */
export const canEdit = (principal: Principal, campaign: string): boolean =>
  hasScope(principal, 'edit') && canAccess(principal, campaign);

/** The one place that says who may begin a campaign: it is of no token yet but the owner's. */
export const canCreate = (principal: Principal): boolean => hasScope(principal, 'owner');
