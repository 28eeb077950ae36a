import type { OfferedDocument } from '../campaigns/campaign-registry.ts';
import { makeToken, type WantedToken } from '../organiser/organiser-tokens.ts';
import { OWNER } from '../organiser/principal.ts';
import type { OrganiserToken } from '../organiser/token-records.ts';
import { readCampaigns } from './campaign-files.ts';
import { withStore } from './data-folder.ts';
import type { Settings } from './settings.ts';

// All of these work beside a collector that runs on the same database.

/**
 * Makes a token.
 * @param wanted `campaigns` are the ids of those that it opens; none means all
 * @returns the token, which is kept nowhere
 * @throws Error that says what is wrong with the name, the campaigns or the scopes
 */
export async function addToken(wanted: WantedToken, settings: Settings): Promise<string> {
  // Read before the database is opened: a folder that is missing must not leave one behind.
  const offered = wanted.campaigns.length > 0 ? readCampaigns(settings).offered : [];
  return withStore(settings, async (store) => {
    const published = (await store.campaigns.listStates()).map(({ id }) => id);
    const known = [...new Set([...offered.flatMap(idOf), ...published])];
    const made = await makeToken(store.tokens, wanted, known, OWNER, new Date());
    if ('problems' in made) throw new Error(made.problems.map(({ message }) => message).join('\n'));
    return made.token;
  });
}

const idOf = ({ document }: OfferedDocument): string[] => {
  const { id } = (document ?? {}) as { id?: unknown };
  return typeof id === 'string' ? [id] : [];
};

/** @returns a line for each token that was ever made */
export async function listTokens(settings: Settings): Promise<string> {
  const tokens = await withStore(settings, (store) => store.tokens.list());
  return tokens.length === 0 ? 'None was made yet.' : tokens.map(describeToken).join('\n');
}

/**
 * Takes a token back.
 * @param given its id or its name
 * @throws Error if there is none
 */
export async function revokeToken(given: string, settings: Settings): Promise<string> {
  return withStore(settings, async (store) => {
    const token = (await store.tokens.list()).find(
      ({ id, name, revokedAt }) => revokedAt === null && (id === given || name === given),
    );
    if (!token || !(await store.tokens.revoke(token.id, new Date().toISOString())))
      throw new Error(
        `There is no token "${given}" that could be revoked. "token list" says which there are.`,
      );
    return `Revoked: ${token.name}`;
  });
}

const describeToken = (token: OrganiserToken): string =>
  [
    token.id,
    token.name,
    token.scopes.join(',') + (token.source ? ` of ${token.source}` : ''),
    token.campaigns.join(',') || 'all campaigns',
    `made ${token.createdAt.slice(0, 10)} by ${token.createdBy}`,
    ...(token.revokedAt ? [`revoked ${token.revokedAt.slice(0, 10)}`] : []),
  ].join('  ');
