import { type Insertable, sql } from 'kysely';
import type { Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';
import { changeSeats } from '../seats/change-seats.ts';
import { isSeatMeasure } from '../seats/seat-tables.ts';
import type { RegisterMeasure } from './people-records.ts';
import type { PersonShare } from './person-share.ts';

/** Collects the changes to the figures of one campaign, and writes them once. */
export class FigureLedger {
  readonly #campaign: string;
  readonly #day: string;
  readonly #figures = new Map<string, Insertable<Tables['figures']>>();
  readonly #chains = new Map<number, number>();
  readonly #brought = new Map<string, number>();

  /** @param at the time of the change */
  constructor(campaign: string, at: string) {
    this.#campaign = campaign;
    this.#day = at.slice(0, 10);
  }

  /** Replaces what a person adds to the figures: `from` becomes `to`. */
  move(from: PersonShare, to: PersonShare): void {
    this.#add(from, -1);
    this.#add(to, 1);
  }

  #add({ area, source, counts, depth, code }: PersonShare, sign: 1 | -1): void {
    for (const [measure, count] of Object.entries(counts) as [RegisterMeasure, number][]) {
      const key = JSON.stringify([measure, area, source]);
      const sum = (this.#figures.get(key)?.count ?? 0) + sign * count;
      this.#figures.set(key, { campaign: this.#campaign, measure, area, source, count: sum });
    }
    if (depth > 0) this.#chains.set(depth, (this.#chains.get(depth) ?? 0) + sign);
    if (code !== null) this.#brought.set(code, (this.#brought.get(code) ?? 0) + sign);
  }

  /**
   * @returns the people whose invitations have brought more or fewer: their own share may have
   * changed.
   */
  async write(trx: Trx): Promise<string[]> {
    await this.#writeFigures(trx);
    await this.#writeChains(trx);
    return this.#writeInvitations(trx);
  }

  async #writeFigures(trx: Trx): Promise<void> {
    // In one order everywhere, so that two collectors on one database never wait for each other.
    const figures = [...this.#figures]
      .filter(([, { count }]) => count !== 0)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, figure]) => figure);
    if (figures.length === 0) return;
    await trx
      .insertInto('figures')
      .values(figures)
      .onConflict((conflict) =>
        conflict
          .columns(['campaign', 'measure', 'area', 'source'])
          .doUpdateSet({ count: sql`figures.count + excluded.count` }),
      )
      .execute();
    await changeSeats(
      trx,
      figures.flatMap(({ measure, count }) =>
        isSeatMeasure(measure) ? [{ campaign: this.#campaign, measure, count, on: this.#day }] : [],
      ),
    );
  }

  async #writeChains(trx: Trx): Promise<void> {
    const chains = [...this.#chains]
      .filter(([, count]) => count !== 0)
      .map(([depth, count]) => ({ campaign: this.#campaign, depth, count }));
    if (chains.length === 0) return;
    await trx
      .insertInto('chains')
      .values(chains)
      .onConflict((conflict) =>
        conflict
          .columns(['campaign', 'depth'])
          .doUpdateSet({ count: sql`chains.count + excluded.count` }),
      )
      .execute();
  }

  async #writeInvitations(trx: Trx): Promise<string[]> {
    const inviters: string[] = [];
    for (const [code, count] of this.#brought) {
      if (count === 0) continue;
      const owners = await trx
        .updateTable('invites')
        .set({ brought: sql`brought + ${sql.lit(count)}` })
        .where('campaign', '=', this.#campaign)
        .where('code', '=', code)
        .returning('person')
        .execute();
      for (const { person } of owners) if (person !== null) inviters.push(person);
    }
    return inviters;
  }
}
