import type { Context } from 'hono';
import type { RateLimits } from '../http/rate-limits.ts';

/**
 * Looks up a secret that a client sent. The attempt is counted first, and taken back if it was
 * right: so a right one is always accepted, however many wrong ones came from its address.
 * @throws HttpProblem 429 if it is wrong and the client has no guesses left
 */
export async function countGuess<Found>(
  limits: Pick<RateLimits, 'tokenGuess'>,
  c: Context,
  find: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const guess = await limits.tokenGuess(c);
  const found = await find();
  if (found !== undefined) await guess.wasRight();
  else if (guess.exceeded) throw guess.exceeded;
  return found;
}
