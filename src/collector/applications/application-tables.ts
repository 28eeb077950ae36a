/** The tables of applications; `data` is JSON. */
export interface ApplicationTables {
  /** Applications that wait for a decision: of others, nothing is kept. */
  applications: {
    id: string;
    received_at: string;
    /** Why it may be spam. */
    held_because: '' | 'honeypot' | 'too-fast';
    data: string;
  };
  /** One row: whether anybody may apply, and what the page says. */
  application_settings: { id: string; data: string; changed_by: string; changed_at: string };
}
