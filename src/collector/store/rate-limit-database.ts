/** A statement as `pg` takes it. */
export interface RateLimitQuery {
  name?: string;
  text: string;
  values?: unknown[];
}

/** A database in which several collectors count together. It answers soon, or fails. */
export interface RateLimitDatabase {
  readonly table: string;
  query(query: RateLimitQuery): Promise<{ rows: unknown[]; rowCount: number | null }>;
}
