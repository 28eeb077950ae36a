import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Store } from '../../src/collector/index.ts';
import { answer, HARBORNE, QUINTON } from '../contract/examples.ts';
import { entry } from './harness.ts';

const ADA = { by: 'Ada', on: '2026-11-21' };
const EDGBASTON = 'edgbaston';
const ALL = { language: 'en', limit: 1000 };

const inArea = (code: string) => ({ code, version: '2025-05' });

/** Adds published answers, each with its own text. */
async function addTexts(store: Store, texts: readonly string[], area = HARBORNE): Promise<void> {
  for (const other of texts)
    await store.submissions.add(
      entry(answer({ area: inArea(area), answers: { issue: 'other', other } })),
    );
}

/** The text of each answer with its theme, and its id by its text. */
async function readTexts(store: Store) {
  const texts = await store.themes.texts(EDGBASTON, ALL);
  return {
    themes: Object.fromEntries(texts.map(({ text, theme }) => [text, theme])),
    idOf: (wanted: string) => texts.find(({ text }) => text === wanted)?.id ?? '',
  };
}

const countsOf = async (store: Store): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await store.themes.countCandidates(EDGBASTON)).map(({ area, candidate, count }) => [
      `${area} ${candidate}`,
      count,
    ]),
  );

/** What defines the part of a store that keeps themes. */
export function themesConformance(name: string, fresh: (t: TestContext) => Promise<Store>): void {
  describe(`${name}: themes of what residents wrote`, () => {
    it('are kept with their labels, and removed only while no text is in them', async (t) => {
      const store = await fresh(t);
      await addTexts(store, ['litter']);
      const { idOf } = await readTexts(store);
      const tidy = { id: 'tidy-streets', label: { en: 'Tidy streets' } };
      await store.themes.save(EDGBASTON, tidy, ADA);
      await store.themes.save(EDGBASTON, { ...tidy, label: { en: 'Clean streets' } }, ADA);
      assert.deepEqual(await store.themes.list(EDGBASTON), [
        { id: 'tidy-streets', label: { en: 'Clean streets' } },
      ]);
      const move = await store.themes.move(
        EDGBASTON,
        { texts: [idOf('litter')], theme: 'tidy-streets' },
        ADA,
      );
      assert.equal(await store.themes.removeEmpty(EDGBASTON, 'tidy-streets'), false);
      await store.themes.undo(EDGBASTON, move?.id ?? '', 'Ada');
      assert.equal(await store.themes.removeEmpty(EDGBASTON, 'tidy-streets'), true);
      assert.deepEqual(await store.themes.list(EDGBASTON), []);
    });

    it('hold a text once: the last move decides, and each is in the log', async (t) => {
      const store = await fresh(t);
      await addTexts(store, ['pot holes', 'litter', 'speeding']);
      const { idOf, themes } = await readTexts(store);
      assert.deepEqual(themes, { 'pot holes': null, litter: null, speeding: null });
      const both = [idOf('pot holes'), idOf('litter')];
      await store.themes.move(EDGBASTON, { texts: both, theme: 'roads' }, ADA);
      await store.themes.move(
        EDGBASTON,
        { texts: [idOf('litter'), idOf('litter'), 'nobody'], theme: 'streets' },
        { by: 'Ben', on: '2026-11-22' },
      );
      assert.deepEqual((await readTexts(store)).themes, {
        'pot holes': 'roads',
        litter: 'streets',
        speeding: null,
      });
      const [newest, oldest] = await store.themes.moves(EDGBASTON, 10);
      assert.partialDeepStrictEqual(newest, {
        theme: 'streets',
        texts: 1,
        by: 'Ben',
        on: '2026-11-22',
        undoneBy: null,
      });
      assert.partialDeepStrictEqual(oldest, { theme: 'roads', texts: 2, by: 'Ada' });
      assert.deepEqual(await store.themes.movedTexts(EDGBASTON, oldest?.id ?? ''), both.toSorted());
    });

    it('put texts back where they were, in whatever order moves are undone', async (t) => {
      const store = await fresh(t);
      await addTexts(store, ['a', 'b']);
      const { idOf } = await readTexts(store);
      const moveTo = async (theme: string | null, ...texts: string[]) =>
        (await store.themes.move(EDGBASTON, { texts: texts.map(idOf), theme }, ADA))?.id ?? '';
      const first = await moveTo('roads', 'a', 'b');
      const second = await moveTo('streets', 'a');
      const third = await moveTo(null, 'a');
      assert.equal(await store.themes.undo(EDGBASTON, third, 'Ben'), 1);
      assert.deepEqual((await readTexts(store)).themes, { a: 'streets', b: 'roads' });
      assert.equal(await store.themes.undo(EDGBASTON, third, 'Ben'), undefined, 'only once');
      assert.equal(await store.themes.undo(EDGBASTON, first, 'Ben'), 1, 'a was moved again since');
      assert.deepEqual((await readTexts(store)).themes, { a: 'streets', b: null });
      assert.equal(await store.themes.undo(EDGBASTON, second, 'Ben'), 1);
      assert.deepEqual(
        (await readTexts(store)).themes,
        { a: null, b: null },
        'what was before the second move was undone already',
      );
      const undone = await store.themes.moves(EDGBASTON, 10);
      assert.deepEqual(
        undone.map(({ undoneBy }) => undoneBy),
        ['Ben', 'Ben', 'Ben'],
      );
    });

    it('count for the theme of a text, and no longer for the issue that it named', async (t) => {
      const store = await fresh(t);
      await addTexts(store, ['litter', 'rubbish']);
      await addTexts(store, ['litter here'], QUINTON);
      await store.submissions.add(entry(answer({ answers: { issue: 'road-surface' } })));
      const { idOf } = await readTexts(store);
      await store.themes.move(
        EDGBASTON,
        { texts: [idOf('litter'), idOf('litter here')], theme: 'tidy' },
        ADA,
      );
      assert.deepEqual(await countsOf(store), {
        [`${HARBORNE} other`]: 1,
        [`${HARBORNE} tidy`]: 1,
        [`${HARBORNE} road-surface`]: 1,
        [`${QUINTON} tidy`]: 1,
      });
    });

    it('never show or move a text that waits for its batch, is held, or is of another campaign', async (t) => {
      const store = await fresh(t);
      const waiting = entry(answer({ answers: { issue: 'other', other: 'waits' } }), {
        batchSize: 5,
      });
      const held = entry(answer({ answers: { issue: 'other', other: 'held' } }), {
        state: 'held',
        heldBecause: 'fast',
      });
      await store.submissions.add(waiting);
      await store.submissions.add(held);
      await addTexts(store, ['shown']);
      assert.deepEqual((await readTexts(store)).themes, { shown: null });
      const all = await store.answers.list(EDGBASTON, { limit: 10 });
      const ids = [...all.map(({ id }) => id), waiting.submission.id];
      const move = await store.themes.move(EDGBASTON, { texts: ids, theme: 'roads' }, ADA);
      assert.equal(move?.texts, 1);
      assert.equal(
        await store.themes.move('elsewhere', { texts: ids, theme: 'roads' }, ADA),
        undefined,
      );
    });

    it('move thousands of texts at once, and back', async (t) => {
      const store = await fresh(t);
      await Promise.all(
        Array.from({ length: 1200 }, (_, n) =>
          store.submissions.add(entry(answer({ answers: { issue: 'other', other: `text ${n}` } }))),
        ),
      );
      const texts = (await store.themes.texts(EDGBASTON, { ...ALL, limit: 5000 })).map(
        ({ id }) => id,
      );
      const move = await store.themes.move(EDGBASTON, { texts, theme: 'roads' }, ADA);
      assert.equal(move?.texts, 1200);
      assert.equal(await store.themes.undo(EDGBASTON, move.id, 'Ada'), 1200);
      const after = await store.themes.texts(EDGBASTON, { ...ALL, limit: 5000 });
      assert.deepEqual(new Set(after.map(({ theme }) => theme)), new Set([null]));
    });
  });
}
