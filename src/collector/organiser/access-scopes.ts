/**
 * What a token or a session may see and do. `figures`: what is public, and figures of at least
 * `publishThreshold` answers. `source`: also what came by one partner's page. `hall`: what is done
 * in the hall of a ballot: slips, papers, tablets and the count. `register`: reads people and
 * answers. `work`: reads and changes them, and the figures. `edit`: drafts, publishing and ballots. `owner`: everything, and who else may come in.
 */
export const ACCESS_SCOPES = [
  'figures',
  'source',
  'hall',
  'register',
  'work',
  'edit',
  'owner',
] as const;

export type AccessScope = (typeof ACCESS_SCOPES)[number];

/** What each scope opens besides itself. Public data is open to all of them. */
const INCLUDED_SCOPES: Readonly<Record<AccessScope, readonly AccessScope[]>> = {
  figures: [],
  source: ['figures'],
  hall: ['figures'],
  register: ['figures', 'source'],
  work: ['figures', 'source', 'register'],
  edit: ['figures', 'hall'],
  owner: ACCESS_SCOPES,
};

export const isAccessScope = (word: string): word is AccessScope =>
  (ACCESS_SCOPES as readonly string[]).includes(word);

export const includesScope = (scopes: readonly AccessScope[], wanted: AccessScope): boolean =>
  scopes.some((scope) => scope === wanted || INCLUDED_SCOPES[scope].includes(wanted));
