/** A list that is read and not kept yet. */
export interface ImportDraft {
  id: string;
  campaign: string;
  at: string;
  /** The name of the token that sent it: nobody else sees it. */
  by: string;
  fileName: string;
  /** What the person chose until now, as JSON. */
  choices: string;
}

export interface ImportDraftFile extends ImportDraft {
  bytes: Uint8Array;
}

/** The most drafts of one organiser in a campaign, and of all: the oldest goes. */
export const MAX_OWN_DRAFTS = 3;
export const MAX_CAMPAIGN_DRAFTS = 20;
/** A draft that nobody keeps is deleted. */
export const DRAFT_DAYS = 3;

/** The part of a store that keeps lists between two steps of an import. */
export interface ImportDraftRecords {
  /** Keeps a file, and deletes the oldest drafts beyond the most that may wait. */
  add(draft: ImportDraftFile): Promise<void>;
  find(campaign: string, id: string, by: string): Promise<ImportDraftFile | undefined>;
  saveChoices(campaign: string, id: string, choices: string): Promise<void>;
  remove(campaign: string, id: string): Promise<void>;
  /** @returns how many were deleted */
  removeOld(before: string): Promise<number>;
}
