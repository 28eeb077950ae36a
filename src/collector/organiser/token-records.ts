import type { AccessScope } from './access-scopes.ts';

/** Opens the organiser's pages and routes; only its hash is stored. */
export interface OrganiserToken {
  id: string;
  name: string;
  /** Ids of campaigns; empty for all. */
  campaigns: string[];
  scopes: AccessScope[];
  /** The page whose answers the scope `source` shows, by its short name. */
  source: string | null;
  createdAt: string;
  createdBy: string;
  revokedAt: string | null;
}

/** The part of a store that keeps the organisers' tokens. */
export interface TokenRecords {
  /** @param hash SHA-256 of the token, hexadecimal */
  add(token: Omit<OrganiserToken, 'revokedAt'>, hash: string): Promise<void>;
  /** The token with this hash, if it is not revoked. */
  find(hash: string): Promise<OrganiserToken | undefined>;
  /** All tokens, also those that are revoked, oldest first. */
  list(): Promise<OrganiserToken[]>;
  /** @returns whether there was such a token, not revoked before */
  revoke(id: string, at: string): Promise<boolean>;
}
