import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { throwStoreUnavailable } from '../http/http-problem.ts';
import type { Services } from '../services.ts';
import type { Sessions } from './browser-sessions.ts';
import { OWNER, type Principal } from './principal.ts';
import { hashOf } from './token-hash.ts';

/**
 * Finds out who a token or a session belongs to. Wrong ones are counted against the client that
 * sent them.
 */
export interface Authenticator {
  /** @throws HttpProblem 429 where it is wrong and the client has no guesses left */
  principalOfToken(c: Context, token: string): Promise<Principal | undefined>;
  /** @throws HttpProblem 429 as above */
  principalOfSession(c: Context, id: string): Promise<Principal | undefined>;
  /** The hash of the first of these tokens that is right. @throws HttpProblem 429 as above */
  findTokenHash(c: Context, tokens: string[]): Promise<string | undefined>;
}

export function createAuthenticator(
  { store, organiserToken, limits }: Pick<Services, 'store' | 'organiserToken' | 'limits'>,
  sessions: Sessions,
): Authenticator {
  const owner: Principal = { name: OWNER, campaigns: [], scopes: ['owner'], source: null };
  const ownerHash = hashOf(organiserToken);
  const principalOfHash = async (tokenHash: string): Promise<Principal | undefined> =>
    isSameHash(tokenHash, ownerHash)
      ? owner
      : store.tokens.find(tokenHash).catch(throwStoreUnavailable);

  /**
   * Counts an attempt first, and takes it back where it was right: so a right one always gets in,
   * however many wrong ones came from its address.
   */
  const countGuess = async <Found>(
    c: Context,
    find: () => Promise<Found | undefined>,
  ): Promise<Found | undefined> => {
    const guess = await limits.tokenGuess(c);
    const found = await find();
    if (found !== undefined) await guess.wasRight();
    else if (guess.exceeded) throw guess.exceeded;
    return found;
  };

  return {
    principalOfToken: (c, token) => countGuess(c, () => principalOfHash(hashOf(token))),
    principalOfSession: (c, id) =>
      countGuess(c, async () => {
        const tokenHash = await sessions.tokenHashOf(id).catch(throwStoreUnavailable);
        return tokenHash === undefined ? undefined : principalOfHash(tokenHash);
      }),
    findTokenHash: (c, tokens) =>
      countGuess(c, async () => {
        for (const token of tokens) {
          const tokenHash = hashOf(token);
          if (await principalOfHash(tokenHash)) return tokenHash;
        }
        return undefined;
      }),
  };
}

const isSameHash = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
