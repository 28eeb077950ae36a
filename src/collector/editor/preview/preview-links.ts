import { randomBytes } from 'node:crypto';
import { hashOf } from '../../organiser/token-hash.ts';
import type { Services } from '../../services.ts';
import { DAY_MS } from '../../time-units.ts';

/** How long a link to a draft works. */
const PREVIEW_LINK_MS = 7 * DAY_MS;
const KEY_BYTES = 24;

export interface PreviewLink {
  /** The secret in the address. Only its hash is kept. */
  key: string;
  expiresAt: string;
}

/** Makes a link to the draft of a campaign. */
export async function makePreviewLink(
  { store, now }: Pick<Services, 'store' | 'now'>,
  campaign: string,
): Promise<PreviewLink> {
  const key = randomBytes(KEY_BYTES).toString('base64url');
  const made = now();
  const expiresAt = new Date(made.getTime() + PREVIEW_LINK_MS).toISOString();
  await store.drafts.addPreviewLink({ hash: hashOf(key), campaign, expiresAt }, made.toISOString());
  return { key, expiresAt };
}

/** The campaign whose draft a key shows; undefined if the key is unknown or has expired. */
export const findPreviewed = (
  { store, now }: Pick<Services, 'store' | 'now'>,
  key: string,
): Promise<string | undefined> => store.drafts.findPreviewed(hashOf(key), now().toISOString());
