import { cleanLine, createProblem, type Problem, ShortId } from 'campaign-widgets/contract';
import { THE_PERSON } from '../people/person.ts';
import { ACCESS_SCOPES, isAccessScope } from './access-scopes.ts';
import { OWNER } from './principal.ts';
import type { OrganiserToken, TokenRecords } from './token-records.ts';

/** Names that have another meaning in a log than a token or a link. */
const TAKEN = [OWNER, 'form', 'mine', 'import', THE_PERSON];

/** The access that somebody asks for, as it was typed. */
export interface WantedAccess {
  name: string;
  /** Ids of campaigns; empty for all. */
  campaigns: string[];
  scopes: string[];
  /** The page whose answers the scope `source` shows. */
  source?: string | undefined;
}

export type CheckedAccess = Pick<OrganiserToken, 'name' | 'campaigns' | 'scopes' | 'source'>;

/**
 * Checks the access that a token or a link is to have.
 * @param wanted with a name for the log, which no token has had
 * @param campaigns the ids of all campaigns of this collector
 */
export async function checkAccess(
  tokens: Pick<TokenRecords, 'list'>,
  wanted: WantedAccess,
  campaigns: string[],
): Promise<{ access: CheckedAccess } | { problems: Problem[] }> {
  const name = cleanLine(wanted.name);
  const problems: Problem[] = [];
  const isSameName = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (name.length < 1 || name.length > 60)
    problems.push(createProblem('name', 'required', 'must have 1 to 60 characters'));
  else if (TAKEN.some(isSameName) || (await tokens.list()).some((other) => isSameName(other.name)))
    problems.push(
      createProblem(
        'name',
        'duplicate',
        'must be one that no token has or had: the log says who by it',
      ),
    );
  if (!wanted.campaigns.every((id) => campaigns.includes(id)))
    problems.push(createProblem('campaigns', 'unknown', `must be among ${campaigns.join(', ')}`));
  problems.push(...checkScopes(wanted));
  if (problems.length) return { problems };
  return {
    access: {
      name,
      campaigns: [...new Set(wanted.campaigns)],
      scopes: [...new Set(wanted.scopes.filter(isAccessScope))],
      source: wanted.scopes.includes('source') ? (wanted.source ?? null) : null,
    },
  };
}

function checkScopes({ scopes, campaigns, source = '' }: WantedAccess): Problem[] {
  if (scopes.length === 0 || !scopes.every(isAccessScope))
    return [createProblem('scopes', 'unknown', `must be among ${ACCESS_SCOPES.join(', ')}`)];
  if (scopes.includes('owner') && campaigns.length > 0)
    return [createProblem('scopes', 'owner', 'must be for all campaigns, if it is for everything')];
  if (scopes.includes('source') && !ShortId.safeParse(source).success)
    return [
      createProblem('source', 'required', 'must be the short name of one page, such as "st-marys"'),
    ];
  return [];
}
