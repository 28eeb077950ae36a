import type { RetentionStop } from '../people/retention-records.ts';
import type { Token } from '../people/people-store.ts';

/** Whoever a token let in. */
export type Visitor = Pick<Token, 'name' | 'campaigns' | 'access'> & {
  /** Deletions that wait for a decision, which every page tells. */
  stops?: RetentionStop[];
};

/** What every route behind the door knows. */
export interface Organising {
  Variables: { visitor: Visitor };
}

/** The name under which the log keeps what is done with the token of whoever runs the collector. */
export const OWNER = 'collector';

export const maySee = ({ campaigns }: Visitor, campaign: string): boolean =>
  campaigns.length === 0 || campaigns.includes(campaign);

export const mayWrite = ({ access }: Visitor): boolean => access === 'write';

/** Whoever may do everything may let others in: so nobody gives a token more than they hold. */
export const mayManageTokens = (visitor: Visitor): boolean =>
  visitor.campaigns.length === 0 && mayWrite(visitor);
