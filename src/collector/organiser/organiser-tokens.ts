import { randomBytes, randomUUID } from 'node:crypto';
import type { Problem } from 'campaign-widgets/contract';
import type { TokenRecords } from './token-records.ts';
import { hashOf } from './token-hash.ts';
import { checkAccess, type WantedAccess } from './check-access.ts';

/**
 * Makes a token. It is returned once, and only its hash is stored.
 * @param campaigns the ids of all campaigns of this collector
 */
export async function makeToken(
  tokens: Pick<TokenRecords, 'add' | 'list'>,
  wanted: WantedAccess,
  campaigns: string[],
  by: string,
  now: Date,
): Promise<{ token: string } | { problems: Problem[] }> {
  const checked = await checkAccess(tokens, wanted, campaigns);
  if ('problems' in checked) return checked;
  // 144 bits; the prefix lets secret scanners recognise it.
  const token = `cwt_${randomBytes(18).toString('base64url')}`;
  const made = { id: randomUUID(), createdAt: now.toISOString(), createdBy: by };
  await tokens.add({ ...checked.access, ...made }, hashOf(token));
  return { token };
}
