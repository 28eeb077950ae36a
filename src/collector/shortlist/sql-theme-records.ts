import type { LocalText } from 'campaign-widgets/contract';
import { readWithheld } from '../answers/withheld-details.ts';
import type { DatabaseHandles } from '../store/database-handles.ts';
import { insertAll } from '../store/insert-rows.ts';
import { readJson } from '../store/json-columns.ts';
import { orderedId } from '../store/ordered-id.ts';
import { inTransaction } from '../store/transaction.ts';
import { countCandidates } from './count-candidates.ts';
import { findTexts, forgetMove, IS_TEXT, lockPlaces, placeTexts } from './place-texts.ts';
import type {
  AnswerTheme,
  CandidateCount,
  SortedText,
  TextFilter,
  ThemeActor,
  ThemeMove,
  ThemeRecords,
} from './theme-records.ts';

/** Themes, in queries that SQLite and PostgreSQL share. */
export class SqlThemeRecords implements ThemeRecords {
  readonly #database: DatabaseHandles;

  constructor(database: DatabaseHandles) {
    this.#database = database;
  }

  async list(campaign: string): Promise<AnswerTheme[]> {
    const rows = await this.#database.read
      .selectFrom('themes')
      .select(['id', 'label'])
      .where('campaign', '=', campaign)
      .orderBy('id')
      .execute();
    return rows.map(({ id, label }) => ({ id, label: readJson<LocalText>(label) ?? '' }));
  }

  async save(campaign: string, { id, label }: AnswerTheme, actor: ThemeActor): Promise<void> {
    const made = { label: JSON.stringify(label), made_by: actor.by, made_on: actor.on };
    await this.#database.write
      .insertInto('themes')
      .values({ campaign, id, ...made })
      .onConflict((clash) => clash.columns(['campaign', 'id']).doUpdateSet(made))
      .execute();
  }

  async removeEmpty(campaign: string, theme: string): Promise<boolean> {
    const { numDeletedRows } = await this.#database.write
      .deleteFrom('themes')
      .where('campaign', '=', campaign)
      .where('id', '=', theme)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('response_themes')
              .select('response')
              .where('campaign', '=', campaign)
              .where('theme', '=', theme),
          ),
        ),
      )
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async texts(campaign: string, { area, language, limit }: TextFilter): Promise<SortedText[]> {
    let query = this.#database.read
      .selectFrom('responses')
      .leftJoin('response_themes', (join) =>
        join
          .onRef('response_themes.response', '=', 'responses.id')
          .on('response_themes.campaign', '=', campaign),
      )
      .select(['id', 'area', 'issue', 'other', 'words', 'locale', 'withheld', 'theme'])
      .where('responses.campaign', '=', campaign)
      .where(IS_TEXT)
      .orderBy('id')
      .limit(limit);
    if (area !== undefined) query = query.where('area', '=', area);
    const rows = await query.execute();
    return rows.map(({ id, area, issue, other, words, locale, withheld, theme }) => ({
      id,
      area,
      issue,
      language: readWithheld(withheld).has('locale') ? language : locale,
      text: [other, words].filter((text) => text !== null).join('\n'),
      theme,
    }));
  }

  move(
    campaign: string,
    { texts, theme }: { texts: readonly string[]; theme: string | null },
    { by, on }: ThemeActor,
  ): Promise<ThemeMove | undefined> {
    return inTransaction(this.#database.write, async (trx) => {
      const found = await findTexts(trx, campaign, texts);
      if (found.length === 0) return undefined;
      const move = { id: orderedId(), theme, texts: found.length, undoneBy: null };
      const before = await lockPlaces(trx, campaign, found);
      await trx
        .insertInto('theme_moves')
        .values({
          campaign,
          id: move.id,
          theme,
          texts: found.length,
          made_by: by,
          made_on: on,
        })
        .execute();
      await insertAll(
        trx,
        'moved_texts',
        found.map((response) => ({
          campaign,
          move: move.id,
          response,
          theme_before: before.get(response)?.theme ?? null,
          move_before: before.get(response)?.move ?? null,
        })),
      );
      const places = found.map((response) => ({ campaign, response, theme, move: move.id }));
      await placeTexts(trx, places);
      return { ...move, by, on };
    });
  }

  undo(campaign: string, move: string, by: string): Promise<number | undefined> {
    return inTransaction(this.#database.write, async (trx) => {
      // The condition makes a second undo at the same time change nothing.
      const { numUpdatedRows } = await trx
        .updateTable('theme_moves')
        .set({ undone_by: by })
        .where('campaign', '=', campaign)
        .where('id', '=', move)
        .where('undone_by', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return undefined;
      const stillThere = await trx
        .deleteFrom('response_themes')
        .where('campaign', '=', campaign)
        .where('move', '=', move)
        .returning('response')
        .execute();
      const isThere = new Set(stillThere.map(({ response }) => response));
      await forgetMove(trx, campaign, move);
      const places = await trx
        .selectFrom('moved_texts')
        .select(['response', 'theme_before', 'move_before'])
        .where('campaign', '=', campaign)
        .where('move', '=', move)
        .execute();
      await placeTexts(
        trx,
        places.flatMap(({ response, theme_before: theme, move_before: before }) =>
          before === null || !isThere.has(response)
            ? []
            : [{ campaign, response, theme, move: before }],
        ),
      );
      return stillThere.length;
    });
  }

  async moves(campaign: string, limit: number): Promise<ThemeMove[]> {
    const rows = await this.#database.read
      .selectFrom('theme_moves')
      .selectAll()
      .where('campaign', '=', campaign)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id, theme, texts, made_by: by, made_on: on, undone_by: undoneBy }) => ({
      id,
      theme,
      texts,
      by,
      on,
      undoneBy,
    }));
  }

  async movedTexts(campaign: string, move: string): Promise<string[]> {
    const rows = await this.#database.read
      .selectFrom('moved_texts')
      .select('response')
      .where('campaign', '=', campaign)
      .where('move', '=', move)
      .orderBy('response')
      .execute();
    return rows.map(({ response }) => response);
  }

  countCandidates(campaign: string): Promise<CandidateCount[]> {
    return countCandidates(this.#database.read, campaign);
  }
}
