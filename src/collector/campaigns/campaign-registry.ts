import type { CampaignDocument, Problem } from 'campaign-widgets/contract';
import { publishAtStart, publishRest } from '../answers/publish-rest.ts';
import { publishThresholdOf } from '../answers/publish-results.ts';
import type { Logger } from '../http/logger.ts';
import type { Store } from '../store/store.ts';
import type {
  CampaignState,
  KeptDocument,
  Publication,
  PublishOutcome,
} from './campaign-records.ts';
import {
  type CampaignVocabulary,
  collectVocabulary,
  readVocabulary,
} from './campaign-vocabulary.ts';
import { checkServedDocument } from './check-document.ts';
import { checkPublication } from './check-publication.ts';
import { describeProblem } from './document-words.ts';
import type { FindPlace } from './json-text.ts';

/** A document that is not served, and the reason. */
export interface RejectedDocument {
  /** Its origin: a file, or the id and version under which the store keeps it. */
  source: string;
  /** What is wrong, one a line. */
  problems: string[];
}

/** A campaign document from outside the store, with the name of its file. */
export interface OfferedDocument {
  source: string;
  document: unknown;
  /** The place of each part in the file. */
  placeOf?: FindPlace;
}

export interface RegistryOptions {
  store: Pick<Store, 'campaigns' | 'answers'>;
  logger: Logger;
  now: () => Date;
}

/** The result of an attempt to publish a document. */
export type PublishResult =
  | { outcome: PublishOutcome; warnings: Problem[] }
  | { outcome: 'wrong'; problems: string[]; details: Problem[] };

/** The maximum age of what this process knows: another process may have published something. */
const MAX_AGE_MS = 5_000;
/** The longest wait for a database that does not answer. */
const REFRESH_TIMEOUT_MS = 1_000;
/** The actor that takes down campaigns which an earlier version of the collector did not serve. */
const COLLECTOR = 'the collector';

/**
 * The campaigns that are served: the newest version of each campaign that is in the store and was
 * not taken down, whatever its origin. Changes by this process are live at once; changes by
 * another process, within seconds. A wrong document does not affect the others.
 */
export class CampaignRegistry {
  readonly #store: RegistryOptions['store'];
  readonly #logger: Logger;
  readonly #now: () => Date;
  readonly #listeners: (() => void)[] = [];
  readonly #campaigns = new Map<string, CampaignDocument>();
  readonly #documents = new Map<string, unknown>();
  readonly #vocabularies = new Map<string, CampaignVocabulary>();
  readonly #takenDown = new Set<string>();
  readonly #rejected = new Map<string, RejectedDocument>();
  #refreshed = -Infinity;
  #refreshing: Promise<void> | undefined;

  constructor({ store, logger, now }: RegistryOptions) {
    this.#store = store;
    this.#logger = logger;
    this.#now = now;
  }

  /**
   * The live version of each campaign, by id. It is always the same map, updated when a live
   * version changes.
   */
  get campaigns(): ReadonlyMap<string, CampaignDocument> {
    return this.#campaigns;
  }

  /**
   * The same, as they were written: a newer widget may read keys that this collector doesn't know.
   */
  get documents(): ReadonlyMap<string, unknown> {
    return this.#documents;
  }

  /** What the ids of a campaign mean, also those that its live version dropped. */
  vocabularyOf(campaign: CampaignDocument): CampaignVocabulary {
    return this.#vocabularies.get(campaign.id) ?? collectVocabulary([campaign]);
  }

  /** Whether a campaign was served and has been taken down. */
  isTakenDown(id: string): boolean {
    return this.#takenDown.has(id);
  }

  /** The documents that are not served because something is wrong with them. */
  get rejected(): RejectedDocument[] {
    return [...this.#rejected.values()];
  }

  /** Calls the listener when another version of a campaign is live, or a campaign is taken down. */
  onChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Publishes the documents of a folder that are newer than the store's, and prepares the live
   * ones.
   */
  async start(offered: OfferedDocument[], rejected: readonly RejectedDocument[] = []) {
    for (const each of rejected) this.#reject(each);
    const ids = new Set<string>();
    for (const { source, document, placeOf } of offered) {
      const { id } = (document ?? {}) as { id?: unknown };
      if (typeof id === 'string' && ids.has(id)) {
        this.#reject({ source, problems: [`another document has the id "${id}" too`] });
        continue;
      }
      if (typeof id === 'string') ids.add(id);
      await this.#take({ source, document, placeOf });
    }
    await this.#takeDownForgotten(ids);
    await this.refresh();
    await publishAtStart(this.#store, this.#campaigns, this.#now());
  }

  /** Makes a document live, at once in this process. */
  async publish(document: unknown, publication: Publication): Promise<PublishResult> {
    const checked = await checkPublication(this.#store.campaigns, document);
    if (!checked.ok) return { ...checked, outcome: 'wrong' };
    const outcome = await this.#store.campaigns.publish(document as KeptDocument, publication);
    await this.refresh();
    return { outcome, warnings: checked.warnings };
  }

  /**
   * Stops serving a campaign, and publishes its waiting answers.
   * @returns whether it was served
   */
  async takeDown(id: string, by: string): Promise<boolean> {
    const isDown = await this.#store.campaigns.takeDown(id, by, this.#now().toISOString());
    const threshold = publishThresholdOf(this.#campaigns.get(id) ?? {});
    await this.refresh();
    if (isDown) await publishRest(this.#store, id, threshold);
    return isDown;
  }

  /** Serves a campaign again. @returns whether it was taken down */
  async bringBack(id: string): Promise<boolean> {
    const isBack = await this.#store.campaigns.bringBack(id);
    await this.refresh();
    return isBack;
  }

  /** Reads what other processes have published, unless it did so in the last few seconds. */
  async keepFresh(): Promise<void> {
    if (performance.now() - this.#refreshed < MAX_AGE_MS) return;
    const refreshing = this.refresh().catch((cause: unknown) => {
      this.#logger.warn({ cause }, 'campaigns: not read again, tried again in a moment');
    });
    await Promise.race([refreshing, timeout(REFRESH_TIMEOUT_MS)]);
  }

  /** Reads the live versions. @throws the store's own error; the versions before stay live */
  refresh(): Promise<void> {
    // A caller who has just written must see the result: a read that began earlier is not enough.
    const after = this.#refreshing?.catch(() => undefined) ?? Promise.resolve();
    const refreshing = after.then(() => this.#read());
    this.#refreshing = refreshing;
    return refreshing;
  }

  async #read(): Promise<void> {
    this.#refreshed = performance.now();
    const states = await this.#store.campaigns.listStates();
    const served = states.filter(({ takenDownBy }) => takenDownBy === null);
    const ids = new Set(served.map(({ id }) => id));
    this.#takenDown.clear();
    for (const { id } of states) if (!ids.has(id)) this.#takenDown.add(id);
    let isChanged = false;
    for (const id of [...this.#campaigns.keys()]) if (!ids.has(id)) isChanged = this.#forget(id);
    for (const state of served) if (await this.#serve(state)) isChanged = true;
    if (isChanged) for (const listener of this.#listeners) listener();
  }

  #forget(id: string): true {
    this.#campaigns.delete(id);
    this.#documents.delete(id);
    this.#vocabularies.delete(id);
    return true;
  }

  /** Serves a campaign's newest version. @returns whether another version was served before */
  async #serve({ id, version }: CampaignState): Promise<boolean> {
    const source = `${id}, version ${version}`;
    if (this.#campaigns.get(id)?.version === version || this.#rejected.has(source)) return false;
    const document = await this.#store.campaigns.find(id, version);
    const checked = checkServedDocument(document);
    // A newer collector may have published it: this one goes on serving the version before.
    if (!checked.ok) this.#reject({ source, problems: checked.problems });
    else {
      const vocabulary = await readVocabulary(this.#store.campaigns, checked.campaign);
      this.#vocabularies.set(id, vocabulary);
      this.#campaigns.set(id, checked.campaign);
      this.#documents.set(id, document);
    }
    return checked.ok;
  }

  #reject(rejected: RejectedDocument): void {
    this.#rejected.set(rejected.source, rejected);
    const { source, problems } = rejected;
    this.#logger.error({}, `campaigns: ${source} is not taken:\n  ${problems.join('\n  ')}`);
  }

  async #take({ source, document, placeOf }: OfferedDocument): Promise<void> {
    const checked = await checkPublication(this.#store.campaigns, document, placeOf);
    if (!checked.ok) {
      this.#reject({ source, problems: checked.problems });
      return;
    }
    this.#warnOf(source, checked.warnings, placeOf);
    const { id, version } = checked.campaign;
    const at = this.#now().toISOString();
    const outcome = await this.#store.campaigns.publish(document as KeptDocument, {
      by: source,
      at,
    });
    if (outcome === 'changed')
      this.#reject({
        source,
        problems: [
          `"${id}" was published as version ${version} with other content before. Raise "version" to ` +
            `${version + 1}, so that every answer stays with the words it was given to`,
        ],
      });
    if (outcome === 'older')
      this.#logger.warn(
        {},
        `campaigns: ${source} is passed over: a newer version of "${id}" is live`,
      );
  }

  #warnOf(source: string, warnings: Problem[], placeOf?: FindPlace): void {
    if (warnings.length === 0) return;
    const lines = warnings.map((warning) => describeProblem(warning, placeOf));
    this.#logger.warn({}, `campaigns: ${source} is taken; look at this:\n  ${lines.join('\n  ')}`);
  }

  /**
   * An earlier version of the collector served exactly the documents of its folder. A campaign
   * that it no longer served is taken down; it comes back with its file.
   */
  async #takeDownForgotten(offered: ReadonlySet<string>): Promise<void> {
    const { campaigns } = this.#store;
    for (const { id, publishedAt, takenDownBy } of await campaigns.listStates()) {
      if (offered.has(id) && takenDownBy === COLLECTOR) await campaigns.bringBack(id);
      const wasServedByFolder = publishedAt === null && takenDownBy === null;
      if (offered.has(id) || !wasServedByFolder) continue;
      await campaigns.takeDown(id, COLLECTOR, this.#now().toISOString());
      this.#logger.warn({}, `campaigns: "${id}" has no file any more, and is taken down`);
    }
  }
}

const timeout = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
