/** A campaign document as it was written, with keys that this collector may not know. */
export type KeptDocument = { id: string; version: number } & Record<string, unknown>;

/** Who published a version, when (ISO 8601, UTC), and what they noted about it. */
export interface Publication {
  by: string;
  at: string;
  note?: string;
}

/**
 * What became of a document that was to be published. `published`: it is the newest version now.
 * `unchanged`: the newest version is the same. `changed`: the newest version has the same number
 * and other content, and stays. `older`: there is a newer version, which stays; this one is kept
 * for the answers that were given to it.
 */
export type PublishOutcome = 'published' | 'unchanged' | 'changed' | 'older';

/** Where a campaign stands. */
export interface CampaignState {
  id: string;
  /** The newest version. */
  version: number;
  /** Null where its newest version was kept by a collector that did not write this down. */
  publishedAt: string | null;
  /** Who took it down; null while it is served. */
  takenDownBy: string | null;
}

/** One version of a campaign document, as its history tells it. */
export interface CampaignVersion {
  version: number;
  publishedBy: string;
  publishedAt: string | null;
  note: string;
}

/** The part of a store that keeps every version of every campaign document that was published. */
export interface CampaignRecords {
  /**
   * Keeps a campaign document, as it was written, under its version for good. A campaign that was
   * taken down is served again with a newer version.
   */
  publish(document: KeptDocument, publication: Publication): Promise<PublishOutcome>;
  /** The document as it was kept, or undefined. */
  find(id: string, version: number): Promise<unknown>;
  /** All versions of a document that were kept, the newest first. */
  listDocuments(id: string): Promise<unknown[]>;
  /** The newest version of each document, also of campaigns that are taken down. */
  listNewest(): Promise<unknown[]>;
  /** Every campaign that ever was published, by id. */
  listStates(): Promise<CampaignState[]>;
  /** The versions of a campaign, the newest first. */
  listVersions(id: string): Promise<CampaignVersion[]>;
  /** Serves a campaign no more. @returns whether it was served */
  takeDown(id: string, by: string, at: string): Promise<boolean>;
  /** Serves a campaign again. @returns whether it was taken down */
  bringBack(id: string): Promise<boolean>;
}
