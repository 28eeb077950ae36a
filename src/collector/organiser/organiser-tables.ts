/**
 * The tables of who may open the organiser's pages. Tokens and sessions are known by their hashes.
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
  sessions: { hash: string; token_hash: string; ends_at: string; idle_ends_at: string };
}
