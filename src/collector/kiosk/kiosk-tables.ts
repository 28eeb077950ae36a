/** Tablets in a hall. Nothing of a voter and nothing of a choice is in them. */
export interface KioskTables {
  ballot_devices: {
    id: string;
    campaign: string;
    /** Empty for a tablet with the survey and the sign-up of a campaign. */
    ballot: string;
    label: string;
    /** SHA-256 of the key that only the tablet has. */
    key_hash: string;
    /** What the tablet seals its entries to; the private half is derived from the secret. */
    public_key: string;
    made_by: string;
    made_on: string;
    /** How many entries were taken, how many waited when it last reported, how many were refused. */
    sent: number;
    waiting: number;
    refused: number;
    seen_at: string | null;
    closed_at: string | null;
    /** JSON: `{ on, by, reason }`. */
    written_off: string | null;
  };
  /** What was refused of a tablet, so that a repeated entry is counted once. */
  ballot_device_refusals: {
    device: string;
    /** SHA-256 of the submission's id. */
    submission_hash: string;
    /** The code of the problem: `code-spent`, `closed`. */
    reason: string;
  };
}
