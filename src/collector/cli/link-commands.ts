import type { AccessLink } from '../organiser/links/access-link-records.ts';
import { joinUrl, linkState, makeAccessLink } from '../organiser/links/access-links.ts';
import { OWNER } from '../organiser/principal.ts';
import type { WantedAccess } from '../organiser/check-access.ts';
import { withStore } from './data-folder.ts';
import type { Settings } from './settings.ts';
import { describeAccess, problemsError, withKnownCampaigns } from './token-commands.ts';

// All of these work beside a collector that runs on the same database.

/**
 * Makes a link that lets one browser in, once.
 * @returns the link, which is not stored, and when it expires
 * @throws Error that says what is wrong with the name, the campaigns or the scopes
 */
export const addLink = (wanted: WantedAccess, settings: Settings): Promise<string> =>
  withKnownCampaigns(wanted, settings, async (store, known) => {
    const made = await makeAccessLink(store, wanted, known, OWNER, new Date());
    if ('problems' in made) throw problemsError(made.problems);
    const base = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
    return [
      joinUrl(base, made.key),
      `It opens once, until ${made.expiresAt}. Copy it now: only the hash of its key is kept.`,
    ].join('\n');
  });

/** @returns a line for each link that was ever made */
export async function listLinks(settings: Settings): Promise<string> {
  const links = await withStore(settings, (store) => store.links.list());
  return links.length === 0 ? 'None was made yet.' : links.map(describeLink).join('\n');
}

/**
 * Revokes a link, and the session that it opened.
 * @param given its id or its name
 * @throws Error if there is none
 */
export const revokeLink = (given: string, settings: Settings): Promise<string> =>
  withStore(settings, async (store) => {
    const links = (await store.links.list()).filter(
      ({ id, name, revokedAt }) => revokedAt === null && (id === given || name === given),
    );
    if (links.length === 0)
      throw new Error(
        `There is no link "${given}" that could be revoked. "link list" says which there are.`,
      );
    for (const { id } of links) await store.links.revoke(id, new Date().toISOString());
    return `Revoked: ${links.map(({ name }) => name).join(', ')}`;
  });

function describeLink(link: AccessLink): string {
  const states = {
    waiting: `opens until ${link.expiresAt}`,
    used: `used ${link.usedAt}`,
    expired: `not used until ${link.expiresAt}`,
    revoked: `revoked ${link.revokedAt?.slice(0, 10)}`,
  };
  return [...describeAccess(link), states[linkState(link, new Date())]].join('  ');
}
