import { randomBytes, randomUUID } from 'node:crypto';
import type { Problem } from 'campaign-widgets/contract';
import type { Store } from '../../store/store.ts';
import { DAY_MS } from '../../time-units.ts';
import { hashOf } from '../token-hash.ts';
import { checkAccess, type WantedAccess } from '../check-access.ts';
import type { AccessLink, LinkUse } from './access-link-records.ts';

/** How long a link works. */
const ACCESS_LINK_MS = 7 * DAY_MS;
/** 192 bits. */
const KEY_BYTES = 24;

export const JOIN_PATH = '/organiser/join';

/** The address of a link; `base` is the origin of the collector. */
export const joinUrl = (base: string, key: string): string => `${base}${JOIN_PATH}/${key}`;

/** The path of a link in a pasted text; undefined if it contains none. */
export const pastedJoinPath = (pasted: string): string | undefined =>
  /\/organiser\/join\/[\w-]{32}(?![\w-])/.exec(pasted)?.[0];

export interface MadeLink {
  /** The secret in the address. Only its hash is stored. */
  key: string;
  expiresAt: string;
}

/**
 * Makes a link that lets one browser in, once.
 * @param campaigns the ids of all campaigns of this collector
 */
export async function makeAccessLink(
  { links, tokens }: Pick<Store, 'links' | 'tokens'>,
  wanted: WantedAccess,
  campaigns: string[],
  by: string,
  now: Date,
): Promise<MadeLink | { problems: Problem[] }> {
  const checked = await checkAccess(tokens, wanted, campaigns);
  if ('problems' in checked) return checked;
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + ACCESS_LINK_MS).toISOString();
  const made = { id: randomUUID(), createdAt: now.toISOString(), createdBy: by, expiresAt };
  await links.add({ ...checked.access, ...made }, hashOf(key));
  return { key, expiresAt };
}

export type AccessLinkState = 'waiting' | 'used' | 'expired' | 'revoked';

export function linkState(
  { usedAt, revokedAt, expiresAt }: AccessLink,
  now: Date,
): AccessLinkState {
  if (revokedAt !== null) return 'revoked';
  if (usedAt !== null) return 'used';
  return expiresAt > now.toISOString() ? 'waiting' : 'expired';
}

/** How long the same browser can press the button again, if its answer was lost. */
const REPEAT_MS = 10 * 60_000;

/** @param browser the secret of the browser that opens the link */
export const linkUse = (browser: string, now: Date): LinkUse => ({
  browser: hashOf(browser),
  now: now.toISOString(),
  repeatSince: new Date(now.getTime() - REPEAT_MS).toISOString(),
});

/** Whether this browser has just used the link. */
export const isRepeatedUse = (link: AccessLink, { browser, repeatSince }: LinkUse): boolean =>
  link.revokedAt === null && link.usedFrom === browser && (link.usedAt ?? '') > repeatSince;
