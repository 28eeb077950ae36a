/** A campaign document as it was written, perhaps with keys that this collector does not know. */
export type KeptDocument = { id: string; version: number } & Record<string, unknown>;

/** Who published a version, when (ISO 8601, UTC), and what they noted about it. */
export interface Publication {
  by: string;
  at: string;
  note?: string;
}

/**
 * The result of publishing a document. `published`: it is now the newest version. `unchanged`: the
 * newest version is the same. `changed`: the newest version has the same number and other content,
 * and stays. `older`: a newer version exists and stays; this one is kept for the answers that
 * refer to it.
 */
export type PublishOutcome = 'published' | 'unchanged' | 'changed' | 'older';

/** The state of a campaign. */
export interface CampaignState {
  id: string;
  /** The newest version. */
  version: number;
  /** Null if a collector that did not record this has kept its newest version. */
  publishedAt: string | null;
  /** Who took it down; null while it is served. */
  takenDownBy: string | null;
}

/** One version of a campaign document, as the history lists it. */
export interface CampaignVersion {
  version: number;
  publishedBy: string;
  publishedAt: string | null;
  note: string;
}

/** The part of a store that keeps every version of every campaign document that was published. */
export interface CampaignRecords {
  /**
   * Keeps a campaign document for good under its version, as it was written. A newer version puts
   * a campaign that was taken down back in service.
   */
  publish(document: KeptDocument, publication: Publication): Promise<PublishOutcome>;
  /** The stored document, or undefined. */
  find(id: string, version: number): Promise<unknown>;
  /** All versions of a document that were kept, the newest first. */
  listDocuments(id: string): Promise<unknown[]>;
  /** The newest version of each document, also of campaigns that are taken down. */
  listNewest(): Promise<unknown[]>;
  /** Every campaign that was ever published, by id. */
  listStates(): Promise<CampaignState[]>;
  /** The versions of a campaign, the newest first. */
  listVersions(id: string): Promise<CampaignVersion[]>;
  /**
   * Stops serving a campaign.
   * @returns whether it was served
   */
  takeDown(id: string, by: string, at: string): Promise<boolean>;
  /** Serves a campaign again. @returns whether it was taken down */
  bringBack(id: string): Promise<boolean>;
}
