import type { LoggedAction } from './log/log-records.ts';
/**
 * The tables of who may open the organiser's pages. Tokens, links and sessions
 * are known by their hashes.
 */
export interface OrganiserTables {
  /** What organisers did: added to, never changed. `campaign` is empty for what concerns all. */
  organiser_log: {
    id: string;
    campaign: string;
    at: string;
    made_by: string;
    what: LoggedAction;
    detail: string;
  };
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
