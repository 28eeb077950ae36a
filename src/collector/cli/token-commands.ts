import type { Problem } from 'campaign-widgets/contract';
import type { OfferedDocument } from '../campaigns/campaign-registry.ts';
import { makeToken } from '../organiser/organiser-tokens.ts';
import { OWNER } from '../organiser/principal.ts';
import type { OrganiserToken } from '../organiser/token-records.ts';
import type { WantedAccess } from '../organiser/check-access.ts';
import type { Store } from '../store/store.ts';
import { readCampaigns } from './campaign-files.ts';
import { withStore } from './data-folder.ts';
import type { Settings } from './settings.ts';

// All of these work beside a collector that runs on the same database.

/**
 * Makes a token.
 * @param wanted `campaigns` are the ids of the campaigns that it opens; none means all
 * @returns the token, which is not stored
 * @throws Error that says what is wrong with the name, the campaigns or the scopes
 */
export const addToken = (wanted: WantedAccess, settings: Settings): Promise<string> =>
  withKnownCampaigns(wanted, settings, async (store, known) => {
    const made = await makeToken(store.tokens, wanted, known, OWNER, new Date());
    if ('problems' in made) throw problemsError(made.problems);
    return made.token;
  });

/** Works on the store, with the ids of the campaigns that access can be given to. */
export function withKnownCampaigns<Result>(
  { campaigns }: WantedAccess,
  settings: Settings,
  work: (store: Store, known: string[]) => Promise<Result>,
): Promise<Result> {
  // Read before the database is opened: a missing folder must not leave one behind.
  const offered = campaigns.length > 0 ? readCampaigns(settings).offered : [];
  return withStore(settings, async (store) => {
    const published = (await store.campaigns.listStates()).map(({ id }) => id);
    return work(store, [...new Set([...offered.flatMap(tokenIdOf), ...published])]);
  });
}

export const problemsError = (problems: Problem[]): Error =>
  new Error(problems.map(({ message }) => message).join('\n'));

const tokenIdOf = ({ document }: OfferedDocument): string[] => {
  const { id } = (document ?? {}) as { id?: unknown };
  return typeof id === 'string' ? [id] : [];
};

/** @returns a line for each token that was ever made */
export async function listTokens(settings: Settings): Promise<string> {
  const tokens = await withStore(settings, (store) => store.tokens.list());
  return tokens.length === 0 ? 'None was made yet.' : tokens.map(describeToken).join('\n');
}

/**
 * Revokes a token.
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
    ...describeAccess(token),
    ...(token.revokedAt ? [`revoked ${token.revokedAt.slice(0, 10)}`] : []),
  ].join('  ');

/** For a token or a link: its id, its name, what it opens, and who made it. */
export const describeAccess = (access: OrganiserToken): string[] => [
  access.id,
  access.name,
  access.scopes.join(',') + (access.source ? ` of ${access.source}` : ''),
  access.campaigns.join(',') || 'all campaigns',
  `made ${access.createdAt.slice(0, 10)} by ${access.createdBy}`,
];
