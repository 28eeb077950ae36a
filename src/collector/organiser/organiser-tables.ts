/**
 * The tables of who may open the organiser's pages. Tokens, links and sessions
 * are known by their hashes.
 */
export interface OrganiserTables {
  tokens: {
    id: string;
    name: string;
    /** JSON */
    campaigns: string;
    /** JSON */
    scopes: string;
    source: string | null;
    hash: string;
    created_at: string;
    created_by: string;
    revoked_at: string | null;
  };
  access_links: {
    id: string;
    name: string;
    /** JSON */
    campaigns: string;
    /** JSON */
    scopes: string;
    source: string | null;
    hash: string;
    created_at: string;
    created_by: string;
    expires_at: string;
    used_at: string | null;
    /** The hash of the secret of the browser that opened it. */
    used_from: string | null;
    revoked_at: string | null;
  };
  sessions: {
    hash: string;
    /** The hash of the token that opened it, or of the link. */
    token_hash: string;
    /** Null in sessions of earlier versions, as is `opened_at`. */
    name: string | null;
    opened_at: string | null;
    ends_at: string;
    idle_ends_at: string;
  };
}
