import { sql } from 'kysely';
import { insertEach } from '../store/insert-each.ts';
import type { Trx } from '../store/insert-rows.ts';
import type { Tables } from '../store/tables.ts';

/** How many ids one statement takes as parameters. */
const IDS_AT_ONCE = 500;

/** Only texts of published answers that count are sorted. */
export const IS_TEXT = sql<boolean>`state = 'counted' and pending = 0 and (other is not null or words is not null)`;

/** Those of the ids that are texts of published answers that count. */
export async function findTexts(
  trx: Trx,
  campaign: string,
  ids: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const found: string[] = [];
  for (let from = 0; from < wanted.length; from += IDS_AT_ONCE) {
    const rows = await trx
      .selectFrom('responses')
      .select('id')
      .where('campaign', '=', campaign)
      .where('id', 'in', wanted.slice(from, from + IDS_AT_ONCE))
      .where(IS_TEXT)
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

type Place = Pick<Tables['response_themes'], 'response' | 'theme' | 'move'>;

/** Where texts are now. Nobody else moves them until the transaction ends. */
export async function lockPlaces(
  trx: Trx,
  campaign: string,
  texts: readonly string[],
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (let from = 0; from < texts.length; from += IDS_AT_ONCE) {
    const rows = await trx
      .updateTable('response_themes')
      .set(({ ref }) => ({ move: ref('move') }))
      .where('campaign', '=', campaign)
      .where('response', 'in', texts.slice(from, from + IDS_AT_ONCE))
      .returning(['response', 'theme', 'move'])
      .execute();
    for (const place of rows) places.set(place.response, place);
  }
  return places;
}

/** Puts texts where they are from now on. */
export const placeTexts = (trx: Trx, places: Tables['response_themes'][]): Promise<unknown> =>
  insertEach(trx, 'response_themes', places, (insert) =>
    insert.onConflict((clash) =>
      clash
        .columns(['campaign', 'response'])
        .doUpdateSet(({ ref }) => ({ theme: ref('excluded.theme'), move: ref('excluded.move') })),
    ),
  );

/** A later move that is undone puts its texts back to where they were before this one. */
export async function forgetMove(trx: Trx, campaign: string, move: string): Promise<void> {
  const before = (column: 'theme_before' | 'move_before') =>
    trx
      .selectFrom('moved_texts as earlier')
      .select(column)
      .where('earlier.campaign', '=', campaign)
      .where('earlier.move', '=', move)
      .where('earlier.response', '=', sql.ref<string>('moved_texts.response'));
  await trx
    .updateTable('moved_texts')
    .set({ theme_before: before('theme_before'), move_before: before('move_before') })
    .where('campaign', '=', campaign)
    .where('move_before', '=', move)
    .execute();
}
