import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import type { Sessions } from './browser-sessions.ts';
import { countGuess } from './count-guess.ts';
import type { AccessLink } from './links/access-link-records.ts';
import { OWNER, type Principal } from './principal.ts';
import { hashOf } from './token-hash.ts';

/**
 * Finds the owner of a token, a session or a link. Wrong ones are counted against the client that
 * sent them.
 */
export interface Authenticator {
  /** @throws HttpProblem 429 if it is wrong and the client has no guesses left */
  principalOfToken(c: Context, token: string): Promise<Principal | undefined>;
  /** @throws HttpProblem 429 as above */
  principalOfSession(c: Context, id: string): Promise<Principal | undefined>;
  /** The first of these tokens that is right. @throws HttpProblem 429 as above */
  findToken(c: Context, tokens: string[]): Promise<FoundToken | undefined>;
  /**
   * The link with this key, in any state.
   * @throws HttpProblem 429 as above
   */
  findLink(c: Context, key: string): Promise<AccessLink | undefined>;
}

export interface FoundToken {
  tokenHash: string;
  /** The name of the token. */
  name: string;
}

export function createAuthenticator(
  { store, organiserToken, limits }: Pick<Services, 'store' | 'organiserToken' | 'limits'>,
  sessions: Sessions,
): Authenticator {
  const owner: Principal = toPrincipal({
    name: OWNER,
    campaigns: [],
    scopes: ['owner'],
    source: null,
  });
  const ownerHash = hashOf(organiserToken);
  const principalOfHash = async (tokenHash: string): Promise<Principal | undefined> => {
    if (isSameHash(tokenHash, ownerHash)) return owner;
    const token = await store.tokens.find(tokenHash).catch(throwStoreUnavailable);
    return token && toPrincipal(token);
  };

  /** A link opens only the session that it was used for: it is not a token. */
  const principalOfLink = async (keyHash: string): Promise<Principal | undefined> => {
    const link = await store.links.find(keyHash).catch(throwStoreUnavailable);
    return link && link.usedAt !== null && link.revokedAt === null ? toPrincipal(link) : undefined;
  };

  return {
    principalOfToken: (c, token) => countGuess(limits, c, () => principalOfHash(hashOf(token))),
    principalOfSession: (c, id) =>
      countGuess(limits, c, async () => {
        const session = await sessions.find(id).catch(throwStoreUnavailable);
        if (!session) return undefined;
        const { tokenHash } = session;
        const principal = (await principalOfHash(tokenHash)) ?? (await principalOfLink(tokenHash));
        return principal && { ...principal, name: session.name ?? principal.name };
      }),
    findToken: (c, tokens) =>
      countGuess(limits, c, async () => {
        for (const token of tokens) {
          const tokenHash = hashOf(token);
          const principal = await principalOfHash(tokenHash);
          if (principal) return { tokenHash, name: principal.name };
        }
        return undefined;
      }),
    findLink: (c, key) =>
      countGuess(limits, c, () => store.links.find(hashOf(key)).catch(throwStoreUnavailable)),
  };
}

const toPrincipal = <Access extends Omit<Principal, 'holder'>>(access: Access) => ({
  ...access,
  holder: access.name,
});

const isSameHash = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
