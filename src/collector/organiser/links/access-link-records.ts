import type { OrganiserToken } from '../token-records.ts';

/** Lets one browser in, once. Only the hash of the key in its address is kept. */
export interface AccessLink extends OrganiserToken {
  /** Until when it can be opened: ISO 8601 in UTC. */
  expiresAt: string;
  usedAt: string | null;
  /** The hash of what the browser keeps that opened it. */
  usedFrom: string | null;
}

export type NewAccessLink = Omit<AccessLink, 'usedAt' | 'usedFrom' | 'revokedAt'>;

export interface LinkUse {
  /** The hash of what the browser keeps that opens the link. */
  browser: string;
  now: string;
  /** The same browser may open a link again that it used since then: its answer may have got lost. */
  repeatSince: string;
}

/** The part of a store that keeps links which let somebody in once. */
export interface AccessLinkRecords {
  /** @param hash SHA-256 of the key, hexadecimal */
  add(link: NewAccessLink, hash: string): Promise<void>;
  /** The link with this hash, whatever became of it. */
  find(hash: string): Promise<AccessLink | undefined>;
  /** All links, oldest first. */
  list(): Promise<AccessLink[]>;
  /**
   * Uses a link up.
   * @returns whether this use is the one that opens it: of any number at once, one is
   */
  use(hash: string, use: LinkUse): Promise<boolean>;
  /** @returns whether there was such a link, not revoked before */
  revoke(id: string, at: string): Promise<boolean>;
}
