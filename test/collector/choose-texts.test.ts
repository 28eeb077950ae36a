import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  diceSimilarity,
  readTrigrams,
  TextFolder,
} from '../../src/collector/shortlist/text/fold-texts.ts';
import { ThemeSuggester } from '../../src/collector/shortlist/text/suggest-themes.ts';
import { TextIndex } from '../../src/collector/shortlist/text/text-index.ts';
import { readTerms } from '../../src/collector/shortlist/text/text-terms.ts';

const keysOf = (text: string, language = 'en') => readTerms(text, language).map(({ key }) => key);

const typed = (texts: readonly string[], language = 'en') =>
  texts.map((text, n) => ({
    ...{ id: `text-${String(n).padStart(5, '0')}`, area: 'E05011144', issue: 'other' },
    ...{ language, text },
  }));

const indexOf = (texts: readonly string[], language = 'en') =>
  TextIndex.build(typed(texts, language), language);

const recurringIn = async (texts: readonly string[], language = 'en') =>
  Object.fromEntries(
    (await indexOf(texts, language)).recurring.map((term) => [term.words, term.texts]),
  );

describe('the terms of a text', () => {
  it('are equal for the forms of a word, and for what residents of the UK call the same', () => {
    assert.deepEqual(keysOf('Pot holes'), keysOf('pothole'));
    assert.deepEqual(keysOf('rubbish'), keysOf('Litter'));
    assert.deepEqual(keysOf('fly-tipping'), keysOf('flytipping'));
    assert.deepEqual(keysOf('the buses'), keysOf('Bus'));
    assert.deepEqual(keysOf('crossings'), keysOf('a zebra crossing'));
    assert.deepEqual(keysOf('resident’s'), keysOf('residents'));
  });

  it('are different for words that only look alike', () => {
    assert.notDeepEqual(keysOf('park'), keysOf('parking'));
    assert.notDeepEqual(keysOf('light'), keysOf('litter'));
  });

  it('leave out words that say nothing, and numbers', () => {
    assert.deepEqual(keysOf('There should be more of it by 2027, please!'), []);
    assert.deepEqual(keysOf('Mae angen mwy o finiau yn y parc', 'cy'), ['angen', 'finia', 'parc']);
  });

  it('are read in every script, however its characters are composed', () => {
    assert.deepEqual(keysOf('cafe\u0301'), keysOf('caf\u00e9'));
    for (const [language, text] of [
      ['ur', 'سڑک کی مرمت'],
      ['bn', 'রাস্তা মেরামত'],
      ['pa', 'ਸੜਕ ਦੀ ਮੁਰੰਮਤ'],
      ['ar', 'إصلاح الطريق'],
      ['pl', 'Dziury w jezdni'],
      ['ro', 'Gropi în asfalt'],
      ['xx', 'foreign words'],
    ] as const)
      assert.ok(keysOf(text, language).length >= 2, language);
  });

  it('end after 200 words, so that no text takes long', () => {
    assert.equal(keysOf('litter '.repeat(5000)).length, 200);
  });
});

describe('what recurs', () => {
  it('is counted once a text, in the form that most texts have', async () => {
    const counts = await recurringIn(['Potholes, potholes, potholes', 'potholes', 'a pot hole']);
    assert.deepEqual(counts, { potholes: 3 });
  });

  it('has pairs of neighbours, in place of a word that says no more than its pair', async () => {
    const counts = await recurringIn(['Manor Road', 'Manor Road is dark', 'Station Road', 'road']);
    assert.deepEqual(counts, { road: 4, 'manor road': 2 });
  });

  it('has no pair of words that are apart in the text', async () => {
    assert.deepEqual(await recurringIn(['damp in the flats', 'damp in our flats']), {
      damp: 2,
      flats: 2,
    });
  });

  it('leaves out what only one text has', async () => {
    assert.deepEqual(await recurringIn(['damp', 'litter']), {});
  });
});

describe('texts that say nearly the same', () => {
  const groupsOf = (texts: readonly string[]): number[][] => {
    const folder = new TextFolder();
    for (const text of texts) folder.count(text);
    texts.forEach((text, n) => {
      folder.add(String(n), text);
    });
    return folder.groups.map(({ ids }) => ids.map(Number));
  };

  it('are one group, whatever their case and punctuation', () => {
    assert.deepEqual(groupsOf(['Pot holes!', 'pot  holes', 'POT-HOLES', 'Litter']), [
      [0, 1, 2],
      [3],
    ]);
  });

  it('have at least six tenths of their trigrams in common', () => {
    const similarity = (a: string, b: string) => diceSimilarity(readTrigrams(a), readTrigrams(b));
    assert.equal(similarity('abc', 'abc'), 1);
    assert.equal(similarity('abcdef', 'uvwxyz'), 0);
    // Two of four are common: " ab" and "abc".
    assert.equal(similarity('abcd', 'abcx'), 0.5);
    assert.deepEqual(groupsOf(['abcdefgh', 'abcdefgx']), [[0, 1]]);
    assert.deepEqual(groupsOf(['abcd', 'abcx']), [[0], [1]]);
  });

  it('are found among many as when every pair is compared', () => {
    const words = ['pot', 'hole', 'litter', 'park', 'road', 'school', 'bus', 'late', 'dark'];
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const made = Array.from({ length: 300 }, () =>
      Array.from({ length: 2 + random(4) }, () => words[random(words.length)]).join(' '),
    );
    // An equal text goes where the first one went, which may have had fewer to choose from.
    const texts = [...new Set(made)];
    const leaders: number[] = [];
    const expected = texts.map((text, n) => {
      const trigrams = readTrigrams(text);
      let best = n;
      let bestSimilarity = 0;
      for (const leader of leaders) {
        const similarity = diceSimilarity(trigrams, readTrigrams(texts[leader] ?? ''));
        if (similarity >= 0.6 && similarity > bestSimilarity) {
          best = leader;
          bestSimilarity = similarity;
        }
      }
      if (best === n) leaders.push(n);
      return bestSimilarity;
    });
    const found = groupsOf(texts);
    assert.deepEqual(
      found.map(([leader]) => leader),
      leaders,
    );
    for (const [leader = 0, ...more] of found)
      for (const n of more) {
        const similarity = diceSimilarity(
          readTrigrams(texts[leader] ?? ''),
          readTrigrams(texts[n] ?? ''),
        );
        assert.equal(similarity, expected[n], `${texts[n]} is with ${texts[leader]}`);
      }
  });

  it('hold every text once', async () => {
    const { groups } = await indexOf(['a b', 'a b', 'c d', '', '!!', 'e']);
    assert.deepEqual(groups.flatMap(({ ids }) => ids).toSorted(), [
      'text-00000',
      'text-00001',
      'text-00002',
      'text-00003',
      'text-00004',
      'text-00005',
    ]);
  });
});

describe('what a text may be about', () => {
  const HEADINGS = [
    { id: 'roads', label: 'Pot holes and road repairs' },
    { id: 'safety', label: 'Road safety and speeding' },
    { id: 'litter', label: 'Litter and fly-tipping' },
  ];
  const suggest = (text: string, sorted: [theme: string, text: string][] = []) =>
    new ThemeSuggester(
      HEADINGS,
      sorted.map(([theme, each]) => ({ theme, terms: readTerms(each, 'en') })),
      'en',
    ).suggest(readTerms(text, 'en'));

  it('is told by the words of a heading', () => {
    assert.deepEqual(suggest('Potholes on the hill'), { theme: 'roads', because: ['potholes'] });
    assert.deepEqual(suggest('Rubbish by the bins'), { theme: 'litter', because: ['rubbish'] });
  });

  it('is not told by a word that two headings have, or where two are told alike', () => {
    assert.equal(suggest('The road'), undefined);
    assert.equal(suggest('Litter and potholes'), undefined);
    assert.equal(suggest('Damp'), undefined);
  });

  it('is learned from what organisers sorted before, where it is nearly always the same', () => {
    const sorted: [string, string][] = [
      ['roads', 'cracked tarmac'],
      ['roads', 'the tarmac is gone'],
    ];
    assert.deepEqual(suggest('Tarmac!', sorted), { theme: 'roads', because: ['tarmac'] });
    assert.equal(suggest('Tarmac!', sorted.slice(1)), undefined, 'once is no pattern');
    const split: [string, string][] = [
      ...sorted,
      ['litter', 'tarmac dumped'],
      ['litter', 'tarmac'],
    ];
    assert.equal(suggest('Tarmac!', split), undefined);
  });
});
