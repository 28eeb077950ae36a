/** The tables of messages. */
export interface NoticeTables {
  /** The queue of notices, and those that were dropped lately. */
  notices: {
    id: string;
    campaign: string;
    kind: string;
    /** What the notice is about: the id of a sign-up, or of a ballot. */
    subject: string;
    reference: string;
    /** An address, where it stands nowhere else. */
    recipient: string | null;
    /** JSON. */
    data: string;
    /** A day: the time of a contact would show which answer came just before. */
    queued_on: string;
    state: 'waiting' | 'dropped';
    /** When it is tried next, or when its claim ends; empty for at once. */
    due_at: string;
    /** The random id of the try under way. */
    claim: string | null;
    /** How many tries were begun. */
    tries: number;
    last_error: string | null;
  };
  /** Keyed hashes of the addresses that got a thank-you on a day. */
  mail_recipients: { day: string; recipient_hash: string };
  mail_counts: { day: string; campaign: string; count: number };
}
