import { isDeepStrictEqual } from 'node:util';
import { createProblem, type Problem } from 'campaign-widgets/contract';
import { checkDocument } from '../campaigns/check-document.ts';
import { documentProblem } from '../campaigns/document-checks.ts';
import type { CampaignVersion } from '../campaigns/campaign-records.ts';
import { findReusedIds, hasQuestions } from '../campaigns/reused-questions.ts';
import type { Services } from '../services.ts';
import { isJsonObject, type JsonObject } from './document-paths.ts';
import type { CampaignDraft } from './draft-records.ts';
import { isUnchanged, nextVersion } from './next-version.ts';
import { findOwnerChanges } from './owner-rules.ts';

/** A draft, compared with the live version. */
export interface OpenDraft extends CampaignDraft {
  /** The newest version; undefined if nothing was published yet. */
  live: { version: number; document: JsonObject } | undefined;
  /** Whether the draft differs from the newest version. */
  isChanged: boolean;
}

/** The person who publishes, and their note. */
export interface PublicationRequest {
  /** The revision that the person has seen. */
  revision: number;
  by: string;
  note: string;
  /** Whether they have every permission. */
  isOwner: boolean;
}

/** A change of a draft. */
export interface DraftChange {
  document: JsonObject;
  /** The revision that was changed. */
  revision: number;
  by: string;
}

export type DraftPublication =
  | { outcome: 'published'; version: number; warnings: Problem[] }
  | { outcome: 'unchanged' }
  | { outcome: 'stale' }
  | { outcome: 'wrong'; problems: Problem[] };

/** The result of checking a draft. */
export interface DraftFindings {
  /** Every problem; empty if the draft can be published. */
  problems: Problem[];
  /** What may be intended, but is more likely a mistake. */
  warnings: Problem[];
}

export type EditorServices = Pick<Services, 'store' | 'registry' | 'now'>;

/** The editor's work on campaigns: drafts, and their publication in the registry. */
export class CampaignEditor {
  readonly #services: EditorServices;

  constructor(services: EditorServices) {
    this.#services = services;
  }

  /**
   * The draft of a campaign. Without changes since the newest version, it equals that version.
   * @returns undefined where there is no such campaign
   */
  async open(campaign: string): Promise<OpenDraft | undefined> {
    const { store } = this.#services;
    const [draft, [newest]] = await Promise.all([
      store.drafts.find(campaign),
      store.campaigns.listVersions(campaign),
    ]);
    const document = newest && (await this.version(campaign, newest.version));
    const live = newest && document && { version: newest.version, document };
    if (!live) return draft && { ...draft, live, isChanged: true };
    if (draft && !(await this.#isOvertaken(draft, live.version)))
      return { ...draft, live, isChanged: !isUnchanged(draft.document, live.document) };
    return {
      campaign,
      document: live.document,
      baseVersion: live.version,
      revision: draft?.revision ?? 0,
      changedBy: newest.publishedBy,
      changedAt: newest.publishedAt ?? '',
      live,
      isChanged: false,
    };
  }

  /** Every campaign with a draft that was never published. */
  async listUnpublished(): Promise<CampaignDraft[]> {
    const { store } = this.#services;
    const published = new Set((await store.campaigns.listStates()).map(({ id }) => id));
    return (await store.drafts.list()).filter(({ campaign }) => !published.has(campaign));
  }

  /** Whether a campaign has this id, published or not. */
  async isTaken(campaign: string): Promise<boolean> {
    return (await this.open(campaign)) !== undefined;
  }

  /** Keeps a new campaign as a draft. @returns whether its id was free */
  async create(campaign: string, document: JsonObject, by: string): Promise<boolean> {
    if (await this.isTaken(campaign)) return false;
    return this.#save(campaign, { document, revision: 0, by }, 0);
  }

  /**
   * Keeps a changed draft, correct or not. A draft equal to the stored one is not stored again.
   * @returns whether it was kept; false if another change came first
   */
  async save(open: OpenDraft, { document, revision, by }: DraftChange): Promise<boolean> {
    if (revision !== open.revision) return false;
    if (isDeepStrictEqual(document, open.document)) return true;
    return this.#save(open.campaign, { document, revision, by }, open.baseVersion);
  }

  /**
   * Discards a draft: it equals the newest version again. A draft that was never published is
   * deleted.
   * @returns whether it was discarded; false if another change came first
   */
  async discard({ campaign, live, ...open }: OpenDraft, revision: number, by: string) {
    if (revision !== open.revision) return false;
    // The revision still increases, so that a page opened earlier does not mistake this draft for
    // its own.
    return live
      ? this.#save(campaign, { document: live.document, revision, by }, live.version)
      : this.#services.store.drafts.remove(campaign, revision);
  }

  /** Checks a draft of a campaign. */
  async check(campaign: string, document: JsonObject): Promise<DraftFindings> {
    const checked = checkDocument(document);
    const reused = hasQuestions(document)
      ? findReusedIds(document, await this.published(campaign))
      : [];
    const wrong = checked.ok ? [] : checked.details;
    const { warnings } = checked;
    return {
      problems: [...wrong, ...reused],
      warnings: this.#isEndedByDraft(campaign, document)
        ? [...warnings, documentProblem('closes', 'closed-already', {})]
        : warnings,
    };
  }

  /** Whether publishing the draft closes the forms at once: most often a wrong year. */
  #isEndedByDraft(campaign: string, { closes }: JsonObject): boolean {
    const { registry, now } = this.#services;
    const isNew = registry.campaigns.get(campaign)?.closes !== closes;
    return isNew && typeof closes === 'string' && Date.parse(closes) <= now().getTime();
  }

  /** Makes a draft the newest version, live at once. */
  async publish(
    open: OpenDraft,
    { revision, by, note, isOwner }: PublicationRequest,
  ): Promise<DraftPublication> {
    if (revision !== open.revision) return { outcome: 'stale' };
    if (!open.isChanged) return { outcome: 'unchanged' };
    const { registry, now } = this.#services;
    const { campaign } = open;
    const refused = isOwner ? [] : await this.#findOwnerProblems(open);
    if (refused.length > 0) return { outcome: 'wrong', problems: refused };
    const document = nextVersion(open.document, await this.published(campaign));
    const at = now().toISOString();
    const result = await registry.publish(document, { by, at, ...(note !== '' && { note }) });
    if (result.outcome === 'wrong') return { outcome: 'wrong', problems: result.details };
    // Somebody else has just published this number.
    if (result.outcome !== 'published') return { outcome: 'stale' };
    const version = Number(document.version);
    // If this fails, or another change came first, the next read compares the draft with the live
    // version.
    await this.#save(campaign, { document, revision, by }, version);
    return { outcome: 'published', version, warnings: result.warnings };
  }

  listVersions(campaign: string): Promise<CampaignVersion[]> {
    return this.#services.store.campaigns.listVersions(campaign);
  }

  /** One version as it was published. */
  async version(campaign: string, version: number): Promise<JsonObject | undefined> {
    const document = await this.#services.store.campaigns.find(campaign, version);
    return isJsonObject(document) ? document : undefined;
  }

  /** Every version as it was published, the newest first. */
  async published(campaign: string): Promise<JsonObject[]> {
    return (await this.#services.store.campaigns.listDocuments(campaign)).filter(isJsonObject);
  }

  /**
   * The reasons why only the owner may publish: certain changes, or a campaign that was taken down.
   */
  async #findOwnerProblems({ campaign, live, document }: OpenDraft): Promise<Problem[]> {
    const states = await this.#services.store.campaigns.listStates();
    const isDown = states.some(({ id, takenDownBy }) => id === campaign && takenDownBy !== null);
    return [
      ...(isDown
        ? [createProblem('', 'taken-down', 'was taken down: only the owner publishes it')]
        : []),
      ...(live ? findOwnerChanges(live.document, document) : []),
    ];
  }

  #save(campaign: string, change: DraftChange, baseVersion: number): Promise<boolean> {
    const { document, revision, by } = change;
    return this.#services.store.drafts.save({
      campaign,
      document,
      baseVersion,
      revision: revision + 1,
      changedBy: by,
      changedAt: this.#services.now().toISOString(),
    });
  }

  /** Whether an unchanged draft is of a version that is no longer the newest. */
  async #isOvertaken(draft: CampaignDraft, newest: number): Promise<boolean> {
    if (draft.baseVersion === newest) return false;
    const base = await this.version(draft.campaign, draft.baseVersion);
    return base !== undefined && isUnchanged(draft.document, base);
  }
}
