import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { foldText } from './contact-keys.ts';
import type { ErasureList } from './erasure-list.ts';
import type { Trx } from '../store/insert-rows.ts';

/**
 * The contacts of people who asked to be forgotten, as keyed hashes: enough to recognise one that
 * a list brings back, and useless without the collector's secret. ICO, Direct marketing guidance:
 * suppress rather than only delete.
 */
export class SuppressionList {
  readonly #key: KeyObject;
  readonly #erasures: ErasureList | undefined;

  /** @param erasures the list beside the backups of erased sign-ups */
  constructor(secret: string, erasures?: ErasureList) {
    this.#key = createSecretKey(secret, 'utf8');
    this.#erasures = erasures;
  }

  /**
   * Adds sign-ups to the list of erasures before their erasure is committed: a restored backup
   * must never show a person whose erasure was acknowledged.
   * @throws Error if the list can't be written; then nothing is erased
   */
  record(signups: string[], at: string): void {
    this.#erasures?.add(signups, at);
  }

  hash(campaign: string, key: string): string {
    return createHmac('sha256', this.#key).update(`${campaign} ${key}`).digest('base64url');
  }

  /**
   * The key of an organisation, in any spelling; it may be kept when the person who spoke for it
   * is forgotten.
   */
  organisation(campaign: string, name: string): string {
    return this.hash(campaign, `organisation:${foldText(name) || name}`);
  }

  /** Keeps out people who asked to be forgotten. */
  async add(
    trx: Trx,
    campaign: string,
    keys: string[],
    recruited: boolean,
    at: string,
  ): Promise<void> {
    if (keys.length === 0) return;
    const rows = keys.map((key) => ({
      campaign,
      hash: this.hash(campaign, key),
      recruited: recruited ? 1 : 0,
      at,
      reason: 'erased' as const,
    }));
    await trx
      .insertInto('suppressed')
      .values(rows)
      .onConflict((clash) =>
        clash
          .columns(['campaign', 'hash'])
          .doUpdateSet({ at, reason: 'erased', ...(recruited && { recruited: 1 }) }),
      )
      .execute();
  }

  /** Keeps out people whom a list refuses. People who asked to be forgotten stay so. */
  async addListRefusals(
    trx: Trx,
    campaign: string,
    keys: string[],
    { at, batch }: { at: string; batch?: string | undefined },
  ): Promise<void> {
    if (keys.length === 0) return;
    const rows = keys.map((key) => ({
      campaign,
      hash: this.hash(campaign, key),
      recruited: 0,
      at,
      reason: 'list' as const,
    }));
    const added = await trx
      .insertInto('suppressed')
      .values(rows)
      .onConflict((clash) => clash.doNothing())
      .returning('hash')
      .execute();
    if (batch === undefined) return;
    const hashes = rows.map(({ hash }) => hash);
    const before = await trx
      .selectFrom('import_refusals')
      .select('hash')
      .where('campaign', '=', campaign)
      .where('hash', 'in', hashes)
      .execute();
    // A refusal that no batch made is not this batch's to take back.
    const own = new Set([...added, ...before].map(({ hash }) => hash));
    if (own.size > 0)
      await trx
        .insertInto('import_refusals')
        .values([...own].map((hash) => ({ campaign, hash, batch })))
        .onConflict((clash) => clash.doNothing())
        .execute();
  }

  /** Lifts some of the refusals that only this batch made. @returns how many of its own there were */
  async takeBatchBack(trx: Trx, campaign: string, batch: string, limit: number): Promise<number> {
    const own = await trx
      .selectFrom('import_refusals')
      .select('hash')
      .where('campaign', '=', campaign)
      .where('batch', '=', batch)
      .limit(limit)
      .execute();
    const hashes = own.map(({ hash }) => hash);
    if (hashes.length === 0) return 0;
    await trx
      .deleteFrom('import_refusals')
      .where('campaign', '=', campaign)
      .where('hash', 'in', hashes)
      .where('batch', '=', batch)
      .execute();
    const others = await trx
      .selectFrom('import_refusals')
      .select('hash')
      .where('campaign', '=', campaign)
      .where('hash', 'in', hashes)
      .execute();
    const shared = new Set(others.map(({ hash }) => hash));
    await trx
      .deleteFrom('suppressed')
      .where('campaign', '=', campaign)
      .where('reason', '=', 'list')
      .where('hash', 'in', ['', ...hashes.filter((hash) => !shared.has(hash))])
      .execute();
    return hashes.length;
  }

  /** @returns whether a list refuses any of these */
  async liftListRefusals(trx: Trx, campaign: string, keys: string[]): Promise<boolean> {
    const lifted = await trx
      .deleteFrom('suppressed')
      .where('campaign', '=', campaign)
      .where('reason', '=', 'list')
      .where(
        'hash',
        'in',
        keys.map((key) => this.hash(campaign, key)),
      )
      .returning('hash')
      .execute();
    return lifted.length > 0;
  }

  /**
   * A person who signs up again is no longer suppressed.
   * @returns the keys of people who were counted as recruited before they were forgotten
   */
  async lift(trx: Trx, campaign: string, keys: string[]): Promise<Set<string>> {
    if (keys.length === 0) return new Set();
    const byHash = new Map(keys.map((key) => [this.hash(campaign, key), key]));
    const lifted = await trx
      .deleteFrom('suppressed')
      .where('campaign', '=', campaign)
      .where('hash', 'in', [...byHash.keys()])
      .returning(['hash', 'recruited'])
      .execute();
    return new Set(
      lifted
        .filter(({ recruited }) => recruited === 1)
        .map(({ hash }) => byHash.get(hash) as string),
    );
  }

  /** Which of these keys are on the list, and why. */
  async among(
    db: Kysely<Tables>,
    campaign: string,
    keys: string[],
  ): Promise<Map<string, 'erased' | 'list'>> {
    if (keys.length === 0) return new Map();
    const byHash = new Map(keys.map((key) => [this.hash(campaign, key), key]));
    const found = await db
      .selectFrom('suppressed')
      .select(['hash', 'reason'])
      .where('campaign', '=', campaign)
      .where('hash', 'in', [...byHash.keys()])
      .execute();
    return new Map(found.map(({ hash, reason }) => [byHash.get(hash) as string, reason]));
  }
}
