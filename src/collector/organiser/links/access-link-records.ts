import type { OrganiserToken } from '../token-records.ts';

/** Lets one browser in, once. Only the hash of the key in its address is stored. */
export interface AccessLink extends OrganiserToken {
  /** Until when it can be opened: ISO 8601 in UTC. */
  expiresAt: string;
  usedAt: string | null;
  /** The hash of the secret of the browser that opened it. */
  usedFrom: string | null;
}

export type NewAccessLink = Omit<AccessLink, 'usedAt' | 'usedFrom' | 'revokedAt'>;

export interface LinkUse {
  /** The hash of the secret of the browser that opens the link. */
  browser: string;
  now: string;
  /**
   * A browser that used a link since this time may open it again: its answer may have been lost.
   */
  repeatSince: string;
}

/** The part of a store that keeps links for one-time access. */
export interface AccessLinkRecords {
  /** @param hash SHA-256 of the key, hexadecimal */
  add(link: NewAccessLink, hash: string): Promise<void>;
  /** The link with this hash, in any state. */
  find(hash: string): Promise<AccessLink | undefined>;
  /** All links, oldest first. */
  list(): Promise<AccessLink[]>;
  /**
   * Uses a link.
   * @returns whether this use opened it: of several at once, exactly one does
   */
  use(hash: string, use: LinkUse): Promise<boolean>;
  /** @returns whether there was such a link, not revoked before */
  revoke(id: string, at: string): Promise<boolean>;
}
