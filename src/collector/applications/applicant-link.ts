import { cleanLine } from 'campaign-widgets/contract';
import { type MadeLink, makeAccessLink } from '../organiser/links/access-links.ts';
import type { Services } from '../services.ts';

export interface ApplicantAccess {
  /** The id of the application. */
  application: string;
  /** The campaign that was begun for it. */
  campaign: string;
  organisation: string;
  /** Who accepted it. */
  by: string;
}

const MAX_NAME_LENGTH = 60;
/** What an accepted group may do in its own campaign. */
const APPLICANT_SCOPES = ['edit', 'work'];

/** Who made the link, as its list tells: the application is found by it. */
const makerOf = ({ application, by }: ApplicantAccess): string =>
  `${by} (${application.slice(0, 8)})`;

/**
 * Makes the link of an accepted application. A link that was made for it before, by a mail that
 * perhaps went astray, is revoked.
 * @returns undefined if the earlier link has let somebody in
 */
export async function makeApplicantLink(
  { store, now }: Pick<Services, 'store' | 'now'>,
  access: ApplicantAccess,
): Promise<MadeLink | undefined> {
  const by = makerOf(access);
  const earlier = (await store.links.list()).filter(({ createdBy }) => createdBy === by);
  if (earlier.some(({ usedAt }) => usedAt !== null)) return undefined;
  for (const { id, revokedAt } of earlier)
    if (revokedAt === null) await store.links.revoke(id, now().toISOString());
  const { campaign, application } = access;
  const name = cleanLine(access.organisation).slice(0, MAX_NAME_LENGTH).trim();
  // A token may have had the name: the log tells the two apart.
  const distinct = `${name.slice(0, MAX_NAME_LENGTH - 9)} ${application.slice(0, 8)}`;
  for (const each of [name, distinct]) {
    const wanted = { name: each, campaigns: [campaign], scopes: APPLICANT_SCOPES };
    const made = await makeAccessLink(store, wanted, [campaign], by, now());
    if ('key' in made) return made;
  }
  throw new Error(`no link can be made for the application ${application}`);
}
