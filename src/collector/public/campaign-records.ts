/** A campaign document as it was written, with keys that this collector may not know. */
export type KeptDocument = { id: string; version: number } & Record<string, unknown>;

/** The part of a store that keeps every version of every campaign document that was served. */
export interface CampaignRecords {
  /**
   * Keeps a campaign document, as it was written, under its version for good.
   * @throws Error if that version was kept with other content
   */
  keep(document: KeptDocument): Promise<void>;
  /** The document as it was kept, or undefined. */
  find(id: string, version: number): Promise<unknown>;
  /** The newest version of each document, also of campaigns that are no longer served. */
  listNewest(): Promise<unknown[]>;
}
