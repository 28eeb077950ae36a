import type { Context } from 'hono';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { jsonOf } from '../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { Store } from '../store/store.ts';
import type { PrivateKeys } from './private-key.ts';
import type { OpenedSignup } from './opened-signup.ts';

export interface SignupSource {
  store: Store;
  campaigns: ReadonlyMap<string, CampaignDocument>;
  keys: PrivateKeys;
}

/**
 * The same answer for a wrong key, for the key of something deleted and for an invalid request:
 * nobody can tell them apart.
 */
export const nothingHere = (): HttpProblem =>
  new HttpProblem(404, 'There is nothing at this link.');

/**
 * Opens the sign-up whose key is in the request's body. Nothing else in the body is read before.
 * @throws HttpProblem 404
 */
export async function openSignup(c: Context, source: SignupSource): Promise<OpenedSignup> {
  const { token } = (jsonOf(c) ?? {}) as { token?: unknown };
  const signup = source.keys.read(token);
  if (signup === undefined) throw nothingHere();
  return findSignup(signup, source);
}

/** @throws HttpProblem 404 if there is none, or it is erased */
export async function findSignup(
  id: string,
  { store, campaigns }: SignupSource,
): Promise<OpenedSignup> {
  const mine = await store.signups.find(id).catch(throwStoreUnavailable);
  if (!mine) throw nothingHere();
  const served = campaigns.get(mine.campaign);
  const seen = (await store.campaigns
    .find(mine.campaign, mine.signup.version)
    .catch(throwStoreUnavailable)) as CampaignDocument | undefined;
  const given = seen ?? served;
  if (!given) throw nothingHere();
  return { mine, given, served: served ?? given };
}
